import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { BotMove } from '#shared/protocol/botMove.ts';
import type { Intent, SeatIntent } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { GameState } from '#shared/rules/state.ts';
import { sealEnvelope } from './envelope/sealEnvelope.ts';
import { pledge } from './envelope/wallLimits.ts';
import { conferenceMove, withinSlots } from './modules/conferenceMove.ts';
import { lookAtRules } from './modules/lookAtRules.ts';
import { answerAdmission, answerPaper, reconsiderPaper, rethinkPaper } from './papers/answerPaper.ts';
import { leaveAgreements } from './papers/leaveAgreements.ts';
import { propose } from './papers/propose.ts';
import { createAppraiser } from './valuation/appraiser.ts';
import { knownToAll } from './valuation/lawTable.ts';

/** What a bot that governs a country does about one move. */
export function countryMove(
  scenario: Scenario,
  view: GameState,
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
      const intents = onPaper(scenario, view, economy, { type: move.type, paper: view.papers[move.paper] });
      return withinSlots(view, economy, intents);
    }
  }
}

/** At the first look of a round a bot also pledges, leaves what has become too dear, and looks at whether others keep the rules. */
function lookRound(scenario: Scenario, view: GameState, economy: EconomyId, look: number): SeatIntent[] {
  const appraiser = createAppraiser(scenario, knownToAll(view));
  if (look > 0) return propose(appraiser, economy);
  const notices = leaveAgreements(appraiser, economy);
  // A notice changes the law under which papers were thought of: they wait for the next look.
  const papers = notices.length > 0 ? [] : propose(appraiser, economy);
  const complaints = lookAtRules(appraiser, view, economy);
  return [...complaints, ...pledge(scenario, view, economy), ...notices, ...papers];
}

type PaperMove = {
  readonly type: 'answer' | 'admission' | 'rethink' | 'reconsider';
  readonly paper: Paper | undefined;
};

function onPaper(
  scenario: Scenario,
  view: GameState,
  economy: EconomyId,
  { type, paper }: PaperMove,
): SeatIntent[] {
  if (view.phase !== 'negotiation' || paper === undefined) return [];
  if (type === 'admission') return answerAdmission(scenario, knownToAll(view), paper, economy);
  const appraiser = createAppraiser(scenario, knownToAll(view));
  if (type === 'rethink') {
    return [...rethinkPaper(appraiser, paper, economy), ...propose(appraiser, economy)];
  }
  if (type === 'reconsider') return reconsiderPaper(appraiser, paper, economy);
  const isMine = paper.status === 'open' && paper.parties.includes(economy);
  return isMine && paper.signatures[economy] !== paper.revision ? answerPaper(appraiser, paper, economy) : [];
}
