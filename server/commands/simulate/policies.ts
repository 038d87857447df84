/** Whether it matters what a seat decides: how policies score, what the choice of a partner was worth, what signing nothing costs. */
import { bestPath } from '#shared/bots/par/bestPath.ts';
import type { Government } from '#shared/bots/strategies.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { TEMPERAMENT_NAMES } from '#shared/content/temperaments.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { shareOfPrize } from '#shared/rules/settlement/prize.ts';
import { type Spread, spreadOf } from './byGovernment.ts';
import { playGames } from './playGames.ts';
import type { SimulationRequest } from './readRequest.ts';
import type { SimulatedGame } from './simulateGame.ts';

/** What the best of the temperaments is compared with: one seat signs everything, asks for money each time, does nothing. */
const POLICIES = ['alwaysYes', 'alwaysAsks', 'alwaysIdle'] as const satisfies readonly Government[];

type PolicyScores = Readonly<Record<EconomyId, Spread>>;

/** Plays the games of a request once with bots alone, and once for each policy with one seat that follows it, the seats in turn. */
export async function comparePolicies(
  request: SimulationRequest,
  say: (text: string) => void,
): Promise<Result<undefined, string>> {
  const bots = await play({ ...request, partners: 0 });
  if (!bots.ok) return bots;
  const [first] = bots.value;
  if (first === undefined) return ok(undefined);
  if (Object.values(first.seats).some(({ score }) => score === undefined))
    return err('--policies needs a par for these settings');
  const seats = Object.keys(first.seats);
  const scores = new Map<Government, PolicyScores>();
  for (const name of TEMPERAMENT_NAMES) scores.set(name, scoresOf(bots.value, seats, name));
  for (const policy of POLICIES) {
    const tested = await play({ ...request, policy });
    if (!tested.ok) return tested;
    scores.set(policy, scoresOf(tested.value, seats, policy));
  }
  say(formatPolicies(seats, scores));
  say(formatChoices(seats, bots.value));
  return ok(undefined);
}

async function play(request: SimulationRequest): Promise<Result<readonly SimulatedGame[], string>> {
  const games: SimulatedGame[] = [];
  const played = await playGames(request, (game) => games.push(game));
  return played.ok ? ok(games) : played;
}

function scoresOf(
  games: readonly SimulatedGame[],
  seats: readonly EconomyId[],
  government: Government,
): PolicyScores {
  return fromKeys(seats, (seat) =>
    spreadOf(
      games.flatMap((game) => {
        const own = game.seats[seat];
        return own?.government === government && own.score !== undefined ? [own.score] : [];
      }),
    ),
  );
}

function formatPolicies(seats: readonly EconomyId[], scores: ReadonlyMap<Government, PolicyScores>): string {
  const meanOf = (name: Government, seat: EconomyId): number => scores.get(name)?.[seat]?.mean ?? NaN;
  const rows = seats.map((seat) => {
    const best = TEMPERAMENT_NAMES.toSorted((a, b) => meanOf(b, seat) - meanOf(a, seat))[0] ?? 'freeTrader';
    const others = POLICIES.map((policy) => {
      const { mean = NaN, error = NaN } = scores.get(policy)?.[seat] ?? {};
      return `${mean.toFixed(0).padStart(4)} ± ${error.toFixed(1)} (−${(meanOf(best, seat) - mean).toFixed(0)})`.padEnd(
        18,
      );
    });
    return `${seat.padEnd(4)} ${meanOf(best, seat).toFixed(0).padStart(4)} ${best.padEnd(13)} ${others.join(' ')}`;
  });
  const head = 'seat best policy        signs everything   asks for money     does nothing';
  return ['mean scores, and how far below the best', head, ...rows].join('\n');
}

function formatChoices(seats: readonly EconomyId[], games: readonly SimulatedGame[]): string {
  const rounds = Math.max(...games.map(({ choices = [] }) => choices.length));
  const rows = Array.from({ length: rounds }, (_each, round) => {
    const each = seats.map((seat) => {
      const worth = games.flatMap(({ choices }) => choices?.[round]?.[seat] ?? []);
      const next = spreadOf(worth.map(({ overNext }) => overNext)).mean.toFixed(2);
      return `${next}, ${spreadOf(worth.map(({ overNone }) => overNone)).mean.toFixed(2)}`.padStart(12);
    });
    return `round ${round + 1} ${each.join(' ')}`;
  });
  const head = `        ${seats.map((seat) => seat.padStart(12)).join(' ')}`;
  return [
    'best agreement over the next best choice, and over none, % of real income in the round',
    head,
    ...rows,
  ].join('\n');
}

/** What it costs one seat to sign nothing while all others go the best path together. */
type AbstentionLine = {
  readonly seat: EconomyId;
  /** Prosperity with all, and alone outside, per cent. */
  readonly together: number;
  readonly outside: number;
  /** The difference as per cent of the seat's prize, a tiny prize taken as a fifth of a per cent of income. */
  readonly costOfPrize: number;
};

export function abstentionLines(
  scenario: Scenario,
  settings: GameSettings,
): Result<AbstentionLine[], ConvergenceFailure> {
  const all = bestPath(scenario, settings);
  if (!all.ok) return all;
  const lines: AbstentionLine[] = [];
  for (const seat of scenario.dealOrder) {
    const without = bestPath(scenario, settings, [seat]);
    if (!without.ok) return without;
    const [together, outside] = [all.value[seat] ?? NaN, without.value[seat] ?? NaN];
    const prizes = (prosperity: number): number => shareOfPrize(scenario, seat, Math.exp(prosperity / 100));
    lines.push({ seat, together, outside, costOfPrize: prizes(together) - prizes(outside) });
  }
  return ok(lines);
}

export function formatAbstention(lines: readonly AbstentionLine[]): string {
  const rows = lines.map(
    ({ seat, together, outside, costOfPrize }) =>
      `${seat.padEnd(4)} ${together.toFixed(2).padStart(9)} ${outside.toFixed(2).padStart(9)} ${costOfPrize.toFixed(0).padStart(15)}`,
  );
  return [
    'signing nothing while all others go the best path, income %',
    'seat  together   outside  cost, % of prize',
    ...rows,
  ].join('\n');
}
