import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ReplayCourse } from '#shared/protocol/replay.ts';
import { CopyButton } from '../../design/CopyButton.tsx';
import { Choice } from '../../design/Choice.tsx';
import { Icon } from '../../design/Icon.tsx';
import { formatNumber } from '../../text/format.ts';
import { say, Say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import {
  REPLAY_SPEEDS,
  type ReplayStop,
  hashOf,
  markPhrase,
  phaseAt,
  playedTo,
  stepFrom,
  stepPhase,
  stopAt,
} from './replayModel.ts';

type Props = {
  readonly course: ReplayCourse;
  readonly stops: readonly ReplayStop[];
  readonly seq: number;
  /** Last row that has been received. */
  readonly receivedSeq: number;
  /** `isPassing`: while it is played, and soon gone again. */
  readonly onSeq: (seq: number, isPassing?: boolean) => void;
};

/** A screen draws no more of a game than so many pictures a second while it is played. */
const TICK_MS = 200;

/** Where the game stands in a sentence, the slider with its ticks, and what moves it. */
export function ReplayBar({ course, stops, seq, receivedSeq, onSeq }: Props) {
  const [speed, setSpeed] = useState<number>(1);
  const [isPlaying, setPlaying] = usePlaying({ course, stops, seq, receivedSeq, speed, onSeq });
  const { firstSeq, lastSeq, phases } = course;
  const jump = (to: number): void => {
    setPlaying(false);
    onSeq(Math.min(lastSeq, Math.max(firstSeq, to)));
  };
  const onKey = (event: KeyboardEvent): void => {
    const to = keyTarget(event.key, { course, stops, seq });
    if (to === undefined) return;
    event.preventDefault();
    jump(to);
  };
  const isAtEnd = seq >= lastSeq;
  const ticks = useMemo(() => <Ticks course={course} />, [course]);
  const togglePlay = (): void => {
    if (isPlaying || isAtEnd) onSeq(isPlaying ? seq : firstSeq);
    setPlaying(!isPlaying);
  };
  return (
    <section class="panel replay-bar slim stack" aria-label={t('replay.bar')}>
      <MomentLine stops={stops} seq={seq} isQuiet={isPlaying} />
      <div class="replay-track">
        <input
          type="range"
          min={firstSeq}
          max={lastSeq}
          value={seq}
          aria-label={t('replay.slider')}
          aria-valuetext={momentText(stops, seq)}
          onInput={({ currentTarget }) => jump(Number(currentTarget.value))}
          onKeyDown={onKey}
        />
        {ticks}
      </div>
      <div class="row wrap between">
        <div class="row gap-1">
          <IconButton
            name="arrowLeft"
            label={t('replay.back')}
            isOff={seq <= firstSeq}
            onPress={() => jump(stepFrom(stops, seq, -1))}
          />
          <button type="button" class="btn primary" onClick={togglePlay}>
            <Icon name={isPlaying ? 'pause' : 'play'} size={18} />
            {t(isPlaying ? 'replay.pause' : 'replay.play')}
          </button>
          <IconButton
            name="arrowRight"
            label={t('replay.on')}
            isOff={isAtEnd}
            onPress={() => jump(stepFrom(stops, seq, 1))}
          />
          <IconButton
            name="skip"
            label={t('replay.nextPhase')}
            isOff={phases.every((phase) => phase.seq <= seq)}
            onPress={() => jump(stepPhase(phases, seq, 1))}
          />
        </div>
        <div class="row wrap">
          <Choice
            label={t('replay.speed')}
            options={REPLAY_SPEEDS.map((each) => ({
              value: String(each),
              label: `${formatNumber(each, each < 1 ? 2 : 0)}×`,
            }))}
            value={String(speed)}
            onChange={(chosen) => setSpeed(Number(chosen))}
            isLabelHidden
          />
          <CopyButton
            text={`${window.location.origin}${window.location.pathname}${hashOf(seq, course)}`}
            label={t('replay.link')}
            class="btn sm"
          />
        </div>
      </div>
    </section>
  );
}

type At = Pick<Props, 'course' | 'stops' | 'seq'>;

/** Arrows go from one thing that happened to the next, and by whole phases with page up and page down. */
function keyTarget(key: string, { course, stops, seq }: At): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return stepFrom(stops, seq, -1);
    case 'ArrowRight':
    case 'ArrowUp':
      return stepFrom(stops, seq, 1);
    case 'PageUp':
      return stepPhase(course.phases, seq, -1);
    case 'PageDown':
      return stepPhase(course.phases, seq, 1);
    default:
      return undefined;
  }
}

/** A link of this kind plays the game at once; who asks for less motion presses for it. */
const PLAYED = '#play';

function playsAtOnce(): boolean {
  return window.location.hash === PLAYED && !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Moves along by the time that has gone by, so that a slow device leaves pictures out instead of falling behind. */
function usePlaying({ course, stops, seq, receivedSeq, speed, onSeq }: Props & { readonly speed: number }) {
  const [isPlaying, setPlaying] = useState(playsAtOnce);
  const latest = useRef({ seq, receivedSeq });
  latest.current = { seq, receivedSeq };
  useEffect(() => {
    if (!isPlaying) return undefined;
    return startPlaying(
      { stops, lastSeq: course.lastSeq, fromSeq: latest.current.seq, speed },
      () => latest.current.receivedSeq,
      (now, isOver) => {
        onSeq(now, !isOver);
        if (isOver) setPlaying(false);
      },
    );
  }, [isPlaying, speed, course]);
  return [isPlaying, setPlaying] as const;
}

type Played = {
  readonly stops: readonly ReplayStop[];
  readonly lastSeq: number;
  readonly fromSeq: number;
  readonly speed: number;
};

/** Shows a game row by row, no further than has been received, until it is over or stopped by what this returns. */
export function startPlaying(
  { stops, lastSeq, fromSeq, speed }: Played,
  receivedSeq: () => number,
  show: (seq: number, isOver: boolean) => void,
): () => void {
  const startedMs = performance.now();
  const timer = setInterval(() => {
    const elapsedMs = performance.now() - startedMs;
    const wanted = playedTo(stops, { fromSeq, elapsedMs, speed });
    const isOver = wanted >= lastSeq && receivedSeq() >= lastSeq;
    if (isOver) clearInterval(timer);
    show(Math.min(wanted, receivedSeq()), isOver);
  }, TICK_MS);
  return () => clearInterval(timer);
}

type ButtonProps = {
  readonly name: 'arrowLeft' | 'arrowRight' | 'skip';
  readonly label: string;
  readonly isOff: boolean;
  readonly onPress: () => void;
};

function IconButton({ name, label, isOff, onPress }: ButtonProps) {
  return (
    <button
      type="button"
      class="btn icon"
      aria-label={label}
      title={label}
      disabled={isOff}
      onClick={onPress}
    >
      <Icon name={name} size={18} />
    </button>
  );
}

/** Round, phase and what happened last; spoken when somebody moves, and not while the game is played. */
function MomentLine({ stops, seq, isQuiet }: Pick<At, 'stops' | 'seq'> & { readonly isQuiet: boolean }) {
  const stop = stopAt(stops, seq);
  return (
    <p class="replay-moment" aria-live={isQuiet ? 'off' : 'polite'}>
      <span class="small muted">{stop === undefined ? '' : phaseText(stop)}</span>{' '}
      <b>{stop?.mark === undefined ? t('replay.begins') : <Say phrase={markPhrase(stop.mark)} />}</b>
    </p>
  );
}

/** "Round 2, Negotiate". */
export function phaseText({ phase: { round, phase } }: Pick<ReplayStop, 'phase'>): string {
  if (phase === 'epilogue' || phase === 'debrief') return t(`phase.${phase}`);
  return t('replay.phase', { round, phase: t(`phase.${phase}`) });
}

/** The same with what happened, for labels. */
export function momentText(stops: readonly ReplayStop[], seq: number): string {
  const stop = stopAt(stops, seq);
  if (stop === undefined) return '';
  const what = stop.mark === undefined ? t('replay.begins') : say(markPhrase(stop.mark));
  return `${phaseText(stop)}${t('common.colon')}${what}`;
}

/** Ticks of everything that happened, higher for what became law; below them the rounds. */
function Ticks({ course }: Pick<Props, 'course'>) {
  const { firstSeq, lastSeq, marks, phases } = course;
  const x = (seq: number): number => (100 * (seq - firstSeq)) / Math.max(1, lastSeq - firstSeq);
  const rounds = phases.filter(
    ({ round, phase }, at) => phase === 'debrief' || phases[at - 1]?.round !== round,
  );
  return (
    <div class="replay-ticks" aria-hidden="true">
      {marks.map((mark, at) => (
        <i key={at} class="moment-tick" data-kind={mark.kind} style={{ left: `${x(mark.seq)}%` }} />
      ))}
      {rounds.map(({ seq, round, phase }) => (
        <span key={seq} class="round num" style={{ left: `${x(seq)}%` }}>
          {phase === 'epilogue' || phase === 'debrief' ? '' : round}
        </span>
      ))}
    </div>
  );
}

type ListProps = Omit<Props, 'receivedSeq'>;

/** The whole game as a list: every phase with what happened in it, each a button that shows the table as it stood then. */
export function MomentList({ course, stops, seq, onSeq }: ListProps) {
  const now = phaseAt(course.phases, seq);
  const current = stopAt(stops, seq);
  return (
    <ol class="moment-list">
      {course.phases.map((phase) => {
        const inside = stops.filter((stop) => stop.phase === phase && stop.mark !== undefined);
        return (
          <li key={phase.seq}>
            <details open={phase === now}>
              <summary>
                <b>{phaseText({ phase })}</b>{' '}
                <span class="small muted">{t('replay.count', { count: inside.length })}</span>
              </summary>
              <ol>
                <li>
                  <Moment isNow={seq === phase.seq} onPress={() => onSeq(phase.seq)}>
                    {t('replay.begins')}
                  </Moment>
                </li>
                {inside.map((stop, at) => (
                  <li key={at}>
                    <Moment isNow={stop === current} onPress={() => onSeq(stop.seq)}>
                      {stop.mark === undefined ? '' : say(markPhrase(stop.mark))}
                    </Moment>
                  </li>
                ))}
              </ol>
            </details>
          </li>
        );
      })}
    </ol>
  );
}

type MomentProps = { readonly isNow: boolean; readonly onPress: () => void; readonly children: string };

function Moment({ isNow, onPress, children }: MomentProps) {
  return (
    <button type="button" class="moment-step" aria-current={isNow ? 'step' : undefined} onClick={onPress}>
      {children}
    </button>
  );
}
