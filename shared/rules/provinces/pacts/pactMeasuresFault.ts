import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';

/** What is wrong with the pacts that an envelope says it breaks; undefined: nothing. */
export function pactMeasuresFault(
  _scenario: ProvincesScenario,
  state: GameState,
  economy: EconomyId,
  { breaks = [] }: Measures,
): Rejection | undefined {
  const { pacts } = provincesOf(state);
  for (const agreement of breaks) {
    const pact = pacts[agreement];
    if (pact === undefined) return { code: 'pact/unknown', agreement };
    if (!pact.members.includes(economy)) return { code: 'pact/not-a-member', agreement };
  }
  return undefined;
}
