import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ModuleStates } from '#shared/protocol/modules/moduleStates.ts';
import type { GameState } from '../state.ts';
import type { Viewer } from '../views/viewer.ts';

/**
 * Of what modules remember, what a viewer may know before the debrief: mandates, hidden barriers and who paid how much for what
 * are their seat's alone. Everything else is public.
 */
export function redactModules(
  { phase, politics, barriers, budget }: GameState,
  viewer: Viewer,
): Partial<ModuleStates> {
  if (phase === 'debrief') return {};
  const own = <V>(bySeat: Readonly<Record<EconomyId, V>>): Record<EconomyId, V> => {
    const value = viewer.type === 'seat' ? bySeat[viewer.economy] : undefined;
    return viewer.type === 'seat' && value !== undefined ? { [viewer.economy]: value } : {};
  };
  return {
    ...(politics === undefined ? {} : { politics: { ...politics, mandates: own(politics.mandates) } }),
    ...(barriers === undefined ? {} : { barriers: { ...barriers, levels: own(barriers.levels) } }),
    ...(budget === undefined
      ? {}
      : {
          budget: {
            ...budget,
            points: own(budget.points),
            spent: own(budget.spent),
            research: own(budget.research),
          },
        }),
  };
}
