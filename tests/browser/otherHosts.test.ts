import { expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import type { HelperKind, HelperTicket } from '../../shared/protocol/classHosts.ts';
import { aClass, dealAll, gather } from '../server/support/aClass.ts';
import { axeViolations } from './support/axeViolations.ts';
import { overflow } from './support/inspectSurface.ts';
import { PROJECTOR, screenshot } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

const NOTEBOOK = { width: 1366, height: 768 };
const DAY_MS = 86_400_000;

const { arrive, server } = visits({ CLOCK_RATE: '1' });

it('shows an assistant and an observer where a table stands, and nothing to press that is not theirs', async () => {
  const room = await aClass(server().url);
  const tickets: HelperTicket[] = [];
  room.host.room.onMessage('helper', (ticket: HelperTicket) => tickets.push(ticket));
  await gather(room, 8);
  await dealAll(room);
  expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
  const consoleOf = async (kind: HelperKind, tables: readonly string[]) => {
    expect(
      (await room.host.ask({ type: 'inviteHelper', kind, label: kind, tables })).refusal,
    ).toBeUndefined();
    await room.host.until('the link', () => tickets.some(({ helper }) => helper.label === kind));
    const ticket = tickets.find(({ helper }) => helper.label === kind);
    return arrive(`/host/${room.classId}#host=${must(ticket, 'a link').token}`, { viewport: NOTEBOOK });
  };
  for (const page of [await consoleOf('assistant', ['A']), await consoleOf('observer', [])]) {
    await page.getByText('Keys: J and K move from table to table, Enter opens one.').waitFor();
    expect(await page.getByText('Go on to the next person').count()).toBe(0);
    await page.getByRole('link', { name: 'Table A' }).click();
    const clock = page.getByRole('region', { name: 'Round 1 of 4' });
    await clock.getByText('Briefing').waitFor();
    expect(await clock.getByRole('button').count()).toBe(0);
    expect(await clock.getByRole('checkbox').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    expect(await overflow(page)).toEqual([]);
    await screenshot(page, 'other-hosts-table');
  }
});

it('tells on the big screen of a class, once the negotiation at home is over, until when envelopes are due', async () => {
  const room = await aClass(server().url);
  await gather(room, 5);
  await dealAll(room);
  expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
  const now = Date.now();
  const times = { talksUntilAt: now + DAY_MS, sealedUntilAt: now + 2 * DAY_MS, zone: 'UTC' };
  expect((await room.host.ask({ type: 'setHomework', ...times, reveal: 'inClass' })).refusal).toBeUndefined();
  const { token } = must(room.host.welcomes[0]?.screen, 'a screen');
  const screen = await arrive(`/screen/${room.classId}#screen=${token}`, { viewport: PROJECTOR });
  await screen.getByText(/^Round 1 at home: negotiate until /).waitFor();
  for (const phase of ['negotiation', 'policy']) {
    expect((await room.host.ask({ type: 'press', press: 'skipPhase' })).refusal).toBeUndefined();
    await room.host.until(phase, ({ summaries }) => summaries().every((table) => table.phase === phase));
  }
  await screen.getByText(/^Round 1 at home: seal your envelope by /).waitFor();
});
