import { CONCEPTS } from '#shared/content/concepts.ts';
import type { ConceptId } from '#shared/content/concepts/conceptIds.ts';
import { COUNTRY_FIGURE_IDS, type CountryFigureId } from '#shared/content/concepts/figureIds.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { revealedReports } from '../player/economyModel.ts';
import { BILL_FIGURES } from './figures/billFigures.ts';
import { BLOC_FIGURES } from './figures/blocFigures.ts';
import { DYNAMICS_FIGURES } from './figures/dynamicsFigures.ts';
import type { Figure, TellFigure } from './figures/figure.ts';
import { POLITICS_FIGURES } from './figures/politicsFigures.ts';
import { SYSTEM_FIGURES } from './figures/systemFigures.ts';
import { TREATY_FIGURES } from './figures/treatyFigures.ts';
import { WALL_FIGURES } from './figures/wallFigures.ts';

const FIGURES: Readonly<Record<CountryFigureId, TellFigure>> = {
  ...BILL_FIGURES,
  ...BLOC_FIGURES,
  ...TREATY_FIGURES,
  ...WALL_FIGURES,
  ...DYNAMICS_FIGURES,
  ...SYSTEM_FIGURES,
  ...POLITICS_FIGURES,
};

/**
 * What a card tells of the table at hand: from reports that have been revealed, the law in force, and what the viewer's own seat
 * knows. Nothing where nothing of the kind has happened.
 */
export function conceptFigures(
  game: GameState,
  scenario: Scenario,
  viewer: EconomyId | undefined,
  id: ConceptId,
): readonly Figure[] {
  const reports = revealedReports(game).filter(({ isEpilogue }) => !isEpilogue);
  const source = { scenario, game, reports, reader: viewer };
  const told = CONCEPTS[id].figures;
  return COUNTRY_FIGURE_IDS.filter((figure) => told.includes(figure))
    .toSorted((a, b) => told.indexOf(a) - told.indexOf(b))
    .flatMap((figure) => FIGURES[figure](source));
}
