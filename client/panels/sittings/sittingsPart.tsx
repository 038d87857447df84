import { session } from '../../state/store.ts';
import { lazyPart } from '../chrome/lazyPart.tsx';

/** What only games that are played on several days need: fetched where there was a break or is homework, and by nobody else. */

/** Nothing stands in its place while it is fetched: the page is there before. */
const Nothing = (): null => null;
const INSTEAD = { Loading: Nothing, Failed: Nothing };

const RecapPanel = lazyPart(async () => (await import('./Recap.tsx')).RecapPanel, ['kit'], INSTEAD);

/** On the console of a table and on its big screen, which shows it while the clock stands. */
export function RecapHere({ on }: { readonly on: 'console' | 'screen' }) {
  return session.value?.goesOnSince === undefined ? null : <RecapPanel on={on} />;
}

/** On the console of a table of its own: a class gives homework to all its tables. */
export const TableHomework = lazyPart(
  async () => (await import('./Homework.tsx')).TableHomework,
  ['kit'],
  INSTEAD,
);

export const HomeworkOfClass = lazyPart(
  async () => (await import('./Homework.tsx')).HomeworkOfClass,
  ['kit'],
  INSTEAD,
);
