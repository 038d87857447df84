import type { AgreementId } from '#shared/kernel/ids.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import type { LawChange } from '#shared/protocol/law.ts';
import type { GameState } from '../state.ts';

/** The state after a change of the register: agreements ended and entered, walls set, the next number of an agreement. */
export function applyLaw(state: GameState, { upsert, end, walls = {} }: LawChange): GameState {
  const kept = Object.values(state.agreements).filter(
    ({ id }) => !end.includes(id) && !upsert.some((changed) => changed.id === id),
  );
  const agreements = Object.fromEntries([...kept, ...upsert].map((agreement) => [agreement.id, agreement]));
  const next = upsert.reduce((most, { id }) => Math.max(most, numberOf(id) + 1), state.counters.agreement);
  return {
    ...state,
    agreements,
    walls: {
      ...state.walls,
      ...mapValues(walls, (mfnRateBp, economy) => ({
        ...must(state.walls[economy], `wall of ${economy}`),
        mfnRateBp,
      })),
    },
    counters: { ...state.counters, agreement: next },
  };
}

/** The number in `a7`. */
function numberOf(id: AgreementId): number {
  return Number(id.slice(1));
}
