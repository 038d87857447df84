import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SimulatedGame } from '../simulateGame.ts';
import { percent, spreadOf } from './numbers.ts';

/** Partners that a seat needs so that it has a choice. */
const ENOUGH = 3;

export type PartnerLine = {
  readonly seat: EconomyId;
  /** Mean number of partners with a gain to both, over games and rounds. */
  readonly mean: number;
  /** Per cent of games and rounds with at least three. */
  readonly enough: number;
};

/** How many others each seat could agree with to the gain of both; empty where it was not counted. */
export function partnerLines(games: readonly SimulatedGame[]): PartnerLine[] {
  const counted = games.flatMap(({ partners = [] }) => partners);
  if (counted.length === 0) return [];
  return Object.keys(games[0]?.seats ?? {}).map((seat) => {
    const counts = counted.map((round) => round[seat] ?? 0);
    return {
      seat,
      mean: spreadOf(counts).mean,
      enough: percent(counts.filter((count) => count >= ENOUGH).length, counts.length) ?? 0,
    };
  });
}

export function formatPartners(lines: readonly PartnerLine[]): string {
  const each = lines.map(({ seat, mean, enough }) => `${seat} ${mean.toFixed(1)} (${enough.toFixed(0)} %)`);
  return `partners with gain to both, mean (rounds with at least ${ENOUGH}): ${each.join(' · ')}`;
}
