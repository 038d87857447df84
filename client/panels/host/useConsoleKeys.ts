import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isPaused } from '#shared/rules/clock/isPaused.ts';
import { nextRevealStop } from '#shared/rules/clock/revealClock.ts';
import type { DebriefPage } from '#shared/content/vocabulary.ts';
import { debriefPageBeside } from '#shared/rules/phases/debrief.ts';
import type { GameState } from '#shared/rules/state.ts';
import { game, isLive } from '../../state/store.ts';
import { isRevealed } from '../results/revealModel.ts';
import { act } from './act.ts';
import { askToEndNow, mayPlanEnd, planEnd } from './EndButtons.tsx';

/** Single keys can be turned off (WCAG 2.1.4). */
export const keysAreOn = signal(true);

/** Space pauses and goes on, + adds a minute, → steps the reveal, e and E ask about the end. */
export function useConsoleKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!keysAreOn.peek() || !isLive.peek() || isInControl(event)) return;
      if (runKey(event.key)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Keys that press the button or follow the link that has the focus. */
const PRESSING = [' ', 'Enter'];

/** Whether the key belongs to what has the focus: every key to a field or a dialog, to a button only those that press it. */
function isInControl({ altKey, ctrlKey, metaKey, key, target }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest('input,select,textarea,dialog') !== null) return true;
  return PRESSING.includes(key) && target.closest('button,a,summary') !== null;
}

/** Whether the key meant something now. */
function runKey(key: string): boolean {
  const state = game.peek();
  if (state === undefined) return false;
  const hasLimit = state.clock.endsAtMs !== undefined;
  if (key === ' ' && hasLimit) {
    void act({ type: isPaused(state) ? 'resumeClock' : 'pauseClock' });
    return true;
  }
  if (key === '+' && hasLimit) {
    void act({ type: 'addMinute' });
    return true;
  }
  const next = isRevealed(state) ? nextRevealStop(state) : undefined;
  if (key === 'ArrowRight' && next !== undefined) {
    void act({ type: 'stepReveal', stop: next });
    return true;
  }
  const page = pageTurned(state, key);
  if (page !== undefined) {
    void act({ type: 'turnDebrief', page });
    return true;
  }
  if (key === 'e' && mayPlanEnd(state)) {
    planEnd(state);
    return true;
  }
  if (key === 'E' && state.phase !== 'lobby' && state.phase !== 'debrief') {
    askToEndNow(state);
    return true;
  }
  return false;
}

/** In the debrief the arrows turn the pages of the big screen. */
function pageTurned(state: GameState, key: string): DebriefPage | undefined {
  if (state.phase !== 'debrief') return undefined;
  if (key === 'ArrowRight') return debriefPageBeside(state, 1);
  return key === 'ArrowLeft' ? debriefPageBeside(state, -1) : undefined;
}
