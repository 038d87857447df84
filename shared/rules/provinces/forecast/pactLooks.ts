/** What drafts would bring to provinces, several of them side by side; and by how much what is forecast comes out otherwise. */
import {
  MEETING_ROUNDS,
  MILLIONS_A_YUAN100M,
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

/**
 * What a round came to less what had been told, lowest and highest tenth, round by round, in games of bots (docs/balance.md, section 11): points of
 * the career, without promotions, and hundredths of the logarithm of income; ends of seats in a pact that does not bind and of the others. `middle`: the
 * mean, of the round as its talks left it and as it stood with the own envelope.
 */
export const FORECAST_MISSES = {
  career: {
    loose: {
      signed: [-28, 5, -14, 2, -2, 10, -4, 9, -6, 12, -2, 11],
      sealed: [-28, 0, -14, 3, -4, 8, -4, 7, -5, 9, -4, 4],
    },
    firm: {
      signed: [-16, 5, -7, 2, -2, 10, -4, 9, -6, 12, -3, 15],
      sealed: [-14, 0, -4, 3, -4, 8, -4, 7, -5, 9, -4, 9],
    },
    middle: { signed: [-3.3, -0.3, 2, 2, 3.1, 6.2], sealed: [-6.3, -0.5, 1.8, 1.5, 1.6, 2.6] },
  },
  income: {
    loose: {
      signed: [-3.2, 0.4, -2.1, 1.8, 0, 3.5, 0, 3.8, -0.5, 6, 0, 6.3],
      sealed: [-3.2, 0.4, -2.1, 1.6, 0, 2.4, 0, 2.4, -0.6, 3.3, 0, 2.8],
    },
    firm: {
      signed: [-2.4, 0.4, -0.1, 1.8, 0, 3.5, 0, 3.8, -0.5, 6, 0, 7.3],
      sealed: [-0.5, 0.4, 0, 1.6, 0, 2.4, 0, 2.4, -0.6, 3.3, 0, 4.1],
    },
    middle: { signed: [-0.8, 1.1, 1.6, 1.4, 1.9, 4], sealed: [0, 0.8, 1.1, 0.8, 1, 2.1] },
  },
} as const;

/**
 * What a promotion is hoped for by (docs/balance.md, section 11). `byPlace`: the chance of it by place in the race after one and after two rounds of the
 * term; `ofBots`: points of it that bots in a seat had at the first and the second meeting, on average of 74 games.
 */
export const HOPE_OF_PROMOTION: {
  readonly byPlace: readonly (readonly number[])[];
  readonly ofBots: Readonly<Record<string, readonly number[]>>;
} = {
  byPlace: [
    [0.62, 0.48, 0.44, 0.3, 0.08, 0.04, 0.02, 0.01],
    [0.91, 0.66, 0.24, 0.19, 0.01],
  ],
  ofBots: {
    SH: [0, 4.5],
    JS: [1.4, 0],
    ZJ: [0, 9.3],
    AH: [6.7, 3.6],
    GD: [0, 2],
    SD: [1.8, 0],
    LN: [5.7, 4.1],
    HB: [6.5, 4.9],
    SC: [2.6, 0],
    SN: [5.3, 1.6],
  },
};

/**
 * By how much more bots of all seats made of a round than of the one before it, on average and without promotions, from the second on; and what part of that by which a
 * seat is apart from the others belongs to its round and not to the rules and events that open it (docs/balance.md, section 11).
 */
export const GROWTH = {
  income: [0, 0.94, 2.25, 3.06, 2.65, 4.61],
  career: [0, -0.55, -2.54, 7.4, 6.74, 12.74],
  ofSeat: [0, 1, 1, 0.5, 0, 0],
} as const;

/**
 * How the rounds after one went for bots in the same seat: of what a value lay above or below theirs in a round the part that was kept in a later
 * one, by that one, from the first on; and by how much the mean of the later ones came out otherwise, lowest and highest tenth, by the rounds that are
 * left after it, from one on (docs/balance.md, section 11).
 */
export const PACE = {
  income: {
    kept: [0.95, 0.95, 1, 0.85, 0.5, 0.5],
    misses: [
      { low: -2.2, high: 2.9 },
      { low: -3.5, high: 3.7 },
      { low: -2.6, high: 2.7 },
      { low: -2.1, high: 2.4 },
      { low: -2, high: 2 },
    ],
  },
  career: {
    kept: [1, 1, 1, 0.45, 0.2, 0.4],
    misses: [
      { low: -14, high: 13.6 },
      { low: -10.8, high: 10.6 },
      { low: -13.5, high: 7.2 },
      { low: -8.8, high: 8.1 },
      { low: -7.2, high: 6.5 },
    ],
  },
} as const;

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

/** Averages of bots in a seat after each round of what a career has without promotions: those depend on the race, and are hoped for by it. */
export function unpromoted(me: EconomyId, path: readonly number[]): readonly number[] {
  const { ofBots } = HOPE_OF_PROMOTION;
  return path.map((mean, place) => {
    const meetings = Math.floor((place + 1) / MEETING_ROUNDS);
    const had = (ofBots[me] ?? []).slice(0, meetings).reduce((sum, points) => sum + points, 0);
    return mean - had / (place + 1);
  });
}

/** What a seat receives under pacts in a round, less what it pays, that does not come again in the rounds left, on average of these; in 100 million yuan. */
export function paymentsEnding(
  game: Pick<ProvinceGame, 'settings' | 'endsAfterRound' | 'round' | 'provinces'>,
  me: EconomyId,
): number {
  const last = lastRoundOf(game);
  const left = last - game.round;
  if (left <= 0) return 0;
  return Object.values(game.provinces.pacts)
    .flatMap(({ payments }) => payments)
    .filter(({ untilRound }) => untilRound >= game.round)
    .reduce((sum, { from, to, amountMn, untilRound }) => {
      const received = Number(to === me) - Number(from === me);
      const ended = 1 - (Math.min(untilRound, last) - game.round) / left;
      return sum + (received * ended * amountMn) / MILLIONS_A_YUAN100M;
    }, 0);
}
