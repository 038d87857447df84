import { lazyPart } from '../chrome/lazyPart.tsx';

/** Nothing stands in its place while it is fetched: the table is there before. */
const Nothing = (): null => null;

/** What has happened, in full view. A table is drawn before the cards, the pictures and the sounds of it are fetched. */
export const Moments = lazyPart(async () => (await import('./Moments.tsx')).Moments, [], {
  Loading: Nothing,
  Failed: Nothing,
});
