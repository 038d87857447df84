import { afterEach, expect, it } from 'vitest';
import { loadText, switchLanguage, t } from '../../client/text/t.ts';

// Modules are shared with the files that come after.
afterEach(() => switchLanguage('en'));

it('leaves no sentence in the language before that was on its way when the language changed', async () => {
  await switchLanguage('en');
  const before = loadText(['debrief']);
  const change = switchLanguage('zh');
  const meanwhile = loadText(['concepts']);
  await Promise.all([before, change, meanwhile]);
  expect([t('debrief.next'), t('concepts.all')].join()).not.toMatch(/[a-z]/i);
});
