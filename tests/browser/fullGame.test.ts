import { beforeAll, describe, expect, it } from 'vitest';
import type { PaperId } from '../../shared/kernel/ids.ts';
import { must } from '../../shared/kernel/records.ts';
import type { Draft } from '../../shared/protocol/intents.ts';
import { pairLevel } from '../../shared/rules/agreements/pairLevel.ts';
import { openAccounts, openCards, openFolds } from './support/explanations.ts';
import { aFullHouse, type FullHouse } from './support/fullHouse.ts';
import { judgeSurface } from './support/judgeSurface.ts';
import { LAPTOP, PHONE, screenshot } from './support/openBrowser.ts';
import { passTo, showStop, signPaper, skipTo } from './support/programs.ts';
import { seatedPlayer, type SeatedPlayer } from './support/seatedPlayer.ts';
import {
  areaOf,
  areaOfFour,
  areasOfLeaver,
  CAST,
  CLIMB,
  entry,
  findClimb,
  merger,
  rung,
  type ClimbRound,
} from './support/stories/climb.ts';
import { visits } from './support/visits.ts';

/**
 * A Full game in which two people climb the whole ladder from their own devices while everybody else waits. The rules play it
 * first, to know which legislature will refuse and whose government will fall; then it is played on the screen.
 */
const { server, arrive } = visits();
const NAMES = { EUR: 'European Union', GBR: 'United Kingdom', CAN: 'Canada', MEX: 'Mexico' } as const;
/** Accounts whose bars are opened on the way. */
const ACCOUNTS = [
  'Capital from the next round on, %',
  'Productivity from the next round on, %',
  'Why support moved: European Union',
  'Why support moved: United Kingdom',
  'Why your real income changed',
];
const FEWEST_CARDS = 30;
const STAGES = ['Customs union', 'Common market', 'Economic union', 'Full integration'] as const;
/** The stage whose paper is looked at in both languages; the others are papers of the same kind. */
const JUDGED = 'Economic union';

let seed = '';
let story: readonly ClimbRound[] = [];
beforeAll(() => {
  ({ seed, rounds: story } = findClimb());
});

type Scene = {
  readonly house: FullHouse;
  /** On a laptop. */
  readonly leader: SeatedPlayer;
  /** On a phone. */
  readonly partner: SeatedPlayer;
  /** Titles of the accounts, and of the cards, that were opened so far. */
  readonly accounts: Set<string>;
  readonly cards: Set<string>;
};

async function gather(): Promise<Scene> {
  const house = await aFullHouse(server().url, { ...CLIMB, seed });
  const laptop = await arrive(house.deskOf(CAST.leader), { viewport: LAPTOP });
  const phone = await arrive(house.deskOf(CAST.partner), { viewport: PHONE, theme: 'light' });
  for (const page of [laptop, phone]) {
    page.setDefaultTimeout(20_000);
    await page
      .getByText(/^You govern /)
      .first()
      .waitFor();
  }
  await house.start();
  const [leader, partner] = [seatedPlayer(laptop, false), seatedPlayer(phone, true)];
  return { house, leader, partner, accounts: new Set(), cards: new Set() };
}

/** What has been sent is what was rehearsed. */
async function isTabled({ host }: FullHouse, draft: Draft | undefined): Promise<PaperId> {
  const find = () =>
    Object.values(host.game().papers).find(
      ({ status, clauses }) => status === 'open' && clauses[0]?.type === draft?.clauses[0]?.type,
    );
  await host.until('the paper', () => find() !== undefined);
  const paper = must(find(), 'the paper');
  expect(paper.clauses).toEqual(draft?.clauses);
  expect(paper.parties.toSorted()).toEqual(draft?.parties.toSorted());
  return paper.id;
}

async function foundArea({ house, leader, partner }: Scene): Promise<void> {
  await leader.draft(NAMES.GBR, 'Free trade area');
  await leader.send();
  await isTabled(house, areaOf([CAST.leader, CAST.partner]));
  await partner.openPaper(/From European Union to you/);
  await partner.sign();
  await house.conclude(areaOf([CAST.newcomer, CAST.leaver]));
}

/** The rung of the round: written on the laptop, read and signed on the phone; both are told of the votes at home before. */
async function climb({ house, leader, partner, cards }: Scene, round: number, stage: string): Promise<void> {
  const draft = rung(house.host.game());
  await leader.view('Proposals');
  // What a legislature refused lies there as a draft in the next round.
  const isRefused = story.some((before) => before.round === round - 1 && before.refusedBy.length > 0);
  const refused = leader.page.locator('.slip.lapsed');
  if (isRefused) await refused.getByRole('button', { name: 'Table again' }).first().click();
  else await leader.draft(NAMES.GBR, stage === 'Customs union' ? stage : 'A deeper union');
  await leader.page.getByRole('heading', { name: stage, exact: true }).waitFor();
  await leader.page.locator('.desk-right .vote-ahead').nth(1).waitFor();
  await openFolds(leader.page, '.desk');
  await openCards(leader.page, '.desk', cards);
  if (stage === JUDGED) await judgeSurface(leader.page, 'full-desk-votes');
  await leader.send();
  await isTabled(house, draft);
  await partner.openPaper(/From European Union to you/);
  await partner.page.locator('.sheet .vote-ahead').nth(1).waitFor();
  expect(await partner.page.locator('.sheet').innerText()).toMatch(/% that European Union ratifies/);
  if (stage === JUDGED) await judgeSurface(partner.page, 'full-paper-votes');
  await partner.sign();
}

/** Their area becomes one with that of two others: one side signs whole, and one of the other. */
async function merge({ house, leader, partner }: Scene): Promise<void> {
  const draft = merger(house.host.game());
  await leader.draft(NAMES.CAN, 'Merger of two blocs');
  // The desk says which rule stands in the way, and offers the way out.
  const fault = leader.page.locator('.desk .fault-note');
  await fault.waitFor();
  await fault.getByRole('button').first().click();
  await fault.waitFor({ state: 'detached' });
  await judgeSurface(leader.page, 'full-desk-merger');
  await leader.send();
  await signPaper(house.seatOf(CAST.newcomer).client, await isTabled(house, draft));
  await partner.openPaper(/From European Union to .*Canada/);
  await partner.sign();
}

/** A member is admitted to the union, and in the same round another gives notice to the area around it. */
async function admitAndLose({ house, leader }: Scene): Promise<void> {
  const draft = entry(house.host.game());
  await leader.draft(NAMES.CAN, 'Entry to a bloc');
  await leader.page.getByText(/becomes one voted wall/).waitFor();
  await judgeSurface(leader.page, 'full-desk-entry');
  await leader.send();
  await signPaper(house.seatOf(CAST.newcomer).client, await isTabled(house, draft));
  const phone = await arrive(house.deskOf(CAST.leaver), { viewport: PHONE });
  await seatedPlayer(phone, true).view('Agreements');
  for (const area of areasOfLeaver(house.host.game())) {
    await phone.locator(`#agreement-${area}`).getByRole('button', { name: 'Leave' }).click();
    await phone.getByRole('dialog').waitFor();
    await screenshot(phone, 'full-leaving');
    await phone.getByRole('button', { name: 'Give notice' }).click();
    await phone.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await leader.view('Agreements');
  await leader.page
    .getByText(/Mexico leaves before round/)
    .first()
    .waitFor();
}

async function negotiate(scene: Scene, round: number): Promise<void> {
  if (round === 1) return foundArea(scene);
  const game = scene.house.host.game();
  const stage = STAGES[pairLevel(game.agreements, CAST.leader, CAST.partner) - 2];
  if (stage !== undefined) await climb(scene, round, stage);
  if (round === 2) await merge(scene);
  if (entry(game) !== undefined) await admitAndLose(scene);
}

/** The reveal down to who gained: every account and every card that is offered is opened, and votes at home are told. */
async function explain(scene: Scene, { round, refusedBy, fell }: ClimbRound): Promise<void> {
  const { house, leader, partner, accounts, cards } = scene;
  await skipTo(house, 'results');
  for (const stop of ['flows', 'gains'] as const) await showStop(house, stop);
  const player = round === 2 || round === 4 ? partner : leader;
  await player.goTo('Economy');
  const { page } = player;
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
      .getByText(`${nameOf(economy)} votes its government out`)
      .first()
      .waitFor();
  const firsts = [
    story.find((told) => told.refusedBy.length > 0),
    story.find((told) => told.fell.includes(CAST.leader)),
  ];
  // The same page each round: on the phone once, and where a vote at home goes wrong for the first time.
  if (round === 2 || firsts.some((told) => told?.round === round))
    await judgeSurface(page, `full-results-${round}`);
}

function nameOf(economy: string): string | undefined {
  return Object.entries(NAMES).find(([id]) => id === economy)?.[1];
}

/** In the last round the register tells who stands where. */
async function readRegister({ house, leader }: Scene): Promise<void> {
  await leader.view('Agreements');
  const register = await leader.page.locator('.deals').innerText();
  expect(register).toMatch(/Customs union: European Union, United Kingdom and Canada/);
  expect(register).toMatch(/Full integration inside it: European Union and United Kingdom/);
  expect(areaOfFour(house.host.game())).toBeUndefined();
  await judgeSurface(leader.page, 'full-register');
}

describe('a Full game', () => {
  it('is climbed from a free trade area to full integration, with all that befalls it', async () => {
    const scene = await gather();
    const { house, leader, partner, accounts, cards } = scene;
    for (const told of story) {
      const { round, level } = told;
      await passTo(house, 'briefing', round);
      await leader.page.locator('.brief').waitFor();
      await openFolds(leader.page, '.brief');
      await openCards(leader.page, '.brief', cards);
      if (round === 4) await judgeSurface(leader.page, 'full-briefing');
      await skipTo(house, 'negotiation');
      await negotiate(scene, round);
      if (round === CLIMB.rounds) await readRegister(scene);
      await skipTo(house, 'policy');
      const { agreements } = house.host.game();
      expect(pairLevel(agreements, CAST.leader, CAST.partner), `round ${round}`).toBe(level);
      await explain(scene, told);
    }
    expect([...accounts].toSorted()).toEqual(ACCOUNTS);
    expect(cards.size).toBeGreaterThan(FEWEST_CARDS);
    await skipTo(house, 'epilogue');
    await skipTo(house, 'debrief');
    await leader.page.locator('.end').waitFor();
    await openFolds(leader.page, '.end');
    await openCards(leader.page, '.end', cards);
    await judgeSurface(leader.page, 'full-end-laptop');
    await partner.page.locator('.end').waitFor();
    await judgeSurface(partner.page, 'full-end-phone');
  });
});
