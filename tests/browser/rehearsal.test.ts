import { describe, expect, it } from 'vitest';
import type { OpenedClass } from '../../shared/protocol/classroom.ts';
import { aClassBody } from '../server/support/aClass.ts';
import { findCode, post } from '../server/support/requests.ts';
import { axeViolations } from './support/axeViolations.ts';
import { overflow } from './support/inspectSurface.ts';
import { PHONE, PROJECTOR, screenshot } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

const NOTEBOOK = { width: 1366, height: 768 };

const { arrive, server } = visits({ CLOCK_RATE: '3' });

describe('a rehearsal', () => {
  it('fills a class by one press with people who are marked on every surface, and real people get a code of their own', async () => {
    const { url } = server();
    const opened = await post<OpenedClass>(url, '/api/classes', aClassBody({ timed: true }));
    const { code, classId, hostToken } = opened.body;
    const host = await arrive(`/host/${classId}#host=${hostToken}`, { viewport: NOTEBOOK });
    const guided = (step: number): Promise<void> =>
      host.getByRole('region', { name: `Guide, step ${step} of 7` }).waitFor();
    await guided(1);
    await host.getByLabel('Simulated students').fill('12');
    await host.getByRole('button', { name: '12 simulated students' }).press('Enter');
    await host.getByText('Rehearsal: people marked (sim) are simulated.').waitFor();
    await host.getByText('×8', { exact: true }).click();
    await host.getByText('Ada (sim)').first().waitFor();
    await host.getByText('10 people, 3 tables').waitFor();
    await guided(3);
    await screenshot(host, 'rehearsal-gathering-laptop');
    expect(await axeViolations(host)).toEqual([]);
    expect(await overflow(host)).toEqual([]);
    const phone = await arrive(`/join/${code}`, { viewport: PHONE });
    await phone.getByText('Rehearsal: people marked (sim) are simulated.').waitFor();
    await screenshot(phone, 'rehearsal-join-phone');
    await host.getByRole('button', { name: 'Seat everybody' }).press('Enter');
    await guided(4);
    await host.getByRole('button', { name: 'Start at 3 tables' }).press('Enter');
    await guided(5);
    // What a novice meets is settled from the first view, by the keyboard, with the press that stands beside it.
    const needs = host.getByRole('region', { name: 'Needs you' });
    // Others may be refused as well, and be gone again; Emma is sure to be.
    const refused = needs
      .getByRole('listitem')
      .filter({ hasText: 'Emma (sim) was refused the same thing three times' });
    await refused.waitFor();
    await screenshot(host, 'rehearsal-tables-laptop');
    // Code, clock, what needs the host and the plan stand in the first view.
    for (const part of ['For all 3 tables', 'Needs you', 'Plan of the lesson']) {
      const box = await host.getByRole('heading', { name: part }).boundingBox();
      expect.soft(box === null ? NaN : box.y, part).toBeLessThan(NOTEBOOK.height / 2);
    }
    await refused.getByRole('button', { name: 'Send a hint' }).press('Enter');
    await refused.waitFor({ state: 'hidden' });
    await needs.getByText('Sent to Emma (sim): “Read the sentence under the button').waitFor();
    await guided(6);
    await host.getByRole('region', { name: 'Raised hands' }).getByText('(sim)').waitFor();
    await host.getByRole('button', { name: /^Done: / }).press('Enter');
    await host.getByRole('region', { name: 'Raised hands' }).waitFor({ state: 'hidden' });
    const screen = await arrive(`/screen/${classId}#host=${hostToken}`, { viewport: PROJECTOR });
    await screen.getByText('Rehearsal: people marked (sim) are simulated.').waitFor();
    await screenshot(screen, 'rehearsal-screen');
    // Whose phone is gone gets a link, three presses until it is on another phone, and is there again.
    const gone = needs.getByText(/\(sim\) .* is gone\.$/);
    await needs.getByRole('button', { name: 'Link…' }).first().press('Enter');
    const about = host.getByRole('dialog');
    const name = await about.getByRole('heading').first().innerText();
    await about.getByRole('button', { name: 'New link' }).press('Enter');
    const link = await about.getByRole('textbox', { name: 'New personal link for' }).inputValue();
    await about.getByRole('button', { name: 'Close' }).first().press('Enter');
    const another = await arrive(new URL(link).pathname + new URL(link).hash, { viewport: PHONE });
    await another.getByText('Rehearsal: people marked (sim) are simulated.').waitFor();
    await expect
      .poll(async () => (await gone.allInnerTexts()).filter((text) => text.includes(name)))
      .toEqual([]);
    // Whoever came late sits at a table without a press, and nobody is missing.
    await host.getByText('12 of 12 connected').waitFor();
    await host.getByRole('button', { name: 'Understood' }).press('Enter');
    await host.getByRole('region', { name: 'Guide', exact: true }).waitFor();
    await host.locator('[data-table=A]').getByRole('link').first().click();
    await host.getByText('Rehearsal: people marked (sim) are simulated.').waitFor();
    await screenshot(host, 'rehearsal-table-console');
    // Nothing of the big screen of a table lies below its edge, though a line stands above it.
    await screen.goto(
      `${url}${new URL(host.url()).pathname.replace('/host/', '/screen/')}#host=${hostToken}`,
    );
    await screen.getByText('Rehearsal: people marked (sim) are simulated.').waitFor();
    await screen.locator('.screen-head').waitFor();
    expect(
      await screen.evaluate(
        () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
      ),
    ).toBe(0);
    await host.goBack();
    await host.getByRole('button', { name: 'Start for real' }).click();
    await screen.goto(`${url}/screen/${classId}`);
    await screen.getByText('Rehearsal: people marked (sim) are simulated.').waitFor();
    await host.getByRole('button', { name: 'Delete the rehearsal and open' }).click();
    await host.getByText('Nobody has joined yet. Show the code').waitFor();
    expect(host.url()).not.toContain(classId);
    // The code stays, and the screen follows by itself.
    expect((await findCode(url, code)).body).not.toHaveProperty('isRehearsal');
    await screen.waitForURL((address) => !address.pathname.includes(classId));
    await screen.getByText('0', { exact: true }).waitFor();
    expect(await screen.getByText('Rehearsal').count()).toBe(0);
  });

  it('reads in Chinese on a phone', async () => {
    const { url } = server();
    const body = { ...aClassBody({ timed: true }), language: 'zh' as const };
    const { classId, hostToken } = (await post<OpenedClass>(url, '/api/classes', body)).body;
    const host = await arrive(`/host/${classId}#host=${hostToken}`, { viewport: PHONE, language: 'zh' });
    await host.getByRole('button', { name: '放入30名模拟学生' }).click();
    await host.getByText('安然（模拟）').first().waitFor();
    await screenshot(host, 'rehearsal-phone-zh');
    expect(await axeViolations(host)).toEqual([]);
    expect(await overflow(host)).toEqual([]);
  });
});
