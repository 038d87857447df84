import { lazyPart, UNSEEN } from './lazyPart.tsx';

/** Room for the switch of the sounds, which comes late: other buttons would move away under the finger. */
const Room = () => <span class="btn sm ghost icon" style={{ visibility: 'hidden' }} />;

/** The switch of the sounds and the story so far, in the header of a seat and of the big screen. */
export const LateTools = lazyPart(async () => (await import('./SoundSwitch.tsx')).LateTools, [], {
  ...UNSEEN,
  Loading: Room,
});
