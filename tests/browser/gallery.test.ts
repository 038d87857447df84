import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { SIZES, type SizeId } from '../../client/gallery/surface.ts';
import { SURFACES } from '../../client/gallery/surfaces.ts';
import type { Page } from 'playwright-core';
import { readBuiltClient } from '../../server/http/serveClient.ts';
import { must } from '../../shared/kernel/records.ts';
import { importsOf, readSources } from '../architecture/sources.ts';
import { axeViolations } from './support/axeViolations.ts';
import { EN_DARK, open, show, visitGallery, ZH_LIGHT } from './support/galleryVisit.ts';
import { type Look, overflow } from './support/inspectSurface.ts';
import { aVisitor, SCREENSHOTS, screenshot, type Visitor } from './support/openBrowser.ts';

/** What the gallery is and is not, and what a reader may expect of it; its surfaces are looked at by the other galleries. */
visitGallery();

/** The one device of most tests, which plays each game of its surfaces once. */
let shared: Promise<Visitor> | undefined;
afterAll(async () => (await shared)?.context.close());

/** A device with the gallery open, its windows those of a laptop unless it is a phone's, which is touched. */
async function enter(size: SizeId): Promise<Visitor> {
  const visitor = await aVisitor(open().browser, { viewport: SIZES[size] });
  await visitor.page.goto(`${open().url}/gallery`);
  await visitor.page.getByRole('navigation').waitFor();
  return visitor;
}

/** A surface on the shared device, in a window of a size. */
async function onShared(
  id: string,
  viewport: { readonly width: number; readonly height: number },
  look: Look,
) {
  const { page, takeFaults } = await (shared ??= enter('laptop'));
  await page.setViewportSize(viewport);
  await show(page, surfaceOf(id), look);
  return { page, takeFaults };
}

function surfaceOf(id: string) {
  return must(
    SURFACES.find((surface) => surface.id === id),
    id,
  );
}

it('is no part of the product: the built client has nothing of it, and no page of the product asks for it', () => {
  const built = [...must(readBuiltClient(), 'a built client')];
  expect(built.length).toBeGreaterThan(10);
  const known = /gallery/i;
  expect(
    built.filter(([path, { content }]) => known.test(path) || known.test(content.toString('latin1'))),
  ).toEqual([]);
  const readers = readSources(['client'])
    .filter(({ path }) => !path.startsWith('client/gallery/'))
    .filter((source) => importsOf(source).some((specifier) => specifier.includes('/gallery/')));
  expect(readers).toEqual([]);
});

/** Maps of both games, clocks and times of day, a notice that comes late. */
const COMPARED: readonly (readonly [string, SizeId])[] = [
  ['notice-reconnecting', 'phone'],
  ['reveal-flows', 'laptop'],
  ['console-negotiation', 'laptop'],
  ['provinces-negotiation-honeycomb', 'phone'],
];

it('shows a surface the same every time, to the pixel', async () => {
  const first = await picturesOn(await (shared ??= enter('laptop')), COMPARED);
  const another = await enter('laptop');
  const second = await picturesOn(another, COMPARED);
  await another.context.close();
  const differing: string[] = [];
  for (const [place, [id]] of COMPARED.entries()) {
    const pair = [must(first[place], id), must(second[place], id)] as const;
    if (pair[0].equals(pair[1]) || (await largestDifference(pair)) <= FAINT) continue;
    differing.push(id);
    for (const [nth, picture] of pair.entries())
      writeFileSync(resolve(SCREENSHOTS, `differs-${id}-${nth + 1}.png`), picture);
  }
  expect(differing).toEqual([]);
});

/** Of 255: Chromium smooths edges by the part of the page that it draws at once, which changes from time to time; what comes late differs by more. */
const FAINT = 40;

/** The largest difference of two pictures of one size in a colour of a pixel. */
async function largestDifference(pair: readonly Buffer[]): Promise<number> {
  const { page, context } = await aVisitor(open().browser, { viewport: SIZES.laptop });
  const largest = await page.evaluate(
    async (pictures) => {
      const [one, other = new Uint8ClampedArray()] = await Promise.all(
        pictures.map(async (picture) => {
          const drawn = await createImageBitmap(await (await fetch(picture)).blob());
          const canvas = new OffscreenCanvas(drawn.width, drawn.height).getContext('2d');
          canvas?.drawImage(drawn, 0, 0);
          return canvas?.getImageData(0, 0, drawn.width, drawn.height).data ?? new Uint8ClampedArray();
        }),
      );
      if (other.length === 0 || one?.length !== other.length) return 255;
      let most = 0;
      one.forEach((value, at) => (most = Math.max(most, Math.abs(value - (other[at] ?? 0)))));
      return most;
    },
    pair.map((picture) => `data:image/png;base64,${picture.toString('base64')}`),
  );
  await context.close();
  return largest;
}

/** Chromium sets the dots of an underline by the part of the page that it draws at once, which changes from time to time. */
const WITHOUT_DOTS = '* { text-decoration-style: solid !important; }';

/** Pictures that a device shows. */
async function picturesOn(
  { page, takeFaults }: Visitor,
  wanted: typeof COMPARED,
): Promise<readonly Buffer[]> {
  const pictures: Buffer[] = [];
  for (const [id, size] of wanted) {
    await page.setViewportSize(SIZES[size]);
    await show(page, surfaceOf(id), ZH_LIGHT);
    pictures.push(await page.screenshot({ style: WITHOUT_DOTS }));
  }
  expect(takeFaults()).toEqual([]);
  return pictures;
}

it.each(['reveal-gains', 'provinces-reveal-gains'])(
  'begins a stop of the reveal at its top: %s',
  async (id) => {
    // A small phone, on which each of them is longer than the page.
    const { page } = await onShared(id, { ...SIZES.phone, height: 667 }, EN_DARK);
    const pane = page.locator('.economy-pane');
    const placeOf = (): Promise<number> => pane.evaluate(({ scrollTop }) => scrollTop);
    await pane.evaluate((scrolled) => scrolled.scrollTo(0, scrolled.scrollHeight));
    expect(await placeOf()).toBeGreaterThan(0);
    await page
      .locator('.stops button')
      .first()
      .evaluate((stop: HTMLElement) => stop.click());
    await page.locator('.stops li:first-child[aria-current=step]').waitFor();
    await expect.poll(placeOf).toBe(0);
  },
);

it.each(['policy-sealed', 'provinces-measures-sealed'])(
  'leaves whoever sealed by keys on the way to open the envelope again: %s',
  async (id) => {
    const { page } = await onShared(id, SIZES.laptop, EN_DARK);
    const focused = page.locator('button:focus');
    await expect.poll(() => focused.innerText()).toBe('Change my decision');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused.innerText()).toMatch(/^Seal/);
  },
);

/** An offer that waits, with what it would do: its labels are terms. */
const OFFER = 'negotiation-proposal';

function lineOn(page: Page) {
  const line = page.getByRole('tooltip');
  return {
    term: page.locator('.own-result').getByRole('button', { name: 'Real income', exact: true }),
    line,
    told: line.getByText('What people can buy with all they earn'),
  };
}

it('says in one line what a term means, by mouse and by keys', async () => {
  const { page, takeFaults } = await onShared(OFFER, SIZES.laptop, EN_DARK);
  const { term, line, told } = lineOn(page);
  await term.hover();
  await told.waitFor();
  expect(await term.getAttribute('aria-describedby')).toBe(await line.getAttribute('id'));
  expect(await axeViolations(page)).toEqual([]);
  expect(await overflow(page)).toEqual([]);
  await page.mouse.move(0, 0);
  await line.waitFor({ state: 'detached' });

  await term.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await told.waitFor();
  await page.keyboard.press('Escape');
  await line.waitFor({ state: 'detached' });
  await page.locator('.own-result').waitFor();
  expect(takeFaults()).toEqual([]);
});

it('says in one line what a term means, by touch, until something else is touched', async () => {
  const { page, context, takeFaults } = await enter('phone');
  await show(page, surfaceOf(OFFER), EN_DARK);
  const { term, line, told } = lineOn(page);
  await term.tap();
  await told.waitFor();
  await screenshot(page, 'term-line-phone');
  expect(await overflow(page)).toEqual([]);
  await page.touchscreen.tap(2, 2);
  await line.waitFor({ state: 'detached' });
  expect(takeFaults()).toEqual([]);
  await context.close();
});
