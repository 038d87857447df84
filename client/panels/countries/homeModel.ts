import {
  INTEGRATION_LEVELS,
  type IntegrationStage,
  SUPPORT_PARTS,
  type SupportPart,
  stageOfLevel,
} from '#shared/content/vocabulary.ts';
import { PRESETS } from '#shared/content/presets.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { judgeMandates } from '#shared/rules/modules/politics/mandates.ts';
import { conferenceRounds } from '#shared/rules/modules/wto/conference.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { revealedReports } from '../../state/standing.ts';
import { type SupportView, supportView } from '../politics/politicsModel.ts';

/** What a government must know of its own house before it sits down to talk. */
export type HomeBriefing = Pick<SupportView, 'support' | 'before' | 'line' | 'lobbies'> & {
  /** The two parts that moved support most in the last round; none before the first. */
  readonly causes: readonly { readonly part: SupportPart; readonly value: number }[];
  readonly tasks: readonly Objective[];
  /** The government before fell at the last election: these tasks are new. */
  readonly hasFallen: boolean;
  /** Whether the own voters are asked at the end of this round. */
  readonly isElection: boolean;
};

const CAUSES_SHOWN = 2;
/** A twentieth of a point is noise to a reader. */
const SMALLEST_POINTS = 0.05;

/** Undefined where there is no politics, or nobody governs. */
export function homeBriefing(scenario: Scenario, game: CountryGame, me: EconomyId): HomeBriefing | undefined {
  const reports = revealedReports(game);
  const view = supportView(game, me, reports);
  if (view === undefined) return undefined;
  const { support, before, line, lobbies, electionInRound } = view;
  const parts = reports.at(-1)?.modules?.politics?.economies[me]?.parts;
  const causes =
    parts === undefined
      ? []
      : SUPPORT_PARTS.map((part) => ({ part, value: parts[part] }))
          .filter(({ value }) => Math.abs(value) >= SMALLEST_POINTS)
          .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
          .slice(0, CAUSES_SHOWN);
  return {
    support,
    before,
    line,
    lobbies,
    causes,
    tasks: judgeMandates(scenario, game)[me] ?? [],
    hasFallen:
      reports.at(-1)?.modules?.politics?.elections.some(({ economy, fell }) => fell && economy === me) ===
      true,
    isElection: electionInRound === game.round,
  };
}

/** What is due in a round besides talk and walls: whose voters are asked, and whether all meet. */
type Appointments = { readonly elections: readonly EconomyId[]; readonly isConference: boolean };

export function appointmentsIn(game: CountryGame, round: number): Appointments {
  const seats = Object.entries(game.politics?.seats ?? {});
  return {
    elections: seats.filter(([, seat]) => seat.electionInRound === round).map(([economy]) => economy),
    isConference: conferenceRounds(game.settings).includes(round),
  };
}

/** Forms of integration that may be founded from a round on, as far as this game goes. */
export function stagesOpening(
  { preset, highestLevel = 6 }: Pick<GameSettings, 'preset' | 'highestLevel'>,
  round: number,
): IntegrationStage[] {
  const opens: Readonly<Partial<Record<number, number>>> = PRESETS[preset].levelOpensInRound;
  return INTEGRATION_LEVELS.filter((level) => opens[level] === round && level <= highestLevel).map(
    stageOfLevel,
  );
}
