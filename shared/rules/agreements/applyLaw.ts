import type { AgreementId } from '#shared/kernel/ids.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import type { LawChange } from '#shared/protocol/law.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { GameState } from '../state.ts';

/** The state after a change of the register: agreements ended and entered, walls set, the next number of an agreement. */
export function applyLaw(state: GameState, { upsert, end, walls = {}, pacts = [] }: LawChange): GameState {
  const kept = Object.values(state.agreements).filter(
    ({ id }) => !end.includes(id) && !upsert.some((changed) => changed.id === id),
  );
  const agreements = Object.fromEntries([...kept, ...upsert].map((agreement) => [agreement.id, agreement]));
  const next = [...upsert, ...pacts].reduce(
    (most, { id }) => Math.max(most, numberOf(id) + 1),
    state.counters.agreement,
  );
  return {
    ...state,
    ...(state.provinces === undefined ? {} : { provinces: withPacts(state.provinces, pacts, end) }),
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

function withPacts(
  provinces: ProvincesState,
  pacts: readonly Pact[],
  end: readonly AgreementId[],
): ProvincesState {
  const kept = Object.values(provinces.pacts).filter(({ id }) => !end.includes(id));
  const all = [...kept, ...pacts].map((pact) => [pact.id, pact] as const);
  return { ...provinces, pacts: Object.fromEntries(all) };
}

/** The number in `a7`. */
function numberOf(id: AgreementId): number {
  return Number(id.slice(1));
}
