import { session } from '../../state/store.ts';
import { UNSEEN, lazyPart } from '../chrome/lazyPart.tsx';

/** What only games that are played on several days need: fetched where there was a break or is homework, and by nobody else. */

const RecapPanel = lazyPart(async () => (await import('./Recap.tsx')).RecapPanel, ['kit'], UNSEEN);

/** On the console of a table and on its big screen, which shows it while the clock stands. */
export function RecapHere({ on }: { readonly on: 'console' | 'screen' }) {
  return session.value?.goesOnSince === undefined ? null : <RecapPanel on={on} />;
}

/** On the console of a table of its own: a class gives homework to all its tables. */
export const TableHomework = lazyPart(
  async () => (await import('./Homework.tsx')).TableHomework,
  ['kit'],
  UNSEEN,
);

export const HomeworkOfClass = lazyPart(
  async () => (await import('./Homework.tsx')).HomeworkOfClass,
  ['kit'],
  UNSEEN,
);
