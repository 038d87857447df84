import { expect } from 'vitest';
import type { Phase, RevealStop } from '../../../shared/content/vocabulary.ts';
import type { ProposalId } from '../../../shared/kernel/ids.ts';
import { must } from '../../../shared/kernel/records.ts';
import type { Draft } from '../../../shared/protocol/intents.ts';
import type { AClient } from '../../server/support/aClient.ts';
import type { ATable, Guest } from '../../server/support/aTable.ts';

/** What programs at a table do in the place of people, each step until the table has seen it. */

/** Asks what must be accepted. */
export async function mustDo(client: AClient, intent: unknown): Promise<void> {
  expect(await client.ask(intent)).toMatchObject({ seq: expect.any(Number) as number });
}

/** The host ends the phase that is in view, if it does not close by itself in the same moment, as it does once all are ready. */
async function endPhase(host: AClient): Promise<void> {
  const { phase, round } = host.game();
  const answer = await host.ask({ type: 'skipPhase', during: { phase, round } });
  if (answer.refusal?.code !== 'host/gone-by')
    expect(answer).toMatchObject({ seq: expect.any(Number) as number });
  await host.until(`the end of ${phase}`, ({ game }) => {
    const now = game();
    return now.phase !== phase || now.round !== round;
  });
}

/** The host ends phases until the table stands at one, and opens the stops of a reveal from its first on: the clock would go on while a test still looks. */
export async function skipTo({ host }: Pick<ATable, 'host'>, phase: Phase): Promise<void> {
  while (host.game().phase !== phase) await endPhase(host);
  if (phase === 'results' || phase === 'epilogue') await mustDo(host, { type: 'paceReveal', by: 'host' });
}

/** The host ends phase after phase until the table stands at one of a round. */
export async function passTo({ host }: Pick<ATable, 'host'>, phase: Phase, round: number): Promise<void> {
  const isThere = (): boolean => host.game().phase === phase && host.game().round === round;
  while (!isThere()) {
    expect(host.game().round, `${phase} of round ${round} is ahead`).toBeLessThanOrEqual(round);
    await endPhase(host);
  }
}

/** The host brings the reveal to a stop. */
export async function showStop({ host }: Pick<ATable, 'host'>, stop: RevealStop): Promise<void> {
  await mustDo(host, { type: 'stepReveal', stop });
}

/** A seat tables a draft. Answers with the number of the proposal. */
export async function tableProposal({ client, seat }: Guest, draft: Draft): Promise<ProposalId> {
  const own = () => Object.values(client.game().proposals).filter(({ author }) => author === seat);
  const before = own().length;
  await mustDo(client, { type: 'tableProposal', draft });
  await client.until('the proposal', () => own().length > before);
  return must(own().at(-1), 'the proposal').id;
}

export async function signProposal(signer: AClient, proposal: ProposalId): Promise<void> {
  await signer.until(`proposal ${proposal}`, ({ game }) => game().proposals[proposal] !== undefined);
  const revision = signer.game().proposals[proposal]?.revision;
  await mustDo(signer, { type: 'signProposal', proposal, revision, confirmed: true });
}
