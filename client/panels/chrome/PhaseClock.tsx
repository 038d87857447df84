import { useEffect, useRef } from 'preact/hooks';
import { connection, game } from '../../state/store.ts';
import { formatDuration } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { clockModel, spokenSecond, type ClockModel } from './clockModel.ts';
import { useNow } from './useNow.ts';
import { useSpoken } from './useSpoken.ts';

const RADIUS = 16;
const LENGTH = 2 * Math.PI * RADIUS;

type Props = { readonly size?: 'small' | 'large' };

/** Ring and digits of the phase, from the server's time. Silent for screen readers but for a few spoken moments. */
export function PhaseClock({ size = 'small' }: Props) {
  const now = useNow(250);
  const state = game.value;
  if (state === undefined || state.phase === 'lobby' || state.phase === 'debrief') return null;
  const model = clockModel(state, now, connection.value.type === 'live');
  return (
    <div class={`clock ${model.look} ${size}`}>
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <circle class="track" cx="20" cy="20" r={RADIUS} />
        <circle
          class="left"
          cx="20"
          cy="20"
          r={RADIUS}
          stroke-dasharray={`${model.share * LENGTH} ${LENGTH}`}
          transform="rotate(-90 20 20)"
        />
      </svg>
      <span
        class="digits"
        role="timer"
        aria-label={`${t('clock.label')}: ${digitsOf(model)}`}
        aria-live="off"
      >
        {digitsOf(model)}
      </span>
      {model.look === 'paused' && <span class="small muted">{t('clock.paused')}</span>}
      <SpokenClock model={model} />
    </div>
  );
}

function digitsOf({ look, leftMs }: ClockModel): string {
  if (look === 'open') return t('clock.open');
  return leftMs === undefined ? '--:--' : formatDuration(leftMs);
}

/** What the clock says aloud: the last minute, half minute and ten seconds, a pause, added time. */
function SpokenClock({ model }: { readonly model: ClockModel }) {
  const before = useRef(model);
  const [said, setSaid] = useSpoken();
  useEffect(() => {
    const sentence = sentenceAfter(before.current, model);
    before.current = model;
    if (sentence !== undefined) setSaid(sentence);
  }, [model.look, model.leftMs]);
  return <output class="sr">{said}</output>;
}

/** Time added at once by more than this was given, not measured. */
const ADDED_MS = 5_000;

function sentenceAfter(before: ClockModel, after: ClockModel): string | undefined {
  if (before.look !== 'paused' && after.look === 'paused') return t('clock.pausedSpoken');
  if (before.look === 'paused' && after.look === 'running') return t('clock.resumedSpoken');
  if (before.leftMs === undefined || after.leftMs === undefined) return undefined;
  const isSamePhase = after.leftMs - before.leftMs < 120_000;
  if (after.leftMs > before.leftMs + ADDED_MS && isSamePhase) return t('clock.extendedSpoken');
  const second = spokenSecond(before.leftMs, after.leftMs);
  if (second === undefined) return undefined;
  return second === 60 ? t('clock.minuteLeft') : t('clock.secondsLeft', { seconds: second });
}
