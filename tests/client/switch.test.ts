import { h, options, render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useAsked } from '../../client/design/Switch.tsx';

let shown: boolean | undefined;
let press: (on: boolean) => Promise<boolean>;
let answer: (isAccepted: boolean) => void;
const page = { childNodes: [], firstChild: null } as unknown as Element;

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
  options.debounceRendering = (run) => run();
  options.requestAnimationFrame = (run) => void setTimeout(run);
});
afterEach(async () => {
  render(null, page);
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  delete options.debounceRendering;
  delete options.requestAnimationFrame;
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

it('shows the newest of two presses for as long as that one takes', async () => {
  draw(false);
  const first = press(true);
  answer(true);
  await first;
  await vi.advanceTimersByTimeAsync(900);
  draw(true);
  const second = press(false);
  answer(true);
  await second;
  await vi.advanceTimersByTimeAsync(900);
  expect(shown).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(shown).toBe(true);
});

it('does not turn back by the late refusal of an older press', async () => {
  draw(false);
  const first = press(true);
  const refuse = answer;
  void press(true);
  refuse(false);
  await first;
  expect(shown).toBe(true);
});

it('leaves no timer where the switch goes away', async () => {
  draw(false);
  await vi.runAllTimersAsync();
  const pressed = press(true);
  answer(true);
  await pressed;
  expect(vi.getTimerCount()).toBe(1);
  render(null, page);
  // What a component does when it goes, it does after the next frame.
  await vi.advanceTimersByTimeAsync(200);
  expect(vi.getTimerCount()).toBe(0);
});
