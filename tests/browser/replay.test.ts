import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { aTable, type ATable, type Guest } from '../server/support/aTable.ts';
import { aSessionBody } from '../server/support/requests.ts';
import { axeViolations } from './support/axeViolations.ts';
import { coveredControls } from './support/coveredControls.ts';
import { type Look, wear } from './support/inspectSurface.ts';
import { misfits } from './support/misfits.ts';
import { LAPTOP, PHONE, screenshot } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

const { server, arrive } = visits({ CLOCK_RATE: '20' });

type Played = { readonly table: ATable; readonly ann: Guest };

/** One round of a game against bots, with a proposal of Ann's and her envelope; then the host ends it. */
async function play(
  settings: Parameters<typeof aSessionBody>[1],
  draftOf: (seats: readonly string[]) => object,
): Promise<Played> {
  const table = await aTable(server().url, aSessionBody({}, settings));
  const ann = await table.guest('Ann');
  await table.start();
  const goTo = async (phase: string): Promise<void> => {
    await table.host.ask({ type: 'skipPhase' });
    await ann.client.until(phase, ({ game }) => game().phase === phase);
  };
  await goTo('negotiation');
  const others = Object.keys(ann.client.game().seats).filter((seat) => seat !== ann.seat);
  const asked = await ann.client.ask({ type: 'tableProposal', draft: draftOf([ann.seat, ...others]) });
  expect(asked.refusal).toBeUndefined();
  await goTo('policy');
  await goTo('results');
  await table.host.ask({ type: 'endNow' });
  await ann.client.until('the end', ({ game }) => game().phase === 'debrief');
  await ann.client.leave();
  return { table, ann };
}

/** On a size each page is used in one language, in the other game in the other one; at the end it is looked at in both. */
const GAMES = [
  {
    name: 'countries',
    ways: { laptop: 'en', phone: 'zh' },
    settings: { seed: 'replay', preset: 'standard', rounds: 2 },
    draftOf: ([own, other]: readonly string[]) => ({
      parties: [own, other],
      clauses: [{ type: 'freeTradeArea', among: [own, other], exceptions: [] }],
    }),
  },
  {
    name: 'provinces',
    ways: { laptop: 'zh', phone: 'en' },
    settings: {
      seed: 'replay',
      scenarioId: 'provinces',
      opening: 'year1997',
      preset: 'provincesStandard',
      rounds: 2,
    },
    draftOf: ([own, other]: readonly string[]) => ({
      parties: [own, other],
      clauses: [
        {
          type: 'marketPact',
          among: [own, other],
          goods: 'all',
          atMost: 1,
          isBinding: false,
          deposit: 0,
          rounds: 2,
          hasOffice: false,
          rules: [],
        },
      ],
    }),
  },
] as const;

const WORDS = {
  en: { list: 'List', slider: 'Moment of the game', all: 'Everything', play: 'Play', stop: 'Stop' },
  zh: { list: '列表', slider: '对局时刻', all: '全部', play: '播放', stop: '停止' },
} as const;

/** The look in the other language. */
function otherOf(language: 'en' | 'zh'): Look {
  return { language: language === 'en' ? 'zh' : 'en', theme: 'dark' };
}

describe.each(GAMES)('the replay of a game of $name', ({ name, settings, draftOf, ways }) => {
  let played: Played;
  beforeAll(async () => {
    played = await play(settings, draftOf);
  });
  /** A device that has been at the table, on a page of the game that is over. */
  const open = async (
    page: 'replay' | 'report',
    language: 'en' | 'zh',
    viewport: typeof PHONE | typeof LAPTOP,
    hash = '',
  ): Promise<Page> => {
    const device = await arrive(`/table/${played.table.gameId}#seat=${played.ann.token}`, {
      viewport,
      language,
    });
    await device.locator('main.end').waitFor();
    await device.goto(`${server().url}/${page}/${played.table.gameId}${hash}`);
    return device;
  };

  it(`is moved through by slider, keys and links, and played (${ways.laptop})`, async () => {
    const words = WORDS[ways.laptop];
    const device = await open('replay', ways.laptop, LAPTOP);
    const slider = device.getByRole('slider', { name: words.slider });
    await slider.waitFor();
    await device.locator('.replay-side table, .replay-side .league').first().waitFor();
    const first = Number(await slider.inputValue());
    await slider.focus();
    await device.keyboard.press('ArrowRight');
    await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(first);
    expect(new URL(device.url()).hash).not.toBe('');
    await device.keyboard.press('End');
    const last = Number(await slider.getAttribute('max'));
    await expect.poll(async () => Number(await slider.inputValue())).toBe(last);
    await device.keyboard.press('Home');
    await expect.poll(async () => Number(await slider.inputValue())).toBe(first);
    await device.getByRole('button', { name: words.play, exact: true }).click();
    await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(first);
    await device.getByRole('button', { name: words.stop, exact: true }).click();
    // Somebody else's link to this moment.
    await device.evaluate(() => (window.location.hash = '#r1.policy'));
    await expect
      .poll(() => slider.getAttribute('aria-valuetext'))
      .toContain(ways.laptop === 'en' ? 'Round 1' : '第1轮');
    await device.evaluate(() => (window.location.hash = '#r1.negotiation.p0'));
    const seenIn = async (language: 'en' | 'zh'): Promise<void> => {
      await expect.poll(() => device.locator('.replay-offers li').count()).toBeGreaterThan(0);
      await screenshot(device, `replay-${name}-laptop-${language}`);
      const tooLow = await device
        .locator('.replay-side > *')
        .evaluateAll((cards) =>
          cards.filter((card) => card.scrollHeight > card.clientHeight + 1).map((card) => card.className),
        );
      expect(tooLow).toEqual([]);
      expect(await coveredControls(device)).toEqual([]);
    };
    await seenIn(ways.laptop);
    expect(await axeViolations(device)).toEqual([]);
    await wear(device, otherOf(ways.laptop));
    await device.getByRole('slider', { name: WORDS[otherOf(ways.laptop).language].slider }).waitFor();
    await seenIn(otherOf(ways.laptop).language);
  });

  it(`is read as a list, on a phone too (${ways.phone})`, async () => {
    const words = WORDS[ways.phone];
    const device = await open('replay', ways.phone, PHONE, '#r1.negotiation');
    await device.getByText(words.list, { exact: true }).click();
    const current = device.locator('.moment-step[aria-current="step"]');
    await current.waitFor();
    expect(await device.locator('.replay-picture canvas').count()).toBe(0);
    await device.locator('details[open] .moment-step').nth(1).click();
    await expect.poll(() => new URL(device.url()).hash).not.toBe('#r1.negotiation');
    await screenshot(device, `replay-${name}-list-phone-${ways.phone}`);
    expect(await axeViolations(device)).toEqual([]);
    expect(await misfits(device)).toEqual([]);
    const other = otherOf(ways.phone);
    await wear(device, other);
    await device.getByText(WORDS[other.language].list, { exact: true }).waitFor();
    await current.waitFor();
    expect(await misfits(device)).toEqual([]);
  });

  it.runIf(name === 'countries')(
    'shows a phone the whole map above the player, without words over it',
    async () => {
      const device = await open('replay', 'zh', PHONE, '#r1.policy');
      await device.locator('.replay-picture .map-pin').first().waitFor();
      // The picture fits in once all above it has come.
      const roomBelow = async (): Promise<number> => {
        const [picture, bar] = await Promise.all(
          ['.replay-picture', '.replay-bar'].map((part) => device.locator(part).boundingBox()),
        );
        return (bar?.y ?? -Infinity) - (picture?.y ?? 0) - (picture?.height ?? 0);
      };
      await expect.poll(roomBelow).toBeGreaterThanOrEqual(0);
      const seats = await device.locator('.replay-side tbody tr').count();
      await expect
        .poll(() => device.locator('.replay-picture .map-pin').count())
        .toBeGreaterThanOrEqual(seats);
      expect(await device.locator('.replay-picture .map-tag').count()).toBe(0);
      expect(await misfits(device)).toEqual([]);
      await screenshot(device, `replay-${name}-map-phone-zh`);
    },
  );

  it(`leaves a page to keep: one sheet in either language, legible without colours (${ways.laptop})`, async () => {
    const device = await open('report', ways.laptop, LAPTOP);
    const written = 'We should have asked the others first. Next time I write to all of them.';
    const expectOneSheet = async (language: 'en' | 'zh'): Promise<void> => {
      await device.locator('.keep-sheet .keep-bars').waitFor();
      await screenshot(device, `keep-${name}-${language}`);
      await device.getByRole('textbox').fill(written);
      for (const format of ['A4', 'Letter'] as const) {
        const pdf = await device.pdf({ format });
        expect(pagesIn(pdf), format).toBe(1);
      }
    };
    await expectOneSheet(ways.laptop);
    expect(await axeViolations(device)).toEqual([]);
    await wear(device, otherOf(ways.laptop));
    await expectOneSheet(otherOf(ways.laptop).language);
    await device.emulateMedia({ media: 'print' });
    await device.evaluate(() => document.documentElement.style.setProperty('filter', 'grayscale(1)'));
    await screenshot(device, `keep-${name}-grey`);
    expect(await axeViolations(device)).toEqual([]);
  });

  it('is open to the host, whose report is of the table, and to nobody else', async () => {
    const host = await arrive(`/host/${played.table.gameId}#host=${played.table.hostToken}`, {
      viewport: LAPTOP,
      language: 'en',
    });
    await host.getByText(played.table.code).first().waitFor();
    await host.goto(`${server().url}/report/${played.table.gameId}`);
    await host.locator('.keep-sheet tbody tr').first().waitFor();
    expect(pagesIn(await host.pdf({ format: 'A4' }))).toBe(1);
    await screenshot(host, `report-${name}`);
    const stranger = await arrive(`/replay/${played.table.gameId}`, { viewport: PHONE, language: 'en' });
    await stranger.getByText('This device was not at that table.').waitFor();
    await played.table.host.leave();
  });
});

/** Pages of a PDF that Chromium has printed: each has an object of its own. */
function pagesIn(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
