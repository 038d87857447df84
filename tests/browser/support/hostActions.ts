import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import type { AClient } from '../../server/support/aClient.ts';

/** A button that went away in the same moment is not waited for any longer. */
const PRESS_MS = 2_000;

/** Names of the phases on the host's buttons. */
const LABELS = {
  briefing: 'Briefing',
  negotiation: 'Negotiate',
  policy: 'Policy',
  results: 'Results',
  epilogue: 'Epilogue',
  debrief: 'Debrief',
} as const;

/**
 * The host ends phases, as a person would: the button, then the question. A phase that closes by itself takes its question away,
 * so both are looked for until the phase has come.
 */
export async function skipTo(
  host: Page,
  watcher: AClient,
  phase: keyof typeof LABELS,
  round: number,
): Promise<void> {
  const end = host.getByRole('button', { name: 'End the phase' });
  const skip = host.getByRole('button', { name: `Skip to: ${LABELS[phase]}` });
  const hasCome = (): boolean => watcher.game().phase === phase && watcher.game().round === round;
  const press = async (): Promise<boolean> => {
    const isAsked = await end.isVisible();
    // Pressed in the moment in which the phase came by itself, the button asks about the next one.
    const button = hasCome() ? host.getByRole('button', { name: 'Cancel' }) : isAsked ? end : skip;
    if (await button.isVisible()) await button.click({ timeout: PRESS_MS }).catch(() => undefined);
    return hasCome() && !(await end.isVisible());
  };
  await expect.poll(press).toBe(true);
}

export async function inPhase(watcher: AClient, phase: string, round: number): Promise<void> {
  await watcher.until(`${phase} of round ${round}`, (client) => {
    const game = client.game();
    return game.phase === phase && game.round === round;
  });
}
