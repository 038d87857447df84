import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { BotMove } from '#shared/protocol/botMove.ts';
import type { Intent, SeatIntent } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { sealEnvelope } from './envelope/sealEnvelope.ts';
import { pledge } from './envelope/wallLimits.ts';
import { conferenceMove, withinSlots } from './modules/conferenceMove.ts';
import { lookAtRules } from './modules/lookAtRules.ts';
import {
  answerAdmission,
  answerProposal,
  reconsiderProposal,
  rethinkProposal,
} from './proposals/answerProposal.ts';
import { leaveAgreements } from './proposals/leaveAgreements.ts';
import { propose } from './proposals/propose.ts';
import { createAppraiser } from './valuation/appraiser.ts';
import { knownToAll } from './valuation/lawTable.ts';

/** What a bot that governs a country does about one move. */
export function countryMove(
  scenario: Scenario,
  view: CountryGame,
  economy: EconomyId,
  move: BotMove,
): readonly Intent[] {
  switch (move.type) {
    case 'ready':
      return [{ type: 'declareReady', ready: true }];
    case 'policy':
      return view.phase === 'policy' && !view.sealedBy.includes(economy)
        ? sealEnvelope(scenario, view, economy)
        : [];
    case 'conference':
      return conferenceMove(scenario, view, economy, move);
    case 'propose':
      if (view.phase !== 'negotiation') return [];
      return withinSlots(view, economy, lookRound(scenario, view, economy, move.look));
    default: {
      const intents = onProposal(scenario, view, economy, {
        type: move.type,
        proposal: view.proposals[move.proposal],
      });
      return withinSlots(view, economy, intents);
    }
  }
}

/** At the first look of a round a bot also pledges, leaves what has become too dear, and looks at whether others keep the rules. */
function lookRound(scenario: Scenario, view: CountryGame, economy: EconomyId, look: number): SeatIntent[] {
  const appraiser = createAppraiser(scenario, knownToAll(view));
  if (look > 0) return propose(appraiser, economy);
  const notices = leaveAgreements(appraiser, economy);
  // A notice changes the law under which proposals were thought of: they wait for the next look.
  const proposals = notices.length > 0 ? [] : propose(appraiser, economy);
  const complaints = lookAtRules(appraiser, view, economy);
  return [...complaints, ...pledge(scenario, view, economy), ...notices, ...proposals];
}

type ProposalMove = {
  readonly type: 'answer' | 'admission' | 'rethink' | 'reconsider';
  readonly proposal: Proposal | undefined;
};

function onProposal(
  scenario: Scenario,
  view: CountryGame,
  economy: EconomyId,
  { type, proposal }: ProposalMove,
): SeatIntent[] {
  if (view.phase !== 'negotiation' || proposal === undefined) return [];
  if (type === 'admission') return answerAdmission(scenario, knownToAll(view), proposal, economy);
  const appraiser = createAppraiser(scenario, knownToAll(view));
  if (type === 'rethink') {
    return [...rethinkProposal(appraiser, proposal, economy), ...propose(appraiser, economy)];
  }
  if (type === 'reconsider') return reconsiderProposal(appraiser, proposal, economy);
  const isMine = proposal.status === 'open' && proposal.parties.includes(economy);
  return isMine && proposal.signatures[economy] !== proposal.revision
    ? answerProposal(appraiser, proposal, economy)
    : [];
}
