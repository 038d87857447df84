import { bestPath } from '#shared/bots/par/bestPath.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { shareOfPrize } from '#shared/rules/settlement/prize.ts';

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
