import { OPEN_PROPOSALS_PER_SEAT } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft, SeatIntent, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { narrowDraft } from '#shared/rules/clauses/concludeLaw.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { hasPerson, isBusy } from '../moves/attention.ts';
import { type Appraiser, createAppraiser, isLawful } from '../valuation/appraiser.ts';
import { temperamentOf } from '../botView.ts';
import { isWorthSigning, noiseBn, valueProposal } from '../valuation/valueProposal.ts';
import { bargain } from './bargain.ts';
import { counterDrafts } from './concessions.ts';
import { type Objection, objectionTo, shortfall } from './objectionTo.ts';

/**
 * A bot's answer to a proposal that reached it: with people it bargains; of bots it signs what is worth it, counters where all could
 * gain, else refuses. With its hands full it leaves proposals among bots unanswered.
 */
export function answerProposal(appraiser: Appraiser, proposal: Proposal, economy: EconomyId): SeatIntent[] {
  const reading: SeatIntent[] = proposal.openedBy.includes(economy)
    ? []
    : [{ type: 'openProposal', proposal: proposal.id, revision: proposal.revision }];
  if (hasPerson(appraiser.law, [proposal.author]))
    return [...reading, ...bargain(appraiser, proposal, economy)];
  if (isBusy(appraiser.law, economy) && !hasPerson(appraiser.law, proposal.parties)) return reading;
  return [...reading, answer(appraiser, proposal, economy)];
}

function answer(appraiser: Appraiser, proposal: Proposal, economy: EconomyId): SeatIntent {
  const objection = objectionTo(appraiser, proposal, economy);
  if (objection === undefined) {
    return { type: 'signProposal', proposal: proposal.id, revision: proposal.revision, confirmed: true };
  }
  const counter = isOpenToTalk(appraiser.law, objection)
    ? counterProposal(appraiser, proposal, economy)
    : undefined;
  return { ...(counter ?? { type: 'refuseProposal', proposal: proposal.id }), ...objection };
}

/** Whoever broke with it, or asks for what cannot be, gets no other proposal; nor does whoever is outbid where there is one signature. */
function isOpenToTalk({ settings }: CountryGame, { reason }: Objection): boolean {
  if (settings.agreementLimits !== undefined && reason === 'betterOffer') return false;
  return reason !== 'leftUs' && reason !== 'wallRaised' && reason !== 'lawChanged' && reason !== undefined;
}

/** How much more than its reservation a bot asks in a counter, so that it does not sign at the very edge. */
const MARGIN = 0.05;

/** Proposals of one thread: offer, counter, and one answer to it; then somebody must say yes or no. */
const THREAD_LENGTH = 3;

/** Another proposal in the thread with which this bot could live: other payments, or else fewer cuts. Undefined: it sees none. */
function counterProposal(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
): SeatIntentOf<'tableProposal'> | undefined {
  if (!mayCounter(appraiser, proposal, economy)) return undefined;
  const share = temperamentOf(appraiser.law, economy).proposals.fairShare + MARGIN;
  const draft = counterDrafts(appraiser, proposal, economy, { share }).find((each) =>
    isBetter(appraiser, each, economy),
  );
  return draft === undefined ? undefined : { type: 'tableProposal', draft, counterTo: proposal.id };
}

function mayCounter({ law }: Appraiser, proposal: Proposal, economy: EconomyId): boolean {
  const proposals = Object.values(law.proposals);
  const thread = proposals.filter((other) => other.thread === proposal.thread);
  const own = proposals.filter(({ author, status }) => author === economy && status === 'open');
  return thread.length < THREAD_LENGTH && own.length < OPEN_PROPOSALS_PER_SEAT;
}

function isBetter(appraiser: Appraiser, draft: Draft, economy: EconomyId): boolean {
  if (!isLawful(appraiser, draft, economy)) return false;
  const value = valueProposal(appraiser, draft, economy);
  return value.ok && isWorthSigning(value.value);
}

/** A member's say on an entry or merger that waits for the bell: it refuses what costs it, else silence is consent. */
export function answerAdmission(
  scenario: Scenario,
  view: CountryGame,
  proposal: Proposal,
  economy: EconomyId,
): SeatIntent[] {
  const { [proposal.id]: _waiting, ...others } = view.proposals;
  const appraiser = createAppraiser(scenario, { ...view, proposals: others });
  const draft = draftOf(proposal);
  const appraised = appraiser.appraise(draft);
  if (!appraised.ok) return [];
  const gainBn = appraised.value.gainBn[economy] ?? 0;
  const reservationBn = -noiseBn(appraiser, economy);
  if (gainBn >= reservationBn) return [];
  const reason = shortfall(appraiser, draft, economy, {
    gainBn,
    reservationBn,
    appraisal: appraised.value,
  });
  return [{ type: 'refuseAdmission', proposal: proposal.id, reason }];
}

/** What becomes of one's own open proposal that somebody refused: it goes on without them where that is worth it. */
export function rethinkProposal(appraiser: Appraiser, proposal: Proposal, economy: EconomyId): SeatIntent[] {
  if (proposal.status !== 'open' || proposal.refusedBy.length === 0) return [];
  const narrow = narrowDraft(appraiser.law, draftOf(proposal), proposal.refusedBy);
  if (narrow !== undefined && isLawful(appraiser, narrow, economy)) {
    const value = valueProposal(appraiser, narrow, economy);
    if (value.ok && isWorthSigning(value.value)) return [{ type: 'goOnWithout', proposal: proposal.id }];
  }
  return [{ type: 'withdrawProposal', proposal: proposal.id, reason: 'notWithoutThem' }];
}

/** What becomes of a proposal that a bot has signed once another treaty of its own is law: it takes its word back where that is too little. */
export function reconsiderProposal(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
): SeatIntent[] {
  if (proposal.status !== 'open' || proposal.signatures[economy] !== proposal.revision) return [];
  if (objectionTo(appraiser, proposal, economy) === undefined) return [];
  const type = proposal.author === economy ? 'withdrawProposal' : 'refuseProposal';
  return [{ type, proposal: proposal.id, reason: 'lawChanged' }];
}
