import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Language, type Phase, ROUND_PHASES } from '#shared/content/vocabulary.ts';
import { remainingMs } from '#shared/rules/table/clock.ts';
import { nowMs, useNow } from '../../state/serverClock.ts';
import { connection, game } from '../../state/store.ts';
import { formatDuration } from '../../text/format.ts';
import { language } from '../../text/language.ts';
import { t } from '../../text/t.ts';
import {
  type ClockModel,
  type ClockReading,
  type SpokenMoment,
  clockModel,
  spokenMoment,
} from './clockModel.ts';

const RADIUS = 16;
const LENGTH = 2 * Math.PI * RADIUS;

type Props = { readonly size?: 'small' | 'large'; readonly children?: ComponentChildren };

/** Ring and digits of the phase, from the server's time. Silent for screen readers but for a few spoken moments. */
export function PhaseClock({ size = 'small', children }: Props) {
  const now = useNow(250);
  const state = game.value;
  if (state === undefined || state.phase === 'lobby' || state.phase === 'debrief') return null;
  const model = clockModel(state, now, connection.value.type === 'live');
  return (
    <div class={`clock row ${model.look} ${size}`}>
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
      {children}
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

type StepsProps = { readonly phase: Phase };

/** Where the round stands: done, now, to come. */
export function PhaseSteps({ phase }: StepsProps) {
  const now = ROUND_PHASES.findIndex((each) => each === phase);
  if (now === -1) return null;
  return (
    <ol class="stepper" aria-label={t('phases.label')}>
      {ROUND_PHASES.map((each, place) => (
        <li
          key={each}
          class={place < now ? 'done' : place === now ? 'now' : ''}
          aria-current={place === now ? 'step' : undefined}
        >
          {t(`phase.${each}`)}
        </li>
      ))}
    </ol>
  );
}

/** One assertive line when a phase begins: "Policy. 1:30." Nothing on arrival, since the page itself says where one is. */
export function PhaseAnnouncer() {
  const state = game.value;
  const key = state === undefined ? undefined : `${state.round}/${state.phase}`;
  const last = useRef(key);
  const [said, setSaid] = useSpoken();
  useEffect(() => {
    const isNew = last.current !== undefined && key !== last.current;
    last.current = key;
    if (!isNew || state === undefined) return;
    const leftMs = remainingMs(state, nowMs());
    const time = leftMs === undefined ? t('clock.open') : formatDuration(leftMs);
    setSaid(t('phase.announce', { phase: t(`phase.${state.phase}`), time }));
  }, [key]);
  return (
    <div class="sr" role="alert">
      {said}
    </div>
  );
}

type Spoken = { readonly sentence: string; readonly language: Language };

/** What a live region says. Once said it is not translated: it goes when the language changes, or the wrong voice would read it. */
function useSpoken(): readonly [string, (sentence: string) => void] {
  const [spoken, setSpoken] = useState<Spoken>();
  const isStill = spoken?.language === language.value;
  return [isStill ? spoken.sentence : '', (sentence) => setSpoken({ sentence, language: language.peek() })];
}
