import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import type { ProposalId } from '../../../../shared/kernel/ids.ts';
import { must } from '../../../../shared/kernel/records.ts';
import type { Draft } from '../../../../shared/protocol/intents.ts';
import { openCards, openFolds } from '../explanations.ts';
import type { FullHouse } from '../fullHouse.ts';
import { judgeSurface } from '../judgeSurface.ts';
import { PHONE, screenshot } from '../openBrowser.ts';
import { signProposal } from '../programs.ts';
import { seatedPlayer, type SeatedPlayer } from '../seatedPlayer.ts';
import type { Visits } from '../visits.ts';
import { areasOfLeaver, CAST, entry, merger, rung } from './climb.ts';
import { countryGame } from '../../../../shared/rules/state.ts';

/** What the two who climb do in a negotiation, each from the own device. */

export const NAMES = { EUR: 'European Union', GBR: 'United Kingdom', CAN: 'Canada', MEX: 'Mexico' } as const;
/** The stage whose proposal is looked at in both languages; the others are proposals of the same kind. */
export const JUDGED = 'Economic union';

/** Two who climb, and what they have opened on the way. */
export type Scene = {
  readonly house: FullHouse;
  readonly arrive: Visits['arrive'];
  /** On a laptop. */
  readonly leader: SeatedPlayer;
  /** On a phone. */
  readonly partner: SeatedPlayer;
  /** Titles of the accounts, and of the cards, that were opened so far. */
  readonly accounts: Set<string>;
  readonly cards: Set<string>;
};

/** What has been sent is what was rehearsed. */
async function isTabled({ host }: FullHouse, draft: Draft | undefined): Promise<ProposalId> {
  const find = () =>
    Object.values(host.game().proposals).find(
      ({ status, clauses }) => status === 'open' && clauses[0]?.type === draft?.clauses[0]?.type,
    );
  await host.until('the proposal', () => find() !== undefined);
  const proposal = must(find(), 'the proposal');
  expect(proposal.clauses).toEqual(draft?.clauses);
  expect(proposal.parties.toSorted()).toEqual(draft?.parties.toSorted());
  return proposal.id;
}

/** The last signature has arrived: the proposal is law, or waits for the votes at home. */
async function isConcluded({ host }: FullHouse, proposal: ProposalId): Promise<void> {
  await host.until('the last signature', ({ game }) => game().proposals[proposal]?.status !== 'open');
}

/** The rung of the round: written on the laptop, read and signed on the phone; where it is new, both are told of the votes at home before. */
export async function climb(
  { house, leader, partner, cards }: Scene,
  stage: string,
  { isNew, isRefused }: { readonly isNew: boolean; readonly isRefused: boolean },
): Promise<void> {
  const draft = rung(countryGame(house.host.game()));
  await leader.view('Offers');
  // What a legislature refused lies there as a draft in the next round.
  const refused = leader.page.locator('.slip.lapsed');
  if (isRefused) {
    await leader.page.locator('summary').filter({ hasText: 'Expired' }).click();
    await refused.getByRole('button', { name: 'Offer it again' }).first().click();
  } else await leader.draft(NAMES.GBR, stage);
  await leader.page.getByRole('heading', { name: stage, exact: true }).waitFor();
  if (isNew) {
    await leader.page.locator('.desk-right .vote-ahead').nth(1).waitFor();
    await openFolds(leader.page, '.desk');
    await openCards(leader.page, '.desk', cards);
  }
  if (stage === JUDGED) await judgeSurface(leader.page, 'full-desk-votes');
  await leader.send();
  const proposal = await isTabled(house, draft);
  await partner.openProposal(/From the European Union to you/);
  if (isNew) await readChances(partner.page);
  if (stage === JUDGED) await judgeSurface(partner.page, 'full-proposal-votes');
  await partner.sign();
  await isConcluded(house, proposal);
}

/** Chances at home are worked out while the proposal is read, and come in a fold of their own. */
async function readChances(page: Page): Promise<void> {
  const chance = page.locator('.sheet .vote-ahead').nth(1);
  await chance.waitFor({ state: 'attached' });
  // On a busy machine one stood shut although all had been opened, for a reason not found: whoever reads opens it again.
  const isRead = async (): Promise<boolean> => {
    await openFolds(page, '.sheet');
    return chance.isVisible();
  };
  await expect.poll(isRead).toBe(true);
  await expect
    .poll(() => page.locator('.sheet').innerText())
    .toMatch(/% chance that the European Union says yes/);
}

/** Their area becomes one with that of two others: one side signs whole, and one of the other. */
export async function merge({ house, leader, partner }: Scene): Promise<void> {
  const draft = merger(countryGame(house.host.game()));
  await leader.draft(NAMES.CAN, 'Merger of two blocs');
  // The desk says which rule stands in the way, and offers the way out.
  const fault = leader.page.locator('.desk .fault-note');
  await fault.waitFor();
  await fault.getByRole('button').first().click();
  await fault.waitFor({ state: 'detached' });
  await judgeSurface(leader.page, 'full-desk-merger');
  await leader.send();
  const proposal = await isTabled(house, draft);
  await signProposal(house.seatOf(CAST.newcomer).client, proposal);
  await partner.openProposal(/From the European Union to .*Canada/);
  await partner.sign();
  await isConcluded(house, proposal);
}

/** A member is admitted to the union, and in the same round another gives notice to the area around it. */
export async function admitAndLose({ house, leader, arrive }: Scene): Promise<void> {
  const draft = entry(countryGame(house.host.game()));
  await leader.draft(NAMES.CAN, 'Joining a bloc');
  await leader.page.getByText(/becomes one common tariff/).waitFor();
  await judgeSurface(leader.page, 'full-desk-entry');
  await leader.send();
  await signProposal(house.seatOf(CAST.newcomer).client, await isTabled(house, draft));
  const phone = await arrive(house.deskOf(CAST.leaver), { viewport: PHONE });
  await seatedPlayer(phone, true).view('Agreements');
  for (const area of areasOfLeaver(countryGame(house.host.game()))) {
    await phone.locator(`#agreement-${area}`).getByRole('button', { name: 'Leave' }).click();
    await phone.getByRole('dialog').waitFor();
    await screenshot(phone, 'full-leaving');
    await phone.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
    await house.host.until(
      'the notice',
      ({ game }) => (countryGame(game()).agreements[area]?.notices.length ?? 0) > 0,
    );
  }
  await leader.view('Agreements');
  await leader.page
    .getByText(/Mexico leaves before round/)
    .first()
    .waitFor();
}
