import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { GameState, Stewardship } from '#shared/rules/state.ts';
import { formatList } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import type { Phrase } from '../../text/phrase.ts';
import { t } from '../../text/t.ts';
import { proposalTitle } from '../proposal/proposalModel.ts';

/** What somebody who takes a seat in the middle of a game must know before the next press. */
export type ArrivalFacts = {
  readonly title: string;
  readonly goal: { readonly title: string; readonly text: string };
  readonly standing: string;
  /** One line for each agreement of the seat in force: what it is, and with whom. */
  readonly agreements: readonly string[];
  readonly move: Phrase;
};

/** Rounds after the one in which the seat was taken during which its person may still be told. */
const TOLD_ROUNDS = 1;

/** Whether the seat was taken after the start and not long ago. */
export function hasJustArrived({ seats, round }: GameState, me: EconomyId): boolean {
  const takenInRound = seats[me]?.takenInRound;
  return takenInRound !== undefined && round <= takenInRound + TOLD_ROUNDS;
}

/** What a bot did for the seat: one sentence for each kind of thing, with the proposals by their names. */
export function deedsOf(game: GameState, done: Stewardship): readonly string[] {
  const { sent, signed, refused, left, sealed } = done;
  return [
    ...(signed.length > 0 ? [t('steward.signed', { proposals: proposalsText(game, signed) })] : []),
    ...(sent.length > 0 ? [t('steward.sent', { proposals: proposalsText(game, sent) })] : []),
    ...(refused.length > 0 ? [t('steward.refused', { proposals: proposalsText(game, refused) })] : []),
    ...(left.length > 0 ? [t('steward.left', { count: left.length })] : []),
    ...(sealed.length > 0
      ? [t('steward.sealed', { count: sealed.length, rounds: formatList(sealed.map(String)) })]
      : []),
  ];
}

/** Proposals named at most, the latest. */
const NAMED = 4;

function proposalsText(game: GameState, ids: Stewardship['signed']): string {
  const names = ids.flatMap((id) => {
    const proposal = game.proposals[id];
    return proposal === undefined ? [] : [proposalName(game, proposal)];
  });
  const shown = names.slice(-NAMED);
  const count = ids.length - shown.length;
  return formatList(count === 0 ? shown : [...shown, t('steward.more', { count })]);
}

/** "Free trade area (Alba and Dune)"; pacts of provinces go by their parties alone. */
function proposalName({ rulebook }: GameState, proposal: Proposal): string {
  const parties = formatList(proposal.parties.map(economyName));
  return rulebook === 'countries' ? t('steward.named', { title: proposalTitle(proposal), parties }) : parties;
}
