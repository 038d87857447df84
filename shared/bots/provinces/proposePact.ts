import { DRAFTING_COST } from '#shared/content/provinces/provinceConstants.ts';
import { WITH_PEOPLE } from '#shared/content/provinces/provinceTemperaments.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { BotMove } from '#shared/protocol/botMove.ts';
import type { Draft, Intent, SeatIntent } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { forecastPact } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { isMarketPact, pactsLapsed } from '#shared/rules/provinces/pacts/pactLaw.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { movesThought, seededDraw } from '#shared/rules/table/botDelays.ts';
import { hasPerson, isOnTheTable } from '../moves/attention.ts';
import { answerPact, leavePacts, reconsiderPact, rethinkPact } from './answerPact.ts';
import { type Leader, askingOfPeople, gainsOverTerm, isWorth, leavesTheirPart } from './bargain.ts';
import {
  type BalancedPact,
  type PactPlan,
  balancePact,
  pactDraft,
  withDeterringDeposit,
} from './pactDraft.ts';
import { sealEnvelope } from './sealEnvelope.ts';
import { pactGains, sightOf } from './sight.ts';
import { distanceKm, leaderFaults, pointsAYuan, roundsLeft, temperamentOf } from './thinking.ts';

/** How many of the nearest a leader thinks of, and how large a body it would found. */
const NEAREST = 4;
const MEMBERS_MOST = 4;

/**
 * With whom a leader could share a market: its neighbours by twos, threes and fours, the nearest first; a body of its own once more where it
 * ends with this round, and with one more member.
 */
export function memberSets(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
): EconomyId[][] {
  const [first = '', second = '', third = '', fourth = ''] = nearestTo(scenario, [economy]).slice(0, NEAREST);
  const founded = [
    [first],
    [second],
    [third],
    [fourth],
    [first, second],
    [first, third],
    [second, third],
    [first, second, third],
  ].map((others) => [economy, ...others]);
  const bodies = Object.values(view.provinces.pacts)
    .filter(({ members }) => members.includes(economy))
    .flatMap((pact) => changed(scenario, view, pact));
  return [...bodies, ...founded].map((members) =>
    scenario.dealOrder.filter((seat) => members.includes(seat)),
  );
}

function changed(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  { members, untilRound }: Pact,
): EconomyId[][] {
  const grown = nearestTo(scenario, members)
    .slice(0, 2)
    .map((entrant) => [...members, entrant]);
  return [
    ...(untilRound <= view.round ? [[...members]] : []),
    ...(members.length < MEMBERS_MOST ? grown : []),
  ];
}

/** Others with a seat, those nearest to any of the members first. */
function nearestTo(scenario: ProvincesScenario, members: readonly EconomyId[]): EconomyId[] {
  const away = (seat: EconomyId): number =>
    Math.min(...members.map((member) => distanceKm(scenario, member, seat)));
  return scenario.dealOrder.filter((seat) => !members.includes(seat)).toSorted((a, b) => away(a) - away(b));
}

/** Candidates that are thought through to the payments. */
const THOUGHT_THROUGH = 3;
/** Points for which nobody breaks a pact that rests on its members' word: about what being seen costs. */
const BEARABLE = 1;
/** Own proposals of a round that it lays on the table. */
const PROPOSALS_MOST = 2;
/** Part of an own gain by which moods differ, so that tables differ. */
const MOOD = 0.3;

/** A table as a leader looks at it. */
export type SeenProvinces = {
  readonly scenario: ProvincesScenario;
  readonly view: ProvinceGame;
  /** To whom no bot offers anything more, and to whom none has offered anything in this round. */
  readonly peopleWithOffers: ReadonlySet<EconomyId>;
  readonly peopleWithoutOffers: ReadonlySet<EconomyId>;
};

/** What a leader tables when it looks round: the market among neighbours that brings it most once all are content; nothing where none does. */
export function proposePact(
  { scenario, view, peopleWithOffers }: SeenProvinces,
  economy: EconomyId,
): SeatIntent[] {
  const own = Object.values(view.proposals).filter(
    ({ author, round }) => author === economy && round === view.round,
  );
  if (own.length >= PROPOSALS_MOST || own.some(({ status }) => status === 'open')) return [];
  const leftAlone = [...peopleWithOffers, ...refusersOf(view, economy, own)];
  const plans = memberSets(scenario, view, economy)
    .filter((members) => !members.some((member) => leftAlone.includes(member)))
    .flatMap((members) => planFor(scenario, view, economy, members) ?? []);
  const ranked = plans
    .map((plan) => ({ plan, joint: jointGain(scenario, view, plan) }))
    .filter(({ joint }) => joint > 0)
    .toSorted((a, b) => b.joint - a.joint)
    .slice(0, THOUGHT_THROUGH);
  const balanced = ranked.flatMap(({ plan }) => balancePact(scenario, view, plan) ?? []);
  const [best] = balanced
    .map((pact) => ({ pact, worth: worthTo(view, economy, pact) }))
    .toSorted((a, b) => b.worth - a.worth);
  if (best === undefined || best.worth * roundsLeft(view) <= costOfDrafting(scenario, view, economy))
    return [];
  const promised = promise(scenario, view, best.pact.plan);
  if (promised === undefined) return [];
  const draft = askingOfPeople({ scenario, view, economy }, promised);
  return leaderFaults(scenario, view, draft, economy).length > 0 ? [] : [{ type: 'tableProposal', draft }];
}

/** Who has refused an own proposal of this round; people also where it has gone on without them since. */
function refusersOf(view: ProvinceGame, economy: EconomyId, own: readonly Proposal[]): EconomyId[] {
  const remembered = movesThought(view, economy).flatMap((move) =>
    move.type === 'rethink' && own.some(({ id }) => id === move.proposal) ? [move.refuser] : [],
  );
  return [
    ...own.flatMap(({ refusedBy }) => refusedBy),
    ...remembered.filter((refuser) => hasPerson(view, [refuser])),
  ];
}

/**
 * The offer with which a leader comes to a person to whom no bot has come in this round; nothing where none is worth its while and theirs. It
 * is laid before nobody else to whom enough is offered, or who has just refused another of its own.
 */
export function offerToPeople(
  { scenario, view, peopleWithOffers, peopleWithoutOffers }: SeenProvinces,
  economy: EconomyId,
): SeatIntent[] {
  const own = Object.values(view.proposals).filter(
    ({ author, round }) => author === economy && round === view.round,
  );
  if (own.some(({ status }) => status === 'open')) return [];
  const leftAlone = [...peopleWithOffers, ...refusersOf(view, economy, own)];
  const [best] = scenario.dealOrder
    .filter((seat) => peopleWithoutOffers.has(seat))
    .flatMap((person) => personalOffer({ scenario, view, economy }, person, leftAlone) ?? [])
    .toSorted((a, b) => b.least - a.least);
  return best === undefined ? [] : [{ type: 'tableProposal', draft: best.draft }];
}

/** Rounds for which a leader offers a person its word. */
const ROUNDS_ON_TRUST = 2;
/** Points a round that such an offer brings the person at the least. */
const LEAST_TO_A_PERSON = 0.5;
/** What a leader offers a person: to be bound, or both's word, on all goods or one kind. */
const KINDS: readonly Omit<PactPlan, 'members'>[] = [
  { isBinding: true },
  ...(['all', 'finished', 'raw'] as const).map((goods) => ({
    isBinding: false,
    goods,
    termMost: ROUNDS_ON_TRUST,
  })),
];

type PersonalOffer = {
  readonly draft: Draft;
  /** Points a round of whom of the two it pays less. */
  readonly least: number;
};

/** What a leader and a person may agree on alone, or else with the body of either: of that what is best for whom it pays less, with what the leader asks. */
function personalOffer(
  leader: Leader,
  person: EconomyId,
  leftAlone: readonly EconomyId[] = [],
): PersonalOffer | undefined {
  const sets = setsWith(leader, person);
  for (const members of sets.filter((set) => !set.some((member) => leftAlone.includes(member)))) {
    const [best] = offersAmong(leader, person, members).toSorted((a, b) => b.least - a.least);
    if (best !== undefined) return best;
  }
  return undefined;
}

function offersAmong(
  leader: Leader,
  person: EconomyId,
  members: readonly EconomyId[],
): readonly PersonalOffer[] {
  const { scenario, view, economy } = leader;
  if (hasSame(view, members)) return [];
  return KINDS.map((kind): PactPlan => ({ ...kind, members }))
    .filter((plan) => leaderFaults(scenario, view, pactDraft(view, plan), economy).length === 0)
    .flatMap((plan) => [plan, ...[balancePact(scenario, view, plan)?.plan ?? []].flat()])
    .flatMap((plan) => withDeterringDeposit(scenario, view, plan) ?? [])
    .filter((draft) => (gainsOverTerm(leader, draft)?.[person] ?? 0) >= LEAST_TO_A_PERSON)
    .flatMap((draft) => {
      const asked = askingOfPeople(leader, draft);
      const least = leastOf(leader, asked, person);
      return least === undefined ? [] : [{ draft: asked, least }];
    });
}

/** The members of a body of both that has just ended, the two alone, then with all members of one body of either. */
function setsWith({ scenario, view, economy }: Leader, person: EconomyId): EconomyId[][] {
  const bodies = Object.values(view.provinces.pacts)
    .map(({ members }) => members)
    .filter((members) => members.includes(economy) || members.includes(person));
  const ended = pactsLapsed(view).filter(({ members }) =>
    [economy, person].every((party) => members.includes(party)),
  );
  const sets = [...ended.map(({ members }) => members), [], ...bodies].map((body) =>
    scenario.dealOrder.filter((seat) => seat === economy || seat === person || body.includes(seat)),
  );
  const small = sets.filter(({ length }) => length <= MEMBERS_MOST);
  return [...new Map(small.map((members) => [String(members), members])).values()];
}

/** Undefined where the rules, the leader or another party that is no person stands against it, or too little is left to the person. */
function leastOf(leader: Leader, draft: Draft, person: EconomyId): number | undefined {
  const { scenario, view, economy } = leader;
  const gains = gainsOverTerm(leader, draft);
  if (gains === undefined || leaderFaults(scenario, view, draft, economy).length > 0) return undefined;
  const theirs = must(gains[person], person);
  const isSigned = draft.parties.every(
    (party) => hasPerson(view, [party]) || party === economy || must(gains[party], party) >= neededBy(draft),
  );
  if (theirs < LEAST_TO_A_PERSON || !isSigned || !isWorth(leader, 0)(draft)) return undefined;
  return leavesTheirPart(leader, draft) ? Math.min(theirs, must(gains[economy], economy)) : undefined;
}

/** Points a round for which leaders sign with people. */
function neededBy({ clauses }: Draft): number {
  const isBinding = clauses.find(isMarketPact)?.isBinding === true;
  return WITH_PEOPLE.reservationPoints / (isBinding ? 1 : WITH_PEOPLE.trust);
}

/** What it would table for one other leader who asks it to; undefined where no pact between the two pays both. */
export function pactWith(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  partner: EconomyId,
): Draft | undefined {
  const market = marketWith({ scenario, view, economy }, partner);
  if (market !== undefined || !hasPerson(view, [partner])) return market;
  return personalOffer({ scenario, view, economy }, partner)?.draft;
}

function marketWith(leader: Leader, partner: EconomyId): Draft | undefined {
  const { scenario, view, economy } = leader;
  const members = scenario.dealOrder.filter((seat) => seat === economy || seat === partner);
  const plan = planFor(scenario, view, economy, members);
  const balanced = plan && balancePact(scenario, view, plan);
  if (balanced === undefined || worthTo(view, economy, balanced) <= 0) return undefined;
  const promised = promise(scenario, view, balanced.plan);
  if (promised === undefined) return undefined;
  const draft = askingOfPeople(leader, promised);
  return leaderFaults(scenario, view, draft, economy).length === 0 ? draft : undefined;
}

/** Binding where nobody is bound elsewhere, else on their word; undefined where the rules, or an earlier proposal, stand against it. */
function planFor(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  members: readonly EconomyId[],
): PactPlan | undefined {
  if (hasSame(view, members)) return undefined;
  for (const isBinding of [true, false]) {
    const plan = { members, isBinding };
    const draft = pactDraft(view, plan);
    if (isOnTheTable(Object.values(view.proposals), view.round, draft)) return undefined;
    if (leaderFaults(scenario, view, draft, economy).length === 0) return plan;
  }
  return undefined;
}

/** Whether a pact that outlives this round joins them all. */
function hasSame(view: ProvinceGame, members: readonly EconomyId[]): boolean {
  return Object.values(view.provinces.pacts).some(
    (pact) => pact.untilRound > view.round && members.every((member) => pact.members.includes(member)),
  );
}

function jointGain(scenario: ProvincesScenario, view: ProvinceGame, plan: PactPlan): number {
  const gains = Object.values(pactGains(scenario, view, pactDraft(view, plan))?.gains ?? {});
  return gains.reduce((sum, gain) => sum + gain, 0);
}

/** Own points a round, what is only promised discounted, less what the temperament asks, in the mood of the round. */
function worthTo(view: ProvinceGame, economy: EconomyId, { plan, outlook }: BalancedPact): number {
  const { trust, reservationPoints } = temperamentOf(view, economy);
  const gain = must(outlook.gains[economy], economy) * (plan.isBinding ? 1 : trust);
  const mood = 1 + MOOD * (seededDraw(view, economy, `mood ${plan.members.join()}`) - 0.5);
  return gain * mood - reservationPoints;
}

function costOfDrafting(scenario: ProvincesScenario, view: ProvinceGame, economy: EconomyId): number {
  const asIs = sightOf(scenario, view).asIs();
  if (!asIs.ok) return Infinity;
  return DRAFTING_COST * pointsAYuan(scenario, view, must(asIs.value.provinces[economy], economy));
}

/** A promise on their word alone only where nobody would be tempted. */
function promise(scenario: ProvincesScenario, view: ProvinceGame, plan: PactPlan): Draft | undefined {
  if (plan.isBinding) return withDeterringDeposit(scenario, view, plan);
  const draft = pactDraft(view, plan);
  const forecast = forecastPact(scenario, view, draft);
  return forecast.ok && forecast.value.deterringDeposit <= BEARABLE ? draft : undefined;
}

/** What a bot that governs a province does about one move. The centre's seat without a person is governed by the rule. */
export function provinceMove(table: SeenProvinces, economy: EconomyId, move: BotMove): readonly Intent[] {
  const { scenario, view } = table;
  if (move.type === 'ready') return [{ type: 'declareReady', ready: true }];
  if (economy === CENTRE_SEAT) return [];
  switch (move.type) {
    case 'policy':
      return view.phase === 'policy' && !view.sealedBy.includes(economy)
        ? sealEnvelope(scenario, view, economy)
        : [];
    case 'propose':
      return view.phase === 'negotiation' ? lookRound(table, economy, move.look) : [];
    case 'answer': {
      const proposal = view.proposals[move.proposal];
      const isMine =
        view.phase === 'negotiation' &&
        proposal?.status === 'open' &&
        proposal.parties.includes(economy) &&
        proposal.signatures[economy] !== proposal.revision;
      return isMine ? answerPact(scenario, view, economy, proposal) : [];
    }
    case 'rethink':
    case 'reconsider': {
      const proposal = view.phase === 'negotiation' ? view.proposals[move.proposal] : undefined;
      if (proposal === undefined) return [];
      const think = move.type === 'rethink' ? rethinkPact : reconsiderPact;
      return think(scenario, view, economy, proposal);
    }
    default:
      return [];
  }
}

/** At the first look of a round it leaves what it does not keep; that changes the law, so proposals wait for the next look. */
function lookRound(table: SeenProvinces, economy: EconomyId, look: number): SeatIntent[] {
  const notices = look === 0 ? leavePacts(table.scenario, table.view, economy) : [];
  if (notices.length > 0) return notices;
  const proposals = proposePact(table, economy);
  return proposals.length > 0 ? proposals : offerToPeople(table, economy);
}
