import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { measuresFault } from '#shared/rules/provinces/envelope/envelope.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { sendIntent } from '../../../net/requests.ts';
import { game as gameSignal, isLive } from '../../../state/store.ts';
import type { SavingState } from '../../policy/policyDraft.ts';
import { startingMeasures, untouchedMeasures } from './measuresModel.ts';

/** The envelope on this desk: whose and which round's, and what it says. */
type MeasuresDraft = { readonly key: string; readonly measures: Measures };
export const measuresDraft = signal<MeasuresDraft | undefined>(undefined);
export const savingMeasures = signal<SavingState>('none');

/** A draft is saved this long after its last change. */
const REST_MS = 1_000;

/** The envelope that is being filled, begun afresh with every round. */
export function useMeasuresDraft(scenario: ProvincesScenario, game: GameState, me: EconomyId): Measures {
  const key = draftKey(game, me);
  const kept = measuresDraft.value;
  const isSealed = game.sealedBy.includes(me);
  const measures = kept?.key === key && !isSealed ? kept.measures : startingMeasures(game, me);
  useEffect(() => {
    if (measuresDraft.peek()?.key !== key) {
      measuresDraft.value = { key, measures };
      savingMeasures.value = 'none';
    }
  }, [key]);
  useAutosave(scenario, game, me, measures);
  return measures;
}

export function changeMeasures(game: GameState, me: EconomyId, measures: Measures): void {
  measuresDraft.value = { key: draftKey(game, me), measures };
}

/** What lies on this desk, if it is of this round. */
export function measuresInHand(game: GameState, me: EconomyId | undefined): Measures | undefined {
  if (me === undefined || game.phase !== 'policy') return undefined;
  const kept = measuresDraft.value;
  if (game.sealedBy.includes(me)) return startingMeasures(game, me);
  return kept?.key === draftKey(game, me) ? kept.measures : undefined;
}

function draftKey({ round }: GameState, me: EconomyId): string {
  return `${me} ${round}`;
}

/** Saved once the hand rests, where it is lawful: at the bell the last saved draft is sealed. */
function useAutosave(scenario: ProvincesScenario, game: GameState, me: EconomyId, measures: Measures): void {
  const text = canonicalJson(measures);
  const saved = game.provinces?.drafts[me];
  const isDirty =
    text !== canonicalJson(saved ?? untouchedMeasures(game, me)) && measuresDraft.value !== undefined;
  const mustSave =
    isDirty &&
    game.phase === 'policy' &&
    !game.sealedBy.includes(me) &&
    isLive.value &&
    measuresFault(scenario, game, me, measures) === undefined;
  useEffect(() => {
    if (!mustSave) return undefined;
    savingMeasures.value = 'waiting';
    const timer = setTimeout(() => void save(measures), REST_MS);
    return () => clearTimeout(timer);
  }, [text, mustSave]);
}

async function save(measures: Measures): Promise<void> {
  if (gameSignal.peek()?.phase !== 'policy') return;
  const answer = await sendIntent({ type: 'saveMeasures', measures });
  savingMeasures.value = answer.ok ? 'saved' : 'none';
}
