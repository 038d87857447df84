import { effect } from '@preact/signals';
import { render } from 'preact';
import './design/tokens.css';
import './design/base.css';
import './design/layout.css';
import './design/marks.css';
import './design/paperwork.css';
import './design/controls.css';
import './design/page.css';
import './design/fields.css';
import './design/lists.css';
import { App } from './App.tsx';
import { startRouter } from './state/router.ts';
import { printInLight, restoreTheme } from './state/theme.ts';
import { readOwnTab } from './state/storage.ts';
import { language, locale, readPreferredLanguage } from './text/language.ts';

readOwnTab();
restoreTheme();
printInLight();
language.value = readPreferredLanguage();
effect(() => {
  document.documentElement.lang = locale().tag;
});
startRouter();

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no element #app');
render(<App />, root);
