import { fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { ModuleEventOf } from '#shared/protocol/modules/moduleEvents.ts';
import type { Dispute, WtoState } from '#shared/protocol/modules/wto.ts';
import type { WallState } from '#shared/protocol/policy.ts';
import type { GameState } from '../../../state.ts';

/** The state after rulings took effect: walls lowered, surcharges and barriers gone, disputes complied with. */
export function enforce(state: GameState, wto: WtoState, event: ModuleEventOf<'rulingsEnforced'>): GameState {
  const settled = (dispute: Dispute): Dispute =>
    event.complied.includes(dispute.id)
      ? { ...dispute, stage: 'complied', closedInRound: event.round }
      : dispute;
  return {
    ...state,
    wto: { ...wto, disputes: wto.disputes.map(settled) },
    walls: wallsAfter(state, event),
    ...(state.barriers === undefined ? {} : { barriers: barriersAfter(state.barriers, event) }),
  };
}

function wallsAfter(
  { walls }: GameState,
  { walls: lowered, endedSurcharges }: ModuleEventOf<'rulingsEnforced'>,
): GameState['walls'] {
  const after = mapValues(lowered, (mfnRateBp, economy) => ({ ...wallOf(walls, economy), mfnRateBp }));
  const next: GameState['walls'] = { ...walls, ...after };
  const ended = fromKeys(endedSurcharges, (economy): WallState => {
    const { surcharge: _surcharge, ...wall } = wallOf(next, economy);
    return wall;
  });
  return { ...next, ...ended };
}

function wallOf(walls: GameState['walls'], economy: EconomyId): WallState {
  return must(walls[economy], `wall of ${economy}`);
}

function barriersAfter(
  barriers: NonNullable<GameState['barriers']>,
  { endedBarriers }: ModuleEventOf<'rulingsEnforced'>,
): NonNullable<GameState['barriers']> {
  const levels = { ...barriers.levels };
  for (const { by, sector } of endedBarriers) levels[by] = { ...levels[by], [sector]: 0 };
  const isEnded = (by: EconomyId, sector: SectorId): boolean =>
    endedBarriers.some((ended) => ended.by === by && ended.sector === sector);
  return { ...barriers, levels, found: barriers.found.filter(({ by, sector }) => !isEnded(by, sector)) };
}
