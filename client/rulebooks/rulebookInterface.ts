import type { ScenarioChoice } from '#shared/rules/scenario/anyScenario.ts';
import type { LazyPart } from '../panels/chrome/lazyPart.tsx';
import type { ConceptCardProps } from '../panels/concepts/ConceptDialog.tsx';
import type { ReplayProps } from '../panels/replay/ReplayColumns.tsx';
import type { ReportProps } from '../panels/report/TableSheets.tsx';
import type { LobbyGuide } from '../panels/lobby/HowItGoes.tsx';
import type { GameTraits, LoadedScenario } from '../state/store.ts';

/**
 * What a rulebook shows where the pages of a table leave it to the game that is played. Parts are fetched when a table needs them, so
 * that no device downloads the panels, sentences and rules of a game that it does not play.
 */
export type RulebookInterface = {
  /** Fetches the scenario that a game of these settings is played on. Files of this build are taken for right: the server has checked them at its start. */
  readonly loadScenario: (settings: ScenarioChoice) => Promise<LoadedScenario>;
  readonly traits: GameTraits;
  /** Starts the thread that answers what-ifs by the rules of this game. */
  readonly startPreviews: () => Worker;
  /** What the lobby says about the game to come. */
  readonly lobby: LobbyGuide;
  /** A seat, or a place to watch from, in every phase but lobby and debrief. */
  readonly Table: LazyPart<object>;
  readonly End: LazyPart<object>;
  /** The big screen, from the lobby to the debrief. */
  readonly Screen: LazyPart<object>;
  /** A moment of a game that is over, in its replay. */
  readonly Replay: LazyPart<ReplayProps>;
  /** The page to keep of a game that is over. */
  readonly Report: LazyPart<ReportProps>;
  /** The host's console once the game has begun. */
  readonly Console: LazyPart<{ readonly hostToken: string }>;
  /** A card of the glossary with what is known of this table. */
  readonly ConceptCard: LazyPart<ConceptCardProps>;
};
