import { useState } from 'preact/hooks';
import { isPaused } from '#shared/rules/clock/isPaused.ts';
import type { PhaseInView } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';
import { game, isLive } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { Dialog } from '../chrome/Dialog.tsx';
import { PhaseClock } from '../chrome/PhaseClock.tsx';
import { roundLabel } from '../chrome/roundLabel.ts';
import { act } from './act.ts';
import { phaseAfter, readiness } from './phasesAhead.ts';
import { keysAreOn } from './useConsoleKeys.ts';

/** What the host is asked to confirm, about the phase in which the button was pressed. */
type Asked = { readonly what: 'skip' | 'restart'; readonly during: PhaseInView } | undefined;

/** Clock and what a host does to it; ending or restarting a phase asks first. */
export function ClockCard() {
  const [asked, setAsked] = useState<Asked>(undefined);
  const state = game.value;
  if (state === undefined) return null;
  const isOver = state.phase === 'debrief';
  const { phase, round } = state;
  const ask = (what: 'skip' | 'restart') => setAsked({ what, during: { phase, round } });
  // A phase that closes by itself takes the question about it away.
  const isOpen = asked !== undefined && asked.during.phase === phase && asked.during.round === round;
  return (
    <section class="panel clock-card" aria-labelledby="clock-card">
      <div class="row between">
        <b id="clock-card">{roundLabel(state)}</b>
        {!isOver && <span class="pill">{t(`phase.${state.phase}`)}</span>}
      </div>
      <PhaseClock size="large" />
      {!isOver && <ClockButtons state={state} onAsk={ask} />}
      {!isOver && <Readiness state={state} />}
      {!isOver && <KeysSwitch />}
      {isOpen && <Question asked={asked} state={state} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

function ClockButtons({
  state,
  onAsk,
}: {
  readonly state: GameState;
  readonly onAsk: (what: 'skip' | 'restart') => void;
}) {
  const isOff = !isLive.value;
  const hasLimit = state.clock.endsAtMs !== undefined;
  const next = phaseAfter(state);
  return (
    <div class="clock-buttons">
      {hasLimit && <PauseButton isStopped={isPaused(state)} isOff={isOff} />}
      {hasLimit && (
        <button
          type="button"
          class="btn"
          aria-label={t('console.minuteLabel')}
          onClick={() => void act({ type: 'addMinute' })}
          disabled={isOff}
        >
          <Icon name="plus" size={18} />
          {t('console.minute')}
        </button>
      )}
      <button
        type="button"
        class="btn wide"
        onClick={() => onAsk('skip')}
        disabled={isOff || state.held !== undefined}
      >
        <Icon name="skip" size={18} />
        {t('console.skip', { phase: next === undefined ? '' : t(`phase.${next.phase}`) })}
      </button>
      <button type="button" class="btn ghost wide" onClick={() => onAsk('restart')} disabled={isOff}>
        <Icon name="undo" size={18} />
        {t('console.restart')}
      </button>
    </div>
  );
}

function PauseButton({ isStopped, isOff }: { readonly isStopped: boolean; readonly isOff: boolean }) {
  return (
    <button
      type="button"
      class="btn primary"
      onClick={() => void act({ type: isStopped ? 'resumeClock' : 'pauseClock' })}
      disabled={isOff}
    >
      <Icon name={isStopped ? 'play' : 'pause'} size={18} />
      {t(isStopped ? 'console.resume' : 'console.pause')}
    </button>
  );
}

function Readiness({ state }: { readonly state: GameState }) {
  const { ready, present } = readiness(state);
  if (present === 0) return null;
  return (
    <p class="small">
      <b class="num">{t('console.ready', { ready, present })}</b>{' '}
      <span class="muted">{t('console.readyHint')}</span>
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
        onAction={() => void act({ type: 'skipPhase', during }).then(onClose)}
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
      onAction={() => void act({ type: 'restartPhase', during }).then(onClose)}
    >
      <p>{t('console.restartText')}</p>
    </Dialog>
  );
}
