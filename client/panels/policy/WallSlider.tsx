import { useEffect, useRef, useState } from 'preact/hooks';
import { scaleTo } from '../../design/charts/scale.ts';
import { language } from '../../text/language.ts';

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
  const spoken = useThrottled(valueText);
  const along = scaleTo({ low: min, high: Math.max(min + 1, max) }, 0, 100);
  const place = (at: number): string => `${along(at)}%`;
  const set = (next: number): void => {
    const bounded = Math.min(max, Math.max(min, next));
    if (bounded !== value) onChange(bounded);
  };
  const paged = (event: KeyboardEvent): void => {
    const step = event.key === 'PageUp' ? PAGE : event.key === 'PageDown' ? -PAGE : 0;
    if (step === 0 || isOff) return;
    event.preventDefault();
    set(value + step);
  };
  return (
    <div class={isOff ? 'range off' : 'range'}>
      <div class="track" />
      <div class="fill" style={{ width: place(value) }} />
      <i class="was" style={{ left: place(was) }} />
      <input
        type="range"
        min={min}
        max={max}
        step={1}
        value={value}
        disabled={isOff}
        aria-label={label}
        aria-valuetext={spoken}
        onInput={(event) => set(Number(event.currentTarget.value))}
        onKeyDown={paged}
      />
    </div>
  );
}

/** The text, but changed at most once a second: a screen reader must be able to finish. Another language is spoken at once. */
function useThrottled(text: string): string {
  const said = language.value;
  const [shown, setShown] = useState({ text, said });
  const last = useRef(0);
  useEffect(() => {
    const waitMs = Math.max(0, last.current + SPOKEN_EVERY_MS - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setShown({ text, said });
    }, waitMs);
    return () => clearTimeout(timer);
  }, [text, said]);
  return shown.said === said ? shown.text : text;
}
