import { lazyPart, UNSEEN } from './lazyPart.tsx';

/** The switch of the sounds and the story so far, in the header of a seat and of the big screen. */
export const LateTools = lazyPart(async () => (await import('./SoundSwitch.tsx')).LateTools, [], UNSEEN);
