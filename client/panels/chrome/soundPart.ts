import { lazyPart } from './lazyPart.tsx';

/** Nothing stands in its place while it is fetched: the header is there before. */
const Nothing = (): null => null;

/** The switch of the sounds, in the header of a seat and of the big screen. */
export const SoundSwitch = lazyPart(async () => (await import('./SoundSwitch.tsx')).SoundSwitch, [], {
  Loading: Nothing,
  Failed: Nothing,
});
