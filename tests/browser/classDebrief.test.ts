import type { Frame, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEBRIEF_STEPS, type DebriefStep, type Language } from '../../shared/content/vocabulary.ts';
import { must } from '../../shared/kernel/records.ts';
import { type JoinedClass, TABLE_LETTERS } from '../../shared/protocol/classroom.ts';
import { type AClass, aClass, aClassBody, DEAL, gather, sit } from '../server/support/aClass.ts';
import type { AClient } from '../server/support/aClient.ts';
import { axeViolations } from './support/axeViolations.ts';
import { foreignWords } from './support/foreignWords.ts';
import { type Look, overflow, settle, wear } from './support/inspectSurface.ts';
import { misfits } from './support/misfits.ts';
import { PHONE, PROJECTOR, screenshot } from './support/openBrowser.ts';
import { mustDo } from './support/programs.ts';
import { visits } from './support/visits.ts';
import { type Words, wordsIn } from './support/wordsIn.ts';

const NOTEBOOK = { width: 1366, height: 768 };
const LOOKS = [
  { language: 'en', theme: 'dark' },
  { language: 'zh', theme: 'light' },
] as const satisfies readonly Look[];

const { arrive, server } = visits({ CLOCK_RATE: '1' });

let words: Readonly<Record<Language, Words>>;
beforeAll(async () => {
  words = { en: await wordsIn('en'), zh: await wordsIn('zh') };
});

/** A device in the room where a class talks about its games. */
type Device = {
  readonly page: Page;
  readonly name: string;
  /** What shows that the device is at a step. */
  readonly isAt: (step: DebriefStep, say: Words) => Promise<void>;
};

/** Looks at a device as it stands, in a look of its own: a picture for people, and nothing that a reader would stumble over, by axe too. */
async function judge(page: Page, name: string, look: Look, byAxe = true): Promise<void> {
  await settle(page);
  await screenshot(page, `${name}-${look.language}`, { isWhole: true });
  const isProjector = page.viewportSize()?.width === PROJECTOR.width;
  const faults = [
    ...(byAxe ? await axeViolations(page) : []),
    ...(await overflow(page)),
    ...(isProjector ? await cutOff(page) : await misfits(page)),
    ...(look.language === 'zh' ? (await foreignWords(page)).filter((word) => word !== 'Person') : []),
  ];
  expect.soft(faults, name).toEqual([]);
}

/** Nobody scrolls what hangs on a wall: whatever lies below its edge is not seen. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const board = document.querySelector('.screen-debrief');
    if (board === null) return [];
    const beyond = Math.max(board.scrollHeight - board.clientHeight, board.scrollWidth - board.clientWidth);
    return beyond > 1 ? [`${beyond} pixels of the board lie beyond its edge`] : [];
  });
}

async function pressAll({ host }: AClass, press: string, phase: string): Promise<void> {
  expect((await host.ask({ type: 'press', press })).refusal).toBeUndefined();
  await host.until(phase, ({ summaries }) => summaries().every((table) => table.phase === phase));
}

function seatOf({ welcomes }: AClient): string {
  return must(welcomes.at(-1)?.seat, 'a seat');
}

async function dealAtTwoTables({ host }: AClass): Promise<void> {
  await host.ask({ ...DEAL, tables: 2 });
  await host.until('the deal', ({ deal }) => deal() !== undefined);
  await host.ask({ type: 'applyDeal', deal: host.deal()?.deal });
  await host.until('the tables', ({ summaries }) => summaries().length === 2);
  await host.ask({ type: 'startPlay' });
}

type Over = {
  readonly room: AClass;
  readonly people: readonly JoinedClass[];
  readonly games: readonly string[];
};

/** Two tables whose games are over after a round: at the first two people agree, and one of them breaks her word; at the second nobody does anything. */
async function aClassThatIsOver(settings: Parameters<typeof aClassBody>[0]): Promise<Over> {
  const room = await aClass(server().url, aClassBody({ timed: false, ...settings }));
  const people = await gather(room, 4);
  await dealAtTwoTables(room);
  const sitting = await Promise.all(people.map((person) => sit(server().url, room, person)));
  await pressAll(room, 'skipPhase', 'negotiation');
  const [ann, ben] = sitting.map(({ client }) => client) as [AClient, AClient];
  if (settings?.scenarioId === undefined) await agreeAndBreak(room, ann, ben);
  else await pressAll(room, 'skipPhase', 'policy');
  await pressAll(room, 'skipPhase', 'results');
  // The years after, where the game has them.
  while (room.host.view().stage !== 'debrief') {
    const [before] = room.host.summaries();
    await room.host.ask({ type: 'press', press: 'skipPhase' });
    await room.host.until('the next phase', ({ summaries }) =>
      summaries().every(({ phase }) => phase !== before?.phase),
    );
    if (room.host.summaries().every(({ phase }) => phase === 'debrief'))
      await room.host.until('the debrief', ({ view }) => view().stage === 'debrief');
  }
  for (const { client } of sitting) await client.leave();
  return { room, people, games: sitting.map(({ gameId }) => gameId) };
}

async function agreeAndBreak(room: AClass, ann: AClient, ben: AClient): Promise<void> {
  const [own, other] = [seatOf(ann), seatOf(ben)];
  await ann.until('the negotiation', ({ game }) => game().phase === 'negotiation');
  await mustDo(ann, {
    type: 'tableProposal',
    draft: {
      parties: [own, other],
      clauses: [{ type: 'freeTradeArea', among: [own, other], exceptions: [] }],
    },
  });
  const offered = () => Object.values(ben.game().proposals).find(({ author }) => author === own);
  await ben.until('the offer', () => offered() !== undefined);
  const { id, revision } = must(offered(), 'the offer');
  await mustDo(ben, { type: 'signProposal', proposal: id, revision, confirmed: true });
  await mustDo(ann, { type: 'givePledge', to: { type: 'all' }, undertaking: { type: 'noTariffRises' } });
  await pressAll(room, 'skipPhase', 'policy');
  await ann.until('the envelopes', ({ game }) => game().phase === 'policy');
  await mustDo(ann, { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 300, apart: [] } });
}

/** Console (with its steps loaded, or it takes no key), big screen, and the phones of two people, one of each table. */
async function devicesOf({ room, people, games }: Over): Promise<readonly [Device, Device, Device, Device]> {
  const console_ = await arrive(`/host/${room.classId}#host=${room.hostToken}`, { viewport: NOTEBOOK });
  const steps = console_.locator('.console-pages');
  await steps.waitFor();
  const screen = await arrive(`/screen/${room.classId}#host=${room.hostToken}`, { viewport: PROJECTOR });
  const phoneOf = (place: number): Promise<Page> =>
    arrive(`/table/${games[place]}#seat=${must(people[place], 'somebody').token}`, { viewport: PHONE });
  const phone = (page: Page, name: string): Device => ({
    page,
    name,
    isAt: (step, say) =>
      page
        .locator('#debrief-own')
        .getByText(say(`debrief.step.${step}`), { exact: true })
        .waitFor(),
  });
  return [
    {
      page: console_,
      name: 'console',
      isAt: (step, say) =>
        steps.locator('[aria-current=page]', { hasText: say(`debrief.step.${step}`) }).waitFor(),
    },
    {
      page: screen,
      name: 'screen',
      isAt: (step, say) =>
        screen
          .locator('.screen-head')
          .getByText(say(`class.view.${step}`))
          .waitFor(),
    },
    phone(await phoneOf(0), 'phone-a'),
    phone(await phoneOf(2), 'phone-b'),
  ];
}

/** In which look a device shows a step: each changes once, and the phones see it in different looks. */
const lookAt = (place: number, name: string): Look =>
  must(LOOKS[(Number(place > 3) + Number(name === 'phone-b')) % 2], 'a look');

/** Goes through all steps by the arrow key, and looks at every device, in one language and then in the other. */
async function walk(
  devices: readonly Device[],
  name: string,
  at?: Partial<Record<DebriefStep, () => Promise<void>>>,
) {
  for (const [place, step] of DEBRIEF_STEPS.entries()) {
    await must(devices[0], 'a console').page.keyboard.press('ArrowRight');
    for (const { page, name: device, isAt } of devices) {
      const look = lookAt(place, device);
      await wear(page, look);
      await isAt(step, words[look.language]);
    }
    await at?.[step]?.();
    // Every step of the big screen and of a phone is a surface of the gallery.
    for (const { page, name: device } of devices)
      await judge(page, `${name}-${step}-${device}`, lookAt(place, device), device === 'console');
  }
}

describe('the debrief of a class', () => {
  it('is walked through its seven steps on console, big screen and phones, and leaves pages to keep', async () => {
    const over = await aClassThatIsOver({ rounds: 1 });
    const devices = await devicesOf(over);
    const [host, screen, first, second] = devices.map(({ page }) => page) as [Page, Page, Page, Page];
    await walk(devices, 'debrief-class', {
      mood: async () => {
        for (const page of [first, second]) await page.locator('.ballot .choice-bar').nth(1).click();
        await screen.locator('.ballot .choice-bar b').getByText('2', { exact: true }).waitFor();
      },
      whatIf: async () => {
        await host.locator('.compared tbody tr').first().waitFor();
        const changes = host.locator('[aria-labelledby=offer] select');
        await changes.nth(0).selectOption({ index: 1 });
        // What is off says why.
        await host.locator('[aria-labelledby=offer] [aria-disabled=true] + small').waitFor();
        await changes.nth(1).selectOption({ index: 2 });
        await host.locator('[aria-labelledby=offer] .btn.primary').click();
        await first.locator('.ballot .choice-bar').first().click();
        await host.locator('.ballot .btn').first().click();
        await screen.locator('.offer-solved .compared').waitFor();
      },
    });
    expect(await screen.getByText('Person').count()).toBe(0);
    await host.keyboard.press('ArrowLeft');
    await must(devices[3], 'a phone').isAt('whatIf', words[lookAt(5, 'phone-b').language]);
    const game = must(over.games[0], 'a game');
    await host.goto(`${server().url}/report/${over.room.classId}`);
    await first.goto(`${server().url}/report/${game}`);
    for (const look of LOOKS) {
      await wear(host, look);
      await host.locator('.keep-sheet').nth(3).waitFor();
      await host.locator('[aria-labelledby=report-votes] section').first().waitFor();
      await judge(host, 'report-class', look);
      await wear(first, look);
      await first.locator('.keep-sheet .keep-bars').waitFor();
      await judge(first, 'keep-class', look);
    }
    await host.goto(`${server().url}/host/${over.room.classId}`);
    await first.goto(`${server().url}/table/${game}`);
    await host.locator('.console').waitFor();
    await first.locator('main.end').waitFor();
    await over.room.host.room.leave();
  });

  it('asks a class of provinces one question, and solves a reform that it votes on', async () => {
    const over = await aClassThatIsOver({
      scenarioId: 'provinces',
      opening: 'year1997',
      preset: 'provincesStandard',
      rounds: 1,
    });
    const devices = await devicesOf(over);
    const [host, screen, first, second] = devices.map(({ page }) => page) as [Page, Page, Page, Page];
    const turnTo = async (step: DebriefStep): Promise<void> => {
      await over.room.host.ask({ type: 'turnScreen', view: step });
      for (const [index, { isAt }] of devices.entries()) await isAt(step, words[lookOf(index).language]);
    };
    const lookOf = (index: number): Look => must(LOOKS[index % 2], 'a look');
    const look = async (step: DebriefStep): Promise<void> => {
      for (const [index, { page, name }] of devices.entries())
        await judge(page, `debrief-provinces-${step}-${name}`, lookOf(index));
    };
    for (const [index, { page }] of devices.entries()) await wear(page, lookOf(index));
    await turnTo('paid');
    await look('paid');
    await turnTo('whatIf');
    await host.locator('.compared tbody tr').first().waitFor();
    const changes = host.locator('[aria-labelledby=offer] select');
    const reform = words.en('debrief.change.reform', { reform: words.en('reform.evaluation') });
    await changes.nth(0).selectOption({ label: reform });
    await changes.nth(1).selectOption({ index: 1 });
    await host.locator('[aria-labelledby=offer] .btn.primary').click();
    await first.locator('.ballot .choice-bar').first().click();
    await host.locator('.ballot .btn').first().click();
    await screen.locator('.offer-solved .compared').waitFor();
    await look('whatIf');
    await turnTo('question');
    const asked = (page: Page) => page.locator('.debrief-question').first().innerText();
    expect(await asked(first)).toBe(await asked(host));
    expect(await asked(second)).toBe(await asked(screen));
    // No device shows a second question of its own table beside it.
    for (const page of [first, second]) expect(await page.locator('.end-question').count()).toBe(0);
    await look('question');
    await over.room.host.room.leave();
  });
});

/**
 * Looks at the table whose own big screen fills that of the class. The tour goes on every twenty seconds, however far the look has
 * come, and a frame that it has left can be asked nothing: only what was seen of one frame from beginning to end counts.
 */
async function onTour<Seen>(
  screen: Page,
  look: (frame: Frame, title: string) => Promise<Seen>,
): Promise<Seen> {
  for (;;) {
    const shown = await screen.waitForSelector('iframe:visible');
    const isStillShown = async () => shown.evaluate((element) => element.isConnected);
    try {
      const frame = must((await shown.contentFrame()) ?? undefined, 'a frame');
      const seen = await look(frame, (await shown.getAttribute('title')) ?? '');
      if (await isStillShown()) return seen;
    } catch (error) {
      if (await isStillShown()) throw error;
    }
  }
}

/** The table on tour, as it names itself, and what else there is of the class and of other tables. */
async function tableOnTour(screen: Page, say: Words, known?: ReadonlySet<string>) {
  return onTour(screen, async (frame, title) => {
    await frame.locator('.screen-map canvas, .screen-map svg, main').first().waitFor();
    const table = must(
      TABLE_LETTERS.find((letter) => say('class.table', { table: letter }) === title),
      'a table',
    );
    await frame.getByText(say('screen.table', { table }), { exact: true }).waitFor();
    return {
      table,
      inShort: await screen.locator('.class-tour').count(),
      frames: screen.frames().length,
      faults: known?.has(table) === true ? [] : await axeViolations(frame),
    };
  });
}

describe('a class before its debrief', () => {
  it('teaches whoever waits in a few minutes, and shows its tables in turn on the big screen', async () => {
    const room = await aClass(server().url, aClassBody({ timed: false, rounds: 1 }));
    const [person] = await gather(room, 4);
    const phone = await arrive(`/table/${room.classId}#seat=${must(person, 'somebody').token}`, {
      viewport: PHONE,
    });
    await phone.getByRole('button', { name: words.en('first.open') }).click();
    const lesson = phone.locator('[aria-labelledby=first-minutes]');
    await lesson.getByRole('button', { name: words.en('first.both') }).click();
    await wear(phone, LOOKS[1]);
    await judge(phone, 'first-minutes-why', LOOKS[1]);
    await lesson.locator('.btn.primary').click();
    for (const partner of await lesson.locator('.row.wrap .btn').all()) await partner.click();
    await judge(phone, 'first-minutes-counter', LOOKS[1]);
    await lesson.getByRole('button', { name: words.zh('first.next') }).click();
    await judge(phone, 'first-minutes-end', LOOKS[1]);
    await phone.context().close();

    await dealAtTwoTables(room);
    for (const phase of ['negotiation', 'policy', 'results']) await pressAll(room, 'skipPhase', phase);
    const screen = await arrive(`/screen/${room.classId}#host=${room.hostToken}`, { viewport: PROJECTOR });
    // A reveal fills the screen by itself, and stays at its table.
    expect(await tableOnTour(screen, words.en)).toMatchObject({ table: 'A', inShort: 0, faults: [] });
    await pressAll(room, 'skipPhase', 'epilogue');
    await room.host.ask({ type: 'turnScreen', view: 'tour' });
    const visited = new Set<string>();
    const visit = async (say: Words, known?: ReadonlySet<string>) => {
      // Only the table on show is connected. It is a page of its own, which axe does not enter from that of the class.
      const { table, ...rest } = await tableOnTour(screen, say, known);
      expect(rest).toEqual({ inShort: 0, frames: 2, faults: [] });
      return visited.add(table).size;
    };
    for (const look of LOOKS) {
      await wear(screen, look);
      await visit(words[look.language]);
      await judge(screen, 'class-tour', look);
    }
    // Both tables have their turn.
    await expect.poll(async () => visit(words.zh, visited)).toBe(room.host.summaries().length);
    // A screen of a class shows no names, also where that of a table by itself does, and leads nowhere else.
    await pressAll(room, 'skipPhase', 'debrief');
    const [summary] = room.host.summaries();
    const alone = await arrive(`/screen/${must(summary, 'a table').gameId}#host=${room.hostToken}`, {
      viewport: PROJECTOR,
    });
    const people = alone.locator('main.screen-end tbody tr').getByText('Person');
    await people.first().waitFor();
    expect(await alone.locator('a[href^="/replay/"]').count()).toBe(1);
    const framed = await onTour(screen, async (frame) => {
      await frame.locator('main.screen-end tbody tr').first().waitFor();
      return {
        named: await frame.getByText('Person').count(),
        links: await frame.locator('a[href^="/"]').count(),
      };
    });
    expect(framed).toEqual({ named: 0, links: 0 });

    // What cannot be fetched leaves the table in short.
    await room.host.ask({ type: 'turnScreen', view: 'wall' });
    await screen.locator('.class-wall').waitFor();
    expect(screen.frames()).toHaveLength(1);
    await screen.route('**/screen/g*', (route) => route.abort());
    const refused = screen.waitForEvent('requestfailed');
    await room.host.ask({ type: 'turnScreen', view: 'tour' });
    await refused;
    await screen.locator('.class-tour').waitFor();
    expect(await screen.locator('iframe:visible').count()).toBe(0);

    // A person's device may look into no other table: it tells of each in short.
    const own = await arrive(`/screen/${room.classId}#seat=${must(person, 'somebody').token}`, {
      viewport: PROJECTOR,
    });
    for (const look of LOOKS) {
      await wear(own, look);
      await own.locator('.class-tour').waitFor();
      await judge(own, 'class-tour-short', look);
    }
    expect(own.frames()).toHaveLength(1);
    await room.host.room.leave();
  });
});
