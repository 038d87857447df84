import type { Scenario } from '#shared/content/scenario.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { applyLaw } from '../../../agreements/applyLaw.ts';
import { lawOf } from '../../../agreements/concludeLaw.ts';
import type { GameState } from '../../../state.ts';
import { moduleIsOpen } from '../../moduleIsOn.ts';
import { ballotsOf, type Ballot } from './ballotsOf.ts';

/** What a lawful draft asks of whom at home, and the state in which it is law; none where politics is not at work. */
export function ballotsFor(
  scenario: Scenario,
  state: GameState,
  draft: Draft,
): { readonly ballots: readonly Ballot[]; readonly changed: GameState } {
  if (state.politics === undefined || !moduleIsOpen(state, 'politics')) {
    return { ballots: [], changed: state };
  }
  const changed = applyLaw(state, lawOf(scenario, state, draft));
  return { ballots: ballotsOf(Object.keys(state.seats), state.agreements, changed.agreements), changed };
}
