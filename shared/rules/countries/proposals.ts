/** What a proposal among countries may say, and what it becomes. */
import { SURCHARGE_ROUNDS } from '#shared/content/treatyConstants.ts';
import { BLOC_TITLES } from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Policy, Schedule, Surcharge } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { type DraftCase, isSeat, repeated } from '../clauses/clauseKind.ts';
import {
  clauseIsPlayed,
  economiesConcerned,
  economiesNamed,
  isIntegration,
  isRepeated,
  kindOf,
  obligesByItself,
  obligesEconomy,
} from '../clauses/clauseKinds.ts';
import {
  afterIntegration,
  integrationLaw,
  lawOf,
  memberFaults,
  narrowDraft,
  withPendingLaw,
} from '../clauses/proposalLaw.ts';
import { unitName } from '../law/blocs.ts';
import { wallFromPolicy, wallOf } from '../law/lawInForce.ts';
import { preferentialRateBp } from '../law/rates.ts';
import {
  type Register,
  applyLaw,
  pairKey,
  pairLevel,
  signatureFaults,
  mostFounders,
  startsAnew,
} from '../law/register.ts';
import { moduleDraftFaults } from '../modules.ts';
import type { ProposalRules } from '../rulebook.ts';
import { type CountryGame, countryGame } from '../state.ts';
import { lastRoundOf } from '../table/clock.ts';
import { isBot } from '../table/seats.ts';
import { needsRatification } from './legislatureOdds.ts';
import { countryStates } from './countryStates.ts';

/** The rules of proposals among countries: treaties of regional integration. */
export function countryProposals(scenario: Scenario): ProposalRules {
  const fault: ProposalRules['fault'] = (state, draft, author) =>
    firstFault(countryGame(state), { scenario, draft, author });
  return {
    states: countryStates,
    faults: (state, draft, author) => findFaults(scenario, countryGame(state), draft, author),
    fault,
    // What it says in vain was asked of it by the law of when it was signed.
    faultUnder: (state, draft, author) =>
      firstFaultUnder(countryGame(state), { scenario, draft, author }, isInVain),
    tablingFault: fault,
    noticesIn: (state, { upsert }) => {
      const { agreements } = countryGame(state);
      return upsert
        .filter(({ id, notices }) => notices.length > (agreements[id]?.notices.length ?? 0))
        .map(({ id }) => id);
    },
    law: (state, proposal) => lawOf(scenario, countryGame(state), proposal),
    refuses: (state, bot, other) => raisersFor(scenario, countryGame(state), bot).includes(other),
    needsRatification: (state, draft) => needsRatification(scenario, countryGame(state), draft),
    without: (state, draft, refusedBy) => narrowDraft(countryGame(state), draft, refusedBy),
  };
}

/**
 * Everything that keeps a draft from being law now: none means lawful. It must agree with the law in force and also with the
 * proposals that await the bell, as if they were law. Whole-proposal faults come first, then clause by clause; the first is the one
 * that a refusal names.
 */
export function findFaults(
  scenario: Scenario,
  state: CountryGame,
  draft: Draft,
  author: EconomyId,
): Rejection[] {
  const { now, later } = findFaultsByLaw(scenario, state, draft, author);
  return [...now, ...later];
}

/** Faults under the law in force, and those that arise only once what awaits the bell is law. */
type FaultsByLaw = {
  readonly now: readonly Rejection[];
  readonly later: readonly Rejection[];
  /** The law with what awaits the bell. */
  readonly pending: CountryGame;
};

export function findFaultsByLaw(
  scenario: Scenario,
  state: CountryGame,
  draft: Draft,
  author: EconomyId,
): FaultsByLaw {
  const question = { scenario, draft, author };
  const pending = withPendingLaw(scenario, state);
  const isOne = pending === state;
  const now = [
    ...findFaultsUnder(state, question, isOne ? never : neededUnder(pending, question)),
    ...signatureFaults(state, draft.parties),
  ];
  if (isOne) return { now, later: [], pending };
  const known = new Set(now.map(canonicalJson));
  const later = findFaultsUnder(pending, question, neededUnder(state, question));
  return { now, later: later.filter((fault) => !known.has(canonicalJson(fault))), pending };
}

/** Whether the pace of integration lets a draft be sent in this round, whatever else it lacks: what it bars, only waiting cures. */
export function isInPace(scenario: Scenario, state: CountryGame, draft: Draft, author: EconomyId): boolean {
  return findFaults(scenario, state, draft, author).every(({ code }) => !code.startsWith('pace/'));
}

type Question = Pick<DraftCase, 'scenario' | 'draft' | 'author'>;
type Excuse = (fault: Rejection) => boolean;

/** What a draft says in vain under one law, which another law may ask of it: it does no harm. */
const IN_VAIN: ReadonlySet<Rejection['code']> = new Set<Rejection['code']>([
  'proposal/party-not-named',
  'union/former-unknown',
]);

const never: Excuse = () => false;
const isInVain: Excuse = ({ code }) => IN_VAIN.has(code);

/** Excuses what is in vain under one law alone: the other needs it. */
function neededUnder(other: CountryGame, question: Question): Excuse {
  let vain: ReadonlySet<string> | undefined;
  const findVain = (): ReadonlySet<string> => {
    const faults = rulesOf(caseUnder(other, question)).flatMap((rule) => rule());
    return new Set(faults.filter(isInVain).map(canonicalJson));
  };
  return (fault) => isInVain(fault) && !(vain ??= findVain()).has(canonicalJson(fault));
}

/** Everything that keeps a draft from being law under one law, whatever awaits the bell. */
function findFaultsUnder(state: CountryGame, question: Question, isExcused: Excuse): Rejection[] {
  const draftCase = caseUnder(state, question);
  const faults = rulesOf(draftCase).flatMap((rule) => rule().filter((fault) => !isExcused(fault)));
  return faults.length > 0 ? faults : termFaults(draftCase);
}

/** The first of all faults: the others are not looked for. */
function firstFault(state: CountryGame, question: Question): Rejection | undefined {
  const pending = withPendingLaw(question.scenario, state);
  const isOne = pending === state;
  const fault =
    firstFaultUnder(state, question, isOne ? never : neededUnder(pending, question)) ??
    signatureFaults(state, question.draft.parties)[0];
  if (fault !== undefined || isOne) return fault;
  return firstFaultUnder(pending, question, neededUnder(state, question));
}

function firstFaultUnder(
  state: CountryGame,
  question: Question,
  isExcused: Excuse = never,
): Rejection | undefined {
  const draftCase = caseUnder(state, question);
  for (const rule of [...rulesOf(draftCase), () => termFaults(draftCase)]) {
    const fault = rule().find((found) => !isExcused(found));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Whether a draft may still be law in this round, under one law. */
export function isLawfulUnder(state: CountryGame, question: Question): boolean {
  return (
    signatureFaults(state, question.draft.parties).length === 0 &&
    firstFaultUnder(state, question) === undefined
  );
}

function caseUnder(state: CountryGame, { scenario, draft, author }: Question): DraftCase {
  let after: CountryGame | undefined;
  const draftCase: DraftCase = {
    scenario,
    state,
    // Many a draft has faults that show without it.
    get after() {
      return (after ??= stateAfter(scenario, state, draft));
    },
    draft,
    author,
    law: () => lawOf(scenario, state, draft),
    // A bloc that a merger ends is known to the law before it, one that a union founds to the law after it.
    obliges: (economy) =>
      draft.clauses.some((clause) =>
        [state, draftCase.after].some((law) => obligesEconomy(law, clause, economy)),
      ),
  };
  return draftCase;
}

/** The rules of the form itself, in the order in which a refusal names them. */
function rulesOf(draftCase: DraftCase): (() => Rejection[])[] {
  const { state, draft } = draftCase;
  return [
    () => partyFaults(draftCase),
    () => contentFaults(draftCase),
    () => namingFaults(draftCase),
    ...draft.clauses.map((clause, index) => () => {
      const shape = shapeFaults(draftCase, clause, index);
      const canBeRead =
        shape.length === 0 && economiesNamed(clause).every((economy) => isSeat(state, economy));
      return canBeRead ? (kindOf(clause.type).faults?.(draftCase, clause, index) ?? []) : shape;
    }),
    () => (state.settings.membersByRound ? memberFaults(state, draft) : founderFaults(draftCase)),
  ];
}

/** Why a proposal's clauses beyond tariffs, payments and form cannot be law; asked when the rest of it has no fault. */
function termFaults(draftCase: DraftCase): Rejection[] {
  const { scenario, state, draft } = draftCase;
  const faults = draft.clauses.flatMap((clause, index): Rejection[] =>
    clauseIsPlayed(scenario, state, clause.type)
      ? (kindOf(clause.type).termFaults?.(draftCase, clause, index) ?? [])
      : [{ code: 'clause/not-played', clause: index }],
  );
  return [...faults, ...moduleDraftFaults(draftCase)];
}

function stateAfter(scenario: Scenario, state: CountryGame, draft: Draft): CountryGame {
  const index = draft.clauses.findIndex(isIntegration);
  const clause = draft.clauses[index];
  if (clause === undefined || shapeFaults({ scenario, draft }, clause, index).length > 0) return state;
  if (!economiesNamed(clause).every((economy) => isSeat(state, economy))) return state;
  const integration = integrationLaw(scenario, state, draft);
  return integration === undefined ? state : afterIntegration(state, integration);
}

function partyFaults({ state, draft, author }: DraftCase): Rejection[] {
  const { parties } = draft;
  const faults: Rejection[] = [];
  if (!parties.includes(author)) faults.push({ code: 'proposal/author-not-party' });
  if (repeated(parties).length > 0) faults.push({ code: 'intent/malformed', path: 'draft.parties' });
  if (new Set(parties).size < 2) faults.push({ code: 'proposal/two-parties-least' });
  const named = new Set([...parties, ...draft.clauses.flatMap(economiesNamed)]);
  for (const economy of named) {
    if (!isSeat(state, economy)) faults.push({ code: 'proposal/unknown-party', economy });
  }
  return faults;
}

function contentFaults({ draft }: DraftCase): Rejection[] {
  const { title, clauses } = draft;
  const faults: Rejection[] = [];
  const isListed = title === undefined || BLOC_TITLES.some((listed) => listed === title);
  if (!isListed) faults.push({ code: 'proposal/unknown-title', title });
  if (clauses.length === 0) faults.push({ code: 'proposal/no-clause' });
  else if (!clauses.some(obligesByItself)) faults.push({ code: 'proposal/obliges-nobody' });
  return faults;
}

function namingFaults({ state, after, draft }: DraftCase): Rejection[] {
  const { parties, clauses } = draft;
  if (clauses.length === 0) return [];
  const concerned = new Set(
    clauses.flatMap((clause) => [...economiesConcerned(state, clause), ...economiesConcerned(after, clause)]),
  );
  const unnamed = parties.filter((economy) => isSeat(state, economy) && !concerned.has(economy));
  return [
    ...unnamed.map((economy): Rejection => ({ code: 'proposal/party-not-named', economy })),
    ...clauses.flatMap((clause, index) =>
      [...new Set(economiesNamed(clause))]
        .filter((economy) => isSeat(state, economy) && !parties.includes(economy))
        .map((economy): Rejection => ({ code: 'proposal/named-not-party', economy, clause: index })),
    ),
  ];
}

/** What makes a clause unreadable by itself or beside the others. */
function shapeFaults(
  { scenario, draft }: Pick<DraftCase, 'scenario' | 'draft'>,
  clause: Clause,
  index: number,
): Rejection[] {
  const faults = [...(kindOf(clause.type).shapeFaults?.(scenario, clause, index) ?? [])];
  const earlier = draft.clauses.slice(0, index);
  if (isIntegration(clause) && earlier.some(isIntegration)) {
    faults.push({ code: 'clause/one-integration', clause: index });
  }
  if (earlier.some((other) => isRepeated(other, clause)))
    faults.push({ code: 'clause/duplicate', clause: index });
  return faults;
}

/** A founding proposal has few parties; a union counts as one, and only those who enter a new pair count. */
function founderFaults({ state, draft }: DraftCase): Rejection[] {
  const limit = mostFounders(state.settings, state.round);
  const founders = new Set<string>();
  for (const [index, clause] of draft.clauses.entries()) {
    for (const [a, b] of kindOf(clause.type).pairs?.(state, clause) ?? []) {
      if (!isNewPair(state, a, b)) continue;
      founders.add(unitName(state, a)).add(unitName(state, b));
    }
    if (founders.size > limit) return [{ code: 'pace/founders', limit, clause: index }];
  }
  return [];
}

function isNewPair(
  state: Pick<CountryGame, 'agreements' | 'pairLevels'>,
  a: EconomyId,
  b: EconomyId,
): boolean {
  return (state.pairLevels[pairKey(a, b)] ?? 0) === 0 && pairLevel(state.agreements, a, b) === 0;
}

/**
 * Where agreements are few: bots that would pay a point or more that an envelope adds to a tariff. They sign nothing with its author in the next
 * round (`wallRaisers`); after the last there is none.
 */
export function whoPaysRise(
  scenario: Scenario,
  state: CountryGame,
  by: EconomyId,
  policy: Policy,
): EconomyId[] {
  if (state.settings.agreementLimits === undefined || state.round >= lastRoundOf(state)) return [];
  return whoMeetsRise(scenario, state, by, policy).filter((economy) => isBot(state, economy));
}

/** Who would pay a point or more that an envelope adds to a tariff. */
export function whoMeetsRise(
  scenario: Scenario,
  state: CountryGame,
  by: EconomyId,
  policy: Policy,
): EconomyId[] {
  const before = wallOf(state, by);
  const after = policy.type === 'wall' ? wallFromPolicy(scenario, before, policy) : before;
  const rise = { by, before, after, surcharge: policy.surcharge };
  return Object.keys(state.seats).filter((hit) => paysRise(state.agreements, hit, rise));
}

/** Where agreements are few: whose tariff an economy paid in the round before a point or more of which was new. */
export function wallRaisers(scenario: Scenario, state: CountryGame, economy: EconomyId): EconomyId[] {
  const report = state.reports.at(-1);
  if (state.settings.agreementLimits === undefined || report === undefined) return [];
  const { round, walls, wallsBefore, surcharges } = report;
  const agreements = startsAnew(state) ? agreementsOf(scenario, state, round) : state.agreements;
  return Object.keys(state.seats).filter((by) => {
    const fresh = surcharges.find(
      (each) => each.by === by && each.untilRound === round + SURCHARGE_ROUNDS - 1,
    );
    const rise = { by, before: wallsBefore[by] ?? {}, after: walls[by] ?? {}, surcharge: fresh?.surcharge };
    return paysRise(agreements, economy, rise);
  });
}

/** Whose raised tariff keeps a bot from signing with them in this round, also beside others: read off what was settled before. */
export function raisersFor(scenario: Scenario, state: CountryGame, economy: EconomyId): EconomyId[] {
  return isBot(state, economy) && state.reports.at(-1)?.round === state.round - 1
    ? wallRaisers(scenario, state, economy)
    : [];
}

/** Bots that sign nothing with a seat in this round, since they paid a tariff that it raised in the round before. */
export function refusersOf(scenario: Scenario, state: CountryGame, raiser: EconomyId): EconomyId[] {
  return Object.keys(state.seats).filter((economy) => raisersFor(scenario, state, economy).includes(raiser));
}

/** The register of an earlier round in which every agreement was new: it has lapsed, what was signed has not. */
function agreementsOf(scenario: Scenario, state: CountryGame, round: number): Register {
  const signed = Object.values(state.proposals).filter(
    (proposal) => proposal.status === 'concluded' && proposal.round === round,
  );
  return signed.reduce((law: CountryGame, proposal) => applyLaw(law, lawOf(scenario, law, proposal)), {
    ...state,
    round,
    agreements: {},
  }).agreements;
}

type Rise = {
  readonly by: EconomyId;
  readonly before: Schedule;
  readonly after: Schedule;
  readonly surcharge: Surcharge | undefined;
};

function paysRise(agreements: Register, hit: EconomyId, { by, before, after, surcharge }: Rise): boolean {
  if (hit === by) return false;
  if (surcharge?.against === hit && surcharge.rateBp >= POINT_BP) return true;
  return Object.entries(after).some(([sector, rateBp]) => {
    const paidBp = (mfnBp: number): number => preferentialRateBp(agreements, by, hit, sector, mfnBp) ?? mfnBp;
    return paidBp(rateBp) - paidBp(before[sector] ?? rateBp) >= POINT_BP;
  });
}
