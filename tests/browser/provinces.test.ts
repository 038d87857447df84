import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { must } from '../../shared/kernel/records.ts';
import type { ProvinceRoundReport } from '../../shared/protocol/provinces/provinceReport.ts';
import type { RevealStop } from '../../shared/content/vocabulary.ts';
import { aFullHouse, type FullHouse } from './support/fullHouse.ts';
import { judgeSurface } from './support/judgeSurface.ts';
import { keyboardPerson } from './support/keyboardPerson.ts';
import { LAPTOP, PHONE, PROJECTOR } from './support/openBrowser.ts';
import { mustDo, passTo, showStop, signProposal, skipTo } from './support/programs.ts';
import { provincePlayer, type ProvincePlayer } from './support/provincePlayer.ts';
import { CAST, DELTA, findDelta, measuresOf, PLOT, TERMS } from './support/stories/delta.ts';
import { visits } from './support/visits.ts';
import { wordsIn, type Words } from './support/wordsIn.ts';
import { provinceGame } from '../../shared/rules/state.ts';

const { server, arrive } = visits();
type Scene = {
  readonly house: FullHouse;
  readonly words: Words;
  readonly author: ProvincePlayer;
  readonly paid: ProvincePlayer;
  readonly screen: Page;
};

let seed = '';
let story: readonly ProvinceRoundReport[] = [];
beforeAll(() => {
  ({ seed, reports: story } = findDelta());
});

async function gather(): Promise<Scene> {
  const words = await wordsIn('zh');
  const house = await aFullHouse(server().url, { ...DELTA, seed });
  const language = 'zh';
  const laptop = await arrive(house.deskOf(CAST.author), { viewport: LAPTOP, language });
  const phone = await arrive(house.deskOf(CAST.paid), { viewport: PHONE, language, theme: 'light' });
  const { gameId, hostToken } = house;
  const screen = await arrive(`/screen/${gameId}#host=${hostToken}`, { viewport: PROJECTOR, language });
  for (const page of [laptop, phone]) await page.locator('main h1').first().waitFor();
  await house.start();
  return {
    house,
    words,
    author: provincePlayer(laptop, words, false),
    paid: provincePlayer(phone, words, true),
    screen,
  };
}

/** A program is the centre until then. */
async function sitDownAsCentre({ house, words }: Scene): Promise<ProvincePlayer> {
  const page = await arrive(house.deskOf(CAST.centre), { viewport: LAPTOP, language: 'zh' });
  await page.locator('main h1').first().waitFor();
  return provincePlayer(page, words, false);
}

const provincesAt = ({ house }: Scene) => provinceGame(house.host.game()).provinces;

/** Shanghai writes a body that pays Jiangsu; Jiangsu reads it on a phone and signs, the third member too. */
async function foundBody(scene: Scene): Promise<void> {
  const { house, author, paid } = scene;
  await author.openDesk();
  await author.writeBody({
    members: [CAST.paid, CAST.member],
    rounds: DELTA.rounds,
    deposit: TERMS.deposit,
    payments: [CAST.author, CAST.member].map((from) => ({
      from,
      to: CAST.paid,
      yuan100m: TERMS.yuan100m,
    })),
  });
  // What it would bring stands at the foot while it is written, and of each member below them.
  await author.page.locator('.pact-desk .pact-outlook').waitFor();
  await author.send();
  const member = house.seatOf(CAST.member).client;
  await member.until('the proposal', ({ game }) => Object.keys(game().proposals).length === 1);
  await signProposal(member, must(Object.values(member.game().proposals)[0], 'the proposal').id);
  await paid.openProposal();
  await paid.sign();
  await house.host.until('the body', () => Object.keys(provincesAt(scene).pacts).length === 1);
}

/** Programs seal what the story asks of them; dials that stand need no envelope. */
async function programsSeal({ house }: Scene, people: readonly string[]): Promise<void> {
  for (const { client, seat } of house.seats) {
    if (seat === CAST.centre || people.includes(seat)) continue;
    await client.until('the policy phase', ({ game }) => game().phase === 'policy');
    if (client.game().round === PLOT.asked) await mustDo(client, { type: 'castAssent', assent: true });
    if (client.game().round === PLOT.opened)
      await mustDo(client, { type: 'sealMeasures', measures: measuresOf(provinceGame(client.game()), seat) });
  }
}

/** Sets the dials from the keyboard alone and seals with Enter. */
async function sealByKeyboard({ house, author, words }: Scene): Promise<void> {
  const { page } = author;
  const { wall, block } = measuresOf(provinceGame(house.host.game()), CAST.author);
  const own = must(provinceGame(house.host.game()).provinces.provinces[CAST.author], CAST.author);
  const person = keyboardPerson(page);
  for (const [dial, from, to] of [
    ['wall', own.wall, wall],
    ['block', own.block, block],
  ] as const) {
    await person.tabTo(new RegExp(`^${from} ${author.toolOf(dial, from)}`));
    const key = to > from ? 'ArrowRight' : 'ArrowLeft';
    for (let step = 0; step < Math.abs(to - from); step++) await person.press(key);
    await expect.poll(() => author.level(dial, to).getAttribute('aria-checked')).toBe('true');
  }
  await person.use(new RegExp(`^${words('measures.seal')}$`));
  await house.host.until('the envelope', ({ game }) => game().sealedBy.includes(CAST.author));
}

/** What the needle on the big screen says, and its line. */
async function readNeedle({ screen, words }: Scene, round: number): Promise<void> {
  const told = [21, ...story.slice(0, round).map(({ borderEffect }) => borderEffect)].map((times) =>
    times.toFixed(1),
  );
  const history = words('needle.history', { list: told.join('，') });
  await screen.getByRole('img', { name: history }).waitFor();
  const { borderEffectPercent } = must(story[round - 1], `round ${round}`);
  const reading = { times: told.at(-1) ?? '', percent: borderEffectPercent.toFixed(0) };
  await expect
    .poll(() => screen.locator('.needle-reading').innerText())
    .toBe(words('needle.reading', reading));
}

async function reveal(scene: Scene, round: number, stops: readonly RevealStop[]): Promise<void> {
  const { house } = scene;
  await skipTo(house, 'results');
  const report = must(provinceGame(house.host.game()).reports.at(-1), 'a report');
  const told = must(story[round - 1], 'a rehearsal');
  // Devices are sent six digits.
  expect(report.borderEffect, `round ${round}`).toBe(Number(told.borderEffect.toPrecision(6)));
  for (const stop of stops) await showStop(house, stop);
}

/** After the question everybody says that he is ready, and the next round begins. */
async function goOn({ house, author, paid }: Scene): Promise<void> {
  const { round } = house.host.game();
  const results = paid.page.locator('.province-results');
  await results.locator('details.more > summary').click();
  await results.locator('.league').scrollIntoViewIfNeeded();
  await showStop(house, 'question');
  // Wherever a phone was read to, a new stop is shown from its top.
  await expect.poll(async () => (await results.locator('.stops').boundingBox())?.y).toBeGreaterThan(0);
  const people: readonly string[] = [CAST.author, CAST.paid];
  for (const { client, seat } of house.seats)
    if (!people.includes(seat)) await mustDo(client, { type: 'declareReady', ready: true });
  for (const { page, named } of [author, paid]) {
    await page.locator('.province-results .ready').waitFor();
    await named('ready.press').click();
  }
  await house.host.until('the next round', ({ game }) => game().round === round + 1);
}

describe('a game of provinces in Chinese', () => {
  it('pays Jiangsu, finds out who broke its word, judges officials anew, and the border effect falls', async () => {
    const scene = await gather();
    const { house, author, paid, screen, words } = scene;

    // Round 1: the body of the Delta. Briefings name years and codes, for which the gallery does not look for words left untranslated.
    await judgeSurface(paid.page, 'provinces-briefing-phone');
    await passTo(house, 'negotiation', 1);
    await foundBody(scene);
    await skipTo(house, 'policy');
    await author.page.locator('.measures-parts').waitFor();
    await sealByKeyboard(scene);
    await reveal(scene, 1, ['flows']);
    await readNeedle(scene, 1);
    await showStop(house, 'gains');

    // Round 2: Jiangsu keeps the money and its walls.
    await goOn(scene);
    await passTo(house, 'policy', PLOT.broken);
    await paid.page.locator('.measures').waitFor();
    const fold = await paid.unfold(words('breakWord.title'));
    await fold.getByRole('checkbox').check();
    await paid.seal();
    await reveal(scene, PLOT.broken, ['flows', 'gains', 'pledges']);
    const broken = words('paccount.brokenExcluded', {
      economy: author.nameOf(CAST.paid),
      economies: [CAST.author, CAST.member].map(author.nameOf).join('和'),
      deposit: TERMS.deposit,
    });
    for (const page of [screen, author.page, paid.page]) await page.getByText(broken).first().waitFor();
    await readNeedle(scene, PLOT.broken);
    await judgeSurface(screen, 'provinces-screen-pledges');
    await judgeSurface(author.page, 'provinces-pledges');

    // Round 3: the centre asks for another way to judge officials.
    await passTo(house, 'negotiation', PLOT.asked);
    const centre = await sitDownAsCentre(scene);
    await judgeSurface(centre.page, 'provinces-centre');
    const reform = words('reform.evaluation');
    await centre.button(words('centre.enactLabel', { reform, cost: 5 })).click();
    await house.host.until('the act', () => provincesAt(scene).centre.acts.length === 1);
    await skipTo(house, 'policy');
    await programsSeal(scene, [CAST.author, CAST.paid]);
    await paid.named('assent.yes').waitFor();
    await judgeSurface(paid.page, 'provinces-assent-phone');
    for (const { named } of [author, paid]) await named('assent.yes').click();
    await house.host.until('the assents', () => provincesAt(scene).centre.assentedBy.length === 10);
    await reveal(scene, PLOT.asked, ['flows', 'gains', 'pledges', 'question']);

    // Round 4: under the new rule walls come down.
    await passTo(house, 'negotiation', PLOT.opened);
    await screen.locator('.reforms-board').getByText(words('reformShort.evaluation')).waitFor();
    await skipTo(house, 'policy');
    await programsSeal(scene, [CAST.author, CAST.paid]);
    await sealByKeyboard(scene);
    const { wall, block } = measuresOf(provinceGame(house.host.game()), CAST.paid);
    await paid.level('wall', wall).click();
    await paid.level('block', block).click();
    await paid.named('ballot.press').click();
    await paid.seal();
    await reveal(scene, PLOT.opened, ['flows']);
    await readNeedle(scene, PLOT.opened);
    await skipTo(house, 'debrief');
    for (const page of [author.page, paid.page]) await page.locator('.province-end').waitFor();
    await judgeSurface(centre.page, 'provinces-end-centre');
  });
});
