import { describe, expect, it } from 'vitest';
import { aTable } from '../server/support/aTable.ts';
import { aSessionBody } from '../server/support/requests.ts';
import { axeViolations } from './support/axeViolations.ts';
import { PHONE, screenshot } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

const NOTEBOOK = { width: 1366, height: 768 };

/** People who come after the start: they ask for a seat, wait in turn, and are told where the game stands. */
const { server, arrive } = visits({ CLOCK_RATE: '4' });

describe('people who come late', () => {
  it('ask for a seat by one press, get it by one press of the host, and read once where the game stands', async () => {
    const table = await aTable(server().url, aSessionBody({}, { seed: 'late', timed: false }));
    const ann = await table.guest('Ann');
    const [ben, cy] = [await table.guest('Ben', { as: 'watch' }), await table.guest('Cy', { as: 'watch' })];
    await table.start();
    await ann.client.ask({ type: 'declareReady', ready: true });
    // The first seat without a person is the one that the host is offered to give.
    await table.host.until('a deed of the bot whose seat is given', ({ game }) => {
      const free = Object.values(game().seats).find(({ member }) => member === undefined);
      const { sent = [], signed = [], refused = [] } = free?.stewardship ?? {};
      return sent.length + signed.length + refused.length > 0;
    });
    const phone = await arrive(`/table/${table.gameId}#seat=${ben.token}`, { viewport: PHONE });
    const zhPhone = await arrive(`/table/${table.gameId}#seat=${cy.token}`, {
      viewport: PHONE,
      language: 'zh',
    });
    await phone.getByRole('button', { name: 'Ask for a seat' }).click();
    await phone.getByText('You asked for a seat: number 1 of 1.').waitFor();
    await zhPhone.getByRole('button', { name: '申请席位' }).click();
    await zhPhone.getByText('排在第2位').waitFor();
    expect(await axeViolations(phone)).toEqual([]);
    await screenshot(phone, 'late-asks-phone');
    await screenshot(zhPhone, 'late-asks-phone-zh');
    const newcomer = await arrive(`/join/${table.code}`, { viewport: PHONE });
    await newcomer.getByText(/^2 people wait for a seat\./).waitFor();
    await screenshot(newcomer, 'late-join-phone');

    const host = await arrive(`/host/${table.gameId}#host=${table.hostToken}`, { viewport: NOTEBOOK });
    await host.getByText('1 more waits').click();
    expect(await axeViolations(host)).toEqual([]);
    await screenshot(host, 'late-host');
    await host.getByRole('button', { name: /^Give .* to Ben$/ }).click();
    const told = phone.getByRole('dialog');
    await told.getByText('The game is under way. Round 1 of').waitFor();
    await told.getByText('Before you took this seat a bot acted for it.').waitFor();
    expect(await axeViolations(phone)).toEqual([]);
    await screenshot(phone, 'late-briefing-phone');
    await phone.keyboard.press('Escape');
    await told.waitFor({ state: 'detached' });
    await phone.reload();
    await phone.getByRole('button', { name: 'Ready' }).first().waitFor();
    expect(await told.count()).toBe(0);

    await host.getByRole('button', { name: /^Give .* to Cy$/ }).click();
    await zhPhone.getByRole('dialog').getByText('游戏已在进行').waitFor();
    await screenshot(zhPhone, 'late-briefing-phone-zh');
    await zhPhone.setViewportSize(NOTEBOOK);
    await screenshot(zhPhone, 'late-briefing-laptop-zh');
    await table.host.leave();
  });

  it('were removed earlier and can be deleted one by one', async () => {
    const long = 'Wilhelmina-Alexandra Featherstone'.slice(0, 24);
    const table = await aTable(server().url, aSessionBody({}, { seed: 'gone', timed: false }));
    const [ann, ben] = [await table.guest(long), await table.guest('Ben')];
    await table.start();
    await table.host.ask({ type: 'removeMember', member: ben.member }, { type: 'session' });
    for (const [language, viewport, suffix] of [
      ['zh', NOTEBOOK, 'laptop-zh'],
      ['en', PHONE, 'phone'],
    ] as const) {
      const words = (en: string, zh: string): string => (language === 'en' ? en : zh);
      const host = await arrive(`/host/${table.gameId}#host=${table.hostToken}`, { viewport, language });
      await host.getByText(words('1 removed', '已移出1人')).click();
      await screenshot(host, `host-removed-${suffix}`);
      await host.getByRole('button', { name: words('Close the table and delete it', '关闭') }).click();
      await screenshot(host, `host-erase-table-${suffix}`);
      await host.keyboard.press('Escape');
      await host
        .getByRole('row')
        .filter({ hasText: long })
        .getByRole('button', { name: words('Actions for', '操作') })
        .click();
      await host
        .getByRole('dialog')
        .getByRole('button', { name: words('Remove', '移出') })
        .click();
      await host.getByRole('checkbox', { name: words('Also delete the name', '同时删除名字') }).check();
      await screenshot(host, `host-remove-erase-${suffix}`);
      await host.keyboard.press('Escape');
      for (const [en, zh, name] of [
        ['End after this round', '本轮后结束', 'end-after'],
        ['End now', '立即结束', 'end-now'],
      ] as const) {
        await host
          .getByRole('button', { name: words(en, zh) })
          .first()
          .click();
        await host.getByRole('dialog').getByRole('heading').first().waitFor();
        await screenshot(host, `host-${name}-${suffix}`);
        await host.keyboard.press('Escape');
      }
      if (suffix !== 'phone') continue;
      await host.getByRole('button', { name: 'Delete name and messages of Ben' }).click();
      expect(await axeViolations(host)).toEqual([]);
      await screenshot(host, 'host-removed-ask-phone');
      await host.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
      await host.getByText('1 removed').waitFor({ state: 'detached' });
    }
    expect(ann.seat).not.toBe('');
    await table.host.leave();
  });
});
