import { must } from '#shared/kernel/records.ts';
import type { ModuleEventOf } from '#shared/protocol/modules/moduleEvents.ts';
import type { GameState } from '../../state.ts';

type BarriersEvent = ModuleEventOf<'barrierInspected'>;

/** Folds an inspection; a barrier that was known before is noted anew, with its present level. */
export function evolveBarriers(state: GameState, { inspection, level, random }: BarriersEvent): GameState {
  const barriers = must(state.barriers, 'module barriers');
  const { by: foundBy, against: by, sector, round } = inspection;
  const others = barriers.found.filter((found) => found.by !== by || found.sector !== sector);
  return {
    ...state,
    random,
    barriers: {
      ...barriers,
      inspections: [...barriers.inspections, inspection],
      found: inspection.found ? [...others, { by, sector, level, foundBy, round }] : barriers.found,
    },
  };
}
