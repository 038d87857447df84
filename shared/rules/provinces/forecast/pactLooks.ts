/** What drafts would bring to provinces, several of them side by side. */
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { type EconomyId, proposalId } from '#shared/kernel/ids.ts';
import { fromKeys, keysOf, mapValues, must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import { type Tempted, breaksAgain } from '../pacts/breaches.ts';
import { type WaryView, expectedBreaches } from '../pacts/settlePacts.ts';
import { leavingLaw, pactLaw, whenItCounts } from '../pacts/pactLaw.ts';
import { enactPacts } from '../state/provinceStates.ts';
import {
  type Betrayal,
  type ForecastRound,
  type PactForecast,
  createRoundForecaster,
  lookFrom,
} from './forecastMeasures.ts';
import type { RoundStep } from './roundSteps.ts';

/** Points of a round's score, and real income in per cent. */
type Gain = { readonly score: number; readonly incomePercent: number };

function gainOf(without: ForecastRound, kept: ForecastRound, seat: EconomyId): Gain {
  const [before, after] = [must(without.provinces[seat], seat), must(kept.provinces[seat], seat)];
  return { score: after.score - before.score, incomePercent: 100 * (after.index / before.index - 1) };
}

/** What a draft would bring its members in the first round that it changes if all keep it. */
export type PactGains = Readonly<Record<EconomyId, Gain>>;

/** The rounds by which a pact is told to its reader. */
export type PactRounds = Pick<PactForecast, 'without' | 'kept' | 'signed' | 'betrayal' | 'breaking'>;

/** The gains, and the rounds that they were read from; where a draft does not solve, of nobody. */
export type PactLook = { readonly gains: PactGains; readonly rounds?: PactRounds };

/** Several drafts, each alone: a solve each, from where the view's own ended. Stops before each, so that something else may go first. */
export function* gainsByPacts(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  drafts: readonly Draft[],
): Generator<undefined, Result<readonly PactLook[], ConvergenceFailure>> {
  const look = createRoundForecaster(scenario, view, economy);
  const present = look(view);
  if (!present.ok) return present;
  const looks: PactLook[] = [];
  for (const draft of drafts) {
    yield undefined;
    const law = pactLaw(view, { id: proposalId(view.counters.proposal), ...draft });
    const then = whenItCounts(view, draft);
    const isLater = then !== view;
    const without = isLater ? look(then) : present;
    const kept = look(enactPacts(then, law));
    const now = isLater ? look(enactPacts(view, law)) : kept;
    if (!without.ok || !kept.ok || !now.ok) looks.push({ gains: {} });
    else {
      const rounds = { without: without.value, kept: kept.value };
      const gains = fromKeys(draft.parties, (seat) => gainOf(rounds.without, rounds.kept, seat));
      const signed = { without: present.value, kept: now.value };
      looks.push({ gains, rounds: isLater ? { ...rounds, signed } : rounds });
    }
  }
  return ok(looks);
}

/** Points of its round from which a member is taken to be tempted by a pact that rests on its word: whoever has kept it in one round may break it in the next. */
const TEMPTING = 1;
/** Points that breaking a binding pact may cost whom its deposit no longer deters for sure: the hope of promotion may be worth as much. */
const HARDLY_DETERRED = 5;

type Reader = {
  readonly scenario: ProvincesScenario;
  readonly view: WaryView;
  readonly economy: EconomyId | undefined;
};

/**
 * Members that are expected to break a draft at once, which what it is told to bring counts; and what becomes of its reader if those break their word
 * too that would gain by that, or were seen doing so: the same partners, in all its pacts, as are told of the round once it is signed.
 */
export function betrayalOfDraft(
  { scenario, view, economy }: Reader,
  draft: Draft,
): Pick<PactForecast, 'betrayal' | 'breaking'> {
  const id = proposalId(view.counters.proposal);
  const then = enactPacts(whenItCounts(view, draft), pactLaw(view, { id, ...draft }));
  const pact = Object.values(then.provinces.pacts).find(
    (each) => view.provinces.pacts[each.id] === undefined,
  );
  if (pact === undefined) return {};
  const expected = expectedBreaches(then);
  const breaking = draft.parties.filter((party) => expected[party]?.breaks?.includes(pact.id));
  const known = breaking.length === 0 ? {} : { breaking };
  const tempted = economy === undefined ? [] : temptedPartners(scenario, then, economy);
  return { ...known, ...betrayalOf(scenario, then, economy, undefined, tempted) };
}

/** What becomes of a seat if partners that were seen breaking a pact, or are tempted to, break others too; nothing where there are none. */
export function betrayalOf(
  scenario: ProvincesScenario,
  state: WaryView,
  me: EconomyId | undefined,
  own?: Measures,
  tempted?: readonly Tempted[],
): { readonly betrayal?: Betrayal } {
  const again = me === undefined ? {} : breaksAgain(state, me, tempted);
  const expected = expectedBreaches(state);
  const by = keysOf(again).filter((each) =>
    again[each]?.breaks?.some((id) => expected[each]?.breaks?.includes(id) !== true),
  );
  if (me === undefined || by.length === 0) return {};
  const sealed = mapValues(again, ({ wall, block, breaks }, seat) => ({
    wall: expected[seat]?.wall ?? wall,
    block: expected[seat]?.block ?? block,
    ...(breaks && { breaks }),
  }));
  const round = lookFrom(
    scenario,
    state,
    me,
  )({ sealed: own === undefined ? sealed : { ...sealed, [me]: own } });
  return round.ok ? { betrayal: { by, round: round.value } } : {};
}

/** The round as the table stands, how it came to that, and what is left once those have left or broken pacts who gain by it. */
export type Standing = {
  readonly round: ForecastRound;
  readonly steps: readonly RoundStep[];
  /** Partners that are expected to break a pact with the seat, binding or not: the round counts that. */
  readonly breaking?: readonly EconomyId[];
  readonly least?: Betrayal & { readonly how: 'leave' | 'break' };
};

/** Partners of a seat that are expected to break a pact with it in this round. */
export function breakersExpected(view: WaryView, me: EconomyId): Pick<Standing, 'breaking'> {
  const sealed = expectedBreaches(view);
  const isWithSeat = (id: Pact['id']): boolean => view.provinces.pacts[id]?.members.includes(me) === true;
  const breaking = keysOf(sealed).filter((by) => by !== me && sealed[by]?.breaks?.some(isWithSeat) === true);
  return breaking.length === 0 ? {} : { breaking };
}

/**
 * Partners of a seat that gain by breaking a pact on its members' word at their present dials, weighed before others have sealed; of one that binds, in its
 * last round, those too who would lose little: its deposit was set by walls of before, and to be put out of it costs nothing any more.
 */
export function temptedPartners(
  scenario: ProvincesScenario,
  { expects: _expects, ...view }: WaryView,
  me: EconomyId,
): readonly Tempted[] {
  const { pacts, provinces } = view.provinces;
  const own = Object.values(pacts).filter(
    ({ members, isBinding, sinceRound, untilRound }) =>
      members.includes(me) &&
      (isBinding ? untilRound === view.round && sinceRound < view.round : untilRound >= view.round),
  );
  if (own.length === 0) return [];
  const look = lookFrom(scenario, view, me);
  const scoreOf = (by: EconomyId, round: ReturnType<typeof look>): number =>
    round.ok ? must(round.value.provinces[by], by).score : NaN;
  const kept = look({ sealed: {} });
  return own.flatMap(({ id: pact, members, isBinding }) =>
    members.flatMap((by) => {
      if (by === me) return [];
      const { wall, block } = must(provinces[by], by);
      const broken = look({ sealed: { [by]: { wall, block, breaks: [pact] } } });
      const gain = scoreOf(by, broken) - scoreOf(by, kept);
      return gain >= (isBinding ? -HARDLY_DETERRED : TEMPTING) ? [{ by, pact }] : [];
    }),
  );
}

/** The round of a seat once partners have left pacts; nothing where nobody does. */
export function roundIfLeft(
  scenario: ProvincesScenario,
  view: WaryView,
  me: EconomyId,
  leaving: readonly Tempted[],
): { readonly betrayal?: Betrayal } {
  const then = leaving.reduce((table: WaryView, { by, pact: id }) => {
    const pact = table.provinces.pacts[id];
    return pact === undefined ? table : enactPacts(table, leavingLaw(table, by, pact));
  }, view);
  const by = [...new Set(leaving.map((each) => each.by))];
  const round = by.length === 0 ? undefined : lookFrom(scenario, then, me)({ sealed: {} });
  return round?.ok === true ? { betrayal: { by, round: round.value } } : {};
}
