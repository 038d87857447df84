import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { GameState } from '#shared/rules/state.ts';
import { openProposalLimit, revisionLimit } from '#shared/rules/table/proposal.ts';
import type { Letter } from '../../map/board/board.tsx';
import { officeRefusal } from '../../state/offices.ts';
import { isLive } from '../../state/store.ts';
import { showProposal } from '../../state/tableState.ts';
import { say } from '../../text/Say.tsx';
import { economyName, rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { refusalPhrase } from './ReasonLines.tsx';
import { asksAnswerOf } from './proposalModel.ts';

/** Why a seat of any game can begin no offer to an economy now, as the server would say; undefined where it can. */
export function offerRefusal(game: GameState, me: EconomyId, economy: EconomyId): string | undefined {
  if (game.phase !== 'negotiation') return t('list.closed');
  if (game.seats[economy] === undefined) return t('partner.passive');
  if (!isLive.value) return t('desk.offLine');
  const refusal = officeRefusal('tableProposal') ?? openProposalLimit(game, me) ?? revisionLimit(game, me);
  return refusal === undefined ? undefined : rejectionText(refusal);
}

/** What can be done on the map now, in words; `ring`: what the ring of the own wall sets, where there is one. */
export function boardHint({ phase }: GameState, ring: string | undefined): string | undefined {
  if (phase === 'negotiation') return t('map.drag.hint');
  return ring;
}

/** Proposals of this seat under way, one letter for each economy that has to answer; those refused come back to their author. */
export function lettersOf(game: GameState, me: EconomyId | undefined): readonly Letter[] {
  if (me === undefined || game.phase !== 'negotiation') return [];
  return Object.values(game.proposals)
    .filter(({ parties, round }) => parties.includes(me) && round === game.round)
    .flatMap((proposal) => lettersFrom(game, proposal, me));
}

function lettersFrom(game: GameState, proposal: Proposal, me: EconomyId): readonly Letter[] {
  const { id, author, status, parties, lapse } = proposal;
  const isRefused = status === 'lapsed' && lapse?.type === 'refused' && author === me;
  if (status !== 'open' && !isRefused) return [];
  const readers = author === me ? parties.filter((party) => party !== me) : [me];
  return readers.flatMap((to): readonly Letter[] => {
    const state = stateOf(proposal, to, me);
    if (state === undefined) return [];
    const names = { from: economyName(author), to: economyName(to) };
    const text =
      state === 'refused' ? say(refusalPhrase(game, proposal, to, me)) : t(`map.letter.${state}`, names);
    return [{ id, from: author, to, state, text, open: () => showProposal(id) }];
  });
}

/** Undefined: it has answered, or need not any more. */
function stateOf(proposal: Proposal, to: EconomyId, me: EconomyId): Letter['state'] | undefined {
  const { refusedBy, lapse, author } = proposal;
  const hasRefused = refusedBy.includes(to) || (lapse?.type === 'refused' && lapse.by === to);
  if (hasRefused) return author === me ? 'refused' : undefined;
  if (!asksAnswerOf(proposal, to)) return undefined;
  return to === me ? 'answer' : 'waiting';
}
