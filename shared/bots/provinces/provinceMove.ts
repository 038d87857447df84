import type { EconomyId } from '#shared/kernel/ids.ts';
import type { BotMove } from '#shared/protocol/botMove.ts';
import type { Intent, SeatIntent } from '#shared/protocol/intents.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import { answerPact, leavePacts, reconsiderPact, rethinkPact } from './answerPact.ts';
import { type SeenProvinces, offerToPeople, proposePact } from './proposePact.ts';
import { sealEnvelope } from './sealEnvelope.ts';

/** What a bot that governs a province does about one move. The centre's seat without a person is governed by the rule. */
export function provinceMove(table: SeenProvinces, economy: EconomyId, move: BotMove): readonly Intent[] {
  const { scenario, view } = table;
  if (move.type === 'ready') return [{ type: 'declareReady', ready: true }];
  if (economy === CENTRE_SEAT) return [];
  switch (move.type) {
    case 'policy':
      return view.phase === 'policy' && !view.sealedBy.includes(economy)
        ? sealEnvelope(scenario, view, economy)
        : [];
    case 'propose':
      return view.phase === 'negotiation' ? lookRound(table, economy, move.look) : [];
    case 'answer': {
      const proposal = view.proposals[move.proposal];
      const isMine =
        view.phase === 'negotiation' &&
        proposal?.status === 'open' &&
        proposal.parties.includes(economy) &&
        proposal.signatures[economy] !== proposal.revision;
      return isMine ? answerPact(scenario, view, economy, proposal) : [];
    }
    case 'rethink':
    case 'reconsider': {
      const proposal = view.phase === 'negotiation' ? view.proposals[move.proposal] : undefined;
      if (proposal === undefined) return [];
      const think = move.type === 'rethink' ? rethinkPact : reconsiderPact;
      return think(scenario, view, economy, proposal);
    }
    default:
      return [];
  }
}

/** At the first look of a round it leaves what it does not keep; that changes the law, so proposals wait for the next look. */
function lookRound(table: SeenProvinces, economy: EconomyId, look: number): SeatIntent[] {
  const notices = look === 0 ? leavePacts(table.scenario, table.view, economy) : [];
  if (notices.length > 0) return notices;
  const proposals = proposePact(table, economy);
  return proposals.length > 0 ? proposals : offerToPeople(table, economy);
}
