import type { EconomyId } from '#shared/kernel/ids.ts';
import { hasPreferenceOf } from '#shared/rules/agreements/hasPreferenceOf.ts';
import type { GameState } from '#shared/rules/state.ts';

/** A wall that rose less than this is no offence. */
const OFFENCE_BP = 300;

export type Offender = { readonly economy: EconomyId; readonly raisedBp: number };

/** Who raised a wall or a surcharge against an economy in the round before, the worst first. */
export function offendersOf(view: GameState, economy: EconomyId): Offender[] {
  const report = view.reports.at(-1);
  if (report === undefined) return [];
  return Object.keys(view.seats)
    .filter((other) => other !== economy && !hasPreferenceOf(view, economy, other))
    .map((other) => {
      const before = report.wallsBefore[other] ?? {};
      const rises = Object.entries(report.walls[other] ?? {}).map(
        ([sector, rateBp]) => rateBp - (before[sector] ?? rateBp),
      );
      const surcharges = report.surcharges
        .filter(({ by, surcharge }) => by === other && surcharge.against === economy)
        .map(({ surcharge }) => surcharge.rateBp);
      return { economy: other, raisedBp: Math.max(0, ...rises, ...surcharges) };
    })
    .filter(({ raisedBp }) => raisedBp >= OFFENCE_BP)
    .toSorted((a, b) => b.raisedBp - a.raisedBp);
}
