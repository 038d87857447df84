import { type ComponentType, h, options, render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lazyPart } from '../../client/panels/chrome/lazyPart.tsx';

/** What a page has drawn, in order. Its parts draw no elements, so that it needs no document to stand in. */
let drawn: string[] = [];
/** Effects of what was drawn and drawings that were asked for: they run when a test says so, not when a frame is over. */
let due: (() => void)[] = [];

beforeEach(() => {
  options.requestAnimationFrame = options.debounceRendering = (run) => due.push(run);
  drawn = [];
  due = [];
});

afterEach(() => {
  delete options.requestAnimationFrame;
  delete options.debounceRendering;
});

const drawing =
  (name: string): ComponentType =>
  () => {
    drawn.push(name);
    return null;
  };

const INSTEAD = { Loading: drawing('loading'), Failed: drawing('failed') };

function draw(part: ComponentType): void {
  render(h(part, {}), { childNodes: [], firstChild: null } as unknown as Element);
}

/** Runs everything that is due, and what that brings about. */
function settle(): void {
  for (let run = due.shift(); run !== undefined; run = due.shift()) run();
}

it('shows a part whose code comes between the first drawing and its effects', async () => {
  const part = lazyPart(async () => drawing('part'), [], INSTEAD);
  draw(part);
  await part.fetch();
  settle();
  expect(drawn).toEqual(['loading', 'part']);
});

it('shows a part at once whose code was fetched ahead', async () => {
  const part = lazyPart(async () => drawing('part'), [], INSTEAD);
  await part.fetch();
  draw(part);
  settle();
  expect(drawn).toEqual(['part']);
});

it('fetches a part that nobody has fetched, and shows it then', async () => {
  const code = Promise.withResolvers<ComponentType>();
  const part = lazyPart(() => code.promise, [], INSTEAD);
  draw(part);
  settle();
  expect(drawn).toEqual(['loading']);
  code.resolve(drawing('part'));
  await expect.poll(() => due.length).toBeGreaterThan(0);
  settle();
  expect(drawn).toEqual(['loading', 'part']);
});

it('says that a part could not be fetched', async () => {
  const part = lazyPart(() => Promise.reject(new Error('no network')), [], INSTEAD);
  draw(part);
  settle();
  await expect.poll(() => due.length).toBeGreaterThan(0);
  settle();
  expect(drawn).toEqual(['loading', 'failed']);
});

it('is fetched once for all who ask, so that what is shown is not taken down for a copy of it', async () => {
  let copies = 0;
  const part = lazyPart(async () => drawing(`copy ${++copies}`), [], INSTEAD);
  await Promise.all([part.fetch(), part.fetch()]);
  draw(part);
  await part.fetch();
  draw(part);
  settle();
  expect(drawn).toEqual(['copy 1', 'copy 1']);
});

it('can be asked for again after a failure', async () => {
  let asked = 0;
  const part = lazyPart(
    async () => {
      if (++asked === 1) throw new Error('no network');
      return drawing('part');
    },
    [],
    INSTEAD,
  );
  await expect(part.fetch()).rejects.toThrow('no network');
  await part.fetch();
  draw(part);
  settle();
  expect(drawn).toEqual(['part']);
});
