import { lazyPart, UNSEEN } from '../chrome/lazyPart.tsx';

/** What has happened, in full view. A table is drawn before the cards, the pictures and the sounds of it are fetched. */
export const Moments = lazyPart(async () => (await import('./Moments.tsx')).Moments, [], UNSEEN);
