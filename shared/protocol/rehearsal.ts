/** A rehearsal: simulated people come to a class in which nobody is, so that its host can try it out. */
import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** How many times as fast as people the simulated people of a rehearsal go about things. */
export const REHEARSAL_SPEEDS = [1, 2, 4, 8] as const;
export type RehearsalSpeed = (typeof REHEARSAL_SPEEDS)[number];
const speed = z.literal(REHEARSAL_SPEEDS);

/** What the host may ask of it. */
export const rehearsalIntentSchemas = [
  /** Fills a class to which nobody has come with simulated people, to try it out. */
  z.strictObject({
    type: z.literal('rehearse'),
    people: z.number().int().min(1).max(LIMITS.peoplePerClass),
    speed,
  }),
  /** The simulated people go about things so fast from now on. */
  z.strictObject({ type: z.literal('paceRehearsal'), speed }),
] as const;

export type RehearsalEvent =
  | { readonly type: 'rehearsalBegun'; readonly people: number; readonly speed: RehearsalSpeed }
  | { readonly type: 'rehearsalPaced'; readonly speed: RehearsalSpeed };

/** `isRunning`: they are at it; after a restart of the server, or long after the end, they are not. */
export type RehearsalView = {
  readonly people: number;
  readonly speed: RehearsalSpeed;
  readonly isRunning: boolean;
};
