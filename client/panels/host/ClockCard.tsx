import { signal } from '@preact/signals';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { DebriefPage } from '#shared/content/vocabulary.ts';
import type { PhaseInView } from '#shared/protocol/intents.ts';
import { deadlineOf, isPaused, staysAtResults } from '#shared/rules/table/clock.ts';
import { debriefPageBeside, isRevealing, nextRevealStop } from '#shared/rules/table/revealStops.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Press, whyTableOff } from '../chrome/Press.tsx';
import { submitAsHost } from '../../net/submitIntent.ts';
import { game, isLive, me, session } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { PhaseClock } from '../chrome/PhaseClock.tsx';
import { roundLabel } from '../chrome/clockModel.ts';
import { askToEndNow, mayPlanEnd, planEnd, phaseAfter, readiness } from './ComingUp.tsx';

/** What the host is asked to confirm, about the phase in which the button was pressed. */
type Asked = { readonly what: 'skip' | 'restart'; readonly during: PhaseInView } | undefined;

/** Where the round stands, its clock, and what a host does to it; ending or restarting a phase asks first. */
export function ClockCard() {
  const [asked, setAsked] = useState<Asked>(undefined);
  const state = game.value;
  if (state === undefined) return null;
  const isOver = state.phase === 'debrief';
  // Assistants and observers read the clock alone.
  const mayPress = !isOver && me.value?.mayHost === true;
  const { phase, round } = state;
  const ask = (what: 'skip' | 'restart') => setAsked({ what, during: { phase, round } });
  // A phase that closes by itself takes the question about it away.
  const isOpen = asked !== undefined && asked.during.phase === phase && asked.during.round === round;
  return (
    <section class="panel clock-card stack gap-3" aria-labelledby="clock-card">
      <div class="row between">
        <b id="clock-card">{roundLabel(state)}</b>
        {!isOver && <span class="pill">{t(`phase.${state.phase}`)}</span>}
      </div>
      <PhaseClock size="large" />
      {mayPress &&
        (isAdjourned(state) ? (
          <p class="small">{t('console.adjourned')}</p>
        ) : (
          <ClockButtons state={state} onAsk={ask} />
        ))}
      {!isOver && <Readiness state={state} />}
      {mayPress && !isAdjourned(state) && <KeysSwitch />}
      {isOpen && <Question asked={asked} state={state} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

/** It stands still with the whole class, which goes on by one press for all. */
function isAdjourned(state: GameState): boolean {
  return session.value?.ofClass?.adjournedUntil !== undefined && isPaused(state);
}

/** Single keys can be turned off (WCAG 2.1.4). */
const keysAreOn = signal(true);

/** Space pauses and goes on, + adds a minute, → steps the reveal, e and E ask about the end. */
export function useConsoleKeys(): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const mayPress = isLive.peek() && me.peek()?.mayHost === true;
      if (!keysAreOn.peek() || !mayPress || isInControl(event)) return;
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
  const hasLimit = state.clock.endsAtMs !== undefined && !isAdjourned(state);
  if (key === ' ' && hasLimit) {
    void submitAsHost({ type: isPaused(state) ? 'resumeClock' : 'pauseClock' });
    return true;
  }
  if (key === '+' && hasLimit) {
    void submitAsHost({ type: 'addMinute' });
    return true;
  }
  const next = isRevealing(state) ? nextRevealStop(state) : undefined;
  if (key === 'ArrowRight' && next !== undefined) {
    void submitAsHost({ type: 'stepReveal', stop: next });
    return true;
  }
  const page = pageTurned(state, key);
  if (page !== undefined) {
    void submitAsHost({ type: 'turnDebrief', page });
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

function ClockButtons({
  state,
  onAsk,
}: {
  readonly state: GameState;
  readonly onAsk: (what: 'skip' | 'restart') => void;
}) {
  const hasLimit = state.clock.endsAtMs !== undefined;
  const next = phaseAfter(state);
  return (
    <div class="clock-buttons stack">
      {hasLimit && <PauseButton isStopped={isPaused(state)} />}
      {hasLimit && (
        <Press
          class="btn"
          aria-label={t('console.minuteLabel')}
          onPress={() => void submitAsHost({ type: 'addMinute' })}
          why={whyTableOff()}
        >
          <Icon name="plus" size={18} />
          {t('console.minute')}
        </Press>
      )}
      <Press
        class="btn wide"
        onPress={() => onAsk('skip')}
        why={whyTableOff() ?? (state.held === undefined ? undefined : { text: t('off.held') })}
      >
        <Icon name="skip" size={18} />
        {t('console.skip', { phase: next === undefined ? '' : t(`phase.${next.phase}`) })}
      </Press>
      <Press class="btn ghost wide" onPress={() => onAsk('restart')} why={whyTableOff()}>
        <Icon name="undo" size={18} />
        {t('console.restart')}
      </Press>
    </div>
  );
}

function PauseButton({ isStopped }: { readonly isStopped: boolean }) {
  return (
    <Press
      class="btn primary"
      onPress={() => void submitAsHost({ type: isStopped ? 'resumeClock' : 'pauseClock' })}
      why={whyTableOff()}
    >
      <Icon name={isStopped ? 'play' : 'pause'} size={18} />
      {t(isStopped ? 'console.resume' : 'console.pause')}
    </Press>
  );
}

function Readiness({ state }: { readonly state: GameState }) {
  const { ready, present } = readiness(state);
  if (present === 0 || staysAtResults(state)) return null;
  // At home a phase ends at its time, whoever is ready.
  const isHeld = deadlineOf(state) !== undefined;
  return (
    <p class="small">
      <b class="num">{t('console.ready', { ready, present })}</b>{' '}
      {!isHeld && <span class="muted">{t('console.readyHint')}</span>}
    </p>
  );
}

function KeysSwitch() {
  return (
    <label class="row small keys-switch">
      <input
        type="checkbox"
        checked={keysAreOn.value}
        onChange={(event) => {
          keysAreOn.value = event.currentTarget.checked;
        }}
      />
      <span>{t('console.keys')}</span>
    </label>
  );
}

type QuestionProps = {
  readonly asked: NonNullable<Asked>;
  readonly state: GameState;
  readonly onClose: () => void;
};

function Question({ asked, state, onClose }: QuestionProps) {
  const { what, during } = asked;
  if (what === 'skip') {
    const next = phaseAfter(state);
    return (
      <Dialog
        title={t('console.skipAsk', { phase: next === undefined ? '' : t(`phase.${next.phase}`) })}
        onClose={onClose}
        action={t('console.skipDo')}
        onAction={() => void submitAsHost({ type: 'skipPhase', during }).then(onClose)}
      >
        <p>{t('console.skipText')}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('console.restartAsk')}
      onClose={onClose}
      action={t('console.restartDo')}
      onAction={() => void submitAsHost({ type: 'restartPhase', during }).then(onClose)}
    >
      <p>{t('console.restartText')}</p>
    </Dialog>
  );
}
