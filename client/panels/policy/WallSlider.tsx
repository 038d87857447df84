import { useEffect, useRef, useState } from 'preact/hooks';

type Props = {
  readonly label: string;
  readonly value: number;
  readonly was: number;
  readonly min: number;
  readonly max: number;
  /** Spoken with the value: what it would do. */
  readonly valueText: string;
  readonly isOff: boolean;
  readonly onChange: (value: number) => void;
};

/** Spoken at most this often while it moves. */
const SPOKEN_EVERY_MS = 1_000;
const PAGE = 5;

/** A slider in whole points: drag, press the track, or use the keys; the tick shows the value in force. */
export function WallSlider({ label, value, was, min, max, valueText, isOff, onChange }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const [isHeld, setHeld] = useState(false);
  const spoken = useThrottled(valueText);
  const place = (at: number): string => `${(100 * (at - min)) / Math.max(1, max - min)}%`;
  const valueAt = (clientX: number): number => {
    const box = track.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return value;
    return Math.round(min + ((clientX - box.left) / box.width) * (max - min));
  };
  const set = (next: number): void => {
    const bounded = Math.min(max, Math.max(min, next));
    if (!isOff && bounded !== value) onChange(bounded);
  };
  const down = (event: PointerEvent): void => {
    if (isOff || !(event.currentTarget instanceof HTMLElement)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld(true);
    set(valueAt(event.clientX));
  };
  const keyed = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: value + 1,
      ArrowUp: value + 1,
      ArrowLeft: value - 1,
      ArrowDown: value - 1,
      PageUp: value + PAGE,
      PageDown: value - PAGE,
      Home: min,
      End: max,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };
  return (
    <div
      class={isOff ? 'range off' : 'range'}
      ref={track}
      onPointerDown={down}
      onPointerMove={(event) => isHeld && set(valueAt(event.clientX))}
      onPointerUp={() => setHeld(false)}
      onPointerCancel={() => setHeld(false)}
    >
      <div class="track" />
      <div class="fill" style={{ width: place(value) }} />
      <i class="was" style={{ left: place(was) }} />
      <div
        class="thumb"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={spoken}
        aria-disabled={isOff}
        style={{ left: place(value) }}
        onKeyDown={keyed}
      />
    </div>
  );
}

/** The text, but changed at most once a second: a screen reader must be able to finish. */
function useThrottled(text: string): string {
  const [shown, setShown] = useState(text);
  const last = useRef(0);
  useEffect(() => {
    const waitMs = Math.max(0, last.current + SPOKEN_EVERY_MS - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setShown(text);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [text]);
  return shown;
}
