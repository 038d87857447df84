import { h, options, render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useAsked } from '../../client/design/Switch.tsx';

let shown: boolean | undefined;
let press: (on: boolean) => Promise<boolean>;
let answer: (isAccepted: boolean) => void;
const page = { childNodes: [], firstChild: null } as unknown as Element;
options.debounceRendering = (run) => run();

/** What the server says. */
let isOn = false;

/** Draws nothing, so that the page needs no document to stand in. */
function Probe() {
  const asked = useAsked(isOn, () => new Promise((resolve) => (answer = resolve)));
  shown = asked.shown;
  press = asked.ask;
  return null;
}

/** The page draws the switch anew, as it does when the server's state arrives. */
function draw(said: boolean): void {
  isOn = said;
  render(h(Probe, {}), page);
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  render(null, page);
  vi.useRealTimers();
});

it('keeps showing what was asked for while other news arrives', async () => {
  draw(false);
  const pressed = press(true);
  draw(false);
  expect(shown).toBe(true);
  answer(true);
  await pressed;
  draw(false);
  expect(shown).toBe(true);
  draw(true);
  await vi.runAllTimersAsync();
  expect(shown).toBe(true);
});

it('turns back at once where the server refuses', async () => {
  draw(false);
  const pressed = press(true);
  expect(shown).toBe(true);
  answer(false);
  await pressed;
  expect(shown).toBe(false);
});

it('shows what the server says in the end, also where somebody else has turned it back', async () => {
  draw(false);
  const pressed = press(true);
  answer(true);
  await pressed;
  draw(false);
  await vi.runAllTimersAsync();
  expect(shown).toBe(false);
});
