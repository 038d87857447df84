/** Whether it matters what a seat decides: how policies score, what the choice of a partner was worth, what signing nothing costs. */
import { bestPath } from '#shared/bots/par/bestPath.ts';
import type { Government } from '#shared/bots/strategies.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { TEMPERAMENT_NAMES } from '#shared/content/temperaments.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { shareOfPrize } from '#shared/rules/settlement/freeTradePrize.ts';
import { type Spread, spreadOf } from './byGovernment.ts';
import { playGames } from './playGames.ts';
import { MANNERS, type Policy, type SimulationRequest } from './readRequest.ts';
import type { SimulatedGame } from './simulateGame.ts';

/** What the best of the temperaments is compared with: one seat signs everything, asks for money each time, does nothing. */
const POLICIES = ['alwaysYes', 'alwaysAsks', 'alwaysIdle'] as const satisfies readonly Government[];

type Followed = Policy & { readonly government: Government };

/** A policy, and how it did on each seat. */
type PolicyLine = { readonly policy: Followed; readonly scores: Readonly<Record<EconomyId, Spread>> };

/**
 * Plays the games of a request once with bots alone, and once for each policy with one seat that follows it, the seats in turn. The best
 * policy of each seat is then played again under other seeds: of many means the highest is high by chance as well.
 */
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
  const follow = (policies: Readonly<Record<EconomyId, Followed>>, seed = request.seed): Promise<Played> =>
    play({ ...request, seed, partners: 0, policies: false, policy: policies });
  const lines: PolicyLine[] = [];
  for (const policy of policiesOf(request)) {
    const isDealt = !request.people && TEMPERAMENT_NAMES.some((name) => name === policy.government);
    const played = isDealt ? bots : await follow(fromKeys(seats, () => policy));
    if (!played.ok) return played;
    lines.push({ policy, scores: scoresOf(played.value, seats, policy.government, isDealt) });
  }
  const best = fromKeys(seats, (seat) => must(bestOf(lines, seat), 'a policy'));
  const again = await follow(best, `${request.seed}-again`);
  if (!again.ok) return again;
  say(formatPolicies(seats, lines));
  const repeated = fromKeys(seats, (seat) =>
    must(scoresOf(again.value, [seat], must(best[seat], seat).government, false)[seat], seat),
  );
  say(formatBest(seats, lines, { best, repeated }));
  say(formatChoices(seats, bots.value));
  return ok(undefined);
}

/** Temperaments, who in a person's place may haggle, and the three policies. */
function policiesOf({ people }: SimulationRequest): Followed[] {
  const manners = people ? MANNERS.map((manner) => ({ manner })) : [{}];
  return [
    ...manners.flatMap((manner) => TEMPERAMENT_NAMES.map((government) => ({ government, ...manner }))),
    ...POLICIES.map((government) => ({ government, ...manners[0] })),
  ];
}

function bestOf(lines: readonly PolicyLine[], seat: EconomyId): Followed | undefined {
  return lines.toSorted((a, b) => meanOf(b, seat) - meanOf(a, seat))[0]?.policy;
}

function meanOf({ scores }: PolicyLine, seat: EconomyId): number {
  return scores[seat]?.mean ?? -Infinity;
}

type Played = Result<readonly SimulatedGame[], string>;

async function play(request: SimulationRequest): Promise<Played> {
  const games: SimulatedGame[] = [];
  const played = await playGames(request, (game) => games.push(game));
  return played.ok ? ok(games) : played;
}

/** Scores of a government on each seat: wherever it was dealt, or in the games in which it was the seat's turn. */
function scoresOf(
  games: readonly SimulatedGame[],
  seats: readonly EconomyId[],
  government: Government,
  isDealt: boolean,
): PolicyLine['scores'] {
  return fromKeys(seats, (seat) =>
    spreadOf(
      games.flatMap(({ seats: outcomes, tested }) => {
        const own = outcomes[seat];
        const counts = isDealt || tested === seat;
        return counts && own?.government === government && own.score !== undefined ? [own.score] : [];
      }),
    ),
  );
}

const NAMES: Partial<Record<Government, string>> = {
  alwaysYes: 'signs everything',
  alwaysAsks: 'asks for money',
  alwaysIdle: 'does nothing',
};

function nameOf({ government, manner }: Followed): string {
  return `${NAMES[government] ?? government}${manner === 'haggles' ? ', haggles' : ''}`;
}

function formatPolicies(seats: readonly EconomyId[], lines: readonly PolicyLine[]): string {
  const rows = lines.map(({ policy, scores }) => {
    const each = seats.map((seat) => {
      const { mean = NaN, error = NaN } = scores[seat] ?? {};
      return `${mean.toFixed(1)} ± ${error.toFixed(1)}`.padStart(12);
    });
    const whole = seats.reduce((sum, seat) => sum + (scores[seat]?.mean ?? NaN), 0) / seats.length;
    return `${nameOf(policy).padEnd(23)} ${each.join(' ')} ${whole.toFixed(1).padStart(6)}`;
  });
  const head = `mean scores             ${seats.map((seat) => seat.padStart(12)).join(' ')}   mean`;
  return [head, ...rows].join('\n');
}

type Repeated = {
  readonly best: Readonly<Record<EconomyId, Followed>>;
  readonly repeated: PolicyLine['scores'];
};

function formatBest(
  seats: readonly EconomyId[],
  lines: readonly PolicyLine[],
  { best, repeated }: Repeated,
): string {
  const compared = lines.filter(({ policy }) => POLICIES.some((name) => name === policy.government));
  const rows = seats.map((seat) => {
    const { mean = NaN, error = NaN } = repeated[seat] ?? {};
    const others = compared.map((line) => `−${(mean - meanOf(line, seat)).toFixed(1)}`.padStart(16));
    const policy = best[seat];
    const name = policy === undefined ? '' : nameOf(policy);
    return `${seat.padEnd(4)} ${name.padEnd(23)} ${`${mean.toFixed(1)} ± ${error.toFixed(1)}`.padStart(12)} ${others.join(' ')}`;
  });
  const names = compared.map(({ policy }) => nameOf(policy).padStart(16)).join(' ');
  const head = `seat best policy                    again ${names}`;
  return ['', 'the best policy under other seeds, and how far others stay below it', head, ...rows, ''].join(
    '\n',
  );
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
