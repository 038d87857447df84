import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '../state.ts';

/** Whether `exporter` enjoys a better treatment than the wall of `importer` by any agreement in force. */
export function hasPreferenceOf(
  state: Pick<GameState, 'agreements'>,
  exporter: EconomyId,
  importer: EconomyId,
): boolean {
  return Object.values(state.agreements).some(
    ({ level, parties, concessions }) =>
      (level >= 2 && parties.includes(exporter) && parties.includes(importer)) ||
      concessions.some(({ by, to }) => by === importer && to === exporter),
  );
}
