import { balancePayments, swapDrafts } from '#shared/bots/proposals/concessions.ts';
import { paymentGainsBn } from '#shared/bots/valuation/appraiser.ts';
import { FOUNDERS, FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import { freeTradeDraft } from '#shared/bots/proposals/candidateDrafts.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at, fromKeys, mapValues } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { applyLaw, pairLevel, pairsOf } from '#shared/rules/law/register.ts';
import { lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import { endAllFormer } from '#shared/rules/law/formerAgreements.ts';
import { unionOf, unitOf } from '#shared/rules/law/blocs.ts';
import { economyPlace } from '#shared/rules/law/lawInForce.ts';
import { solveLaw } from '#shared/rules/shock/solveLaw.ts';
import { compareLaws } from '#shared/rules/forecast/compareLaws.ts';
import { openLevel } from '#shared/bots/par/bestPath.ts';
import type { CountryGame } from '#shared/rules/state.ts';

/** Gains smaller than this part of income are none. */
const NOTABLE_GAIN = 1e-5;
/** Border costs have mostly closed after so many rounds. */
const ROUNDS_AHEAD = 3;
const TOLERANCE = 1e-6;

/**
 * For each seat, how many others it could now agree with on the next step to the gain of both, others unchanged: a swap of
 * goods, free trade, a union, an entry, a merger or a deeper union; by itself, or with side payments within the caps that leave no
 * party a loser.
 */
export function mutualPartners(scenario: Scenario, state: CountryGame): Record<EconomyId, number> {
  const counts: Record<EconomyId, number> = Object.fromEntries(scenario.dealOrder.map((seat) => [seat, 0]));
  const gainersOf = new Map<string, ReadonlySet<EconomyId>>();
  for (const [a, b] of pairsOf(scenario.dealOrder)) {
    const pays = (draft: Draft): boolean => {
      const name = JSON.stringify(draft);
      const gainers = gainersOf.get(name) ?? gainersBy(scenario, state, draft);
      gainersOf.set(name, gainers);
      return gainers.has(a) && gainers.has(b);
    };
    if (!stepsOf(scenario, state, a, b).some(pays)) continue;
    counts[a] = (counts[a] ?? 0) + 1;
    counts[b] = (counts[b] ?? 0) + 1;
  }
  return counts;
}

/** What two could sign to come closer: the next form, or lawful swaps of their main goods. */
function stepsOf(scenario: Scenario, state: CountryGame, a: EconomyId, b: EconomyId): Draft[] {
  const form = nextStep(state, a, b);
  const swaps =
    pairLevel(state.agreements, a, b) < FREE_TRADE_LEVEL
      ? swapDrafts(scenario, state, unitOf(state, a), unitOf(state, b)).filter(
          (draft) => findFaults(scenario, state, draft, a).length === 0,
        )
      : [];
  return form === undefined ? swaps : [form, ...swaps];
}

/** Who gains by the draft: all parties where payments can see to that, else those who gain by its terms alone. */
function gainersBy(scenario: Scenario, state: CountryGame, draft: Draft): ReadonlySet<EconomyId> {
  const changed = applyLaw(state, lawOf(scenario, state, draft));
  const options = { roundsAhead: ROUNDS_AHEAD, tolerance: TOLERANCE };
  const forecast = compareLaws(scenario, { without: state, with: changed }, options);
  if (!forecast.ok) return new Set();
  const { economies } = forecast.value;
  const gainBn = mapValues(economies, (change) => change.gainBn);
  const gainers = (bn: Readonly<Record<EconomyId, number>>): EconomyId[] =>
    draft.parties.filter((party) => (bn[party] ?? 0) > NOTABLE_GAIN * (state.settled.incomeBn[party] ?? 0));
  const byTerms = gainers(gainBn);
  const balanced = balancePayments(state, draft, { gainBn });
  if (balanced === undefined) return new Set(byTerms);
  const paidBn = paymentGainsBn(state, balanced);
  return new Set([...byTerms, ...gainers(mapValues(gainBn, (bn, party) => bn + (paidBn[party] ?? 0)))]);
}

/** The proposal by which two would come one step closer; undefined where the preset has none open. */
function nextStep(state: CountryGame, a: EconomyId, b: EconomyId): Draft | undefined {
  const [unionA, unionB] = [unionOf(state, a), unionOf(state, b)];
  const level = pairLevel(state.agreements, a, b);
  if (level + 1 > openLevel(state.settings, state.round) && level >= FREE_TRADE_LEVEL) return undefined;
  const parties = [...new Set([...(unionA?.parties ?? [a]), ...(unionB?.parties ?? [b])])].toSorted(byName);
  if (level < FREE_TRADE_LEVEL)
    return { parties, clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }] };
  if (unionA !== undefined && unionA.id === unionB?.id) {
    const clause = deeper(parties, unionA.level);
    return clause === undefined ? undefined : { parties, clauses: [clause] };
  }
  const former = endAllFormer(state.agreements, parties);
  if (unionA !== undefined && unionB !== undefined) {
    return { parties, clauses: [{ type: 'merger', agreement: unionA.id, with: unionB.id, former }] };
  }
  const union = unionA ?? unionB;
  if (union !== undefined) {
    const entrant = union === unionA ? b : a;
    return { parties, clauses: [{ type: 'accession', agreement: union.id, entrant, former }] };
  }
  return { parties, clauses: [{ type: 'customsUnion', among: parties, key: { type: 'imports' }, former }] };
}

function byName(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function deeper(among: readonly EconomyId[], level: number): Clause | undefined {
  switch (level) {
    case 3:
      return { type: 'commonMarket', among };
    case 4:
      return { type: 'economicUnion', among };
    case 5:
      return { type: 'fullIntegration', among };
    default:
      return undefined;
  }
}

/** What the best agreement brings a seat in this round, per cent of real income. */
export type Choice = {
  /** More than the next best choice, no agreement among them. */
  readonly overNext: number;
  /** More than no agreement at all. */
  readonly overNone: number;
};

export type Choices = Readonly<Record<EconomyId, Choice>>;

/** What each seat's choice of partners is worth as a negotiation opens, all else as it stands: areas of two, and from round 2 of three. */
export function choicesAt(scenario: Scenario, state: CountryGame): Choices {
  const seats = scenario.dealOrder;
  const pairs = pairsOf(seats);
  const threes = seats.map((outsider) => seats.filter((seat) => seat !== outsider));
  const groups = [...pairs, ...(state.round > 1 && seats.length === FOUNDERS + 1 ? threes : [])];
  const areas = groups
    .filter((among) => pairsOf(among).some(([a, b]) => pairLevel(state.agreements, a, b) < FREE_TRADE_LEVEL))
    .flatMap((among) => {
      const draft = freeTradeDraft(...among.map((seat) => [seat]));
      const solved = solveLaw(scenario, applyLaw(state, lawOf(scenario, state, draft)));
      return solved.ok ? [{ among, welfare: solved.value.equilibrium.welfarePerHead }] : [];
    });
  const alone = solveLaw(scenario, state);
  return fromKeys(seats, (seat) => {
    const logOf = (welfare: Float64Array): number =>
      100 * Math.log(at(welfare, economyPlace(scenario, seat)));
    const none = alone.ok ? logOf(alone.value.equilibrium.welfarePerHead) : NaN;
    const own = areas.filter(({ among }) => among.includes(seat)).map(({ welfare }) => logOf(welfare));
    const [best = none, next = best] = [none, ...own].toSorted((a, b) => b - a);
    return { overNext: best - next, overNone: best - none };
  });
}
