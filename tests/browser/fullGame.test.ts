import { beforeAll, describe, expect, it } from 'vitest';
import { pairLevel } from '../../shared/rules/law/register.ts';
import { openAccounts, openCards, openFolds } from './support/explanations.ts';
import { aFullHouse } from './support/fullHouse.ts';
import { wear } from './support/inspectSurface.ts';
import { judgeSurface } from './support/judgeSurface.ts';
import { moduleDocuments, moduleTraces } from './support/moduleTraces.ts';
import { LAPTOP, PHONE } from './support/openBrowser.ts';
import { passTo, showStop, skipTo } from './support/programs.ts';
import { seatedPlayer } from './support/seatedPlayer.ts';
import {
  areaOfFour,
  CAST,
  CLIMB,
  entry,
  findClimb,
  proposalsOf,
  type ClimbRound,
} from './support/stories/climb.ts';
import { admitAndLose, climb, JUDGED, merge, NAMES, type Scene } from './support/stories/climbers.ts';
import { visits } from './support/visits.ts';
import { countryGame } from '../../shared/rules/state.ts';

/**
 * A Full game in which two people climb the whole ladder from their own devices while everybody else waits. The rules play it
 * first, to know which legislature will refuse and whose government will fall; then it is played on the screen. Programs play
 * the first round, and what shows nothing new is not looked at again.
 */
const { server, arrive } = visits();
/** Accounts whose bars are opened on the way. */
const ACCOUNTS = [
  'Capital from the next round on, %',
  'Productivity from the next round on, %',
  'The same change, by prices and trade',
  'Why support moved: the European Union',
  'Why support moved: the United Kingdom',
];
const FEWEST_CARDS = 30;
/** Of those that people play. */
const FIRST_ROUND = 2;
const STAGES = ['Customs union', 'Common market', 'Economic union', 'Full integration'] as const;
let seed = '';
let story: readonly ClimbRound[] = [];
beforeAll(() => {
  ({ seed, rounds: story } = findClimb());
});

/** Two areas are founded before anybody sits down at a device. */
async function gather(): Promise<Scene> {
  const house = await aFullHouse(server().url, { ...CLIMB, seed });
  await house.start();
  await passTo(house, 'negotiation', 1);
  for (const draft of proposalsOf(countryGame(house.host.game()))) await house.conclude(draft);
  await passTo(house, 'briefing', FIRST_ROUND);
  const laptop = await arrive(house.deskOf(CAST.leader), { viewport: LAPTOP });
  const phone = await arrive(house.deskOf(CAST.partner), { viewport: PHONE, theme: 'light' });
  for (const page of [laptop, phone]) await page.locator('.brief').waitFor();
  const [leader, partner] = [seatedPlayer(laptop, false), seatedPlayer(phone, true)];
  return { house, arrive, leader, partner, accounts: new Set(), cards: new Set() };
}

/** Whether a legislature has refused something the round before. */
const isAfterRefusal = (round: number): boolean =>
  story.some((before) => before.round === round - 1 && before.refusedBy.length > 0);

async function negotiate(scene: Scene, round: number): Promise<void> {
  const game = countryGame(scene.house.host.game());
  const stage = STAGES[pairLevel(game.agreements, CAST.leader, CAST.partner) - 2];
  if (stage !== undefined) {
    const isNew = round === FIRST_ROUND || stage === JUDGED;
    await climb(scene, stage, { isNew, isRefused: isAfterRefusal(round) });
  }
  if (round === FIRST_ROUND) await merge(scene);
  if (entry(game) !== undefined) await admitAndLose(scene);
}

/** The reveal down to who gained, where it is new: every account and every card that is offered is opened, and votes at home are told. */
async function explain(scene: Scene, { round, refusedBy, fell }: ClimbRound): Promise<void> {
  const { house, leader, partner, accounts, cards } = scene;
  const firsts = [
    story.find((told) => told.refusedBy.length > 0),
    story.find((told) => told.fell.includes(CAST.leader)),
  ];
  if (round !== FIRST_ROUND && !firsts.some((told) => told?.round === round)) return;
  await skipTo(house, 'results');
  for (const stop of ['flows', 'gains'] as const) await showStop(house, stop);
  const player = round === FIRST_ROUND ? partner : leader;
  await player.goTo('Economy');
  const { page } = player;
  await page.locator('details.more > summary').click();
  await page.locator('details.all-figures > summary').click();
  await page.locator('.bill').first().waitFor();
  for (const { title } of await openAccounts(page)) accounts.add(title);
  await openCards(page, 'main', cards);
  for (const economy of refusedBy)
    await page
      .getByText(`${nameOf(economy)} said no`)
      .first()
      .waitFor();
  for (const economy of fell.filter((each) => nameOf(each) !== undefined))
    await page
      .getByText(new RegExp(`Voters in (the )?${nameOf(economy)} bring their government down`))
      .first()
      .waitFor();
  await judgeSurface(page, `full-results-${round}`);
}

function nameOf(economy: string): string | undefined {
  return Object.entries(NAMES).find(([id]) => id === economy)?.[1];
}

/** A Full game speaks of modules on every device: a game without them is searched for the same traces. */
async function findTraces({ house, leader, partner }: Scene): Promise<void> {
  const { host, gameId, hostToken } = house;
  expect(moduleDocuments(host)).toEqual(
    expect.arrayContaining(['barriers', 'budget', 'dynamics', 'events', 'politics', 'wto']),
  );
  const console_ = await arrive(`/host/${gameId}#host=${hostToken}`, { viewport: LAPTOP });
  await console_.locator('.console').waitFor();
  await judgeSurface(console_, 'full-console');
  const [english, chinese] = [await moduleTraces('en'), await moduleTraces('zh')];
  for (const page of [leader.page, console_]) expect((await english(page)).length).toBeGreaterThan(5);
  await console_.goto('about:blank');
  await wear(partner.page, { language: 'zh', theme: 'light' });
  expect((await chinese(partner.page)).length).toBeGreaterThan(0);
  await wear(partner.page, { language: 'en', theme: 'light' });
}

/** In the last round the register tells who stands where. */
async function readRegister({ house, leader }: Scene): Promise<void> {
  await leader.view('Agreements');
  const register = await leader.page.locator('.deals').innerText();
  expect(register).toMatch(/Customs union \(European Union–United Kingdom–Canada\)/);
  expect(register).toMatch(/Full integration inside it: the European Union and the United Kingdom/);
  expect(areaOfFour(countryGame(house.host.game()))).toBeUndefined();
  await judgeSurface(leader.page, 'full-register');
}

describe('a Full game', () => {
  it('is climbed from a free trade area to full integration, with all that befalls it', async () => {
    const scene = await gather();
    const { house, leader, partner, accounts, cards } = scene;
    for (const told of story.slice(FIRST_ROUND - 1)) {
      const { round, level } = told;
      await passTo(house, 'briefing', round);
      await leader.page.locator('.brief').waitFor();
      await openFolds(leader.page, '.brief');
      await openCards(leader.page, '.brief', cards);
      if (round === FIRST_ROUND) {
        await judgeSurface(leader.page, 'full-briefing');
        await findTraces(scene);
      }
      await skipTo(house, 'negotiation');
      for (const { page } of [leader, partner])
        await page.locator('.stepper [aria-current=step]').getByText('Negotiate', { exact: true }).waitFor();
      await negotiate(scene, round);
      if (round === CLIMB.rounds) await readRegister(scene);
      await skipTo(house, 'policy');
      const { agreements } = countryGame(house.host.game());
      expect(pairLevel(agreements, CAST.leader, CAST.partner), `round ${round}`).toBe(level);
      await explain(scene, told);
    }
    expect([...accounts].toSorted()).toEqual(ACCOUNTS);
    expect(cards.size).toBeGreaterThan(FEWEST_CARDS);
    await skipTo(house, 'epilogue');
    await skipTo(house, 'debrief');
    await leader.page.locator('.end').waitFor();
    await leader.page.getByRole('button', { name: 'Hand out the medals' }).click();
    await openFolds(leader.page, '.end');
    await openCards(leader.page, '.end', cards);
    await judgeSurface(leader.page, 'full-end-laptop');
    await partner.page.locator('.end').waitFor();
    await partner.page.getByRole('button', { name: 'Hand out the medals' }).click();
    await judgeSurface(partner.page, 'full-end-phone');
  });
});
