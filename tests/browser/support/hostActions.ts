import type { Page } from 'playwright-core';
import type { AClient } from '../../server/support/aClient.ts';

/** The host ends the phase, as a person would: the button, then the question. */
export async function skipTo(host: Page, phase: string): Promise<void> {
  await host.getByRole('button', { name: `Skip to: ${phase}` }).click();
  await host.getByRole('button', { name: 'End the phase' }).click();
}

export async function inPhase(watcher: AClient, phase: string, round: number): Promise<void> {
  await watcher.until(`${phase} of round ${round}`, (client) => {
    const game = client.game();
    return game.phase === phase && game.round === round;
  });
}

const QUIETLY = [
  ['Negotiate', 'negotiation'],
  ['Policy', 'policy'],
  ['Results', 'results'],
] as const;

/** From the briefing of a round to its results, nobody doing anything. */
export async function passRound(host: Page, watcher: AClient, round: number): Promise<void> {
  for (const [next, phase] of QUIETLY) {
    await skipTo(host, next);
    await inPhase(watcher, phase, round);
  }
}
