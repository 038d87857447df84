import { describe, expect, it } from 'vitest';
import { aTable } from '../server/support/aTable.ts';
import { aSessionBody } from '../server/support/requests.ts';
import { axeViolations } from './support/axeViolations.ts';
import { PHONE, screenshot } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

const LAPTOP = { width: 1366, height: 768 } as const;
const { server, arrive } = visits();

describe('a big screen on the computer of a classroom', () => {
  for (const language of ['en', 'zh'] as const)
    it(`opens by the code of the console, without the host’s secret (${language})`, async () => {
      const words =
        language === 'en'
          ? {
              elsewhere: 'Screen on another device',
              field: 'Screen code',
              open: 'Open the big screen',
            }
          : { elsewhere: '在别的设备上打开大屏幕', field: '大屏幕码', open: '打开大屏幕' };
      const table = await aTable(server().url, aSessionBody({}, { seed: 'room', timed: false }));
      const console = await arrive(`/host/${table.gameId}#host=${table.hostToken}`, {
        viewport: LAPTOP,
        language,
      });
      await console.getByRole('button', { name: words.elsewhere }).click();
      const dialog = console.getByRole('dialog');
      const code = (await dialog.locator('.big-code b').textContent()) ?? '';
      expect(code).toMatch(/^[2-9A-Z]{6}$/);
      expect(await axeViolations(console)).toEqual([]);
      await screenshot(console, `screen-elsewhere-${language}`);

      // Whoever copies the address from another screen of the table is asked for the code as well.
      const address = language === 'en' ? '/screen' : `/screen/${table.gameId}`;
      const projector = await arrive(address, { viewport: LAPTOP, language });
      await screenshot(projector, `screen-code-${language}`);
      expect(await axeViolations(projector)).toEqual([]);
      await projector.getByLabel(words.field).fill(code);
      await projector.getByRole('button', { name: words.open }).click();
      await projector.getByText(table.code).first().waitFor();
      expect(await projector.evaluate(() => JSON.stringify(localStorage))).not.toContain(table.hostToken);
      await projector.reload();
      await projector.getByText(table.code).first().waitFor();

      const phone = await arrive(`/host/${table.gameId}#host=${table.hostToken}`, {
        viewport: PHONE,
        language,
      });
      await phone.getByRole('button', { name: words.elsewhere }).click();
      await phone.getByRole('dialog').waitFor();
      await screenshot(phone, `screen-elsewhere-phone-${language}`);
      const codePhone = await arrive('/screen', { viewport: PHONE, language });
      await codePhone.getByLabel(words.field).waitFor();
      await screenshot(codePhone, `screen-code-phone-${language}`);
      await table.host.leave();
    });
});
