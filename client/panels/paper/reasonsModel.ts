import type { PaperReason } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
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
] as const satisfies readonly PaperReason[];

/** What was said against a paper: by those who refused it and did not end it, and by the author of a counter about the first offer. */
export function reasonsOf({ author, because, reasons = {}, lapse }: Paper): Phrase[] {
  // What ended the paper is told with its end.
  const last = lapse?.type === 'refused' ? lapse.by : undefined;
  const refusals = Object.entries(reasons)
    .filter(([economy]) => economy !== last)
    .map(([economy, reason]): Phrase => phrase('paper.refusedSaying', { economy, reason: reason ?? '' }));
  if (because === undefined) return refusals;
  return [phrase('paper.counters', { economy: author, reason: because }), ...refusals];
}

/** The reason that ended a paper, if one was given. */
export function endingReason({ lapse, reasons }: Paper): PaperReason | undefined {
  if (lapse?.type === 'withdrawn') return lapse.reason;
  return lapse?.type === 'refused' ? reasons?.[lapse.by] : undefined;
}

/** That a party refused, with its reason where it gave one. */
export function refusalPhrase({ reasons }: Paper, economy: EconomyId): Phrase {
  const reason = reasons?.[economy];
  if (reason === undefined) return phrase('notice.refused', { economy });
  return phrase('notice.refusedSaying', { economy, reason });
}
