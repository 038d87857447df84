import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { BotMove } from '#shared/protocol/botMove.ts';
import type { Intent, SeatIntent } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { type AnyScenario, isOfProvinces } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { ownThoughts } from '#shared/rules/table/botTurns.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { sealEnvelope } from './envelope/sealEnvelope.ts';
import { pledge } from './envelope/wallLimits.ts';
import { conferenceMove, withinSlots } from './modules/conferenceMove.ts';
import { lookAtRules } from './modules/lookAtRules.ts';
import { answerAdmission, answerPaper, reconsiderPaper, rethinkPaper } from './papers/answerPaper.ts';
import { leaveAgreements } from './papers/leaveAgreements.ts';
import { propose } from './papers/propose.ts';
import { provinceMove } from './provinces/provinceMove.ts';
import { createAppraiser } from './valuation/appraiser.ts';
import { knownToAll } from './valuation/lawTable.ts';

/**
 * What a bot does about one move that `botsDue` names: intents in order, none where there is nothing to do. The same state,
 * economy and move always give the same; of the state it looks only at what its seat may know.
 */
export function botMove(
  scenario: AnyScenario,
  state: GameState,
  economy: EconomyId,
  move: BotMove,
): readonly Intent[] {
  const seat = state.seats[economy];
  if (seat === undefined || seat.member !== undefined) return [];
  const view = botView(state, economy);
  if (isOfProvinces(scenario)) return provinceMove(scenario, view, economy, move);
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

/** What a seat does whose bot cannot think: it is ready where that is asked, so that its policy stays, and leaves papers as they are. */
export function leastMove({ type }: BotMove): readonly SeatIntent[] {
  return type === 'ready' || type === 'policy' ? [{ type: 'declareReady', ready: true }] : [];
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

/**
 * What a bot may look at: what a person on its seat would see, and beside it its own temperament, its own notes, and the
 * seed of its moods.
 */
export function botView(state: GameState, economy: EconomyId): GameState {
  const view = redactFor(state, { type: 'seat', economy });
  const [own, shown] = [state.seats[economy], view.seats[economy]];
  const seats =
    own === undefined || shown === undefined
      ? view.seats
      : { ...view.seats, [economy]: { ...shown, temperament: own.temperament } };
  return {
    ...view,
    ...provincesIn(state, view, economy),
    settings: state.settings,
    seats,
    botThoughts: ownThoughts(state, economy),
  };
}

/** Among provinces temperaments stand in their own slice. */
function provincesIn(state: GameState, view: GameState, economy: EconomyId): Pick<GameState, 'provinces'> {
  const temperament = state.provinces?.temperaments[economy];
  if (view.provinces === undefined || temperament === undefined) return {};
  return { provinces: { ...view.provinces, temperaments: { [economy]: temperament } } };
}
