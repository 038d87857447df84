import { useEffect, useRef } from 'preact/hooks';
import { connection, game } from '../../state/store.ts';
import { formatDuration } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import {
  clockModel,
  spokenMoment,
  type ClockModel,
  type ClockReading,
  type SpokenMoment,
} from './clockModel.ts';
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
      <SpokenClock reading={{ phase: state.phase, round: state.round, model }} />
    </div>
  );
}

function digitsOf({ look, leftMs }: ClockModel): string {
  if (look === 'open') return t('clock.open');
  return leftMs === undefined ? '--:--' : formatDuration(leftMs);
}

/** What the clock says aloud: the last minute, half minute and ten seconds, a pause, added time. */
function SpokenClock({ reading }: { readonly reading: ClockReading }) {
  const before = useRef(reading);
  const [said, setSaid] = useSpoken();
  const { model, phase, round } = reading;
  useEffect(() => {
    const moment = spokenMoment(before.current, reading);
    before.current = reading;
    if (moment !== undefined) setSaid(momentText(moment));
  }, [model.look, model.leftMs, phase, round]);
  return <output class="sr">{said}</output>;
}

function momentText(moment: SpokenMoment): string {
  switch (moment) {
    case 'newPhase':
      return '';
    case 'paused':
      return t('clock.pausedSpoken');
    case 'resumed':
      return t('clock.resumedSpoken');
    case 'extended':
      return t('clock.extendedSpoken');
    case 60:
      return t('clock.minuteLeft');
    default:
      return t('clock.secondsLeft', { seconds: moment });
  }
}
