/** What drafts would bring to provinces, several of them side by side; and by how much what is forecast comes out otherwise. */
import {
  FORECAST_MISSES,
  GROWTH,
  HOPE_OF_PROMOTION,
  MEETING_ROUNDS,
  PROMOTION_POINTS,
} from '#shared/content/provinces/provinceConstants.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { type EconomyId, proposalId } from '#shared/kernel/ids.ts';
import { fromKeys, keysOf, mapValues, must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import { botsIn } from '../../scores/finalScore.ts';
import { lastRoundOf } from '../../table/clock.ts';
import { pactLaw, whenItCounts } from '../pacts/pactLaw.ts';
import { enactPacts } from '../state/provinceStates.ts';
import { type ForecastRound, type PactForecast, createRoundForecaster } from './forecastMeasures.ts';

/** Points of a round's score, and real income in per cent. */
type Gain = { readonly score: number; readonly incomePercent: number };

function gainOf(without: ForecastRound, kept: ForecastRound, seat: EconomyId): Gain {
  const [before, after] = [must(without.provinces[seat], seat), must(kept.provinces[seat], seat)];
  return { score: after.score - before.score, incomePercent: 100 * (after.index / before.index - 1) };
}

/** What a draft would bring its members in the first round that it changes if all keep it. */
export type PactGains = Readonly<Record<EconomyId, Gain>>;

/** The rounds by which a pact is told to its reader. */
export type PactRounds = Pick<PactForecast, 'without' | 'kept' | 'signed' | 'betrayal'>;

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

/** The lowest and the highest of something that is told. */
export type Ends = { readonly low: number; readonly high: number };

/** By how much a round comes out otherwise than it was told: mostly, and the ends of eight times of ten. */
export type Misses = Readonly<Record<'career' | 'income', Ends & { readonly middle: number }>>;

/**
 * The same for a round that is told before the envelopes, or with one. Before, the middle has what bots mostly gain by their own levels: not of a
 * seat that has none left to lower. Bots of some seats gain or lose more than others in a round, whatever opens it: that is in it too.
 */
export function missesOf(
  { provinces, round, phase, par }: Pick<ProvinceGame, 'provinces' | 'round' | 'phase' | 'par'>,
  me: EconomyId,
): Misses {
  const pacts = Object.values(provinces.pacts);
  const held = pacts.some(({ members, isBinding }) => !isBinding && members.includes(me)) ? 'loose' : 'firm';
  const when = phase === 'policy' ? 'sealed' : 'signed';
  const { wall, block } = must(provinces.provinces[me], me);
  const counted = wall + block === 0 ? 'sealed' : when;
  const pace = par?.pace?.[me];
  return mapValues(FORECAST_MISSES, ({ [held]: { [when]: ends }, middle: { [counted]: middles } }, part) => {
    const place = Math.min(round, middles.length) - 1;
    const [low = 0, high = 0] = ends.slice(2 * place, 2 * place + 2);
    const path = part === 'career' ? pace?.support && unpromoted(me, pace.support) : pace?.prosperity;
    const apart = growthApart(part, path, round);
    return { low: low + apart, middle: (middles[place] ?? 0) + apart, high: high + apart };
  });
}

/** By how much bots in a seat, of whose results after each round `path` is the average, went on otherwise in a round than those in other seats. */
function growthApart(part: 'career' | 'income', path: readonly number[] | undefined, round: number): number {
  const [all, ofSeat] = [GROWTH[part][round - 1], GROWTH.ofSeat[round - 1]];
  if (path === undefined || all === undefined || ofSeat === undefined) return 0;
  return ofSeat * (botsIn(path, round) - botsIn(path, round - 1) - all);
}

/** Averages of bots in a seat after each round of what a career has without promotions: those depend on the race, and are hoped for by it. */
export function unpromoted(me: EconomyId, path: readonly number[]): readonly number[] {
  const { ofBots } = HOPE_OF_PROMOTION;
  return path.map((mean, place) => {
    const meetings = Math.floor((place + 1) / MEETING_ROUNDS);
    const had = (ofBots[me] ?? []).slice(0, meetings).reduce((sum, points) => sum + points, 0);
    return mean - had / (place + 1);
  });
}

/** What the race of a round is told by. */
export type Raced = { readonly parts: Readonly<Record<'tournament', number>> };

type Race = {
  readonly round: number;
  readonly provinces: Readonly<Partial<Record<EconomyId, Partial<Raced>>>>;
};

/**
 * Points of promotions that are still to be expected of a seat: by its place in the race of the term as far as its rounds are known, and as bots in the
 * seat came to them where none is. `isSettled`: who was promoted in the present round is known.
 */
export function promotionsHoped(
  game: Pick<ProvinceGame, 'settings' | 'endsAfterRound' | 'round'> & { readonly reports: readonly Race[] },
  me: EconomyId,
  isSettled: boolean,
): number {
  const { ofBots, byPlace } = HOPE_OF_PROMOTION;
  // A round that is only supposed to have come holds no race.
  const raced = game.reports.filter(({ provinces }) => Object.keys(provinces).length > 1);
  let hoped = 0;
  for (let meeting = MEETING_ROUNDS; meeting <= lastRoundOf(game); meeting += MEETING_ROUNDS) {
    const isOver = meeting === game.round ? isSettled : raced.some(({ round }) => round === meeting);
    if (isOver) continue;
    const term = raced.filter(({ round }) => meeting - MEETING_ROUNDS < round && round < meeting);
    const chances = byPlace[term.length - 1];
    const usual = ofBots[me]?.[meeting / MEETING_ROUNDS - 1] ?? 0;
    hoped += chances === undefined ? usual : PROMOTION_POINTS * (chances[placeIn(term, me)] ?? 0);
  }
  return hoped;
}

/** How many seats are before one by what they made of the race in some rounds. */
function placeIn(term: readonly Race[], me: EconomyId): number {
  const madeBy = (seat: EconomyId): number =>
    term.reduce((sum, { provinces }) => sum + (provinces[seat]?.parts?.tournament ?? 0), 0);
  return keysOf(term[0]?.provinces ?? {}).filter((seat) => madeBy(seat) > madeBy(me)).length;
}
