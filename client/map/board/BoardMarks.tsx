import { useEffect, useRef } from 'preact/hooks';
import { must } from '#shared/kernel/records.ts';
import type { Box, Point } from '../geography/mapGeography.ts';
import { type Mark, SIGN, edgeControl, placeSigns, pointOnCurve } from '../layout/flowCurve.ts';
import { type Gate, GateSign, type Letter } from './board.tsx';
import './board.css';

type Props = {
  readonly gates: readonly Gate[];
  readonly letters: readonly Letter[];
  /** Where a place stands in the drawing; undefined: it is not on it. */
  readonly placeOf: (place: string) => Point | undefined;
  /** Marks that gates and letters leave free. */
  readonly marks?: readonly Mark[];
  /** Names, numbers and panels that letters leave free, where there is room. */
  readonly taken?: readonly Box[];
  /** What is seen of the map: signs and letters keep to it, where there is room. */
  readonly within?: Box | undefined;
  /** Units of the drawing to a pixel of a laptop. */
  readonly scale: number;
  /** Draws the line of each gate too, where the drawing has none. */
  readonly hasLines?: boolean;
};

/** Edge marks as a drawing of their own over a map. */
export function EdgeLayer({ viewBox, ...marks }: Props & { readonly viewBox?: string }) {
  return (
    <svg class="map-edges cover" {...(viewBox === undefined ? {} : { viewBox })}>
      <EdgeMarks {...marks} />
    </svg>
  );
}

/** Gates on the edges between economies, and letters on their way along them; parts of an SVG drawing. */
export function EdgeMarks({
  gates,
  letters,
  placeOf,
  marks = [],
  taken = [],
  within,
  scale,
  hasLines = false,
}: Props) {
  const signed = gates.filter(({ isBare = false }) => !isBare);
  const gatePlaces = placeSigns(
    signed.map(({ between }) => between),
    placeOf,
    { marks, unit: scale, within },
  );
  const signMarks = gatePlaces.flatMap((at) => (at === undefined ? [] : [{ at, rim: SIGN.radius * scale }]));
  const isNew = useNews([...gates.map(gateKey), ...letters.map(letterKey)]);
  return (
    <g class="edge-marks">
      {hasLines && <EdgeLines gates={gates} placeOf={placeOf} scale={scale} />}
      {signed.map((gate, place) => {
        const at = gatePlaces[place];
        return (
          at !== undefined && (
            <g
              key={gateKey(gate)}
              class={isNew(gateKey(gate)) ? 'is-opening' : undefined}
              transform={placed(at, scale)}
              aria-hidden="true"
            >
              <GateSign gate={gate} />
            </g>
          )
        );
      })}
      {letterWays(letters, placeOf, { marks: [...marks, ...signMarks], taken, within, scale }).map(
        ({ letter, from, to, at }) => {
          const start = letter.state === 'refused' ? to : from;
          return (
            <LetterMark
              key={letterKey(letter)}
              letter={letter}
              at={at}
              isTravelling={isNew(letterKey(letter))}
              travel={{ x: (start.x - at.x) / scale, y: (start.y - at.y) / scale }}
              scale={scale}
            />
          );
        },
      )}
    </g>
  );
}

/** The line of each gate, where a drawing has none. */
export function EdgeLines({ gates, ...at }: Pick<Props, 'gates' | 'placeOf' | 'scale'>) {
  return (
    <g>
      {gates.map((gate) => (
        <EdgeLine key={gateKey(gate)} gate={gate} {...at} />
      ))}
    </g>
  );
}

type LineProps = Pick<Props, 'placeOf' | 'scale'> & { readonly gate: Gate };

function EdgeLine({ gate: { between, slot = 0, level }, placeOf, scale }: LineProps) {
  const [from, to] = [placeOf(between[0]), placeOf(between[1])];
  if (from === undefined || to === undefined) return null;
  const control = edgeControl(from, to);
  const start = beside(from, control, RIM_PX * scale);
  const end = beside(to, control, RIM_PX * scale);
  return (
    <path
      fill="none"
      stroke={`var(--b${slot})`}
      stroke-linecap="round"
      opacity={0.85}
      d={`M${start.x} ${start.y}Q${control.x} ${control.y} ${end.x} ${end.y}`}
      stroke-width={3 * scale}
      {...(level === 1 ? { 'stroke-dasharray': `0.01 ${6 * scale}` } : {})}
    />
  );
}

/** Of a medallion: its letters stay free of lines. */
const RIM_PX = 16;

/** So far from a place on the way to another. */
function beside(from: Point, to: Point, distance: number): Point {
  const part = distance / Math.max(distance, Math.hypot(to.x - from.x, to.y - from.y));
  return { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) };
}

function gateKey({ between: [a, b], level, slot }: Gate): string {
  return `gate ${edgeOf(a, b)} ${level} ${slot ?? ''}`;
}

function letterKey({ id, from, to, state }: Letter): string {
  return `letter ${id} ${from}>${to} ${state === 'refused' ? state : ''}`;
}

function edgeOf(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}

/** What was not there when the drawing began, and has come since: it is shown coming. */
function useNews(keys: readonly string[]): (key: string) => boolean {
  const known = useRef<ReadonlySet<string>>(undefined);
  const news = useRef(new Set<string>());
  if (known.current !== undefined) for (const key of keys) if (!known.current.has(key)) news.current.add(key);
  useEffect(() => {
    known.current = new Set(keys);
  });
  return (key) => news.current.has(key);
}

/**
 * On the line, in its middle; what was refused lies before its author. Where there is no room it moves along the line, `step` by `step`
 * no nearer than `end` to either, and beside it. `travelMs`: how long a new one is on its way there.
 */
const LETTER = { next: 26, back: 0.22, end: 0.15, step: 13, reach: 11, travelMs: 1_100 } as const;
const LETTER_STEPS = 12;
const LETTER_ASIDE = [0, 14, -14, 26, -26];

type LetterWay = {
  readonly letter: Letter;
  readonly from: Point;
  readonly to: Point;
  readonly at: Point;
};

/** Where the letters lie: each on the line between its two, and beside those that were laid before it, so that each can be pressed. */
export function letterWays(
  letters: readonly Letter[],
  placeOf: Props['placeOf'],
  { marks, taken, within, scale }: Required<Pick<Props, 'marks' | 'taken' | 'scale'>> & Pick<Props, 'within'>,
): readonly LetterWay[] {
  const laid: LetterWay[] = [];
  for (const letter of letters) {
    const [from, to] = [placeOf(letter.from), placeOf(letter.to)];
    if (from === undefined || to === undefined) continue;
    const reach = LETTER.reach * scale;
    const onWay = letterPlaces({ from, to }, letter.state, scale);
    const isSeen = ({ x, y }: Point): boolean =>
      within === undefined ||
      (x >= within.left + reach &&
        x <= within.right - reach &&
        y >= within.top + reach &&
        y <= within.bottom - reach);
    const inSight = onWay.filter(isSeen);
    const places = inSight.length > 0 ? inSight : onWay;
    const isClear = ({ x, y }: Point): boolean =>
      laid.every(({ at }) => Math.hypot(at.x - x, at.y - y) >= LETTER.next * scale - 1e-6);
    const isFree = (place: Point): boolean =>
      isClear(place) &&
      marks.every(({ at, rim }) => Math.hypot(at.x - place.x, at.y - place.y) >= rim + reach);
    const hidesNothing = ({ x, y }: Point): boolean =>
      taken.every(
        ({ left, right, top, bottom }) =>
          x <= left - reach || x >= right + reach || y <= top - reach || y >= bottom + reach,
      );
    laid.push({
      letter,
      from,
      to,
      at:
        places.find((each) => isFree(each) && hidesNothing(each)) ??
        places.find(isFree) ??
        places.find(isClear) ??
        must(places[0], 'a place'),
    });
  }
  return laid;
}

/** Where a letter may lie, the best first. */
function letterPlaces(
  { from, to }: { readonly from: Point; readonly to: Point },
  state: Letter['state'],
  scale: number,
): readonly Point[] {
  const length = Math.max(1e-9, Math.hypot(to.x - from.x, to.y - from.y));
  const across = { x: (from.y - to.y) / length, y: (to.x - from.x) / length };
  const line = { start: from, control: edgeControl(from, to), end: to };
  const base = state === 'refused' ? LETTER.back : 0.5;
  const step = (LETTER.step * scale) / length;
  const steps = Array.from({ length: 2 * LETTER_STEPS + 1 }, (_, nth) => nth - LETTER_STEPS);
  return steps
    .filter((nth) => nth === 0 || Math.abs(base + nth * step - 0.5) <= 0.5 - LETTER.end)
    .flatMap((nth) =>
      LETTER_ASIDE.map((aside) => ({
        at: pointOnCurve(line, base + nth * step),
        aside: aside * scale,
        away: Math.abs(nth) * LETTER.step + 2 * Math.abs(aside),
      })),
    )
    .toSorted((a, b) => a.away - b.away)
    .map(({ at, aside }) => ({ x: at.x + aside * across.x, y: at.y + aside * across.y }));
}

function placed({ x, y }: Point, scale: number): string {
  return `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(3)})`;
}

type LetterProps = {
  readonly letter: Letter;
  readonly at: Point;
  readonly isTravelling: boolean;
  /** From where it comes, in its own units. */
  readonly travel: Point;
  readonly scale: number;
};

function LetterMark({ letter: { state, text, open }, at, isTravelling, travel, scale }: LetterProps) {
  return (
    <g transform={placed(at, scale)}>
      <g
        class={isTravelling ? 'letter is-travelling' : 'letter'}
        style={{
          '--from-x': `${travel.x}px`,
          '--from-y': `${travel.y}px`,
          '--travels-for': `${LETTER.travelMs}ms`,
        }}
        aria-label={text}
        fill="none"
        stroke={INK}
        stroke-width={1.4}
        {...pressable(open)}
      >
        <title>{text}</title>
        <rect class="reach" x={-15} y={-15} width={30} height={30} fill="transparent" stroke="none" />
        <path
          d="M-11 -8H11V8H-11Z"
          fill={SHEET}
          {...(state === 'answer' ? { stroke: 'var(--time)', 'stroke-width': 3 } : {})}
        />
        <path d="M-11 -8L0 1L11 -8" />
        {state === 'refused' && (
          <path d="M-5 -5L5 5M5 -5L-5 5" stroke="var(--loss)" stroke-width={3.4} stroke-linecap="round" />
        )}
      </g>
    </g>
  );
}

/** Paper and its ink are the same in both themes. */
const SHEET = '#f7f2e6';
const INK = '#17232c';

/** A part of a drawing that can be pressed as a button can. */
function pressable(press: () => void) {
  return {
    role: 'button',
    tabIndex: 0,
    onClick: press,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      press();
    },
  } as const;
}
