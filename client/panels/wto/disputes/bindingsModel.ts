import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { boundSchedule, leaveToRetaliate } from '#shared/rules/modules/wto/bindings.ts';
import { wallOf } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { averageWallBp } from '../../../state/trade.ts';
import type { WtoView } from '../../../state/useTable.ts';

/** A wall beside what is bound, by good. */
type BoundLine = { readonly sector: SectorId; readonly wallBp: number; readonly boundBp: number };

export function boundLines(scenario: Scenario, view: WtoView, economy: EconomyId): BoundLine[] {
  const bound = boundSchedule(scenario, view, economy);
  return Object.entries(wallOf(view, economy))
    .filter(([sector]) => bound[sector] !== undefined)
    .map(([sector, wallBp]) => ({ sector, wallBp, boundBp: bound[sector] ?? wallBp }));
}

/** Averages over what an economy imports of each good. */
type BoundAverage = { readonly economy: EconomyId; readonly wallBp: number; readonly boundBp: number };

export function boundAverages(scenario: Scenario, view: WtoView): BoundAverage[] {
  return Object.keys(view.seats).map((economy) => ({
    economy,
    wallBp: averageWallBp(scenario, view, economy, wallOf(view, economy)),
    boundBp: averageWallBp(scenario, view, economy, boundSchedule(scenario, view, economy)),
  }));
}

/** Surcharges that panels allow in this round. */
export type Leave = { readonly by: EconomyId; readonly against: EconomyId; readonly limitBp: number };

export function leavesNow(game: CountryGame): Leave[] {
  const seats = Object.keys(game.seats);
  return seats.flatMap((by) =>
    seats.flatMap((against) => {
      const limitBp = leaveToRetaliate(game, by, against);
      return limitBp === undefined ? [] : [{ by, against, limitBp }];
    }),
  );
}
