import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { foreignWords } from './support/foreignWords.ts';
import { overflow } from './support/inspectSurface.ts';
import { keyboardPerson, type KeyboardPerson } from './support/keyboardPerson.ts';
import { LAPTOP, PHONE, screenshot } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

/** Bots think as long as people wait for them: their time runs faster here. */
const { arrive } = visits({ CLOCK_RATE: '30' });

const ROUNDS = 4;
/** Many phones are no wider. */
const NARROW = 360;
/** A proposal may take readiness back before anybody could have seen it: then the button is pressed again after this time. */
const SEEN_MS = 5_000;
function ignore(): void {}
/** More new proposals than ever come after somebody is ready. */
const MOST_PRESSES = 20;

/** The same bots each time: whatever seed the page draws, the table is opened with this one. */
async function fixSeed(page: Page): Promise<void> {
  await page.route('**/api/sessions', async (route) => {
    const body = route.request().postDataJSON() as { settings: object };
    await route.continue({ postData: { ...body, settings: { ...body.settings, seed: 'keys' } } });
  });
}

async function inPhase(page: Page, phase: string, round: number): Promise<void> {
  await page.locator('.stepper [aria-current=step]').getByText(phase, { exact: true }).waitFor();
  await page.getByText(`第${round}轮，共${ROUNDS}轮`).first().waitFor();
  await isFit(page, `${phase} ${round}`);
}

/** Nothing in another language, and nothing wider than the phone or than a narrower one. */
async function isFit(page: Page, where: string): Promise<void> {
  expect(await foreignWords(page), where).toEqual([]);
  if ((page.viewportSize() ?? LAPTOP).width > PHONE.width) return;
  for (const width of [NARROW, PHONE.width]) {
    await page.setViewportSize({ ...PHONE, width });
    await expect.poll(() => overflow(page), { message: `${where} on ${width}` }).toEqual([]);
  }
}

describe('a game alone, in Chinese, on a phone, by keyboard', () => {
  it('goes from the front page to the end', async () => {
    const page = await arrive('/', { viewport: PHONE, language: 'zh' });
    await fixSeed(page);
    const person = keyboardPerson(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.getByRole('textbox').first().waitFor();
    await isFit(page, 'front page');
    await person.use(/^第一课$/);
    await page.locator('.seats-to-choose button').first().waitFor();
    await isFit(page, 'seats');
    await screenshot(page, 'alone-phone');
    await person.use(/卡托/);

    let [signed, asked] = [0, 0];
    for (let round = 1; round <= ROUNDS; round++) {
      await inPhase(page, '简报', round);
      await person.use(/^就绪$/);
      signed += await negotiate(person, round);
      await setWall(person, round);
      if (await seeResults(person, round)) asked += 1;
    }
    expect(signed).toBeGreaterThan(0);
    expect(asked).toBeGreaterThan(0);
    // The strip of the epilogue itself: the results before it name it, too.
    await page
      .getByText(/^此后数年：/)
      .first()
      .waitFor();
    await isFit(page, 'epilogue');
    const pages = await page.locator('.stops li').allInnerTexts();
    for (const next of pages.slice(1)) await person.use(new RegExp(`^下一页：${next}$`));
    await person.use(/^就绪$/);
    // Nobody leads: the medals are handed out without a press.
    await page.locator('.end-headline').waitFor();
    // A phone has no button to print.
    const later = page.locator('#decisions').or(page.getByRole('button', { name: '打印本页' }));
    await expect.poll(() => later.count()).toBe(1);
    expect(await page.getByRole('button', { name: /颁发奖牌|全部显示/ }).count()).toBe(0);
    expect(await page.locator('.end').innerText()).toMatch(/金牌|银牌|铜牌|无奖牌/);
    await isFit(page, 'end');
    await screenshot(page, 'solo-end-phone');
    // The same seat once more, at a table of its own.
    const first = page.url();
    await person.use(/^(再来一局|用这个席位再玩一局)/);
    await page.waitForURL((url) => url.pathname.startsWith('/table/') && url.href !== first);
    await inPhase(page, '简报', 1);
    await page.getByRole('heading', { name: /卡托/ }).first().waitFor();
  });
});

describe('a game of the world alone, by keyboard', () => {
  it('has no tab of what only people have a use for', async () => {
    const page = await arrive('/alone/worldShort', { viewport: LAPTOP, language: 'en' });
    await fixSeed(page);
    const person = keyboardPerson(page);
    await person.use(/Korea/);
    await page.getByRole('heading', { name: 'You are Korea' }).waitFor();
    await person.use(/^Ready/);
    // Bots hold still until they are let act, and again once one has signed or written to this seat.
    const letOthers = page.getByRole('button', { name: /Let the others act first/ });
    await letOthers.waitFor();
    await person.use(/Let the others act first/);
    await letOthers.waitFor({ state: 'detached' });
    await letOthers.waitFor();
    expect(await page.getByRole('button', { name: 'Pledges' }).count()).toBe(0);
  });
});

/** Signs what a bot offers, else writes a proposal, and is ready: there is one signature a round. Returns how many this hand has signed. */
async function negotiate(person: KeyboardPerson, round: number): Promise<number> {
  const { page, press } = person;
  await inPhase(page, '谈判', round);
  const offers = page.locator('.phone-tabs button:first-child .badge');
  // The bots of this seed make an offer in the first round; later ones are signed where they happen to be there.
  if (round === 1) await offers.waitFor();
  const signed = (await offers.isVisible()) ? await signFirst(person) : 0;
  if (await openDesk(person)) {
    await isFit(page, 'desk');
    await writeOrLeave(person, signed === 0);
  }
  await press('t');
  await beReady(person, '施政');
  return signed;
}

/** Said in place of the desk once all others have signed as much as they may. */
const NOBODY_LEFT = /本轮没有可以签约的对象了/;

/** Opens the desk by its key; false where nobody is left to write to, which is said instead. */
async function openDesk({ page, press }: KeyboardPerson): Promise<boolean> {
  const desk = page.locator('.desk');
  const nobody = page.getByText(NOBODY_LEFT);
  // A proposal that was withdrawn while it was being signed may leave the focus in a field, in which letters are no keys.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const isTold = async (): Promise<boolean> => {
    await press('n');
    return desk
      .or(nobody)
      .first()
      .waitFor({ timeout: SEEN_MS })
      .then(() => true)
      .catch(async () => {
        // A card or a dialog that came in this moment has taken the key.
        await press('Escape');
        return false;
      });
  };
  await expect.poll(isTold).toBe(true);
  return (await desk.count()) > 0;
}

/** Sends what lies on the desk or throws it away. Others act meanwhile: who has no signature left cannot be written to, and with the last of them the desk closes. */
async function writeOrLeave({ page, use }: KeyboardPerson, maySign: boolean): Promise<void> {
  const [desk, nobody] = [page.locator('.desk'), page.getByText(NOBODY_LEFT)];
  // That bots wait is said where nothing moves when it comes.
  await page.locator('.clock').getByText('机器人在等你').or(nobody).first().waitFor();
  expect(await page.locator('.table-notes').getByText('机器人在等你').count()).toBe(0);
  const send = page.getByRole('button', { name: /^签署并发给/ });
  const maySend = (await send.count()) > 0 && (await send.getAttribute('aria-disabled')) !== 'true';
  await use(maySign && maySend ? /^签署并发给/ : /放弃草稿/).catch((failure: unknown) =>
    expect.poll(() => nobody.count(), { message: String(failure) }).toBeGreaterThan(0),
  );
  await desk.waitFor({ state: 'detached' });
}

/** Ready, and again where a new proposal has taken it back, until the phase has come. */
async function beReady({ page, press: key, use }: KeyboardPerson, next: string): Promise<void> {
  const there = page.locator('.stepper [aria-current=step]').getByText(next, { exact: true });
  const takeBack = page.getByRole('button', { name: '取消就绪' });
  const isThere = async (): Promise<boolean> => (await there.count()) > 0;
  const isReady = async (): Promise<boolean> => (await takeBack.count()) > 0;
  const button = page.getByRole('button', { name: '就绪', exact: true, disabled: false });
  for (let press = 0; press < MOST_PRESSES && !(await isThere()); press++) {
    // Asked about an offer that waits: once in a round.
    if ((await page.locator('dialog[open]').count()) > 0) await key('Escape');
    const failure = await use(/^就绪$/).then(() => undefined, String);
    // Away for a moment: the phase has just ended, or the line was down.
    if (failure !== undefined)
      await expect
        .poll(async () => (await isThere()) || (await button.count()) > 0, { message: failure })
        .toBe(true);
    // A proposal may take it back before anybody could have seen it; then there is nothing to wait for.
    await takeBack.or(there).first().waitFor({ timeout: SEEN_MS }).catch(ignore);
    await expect.poll(async () => (await isThere()) || !(await isReady())).toBe(true);
  }
}

/** Signs the first proposal that waits. Others act meanwhile: it may be withdrawn, or blocked by what they conclude. */
async function signFirst(person: KeyboardPerson): Promise<number> {
  const { page, press } = person;
  await press('p');
  await page.locator('.sheet').waitFor();
  await isFit(page, 'proposal');
  const sign = page.getByRole('button', { name: '签署', exact: true });
  const isSigned = await signAndConfirm(person, sign).catch(async (failure: unknown) => {
    const canSign = (await sign.count()) > 0 && (await sign.getAttribute('aria-disabled')) !== 'true';
    if (canSign) throw failure;
    return false;
  });
  await press('Escape');
  return isSigned ? 1 : 0;
}

/** A last signature that costs something asks; any other is simply given. */
async function signAndConfirm({ page, use }: KeyboardPerson, sign: Locator): Promise<boolean> {
  const dialog = page.locator('dialog[open]');
  // A long one is read first.
  const readOn = page.getByRole('button', { name: '看完条款再签署' });
  await sign.or(readOn).first().waitFor();
  if ((await readOn.count()) > 0) await use(/^看完条款再签署$/);
  await use(/^签署$/);
  await expect.poll(async () => (await dialog.count()) > 0 || (await sign.count()) === 0).toBe(true);
  if ((await dialog.count()) > 0) await use(/^签署(并生效)?$/);
  await expect.poll(async () => (await dialog.count()) + (await sign.count())).toBe(0);
  return true;
}

/** Lowers the wall by two points by keys and seals; the last envelope ends the phase. */
async function setWall(person: KeyboardPerson, round: number): Promise<void> {
  const { page, press, use } = person;
  await inPhase(page, '施政', round);
  // Sealing makes ready: a second button would ask which of the two is meant.
  expect(await page.getByRole('button', { name: '就绪', exact: true }).count()).toBe(0);
  await press('t');
  // The choice in hand is the one in the focus; arrows go on to the next.
  const isChosen = (name: RegExp) => page.getByRole('radio', { name }).isChecked();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
  expect(await isChosen(/^不变/)).toBe(true);
  await press('ArrowUp');
  await expect.poll(() => isChosen(/^降低/)).toBe(true);
  // No letter goes into a choice: from there, too, keys lead elsewhere and back.
  const here = page.locator('.phone-tabs [aria-current]');
  await press('m');
  await expect.poll(() => here.innerText()).toContain('地图');
  await press('t');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
  expect(await isChosen(/^降低/)).toBe(true);
  // Nobody asks for a guess of somebody who plays alone.
  expect(await page.locator('#predict').count()).toBe(0);
  await use(/^提交我/);
}

/** How a verdict on an answer begins. */
const SAID = /^(答对了|没答对|答案|单凭数字)/;

/** Through the pages to the question, where there is one, then on: what others show stop by stop, somebody alone reads on three pages. */
async function seeResults(person: KeyboardPerson, round: number): Promise<boolean> {
  const { page, use } = person;
  await inPhase(page, '揭晓', round);
  const rail = page.locator('.stops li');
  await rail.first().waitFor();
  const [first, ...others] = await rail.allInnerTexts();
  // Not every round has one.
  const asks = others.includes('想一想');
  expect([first, ...others]).toEqual(['各方做了什么', '带来了什么', ...(asks ? ['想一想'] : [])]);
  const answers = page.locator('.results .choice-bar');
  for (const stop of others) {
    // Nobody leads somebody who plays alone from stop to stop: the question comes once, where its answer is told.
    expect(await answers.count(), stop).toBe(0);
    await use(new RegExp(`^下一页：${stop}$`));
    await page.locator('.stops [aria-current=step]').getByText(stop).waitFor();
    await isFit(page, stop);
    if (stop === '带来了什么') await page.locator('.main-cause, .stop-content .muted').first().waitFor();
  }
  const said = page.locator('.results').getByText(SAID).first();
  if (asks) await answers.first().or(said).first().waitFor();
  // Where causes leave one answer alone, it is told at once.
  const isAsked = (await answers.count()) > 0;
  if (isAsked) await answers.first().press('Enter');
  if (asks) await said.waitFor();
  await use(/^就绪$/);
  return isAsked;
}

describe('the first three minutes of somebody alone', () => {
  it('end with a button that begins the game as the economy of the lesson', async () => {
    const page = await arrive('/alone/firstLesson', { viewport: PHONE });
    await page.getByRole('button', { name: 'Learn it in three minutes' }).click();
    const lesson = page.locator('[aria-labelledby=first-minutes]');
    await lesson.locator('.row.wrap .btn').first().click();
    await lesson.locator('.btn.primary').click();
    for (const other of await lesson.locator('.row.wrap .btn').all()) await other.click();
    await lesson.getByRole('button', { name: 'Go on', exact: true }).click();
    await lesson.getByRole('button', { name: 'Play the First lesson as Cato' }).click();
    await page.getByRole('heading', { name: 'You are Cato' }).waitFor();
  });
});
