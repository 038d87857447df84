import { MILLIONS_PER_BILLION, NOTICE_ROUNDS } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { BotMove } from '#shared/protocol/botMove.ts';
import type { Intent, SeatIntent, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Agreement, LawChange, Proposal } from '#shared/protocol/law.ts';
import { boundUntilRound } from '#shared/rules/law/agreement.ts';
import { giveNotices, withoutParties } from '#shared/rules/law/leaving.ts';
import { applyLaw } from '#shared/rules/law/register.ts';
import { tasksLost } from '#shared/rules/modules/politics/mandates.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { temperamentOf } from './botView.ts';
import { sealEnvelope } from './envelope/sealEnvelope.ts';
import { pledge } from './envelope/wallLimits.ts';
import { conferenceMove, withinSlots } from './modules/conferenceMove.ts';
import { lookAtRules } from './modules/lookAtRules.ts';
import { buildsOnLeft, hasSignedOn } from './moves/grudges.ts';
import { answerProposal, reconsiderProposal, rethinkProposal } from './proposals/answerProposal.ts';
import { shortfall } from './proposals/objectionTo.ts';
import { propose } from './proposals/propose.ts';
import { type Appraiser, createAppraiser } from './valuation/appraiser.ts';
import { knownToAll } from './valuation/lawTable.ts';
import { horizonOf, weightUntil } from './valuation/prospect.ts';
import { noiseBn } from './valuation/valueProposal.ts';

/** A table as a government looks at it. */
type SeenTable = {
  readonly scenario: Scenario;
  readonly view: CountryGame;
  readonly peopleWithOffers: ReadonlySet<EconomyId>;
};

/** What a bot that governs a country does about one move. */
export function countryMove(table: SeenTable, economy: EconomyId, move: BotMove): readonly Intent[] {
  const { scenario, view } = table;
  switch (move.type) {
    case 'ready':
      return [{ type: 'declareReady', ready: true }];
    case 'policy':
      return view.phase === 'policy' && !view.sealedBy.includes(economy)
        ? sealEnvelope(scenario, view, economy)
        : [];
    case 'conference':
      return conferenceMove(scenario, view, economy, move);
    case 'named':
    case 'hurried':
      return [];
    case 'propose':
      if (view.phase !== 'negotiation') return [];
      return withinSlots(view, economy, lookRound(table, economy, move.look));
    default: {
      const intents = onProposal(table, economy, move);
      return withinSlots(view, economy, intents);
    }
  }
}

/** At the first look of a round a bot also pledges, leaves what has become too dear, and looks at whether others keep the rules. */
function lookRound(table: SeenTable, economy: EconomyId, look: number): SeatIntent[] {
  const { scenario, view } = table;
  const appraiser = appraiserAt(table);
  if (look > 0) return propose(appraiser, economy);
  const notices = leaveAgreements(appraiser, economy);
  // A notice changes the law under which proposals were thought of: they wait for the next look.
  const proposals = notices.length > 0 ? [] : propose(appraiser, economy);
  const complaints = lookAtRules(appraiser, view, economy);
  return [...complaints, ...pledge(scenario, view, economy), ...notices, ...proposals];
}

function appraiserAt({ scenario, view, peopleWithOffers }: SeenTable): Appraiser {
  return createAppraiser(scenario, knownToAll(view), peopleWithOffers);
}

type ProposalMove = Extract<BotMove, { readonly type: 'answer' | 'admission' | 'rethink' | 'reconsider' }>;

function onProposal(table: SeenTable, economy: EconomyId, move: ProposalMove): SeatIntent[] {
  const { scenario, view } = table;
  const proposal = view.proposals[move.proposal];
  if (view.phase !== 'negotiation' || proposal === undefined) return [];
  if (move.type === 'admission') return answerAdmission(scenario, knownToAll(view), proposal, economy);
  const appraiser = appraiserAt(table);
  if (move.type === 'rethink') {
    const intents = rethinkProposal(appraiser, proposal, economy);
    // A signature may make law that proposals would have to be thought of under: they wait for the next look.
    const signs = intents.some(({ type }) => type === 'signProposal');
    return signs ? intents : [...intents, ...propose(appraiser, economy)];
  }
  if (move.type === 'reconsider') return reconsiderProposal(appraiser, proposal, economy);
  const isMine = proposal.status === 'open' && proposal.parties.includes(economy);
  return isMine && proposal.signatures[economy] !== proposal.revision
    ? answerProposal(appraiser, proposal, economy)
    : [];
}

/** A member's say on an entry or merger that waits for the bell: it refuses what costs it, else silence is consent. */
export function answerAdmission(
  scenario: Scenario,
  view: CountryGame,
  proposal: Proposal,
  economy: EconomyId,
): SeatIntent[] {
  // Who joins what it leaves is no longer its concern.
  if (buildsOnLeft(view, proposal, economy)) return [];
  const { [proposal.id]: _waiting, ...others } = view.proposals;
  const appraiser = createAppraiser(scenario, { ...view, proposals: others });
  const draft = draftOf(proposal);
  const appraised = appraiser.appraise(draft);
  if (!appraised.ok) return [];
  const { gainBn } = appraised.value;
  const worth = { gainBn: gainBn[economy] ?? 0, reservationBn: -noiseBn(appraiser, economy) };
  if (worth.gainBn >= worth.reservationBn) return [];
  const reason = shortfall(appraiser, draft, economy, { ...worth, appraisal: appraised.value });
  return [{ type: 'refuseAdmission', proposal: proposal.id, reason }];
}

/**
 * Notice of the agreement that costs this government most, if it costs enough, no secret task of its own asks for it, and nothing that it has
 * signed builds on it; never in the last round, when successors answer.
 */
export function leaveAgreements(appraiser: Appraiser, economy: EconomyId): SeatIntentOf<'giveNotice'>[] {
  const { scenario, law } = appraiser;
  if (law.round >= law.settings.rounds) return [];
  const [worst] = Object.values(law.agreements)
    .filter((agreement) => mayLeave(law, agreement, economy) && !hasSignedOn(law, agreement, economy))
    .filter(
      (agreement) =>
        tasksLost(scenario, { game: law, changed: noticed(law, agreement, economy) }, economy).length === 0,
    )
    .map((agreement) => ({ agreement, gain: gainOfLeaving(appraiser, agreement, economy) }))
    .toSorted((a, b) => b.gain - a.gain);
  // Partners remember: by temperament a treaty is left only for a gain that is worth that.
  if (worst === undefined || worst.gain <= temperamentOf(law, economy).proposals.leavingIncomePart) return [];
  return [{ type: 'giveNotice', agreement: worst.agreement.id }];
}

function mayLeave(law: CountryGame, agreement: Agreement, economy: EconomyId): boolean {
  return (
    agreement.parties.includes(economy) &&
    boundUntilRound(agreement, economy) < law.round &&
    !agreement.notices.some(({ by }) => by === economy)
  );
}

/** The law in which this government has given notice. */
function noticed(law: CountryGame, agreement: Agreement, economy: EconomyId): CountryGame {
  return applyLaw(law, { upsert: [giveNotices(agreement, [economy], law.round + NOTICE_ROUNDS)], end: [] });
}

/** Part of income a round: what trade brings once it is out, less the payments that end. */
function gainOfLeaving(appraiser: Appraiser, agreement: Agreement, economy: EconomyId): number {
  const { law, table } = appraiser;
  const after = (): CountryGame => noticed(law, agreement, economy);
  const name = `notice:${agreement.id}:${economy}`;
  const incomeBn = law.settled.incomeBn[economy] ?? 0;
  const lostBn = endedPaymentsBn(law, agreement, economy);
  const gain = (bn: number | undefined): number => ((bn ?? 0) - lostBn) / incomeBn;
  if (incomeBn <= 0) return 0;
  // At the slope of an open border, closing it looks better than it is: what looks poor at first sight is poor.
  const without = (): CountryGame => applyLaw(law, lawWithout(agreement, economy));
  if (
    gain(table.estimateLaw(name, without)[economy]) <= temperamentOf(law, economy).proposals.leavingIncomePart
  )
    return 0;
  const appraised = table.appraiseLaw(name, after);
  return appraised.ok ? gain(appraised.value.gainBn[economy]) : 0;
}

/** The agreement among those who stay, if there are two. */
function lawWithout(agreement: Agreement, economy: EconomyId): LawChange {
  const rest = withoutParties(agreement, [economy]);
  return rest === undefined ? { upsert: [], end: [agreement.id] } : { upsert: [rest], end: [] };
}

/** Payments received less paid under the agreement from the next round on, mean over the rounds to come. */
function endedPaymentsBn(law: CountryGame, { payments }: Agreement, economy: EconomyId): number {
  const { weight } = horizonOf(law);
  return payments
    .filter(({ from, to, untilRound }) => (from === economy || to === economy) && untilRound > law.round)
    .reduce((sum, { to, amountMn, untilRound }) => {
      const share = (weightUntil(law, untilRound) - 1) / weight;
      return sum + (to === economy ? 1 : -1) * (amountMn / MILLIONS_PER_BILLION) * share;
    }, 0);
}
