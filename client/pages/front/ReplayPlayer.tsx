import { type Phrase, t } from '../../text/t.ts';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../design/Icon.tsx';
import { MapView } from '../../map/MapView.tsx';
import type { Insets, Size } from '../../map/layout/camera.ts';
import { plainEngine } from '../../map/mapEngine.ts';
import type { MapModel } from '../../map/model/mapParts.ts';
import { useElementSize } from '../../map/useElementSize.ts';
import { say } from '../../text/Say.tsx';

const FRAME_MS = 4_500;
/** Who asks for less motion gets one still picture: the last result, with all that was built. */
const STILL_QUERY = '(prefers-reduced-motion: reduce)';
/** The column of the form on a laptop, the page below the map on a phone; the strip with the sentence at the bottom. */
const PHONE_WIDTH = 700;
const FORM_WIDTH = 500;
const STRIP_HEIGHT = 118;
/** Between the strip and the legend above it. */
const LEGEND_GAP = 8;
const PHONE_MAP_HEIGHT = 300;

/** A recorded game, picture by picture, with the sentence of each; it can be stopped. */
export function ReplayPlayer({ replay }: { readonly replay: Replay }) {
  const [isPlaying, setPlaying] = useState(() => !matchMedia(STILL_QUERY).matches);
  const [place, setPlace] = useState(() => (isPlaying ? 0 : replay.frames.length - 1));
  const box = useRef<HTMLElement>(null);
  const size = useElementSize(box);
  const legend = useRef<HTMLUListElement>(null);
  const legendSize = useElementSize(legend);
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => setPlace((now) => (now + 1) % replay.frames.length), FRAME_MS);
    return () => clearInterval(timer);
  }, [isPlaying, replay]);
  const frame = replay.frames[place];
  if (frame === undefined) return null;
  return (
    <aside class="replay cover" ref={box} aria-label={t('front.mapLabel')}>
      <div class="replay-map cover" aria-hidden="true">
        {size !== undefined && (
          <MapView
            model={frame.model}
            onPick={() => undefined}
            insets={insetsOf(size, legendSize)}
            engine={plainEngine}
            isPicture
          />
        )}
      </div>
      <ReplayLegend list={legend} />
      <ReplayStrip
        frame={frame}
        rounds={replay.rounds}
        isPlaying={isPlaying}
        onToggle={() => setPlaying(!isPlaying)}
      />
    </aside>
  );
}

function insetsOf({ width, height }: Size, legend: Size | undefined): Insets {
  if (width < PHONE_WIDTH)
    return { top: 56, left: 0, right: 0, bottom: Math.max(0, height - PHONE_MAP_HEIGHT) };
  const legendPx = legend === undefined || legend.height === 0 ? 0 : legend.height + LEGEND_GAP;
  return { top: 70, left: FORM_WIDTH, right: 20, bottom: STRIP_HEIGHT + legendPx };
}

type StripProps = {
  readonly frame: ReplayFrame;
  readonly rounds: number;
  readonly isPlaying: boolean;
  readonly onToggle: () => void;
};

function ReplayStrip({ frame, rounds, isPlaying, onToggle }: StripProps) {
  return (
    <div class="paper replay-strip pad row gap-4">
      <button
        type="button"
        class="btn icon replay-toggle"
        aria-label={t(isPlaying ? 'front.replayPause' : 'front.replayPlay')}
        onClick={onToggle}
      >
        <Icon name={isPlaying ? 'pause' : 'play'} size={20} />
      </button>
      <div class="grow">
        <p class="small muted num">
          {t('front.replayRound', { round: frame.round, rounds })}
          <span class="replay-rounds" aria-hidden="true">
            {Array.from({ length: rounds }, (_, index) => (
              <i key={index} class={index < frame.round ? 'on' : ''} />
            ))}
          </span>
        </p>
        <p class="replay-caption">{say(frame.caption)}</p>
      </div>
      <ol class="replay-steps small">
        {([1, 2, 3] as const).map((step) => (
          <li key={step} class={step === frame.step ? 'now' : ''}>
            {t(`front.step${step}`)}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What the map draws, in three lines: walls, blocs, trade. */
function ReplayLegend({ list }: { readonly list: RefObject<HTMLUListElement | null> }) {
  return (
    <ul ref={list} class="panel replay-legend slim row gap-4 small">
      <li>
        <svg width="34" height="26" viewBox="0 0 34 26" aria-hidden="true">
          <circle class="bricks" cx="17" cy="13" r="9.2" />
        </svg>
        {t('front.legendWall')}
      </li>
      <li>
        <svg width="34" height="26" viewBox="0 0 34 26" aria-hidden="true">
          <path class="bloc" d="M4 8l12-5 14 4-2 13-12 3-11-4z" />
        </svg>
        {t('front.legendBloc')}
      </li>
      <li>
        <svg width="34" height="26" viewBox="0 0 34 26" aria-hidden="true">
          <path class="flow" d="M3 21Q12 5 27 7M21 3l7 4-6 6" />
        </svg>
        {t('front.legendTrade')}
      </li>
    </ul>
  );
}

/** Which of the three things that players do a picture shows: talk and sign, set walls, see who gains. */
type ReplayStep = 1 | 2 | 3;

/** One picture of a recorded game: what the map shows, and the sentence to it. */
export type ReplayFrame = {
  readonly round: number;
  readonly step: ReplayStep;
  readonly caption: Phrase;
  readonly model: MapModel;
};

/** A whole game between bots, recorded by `client/build/recordReplay.ts`. */
export type Replay = { readonly rounds: number; readonly frames: readonly ReplayFrame[] };
