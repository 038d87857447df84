import { useEffect, useRef, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { t } from '../../text/t.ts';
import type { Box, Point } from '../geography/mapGeography.ts';
import { RING_PX } from '../mapStyle.tsx';
import type { Stand, WallHandle } from './board.tsx';
import './board.css';

type Props = {
  readonly wall: WallHandle;
  readonly me: EconomyId;
  readonly stand: Stand;
};

/** The wall as rings around a mark: the radius of each value, in pixels. */
export type Rings = {
  readonly of: (value: number) => number;
  /** Pixels from one whole step to the next. */
  readonly stepPx: number;
};

export function ringsOf({ min, max }: Pick<WallHandle, 'min' | 'max'>, radius: number, unit: number): Rings {
  const stepPx = (RING_PX.range * unit) / Math.max(1, max - min);
  return { of: (value) => radius + RING_PX.clear * unit + (value - min) * stepPx, stepPx };
}

/** A ring in hand: how far from the middle it was taken hold of, and at which value. */
export type HeldRing = { readonly fromPx: number; readonly value: number };

/** The value that a ring in hand stands for, and whether it would go further if it could. Off the map nothing is set: it is as it was. */
export function valueInHand(
  held: HeldRing,
  pointer: { readonly distancePx: number; readonly isOnMap: boolean },
  { min, max }: Pick<WallHandle, 'min' | 'max'>,
  { stepPx }: Pick<Rings, 'stepPx'>,
): { readonly value: number; readonly beyond?: 'most' | 'least' } {
  if (!pointer.isOnMap) return { value: held.value };
  const wanted = Math.round(held.value + (pointer.distancePx - held.fromPx) / stepPx);
  const value = Math.min(max, Math.max(min, wanted));
  if (wanted > max) return { value, beyond: 'most' };
  return wanted < min ? { value, beyond: 'least' } : { value };
}

/** Directions in which the grip may lie, those away from the name that stands below or to the right first; up to the right is the envelope. */
const DIRECTIONS = [5, 3, 4, 6, 1, 0, 2].map((eighth) => ({
  x: Math.cos((eighth * Math.PI) / 4),
  y: Math.sin((eighth * Math.PI) / 4),
}));
/** So much room around it is enough. */
const ROOM_PX = 40;

type Surroundings = { readonly at: Point; readonly others: readonly Point[]; readonly within: Box };

/** Where the grip is furthest from all other marks and from the edges of the map. */
export function freeDirection(reach: number, { at, others, within }: Surroundings): Point {
  const roomAt = ({ x, y }: Point): number => {
    const [gripX, gripY] = [at.x + x * reach, at.y + y * reach];
    return Math.min(
      ROOM_PX,
      gripX - within.left,
      within.right - gripX,
      gripY - within.top,
      within.bottom - gripY,
      ...others.map((other) => Math.hypot(gripX - other.x, gripY - other.y)),
    );
  };
  return DIRECTIONS.toSorted((a, b) => roomAt(b) - roomAt(a))[0] ?? { x: 0, y: -1 };
}

/** Words on a map are read over whatever lies below them. */
const OVER_BRICKS = { paintOrder: 'stroke', stroke: 'var(--bg)', strokeWidth: 4 } as const;

/** Half the width of the words under a ring, and how far under it the style sheet has them follow a pointer. */
const WORDS_PX = 130;
const UNDER_PX = 54;

function keptIn(x: number, { left, right }: Box): number {
  return Math.max(left + WORDS_PX, Math.min(right - WORDS_PX, x));
}

/** The frame of a map: where a ring is let go outside it, nothing is set. */
const FRAME = '.map, .province-view';

type Hold = HeldRing & { readonly frame: DOMRect | undefined; readonly middle: Point };

/** What is going on with a ring in hand, for the words beside it. */
type Reach = 'most' | 'least' | 'off';

/** A ring around the own mark that is drawn wider for a higher wall and closer for a lower one; by keys it is a slider. */
export function WallRing({ wall, me, stand }: Props) {
  const at = stand.places.get(me);
  return at === undefined ? null : <RingAt wall={wall} me={me} stand={stand} at={at} />;
}

function RingAt({ wall, me, stand, at }: Props & { readonly at: Point }) {
  const { places, rim, within, unit } = stand;
  const { value, min, max, was, label, text, set } = wall;
  const rings = ringsOf(wall, rim(me), unit);
  const { reach, takeHold } = useHold(wall, rings);
  const others = [...places].filter(([economy]) => economy !== me).map(([, place]) => place);
  const now = rings.of(value);
  const half = rings.of(max) + RING_PX.edge * unit;
  const grip = freeDirection(rings.of((min + max) / 2), { at, others, within });
  const hold = { cx: grip.x * now, cy: grip.y * now };
  return (
    <div class="wall-ring" style={{ left: `${at.x - half}px`, top: `${at.y - half}px` }}>
      <input
        class="sr"
        type="range"
        min={min}
        max={max}
        step={1}
        value={value}
        aria-label={label}
        aria-valuetext={text}
        onInput={(event) => {
          const next = Number(event.currentTarget.value);
          if (next !== value) set(next);
        }}
      />
      <svg
        width={2 * half}
        height={2 * half}
        viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`}
        fill="none"
        aria-hidden="true"
      >
        {value !== was && (
          <circle r={rings.of(was)} stroke="var(--time)" stroke-width={1.8} stroke-dasharray="4 3" />
        )}
        <circle r={now} stroke="var(--wall)" stroke-width={4 * unit} stroke-dasharray="9 2.5" />
        <g class="grip" onPointerDown={takeHold}>
          <circle r={now} stroke="transparent" stroke-width={12 * unit} pointer-events="stroke" />
          <circle {...hold} r={9 * unit} fill="var(--primary-bg)" stroke="var(--panel)" stroke-width={3} />
          <circle class="around" {...hold} r={16 * unit} fill="transparent" pointer-events="fill" />
        </g>
        {value !== was && (
          <text
            class="num"
            x={hold.cx + Math.sign(grip.x) * 15 * unit}
            y={hold.cy - 10 * unit}
            text-anchor={grip.x < 0 ? 'end' : 'start'}
            fill="var(--time)"
            font-size={13}
            font-weight={700}
            style={OVER_BRICKS}
          >
            {text}
          </text>
        )}
      </svg>
      {reach !== undefined && (
        <p
          class="drag-text ring-words pill"
          style={{
            transform: `translate(${keptIn(at.x, within) - at.x + half}px, ${2 * half + UNDER_PX}px)`,
          }}
        >
          {t(`map.ring.${reach}`, { wall: text })}
        </p>
      )}
    </div>
  );
}

/** Follows a ring that was taken hold of until it is let go. Let go off the map, or given up by Esc, it is as it was. */
function useHold(wall: WallHandle, { stepPx }: Rings) {
  const held = useRef<Hold>(undefined);
  const [reach, setReach] = useState<Reach>();
  const latest = useRef({ wall, stepPx });
  latest.current = { wall, stepPx };
  useEffect(() => {
    const stop = new AbortController();
    const listen = { signal: stop.signal };
    const choose = (value: number): void => {
      if (value !== latest.current.wall.value) latest.current.wall.set(value);
    };
    const end = (): void => {
      held.current = undefined;
      setReach(undefined);
    };
    const follow = ({ clientX, clientY }: PointerEvent): void => {
      const { current } = held;
      if (current === undefined) return;
      const distancePx = Math.hypot(clientX - current.middle.x, clientY - current.middle.y);
      const isOnMap = isInside(current.frame, { x: clientX, y: clientY });
      const next = valueInHand(current, { distancePx, isOnMap }, latest.current.wall, latest.current);
      choose(next.value);
      setReach(isOnMap ? next.beyond : 'off');
    };
    const giveUp = (): void => {
      if (held.current === undefined) return;
      choose(held.current.value);
      end();
    };
    window.addEventListener('pointermove', follow, listen);
    window.addEventListener('pointerup', end, listen);
    window.addEventListener('pointercancel', giveUp, listen);
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || held.current === undefined) return;
        event.stopPropagation();
        giveUp();
      },
      { ...listen, capture: true },
    );
    return () => stop.abort();
  }, []);
  const takeHold = (event: PointerEvent & { readonly currentTarget: SVGGElement }): void => {
    if (event.button !== 0) return;
    const drawing = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (drawing === undefined) return;
    // Neither the map nor what begins an offer takes hold as well.
    event.stopPropagation();
    const middle = { x: drawing.left + drawing.width / 2, y: drawing.top + drawing.height / 2 };
    held.current = {
      fromPx: Math.hypot(event.clientX - middle.x, event.clientY - middle.y),
      value: wall.value,
      frame: event.currentTarget.closest(FRAME)?.getBoundingClientRect(),
      middle,
    };
  };
  return { reach, takeHold };
}

function isInside(box: DOMRect | undefined, { x, y }: Point): boolean {
  return box === undefined || (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
}
