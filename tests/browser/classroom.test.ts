import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import { aClassClient } from '../server/support/aClass.ts';
import { aClient, type AClient } from '../server/support/aClient.ts';
import { join as joinByCode } from '../server/support/requests.ts';
import { axeViolations } from './support/axeViolations.ts';
import { foreignWords } from './support/foreignWords.ts';
import { overflow } from './support/inspectSurface.ts';
import { PHONE, PROJECTOR, screenshot } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

const NOTEBOOK = { width: 1366, height: 768 };
const NAMES = ['Ada', 'Ben', 'Carla', 'Dev', 'Ella', 'Farid', 'Grace', 'Hugo', 'Ines', 'Jonas'] as const;

/** Of so many the phone is looked at; programs come in the place of the others, which costs a tenth of a page. */
const ON_PHONES = 2;

/** What the teacher says stands in the language in which it was said. */
const WORD = 'Two minutes, please';

/** A teacher with one code, and people with phones who come to several tables by it. */
const { server, arrive } = visits({ CLOCK_RATE: '1' });

/** Counts what a teacher presses. */
function aTeacher() {
  let presses = 0;
  return {
    press: async (control: Locator): Promise<void> => {
      await control.click();
      presses += 1;
    },
    presses: (): number => presses,
  };
}

async function join(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Join the class' }).click();
}

/** What the gallery does not show. */
async function judge(page: Page, name: string): Promise<void> {
  await screenshot(page, `class-${name}`);
  expect.soft(await axeViolations(page), name).toEqual([]);
  expect.soft(await overflow(page), name).toEqual([]);
}

function tableOf(page: Page): Promise<string> {
  return page.waitForURL(/\/table\/g/).then(() => new URL(page.url()).pathname);
}

/** Comes in by the code; then goes to the table that the class names, as a phone does by itself. */
async function aProgram(classId: string, code: string, name: string) {
  const { body } = await joinByCode(server().url, code, name);
  const inClass = await aClassClient(server().url, classId, body.token);
  return async (): Promise<{ readonly address: string; readonly client: AClient }> => {
    await inClass.until('a place', ({ place }) => place() !== undefined);
    const { gameId } = must(inClass.place(), 'a place');
    await inClass.room.leave();
    return { address: `/table/${gameId}`, client: await aClient(server().url, gameId, body.token) };
  };
}

describe('a class', () => {
  it('gathers under one code, sits at three tables after five presses of its teacher, and plays at all of them', async () => {
    const teacher = aTeacher();
    const host = await arrive('/', { viewport: NOTEBOOK });
    await teacher.press(host.getByRole('link', { name: /^Open a table/ }));
    await teacher.press(host.getByText('A class', { exact: true }));
    await host.getByLabel('How many people?').fill('10');
    await host.getByText('10 people: 1 table of 4, 2 tables of 3.').waitFor();
    await teacher.press(host.getByRole('button', { name: 'Open the class' }));
    await host.waitForURL(/\/host\/s/);
    await host.getByText('Nobody has joined yet. Show the code').waitFor();
    expect(await host.getByLabel('Simulated students').inputValue()).toBe('10');
    const code = (await host.locator('.code-pill').innerText()).replace(/\W*Code\W*/, '').trim();
    const [screen] = await Promise.all([
      host.context().waitForEvent('page'),
      teacher.press(host.getByRole('link', { name: 'Open big screen' })),
    ]);
    await screen.setViewportSize(PROJECTOR);

    const phones: Page[] = [];
    for (const name of NAMES.slice(0, ON_PHONES)) {
      const phone = await arrive(`/join/${code}`, { viewport: PHONE });
      await join(phone, name);
      await phone.getByRole('heading', { name: `You are in, ${name}` }).waitFor();
      phones.push(phone);
    }
    const classId = must(/\/host\/(\w+)/.exec(host.url())?.[1], 'the class');
    const programs: Awaited<ReturnType<typeof aProgram>>[] = [];
    for (const name of NAMES.slice(ON_PHONES)) programs.push(await aProgram(classId, code, name));
    const [ada, ben] = phones;
    if (ada === undefined || ben === undefined) throw new Error('nobody came');
    await ada.getByText('10 people here').waitFor();
    await screen.getByText('Enough for 3 tables so far').waitFor();
    expect(await screen.getByText('Ada').count()).toBe(0);

    // Who would sit where is shown without a press.
    await host.getByText('10 people, 3 tables').waitFor();
    await host.getByRole('button', { name: 'Shuffle again' }).click();
    await host.getByRole('radio', { name: 'By lot', checked: true }).waitFor();
    await teacher.press(host.getByRole('button', { name: 'Seat everybody' }));
    const [addresses, others] = await Promise.all([
      Promise.all(phones.map(tableOf)),
      Promise.all(programs.map((sit) => sit())),
    ]);
    const tables = new Set([...addresses, ...others.map(({ address }) => address)]);
    expect(tables.size).toBe(3);
    expect(teacher.presses()).toBe(5);
    await Promise.all(phones.map((phone) => phone.getByRole('heading', { name: /^You govern / }).waitFor()));
    await judge(ada, 'seated-phone');

    await teacher.press(host.getByRole('button', { name: 'Start at 3 tables' }));
    expect(teacher.presses()).toBe(6);
    await host.getByRole('heading', { name: 'For all 3 tables' }).waitFor();
    await host
      .getByText(/Round 1 of 4 · Briefing/)
      .first()
      .waitFor();

    await screen.locator('.class-wall li').nth(2).waitFor();
    for (const name of NAMES) expect(await screen.getByText(name).count()).toBe(0);

    // The round is played at home, until times that everybody reads on their own clock; and in class after all.
    await host.getByText('Play a round at home').click();
    await host.getByLabel('Time zone of the class').selectOption('Pacific/Auckland');
    await host.getByRole('button', { name: 'Set the times' }).click();
    await ada.locator('summary', { hasText: /^Round 1 at home: negotiate until / }).click();
    await ada.getByText(/^In the time zone of the class, Pacific\/Auckland, that is /).waitFor();
    const [file] = await Promise.all([
      ada.waitForEvent('download'),
      ada.getByRole('button', { name: 'Calendar file' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('accord.ics');
    await judge(ada, 'homework-phone');
    await screen.getByText(/^Round 1 at home: /).waitFor();
    await judge(screen, 'homework-screen');
    await host.getByRole('button', { name: 'Play it in class after all' }).click();
    await ada.getByText(/^Round 1 at home/).waitFor({ state: 'detached' });
    // A word stands on every device until it is closed there, and the console counts who has.
    const say = host.getByRole('region', { name: 'Say something to all tables' });
    await say.getByLabel('Your words, on every device until closed').fill(WORD);
    await say.getByRole('button', { name: 'Send' }).click();
    await screen.getByText(WORD).waitFor();
    await ben.getByText(WORD).waitFor();
    await ada.locator('.host-word').getByRole('button', { name: 'Close' }).click();
    await say.getByText('Closed by 1 of 10.').waitFor();
    // A raised hand is answered in private.
    await ada.locator('.phone-tabs button').nth(2).click();
    await ada.getByRole('button', { name: 'Raise your hand' }).click();
    await ada.getByText('Your hand is up. Your teacher sees it.').waitFor();
    const hands = host.getByRole('region', { name: 'Raised hands' });
    await hands.getByText('Ada').waitFor();
    await hands.getByLabel('Answer Ada alone').fill('I am coming');
    await hands.getByRole('button', { name: 'Send' }).click();
    await ada.locator('.host-word').getByText('The host, to you alone').waitFor();
    await judge(ada, 'answered-phone');
    await hands.waitFor({ state: 'detached' });
    expect(await ben.getByText('I am coming').count()).toBe(0);
    // All look up.
    await host.getByRole('button', { name: 'Eyes up' }).click();
    await ada.getByRole('dialog', { name: 'Eyes up, please.' }).waitFor();
    await host.getByRole('button', { name: 'Eyes back to the table' }).click();
    await ada.getByRole('dialog').waitFor({ state: 'detached' });
    // The host turns the big screen.
    await host.getByRole('button', { name: 'Spread of results' }).click();
    await screen.getByText('As soon as a round has been revealed at a table, it stands here.').waitFor();
    await host.getByRole('button', { name: 'Back to what belongs to the stage' }).click();
    await screen.locator('.class-wall').waitFor();

    // Somebody late sits down where a bot was, and a page that is opened again leads to its table.
    const late = await arrive(`/join/${code}`, { viewport: PHONE });
    await join(late, 'Kim');
    expect(tables).toContain(await tableOf(late));
    await ben.reload();
    await ben.getByRole('heading', { level: 1 }).first().waitFor();
    const classAddress = host.url().replace('/host/', '/table/');
    await ben.goto(classAddress);
    expect(await tableOf(ben)).toBe(addresses[1]);

    await host.getByRole('button', { name: 'Pause' }).click();
    await ada.locator('.clock.paused').waitFor();
    await host.getByRole('button', { name: 'Resume' }).click();
    await host.keyboard.press('j');
    await host.keyboard.press('j');
    await host.keyboard.press('x');
    await host.getByRole('heading', { name: 'For Table B' }).waitFor();
    await host.getByRole('button', { name: 'Pause' }).click();
    const alert = host.locator('.class-alerts li', { hasText: 'Table B is paused while others play.' });
    await alert.waitFor();
    // From what needs the host to the press that helps in two keys.
    await host.keyboard.press('n');
    await alert.locator('.btn:focus').waitFor();
    await host.keyboard.press('Enter');
    await alert.waitFor({ state: 'detached' });
    await host.getByRole('button', { name: 'Pause' }).click();
    await alert.waitFor();
    await host.getByRole('button', { name: 'Skip phase' }).click();
    await host.getByRole('button', { name: 'End the phase' }).click();
    await host
      .getByText(/Round 1 of 4 · Negotiate/)
      .first()
      .waitFor();
    await judge(host, 'tables-differ-laptop');
    await host.getByRole('button', { name: 'End after this round' }).click();
    await host.getByRole('dialog').getByRole('button', { name: 'End after this round' }).click();
    await host.getByRole('button', { name: 'Play all rounds after all' }).click();
    await host.getByRole('button', { name: 'End after this round' }).waitFor();
    await host.keyboard.press('j');
    await host.keyboard.press('Enter');
    await host.waitForURL(/\/host\/g/);
    await host.getByRole('link', { name: 'All tables' }).click();
    await host.waitForURL(/\/host\/s/);

    await host.setViewportSize(PHONE);
    await host.getByRole('button', { name: '中文' }).click();
    await host.getByRole('heading', { name: '对全部3组' }).waitFor();
    await judge(host, 'tables-phone-zh');
    const known: readonly string[] = [...NAMES, 'Kim', ...WORD.split(/\W+/)];
    expect((await foreignWords(host)).filter((word) => !known.includes(word))).toEqual([]);
    for (const { client } of others) await client.leave();
  });
});

describe('people of a class', () => {
  it('change their name, leave, share a browser, are moved, come back by a number, and are deleted with the class', async () => {
    const host = await arrive('/open', { viewport: NOTEBOOK });
    await host.getByText('A class', { exact: true }).click();
    await host.getByRole('button', { name: 'Open the class' }).click();
    await host.waitForURL(/\/host\/s/);
    const code = (await host.locator('.code-pill').innerText()).replace(/\W*Code\W*/, '').trim();

    const ada = await arrive(`/join/${code}`, { viewport: PHONE });
    await ada.getByRole('heading', { name: 'Join the class', level: 1 }).waitFor();
    await judge(ada, 'join-phone');
    await join(ada, 'Ada');
    await ada.getByRole('heading', { name: 'You are in, Ada' }).waitFor();
    const pin = await ada.locator('.own-pin').innerText();
    expect(pin).toMatch(/^\d{4}$/);
    await host.getByRole('button', { name: 'Actions for Ada' }).first().click();
    await host.getByLabel('New name for Ada').fill('Adela');
    await host.getByRole('button', { name: 'Rename' }).click();
    await ada.getByRole('heading', { name: 'You are in, Adela' }).waitFor();
    await ada.getByText('The host has changed your name to Adela.').waitFor();
    await ada.getByRole('button', { name: 'Close' }).click();
    await ada.getByLabel('Your name').fill('Ada');
    await ada.keyboard.press('Enter');
    await ada.getByRole('heading', { name: 'You are in, Ada' }).waitFor();
    expect(await ada.getByText('The host has changed your name').count()).toBe(0);
    await judge(ada, 'own-place-phone');
    await host.keyboard.press('Escape');

    // Two people in one browser: each tab is somebody of its own.
    const ben = await arrive(`/join/${code}?tab=1`, { viewport: PHONE });
    await join(ben, 'Ben');
    await ben.getByRole('heading', { name: 'You are in, Ben' }).waitFor();
    const cy = await ben.context().newPage();
    // Within another app, which forgets the page.
    await cy.addInitScript(() => {
      Object.defineProperty(navigator, 'userAgent', { value: `${navigator.userAgent} MicroMessenger/8` });
    });
    await cy.goto(new URL(`/join/${code}?tab=1`, ben.url()).href);
    await cy.getByText('This page is open inside another app').waitFor();
    await join(cy, 'Cy');
    await cy.getByRole('heading', { name: 'You are in, Cy' }).waitFor();
    await ben.reload();
    await ben.getByRole('heading', { name: 'You are in, Ben' }).waitFor();
    await cy.getByRole('button', { name: 'Leave the class' }).click();
    await cy.getByText('You can join again by the code as somebody new.').waitFor();
    await judge(cy, 'leave-phone');
    await cy.getByRole('button', { name: 'Leave', exact: true }).click();
    await cy.getByRole('heading', { level: 1 }).first().waitFor();
    await host.getByText('2 of 2 connected').waitFor();

    await host.getByLabel('Number of tables').selectOption('2');
    await host.getByText('2 people, 2 tables').waitFor();
    await host.getByRole('button', { name: 'Seat everybody' }).click();
    const [first, second] = await Promise.all([ada, ben].map(tableOf));
    expect(first).not.toBe(second);
    await host.getByRole('button', { name: 'Start at 2 tables' }).click();
    await ada.locator('.clock').first().waitFor();
    await host.getByRole('button', { name: 'Actions for Ada' }).first().click();
    await host.getByLabel('Change places with').waitFor();
    await host.getByRole('button', { name: 'Move', exact: true }).click();
    await ada.waitForURL((address) => address.pathname === second);
    await ada.getByText('The host has moved you to another table.').waitFor();
    await judge(ada, 'moved-phone');

    // On an emptied device, by name and number; the device before is sent away.
    const again = await arrive(`/join/${code}`, { viewport: PHONE, refusal: /\/api\/return/ });
    await again.getByRole('button', { name: 'I was here already: come back with my PIN' }).click();
    await again.getByLabel('Your name').fill('Ada');
    await again.getByLabel('Your PIN, four digits').fill(pin === '0000' ? '0001' : '0000');
    await again.getByRole('button', { name: 'Come back' }).click();
    await again.getByText('This PIN does not belong to that name.').waitFor();
    await judge(again, 'back-phone');
    await again.getByLabel('Your PIN, four digits').fill(pin);
    await again.keyboard.press('Enter');
    expect(await tableOf(again)).toBe(second);
    await ada.getByText('This device no longer opens it.').waitFor();

    await host.getByRole('button', { name: 'Close the class and delete it' }).click();
    await host.getByText('Names, talk and all games of this class are deleted').waitFor();
    await judge(host, 'delete-laptop');
    await host.getByRole('button', { name: 'Delete', exact: true }).click();
    await again.getByRole('heading', { name: /deleted everything/ }).waitFor();
  });
});
