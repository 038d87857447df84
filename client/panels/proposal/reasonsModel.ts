import type { ProposalReason } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { type Phrase, phrase } from '../../text/phrase.ts';

/** What people may give as their reason; the others are said of what a bot has looked at. */
export const REASONS_TO_GIVE = [
  'noGain',
  'smallPart',
  'exportsTooSmall',
  'lobbyLoses',
  'sovereignty',
  'votesAtHome',
  'betterOffer',
  'leftUs',
] as const satisfies readonly ProposalReason[];

/** What was said against a proposal: by those who refused it and did not end it, and by the author of a counter about the first offer. */
export function reasonsOf({ author, because, reasons = {}, lapse }: Proposal): Phrase[] {
  // What ended the proposal is told with its end.
  const last = lapse?.type === 'refused' ? lapse.by : undefined;
  const refusals = Object.entries(reasons)
    .filter(([economy]) => economy !== last)
    .map(([economy, reason]): Phrase => phrase('proposal.refusedSaying', { economy, reason: reason ?? '' }));
  if (because === undefined) return refusals;
  return [phrase('proposal.counters', { economy: author, reason: because }), ...refusals];
}

/** The reason that ended a proposal, if one was given. */
export function endingReason({ lapse, reasons }: Proposal): ProposalReason | undefined {
  if (lapse?.type === 'withdrawn') return lapse.reason;
  return lapse?.type === 'refused' ? reasons?.[lapse.by] : undefined;
}

/** That a party refused, with its reason where it gave one. */
export function refusalPhrase({ reasons }: Proposal, economy: EconomyId): Phrase {
  const reason = reasons?.[economy];
  if (reason === undefined) return phrase('notice.refused', { economy });
  return phrase('notice.refusedSaying', { economy, reason });
}
