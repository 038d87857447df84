import { describe, expect, it } from 'vitest';
import type { OpenedClass } from '../../shared/protocol/classroom.ts';
import { aClassBody } from '../server/support/aClass.ts';
import { post } from '../server/support/requests.ts';
import { axeViolations } from './support/axeViolations.ts';
import { overflow } from './support/inspectSurface.ts';
import { PHONE, PROJECTOR, screenshot } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

const NOTEBOOK = { width: 1366, height: 768 };

const { arrive, server } = visits({ CLOCK_RATE: '1' });

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
    const screen = await arrive(`/screen/${classId}#host=${hostToken}`, { viewport: PROJECTOR });
    await screen.getByText('Rehearsal: people marked (sim) are simulated.').waitFor();
    await screenshot(screen, 'rehearsal-screen');
    // What a novice meets is settled by the keyboard from the note of the guide: the hand, and the first table that needs help.
    await host.getByRole('region', { name: 'Raised hands' }).getByText('(sim)').waitFor();
    await host.getByRole('button', { name: /^Done: / }).press('Enter');
    await host
      .getByRole('button', { name: /^Not now: table / })
      .first()
      .waitFor();
    await screenshot(host, 'rehearsal-tables-laptop');
    // Code, clock, what needs the host and the plan stand in the first view.
    for (const part of ['For all 3 tables', 'Needs you', 'Plan of the lesson']) {
      const box = await host.getByRole('heading', { name: part }).boundingBox();
      expect.soft(box === null ? NaN : box.y, part).toBeLessThan(NOTEBOOK.height / 2);
    }
    // The guide goes on once the first that needed the host does so no longer.
    const later = host.getByRole('region', { name: 'Guide, step 6 of 7' });
    const putOff = host.getByRole('button', { name: /^Not now: table / });
    while (!(await later.isVisible())) await Promise.race([later.waitFor(), putOff.first().press('Enter')]);
    await host.getByRole('button', { name: 'Understood' }).press('Enter');
    await host.getByRole('region', { name: 'Guide', exact: true }).waitFor();
    await host.locator('[data-table=A]').getByRole('link').first().click();
    await host.getByText('Rehearsal: people marked (sim) are simulated.').waitFor();
    await screenshot(host, 'rehearsal-table-console');
    await host.goBack();
    await host.getByRole('button', { name: 'Start for real' }).click();
    await host.getByRole('button', { name: 'Open with a new code' }).click();
    await host.getByText('Nobody has joined yet. Show the code').waitFor();
    expect(host.url()).not.toContain(classId);
    expect((await fetch(`${url}/api/sessions/${code}`)).status).toBe(404);
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
