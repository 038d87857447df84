import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { lastRoundOf } from '#shared/rules/phases/gameLength.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isLive } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { Dialog } from '../chrome/Dialog.tsx';
import { act } from './act.ts';

/** Which end of the game the host is asked about, and in which round: when that is over, so is the question. */
const askedEnd = signal<{ readonly end: 'afterRound' | 'now'; readonly round: number } | undefined>(
  undefined,
);

export function askToEndNow({ round }: GameState): void {
  askedEnd.value = { end: 'now', round };
}

/** Whether the host may still say that no round follows this one, or take it back. */
export function mayPlanEnd({ phase, round, settings }: GameState): boolean {
  return phase !== 'lobby' && phase !== 'epilogue' && phase !== 'debrief' && round < settings.rounds;
}

/** Two ways to end before the rounds agreed on: after this round, which can be taken back until then, and at once. */
export function EndButtons({ state }: { readonly state: GameState }) {
  if (state.phase === 'lobby' || state.phase === 'debrief') return null;
  const isPlanned = state.endsAfterRound !== undefined;
  return (
    <div class="end-buttons">
      {mayPlanEnd(state) && (
        <button
          type="button"
          class={isPlanned ? 'btn primary sm' : 'btn sm'}
          onClick={() => planEnd(state)}
          disabled={!isLive.value}
        >
          <Icon name={isPlanned ? 'undo' : 'alarm'} size={16} />
          {t(isPlanned ? 'console.endUndo' : 'console.endAfter', { round: state.round })}
        </button>
      )}
      <button type="button" class="btn sm" onClick={() => askToEndNow(state)} disabled={!isLive.value}>
        <Icon name="close" size={16} />
        {t('console.endNow')}
      </button>
      <Question state={state} />
    </div>
  );
}

/** Asks before it ends the game after this round; taking that back needs no question. */
export function planEnd({ endsAfterRound, round }: GameState): void {
  if (endsAfterRound === undefined) askedEnd.value = { end: 'afterRound', round };
  else void act({ type: 'endAfterRound', ends: false });
}

function close(): void {
  askedEnd.value = undefined;
}

function Question({ state }: { readonly state: GameState }) {
  const asked = askedEnd.value;
  // Neither another round nor another table takes the question over.
  useEffect(() => close, [state.round]);
  if (asked?.round !== state.round) return null;
  const settled = state.provinces === undefined ? state.reports : (state.provinceReports ?? []);
  const isFirst = settled.length === 0;
  const isOfProvinces = state.provinces !== undefined;
  return asked.end === 'afterRound' ? (
    <Dialog
      title={t('console.endAfterAsk', { round: state.round })}
      onClose={close}
      action={t('console.endAfterDo')}
      onAction={() => void act({ type: 'endAfterRound', ends: true }).then(close)}
    >
      <p>
        {t(isOfProvinces ? 'console.endAfterTextProvinces' : 'console.endAfterText', {
          rounds: lastRoundOf(state),
        })}
      </p>
    </Dialog>
  ) : (
    <Dialog
      title={t('console.endNowAsk')}
      onClose={close}
      action={t('console.endNowDo')}
      onAction={() => void act({ type: 'endNow' }).then(close)}
    >
      <p>{t(isFirst ? 'console.endNowFirst' : 'console.endNowText', { rounds: settled.length })}</p>
    </Dialog>
  );
}
