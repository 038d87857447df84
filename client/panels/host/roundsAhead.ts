import type { IntegrationStage } from '#shared/content/integrationLevels.ts';
import type { ModuleId, Phase } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { moduleOpensIn, modulesOf } from '#shared/rules/modules/moduleIsOn.ts';
import { lastRoundOf } from '#shared/rules/phases/gameLength.ts';
import type { GameState } from '#shared/rules/state.ts';
import { appointmentsIn } from '../player/homeModel.ts';
import { stagesOpening } from '../player/stagesOpening.ts';

/** What a round brings besides its phases. */
export type RoundAhead = {
  readonly round: number;
  readonly modules: readonly ModuleId[];
  readonly stages: readonly IntegrationStage[];
  /** Seats whose voters are asked at its end: each seat's next election only. */
  readonly elections: readonly EconomyId[];
  readonly isConference: boolean;
};

const BEFORE_SETTLEMENT: readonly Phase[] = ['lobby', 'briefing', 'negotiation', 'policy'];
const BEFORE_BELL: readonly Phase[] = ['lobby', 'briefing', 'negotiation'];

/** From the present round on, what is still to come; rounds that bring nothing of the kind are left out. */
export function roundsAhead(game: GameState): readonly RoundAhead[] {
  const first = Math.max(1, game.round);
  const rounds = Array.from({ length: lastRoundOf(game) - first + 1 }, (_, at) =>
    roundAhead(game, first + at),
  );
  return rounds.filter(
    ({ modules, stages, elections, isConference }) =>
      modules.length + stages.length + elections.length > 0 || isConference,
  );
}

function roundAhead(game: GameState, round: number): RoundAhead {
  const { settings, phase } = game;
  const isToCome = round > game.round;
  const { elections, isConference } = appointmentsIn(game, round);
  return {
    round,
    modules: isToCome
      ? modulesOf(settings).filter((module) => moduleOpensIn(settings, module) === round)
      : [],
    stages: isToCome ? stagesOpening(settings, round) : [],
    elections: isToCome || BEFORE_SETTLEMENT.includes(phase) ? elections : [],
    isConference: isConference && (isToCome || BEFORE_BELL.includes(phase)),
  };
}
