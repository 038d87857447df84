import { CONCEPTS } from '#shared/content/concepts.ts';
import type { ConceptId } from '#shared/content/concepts/conceptIds.ts';
import { PROVINCE_FIGURE_IDS } from '#shared/content/concepts/figureIds.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isOpenAt } from '../results/revealModel.ts';
import type { Figure } from './figures/figure.ts';
import { PROVINCE_FIGURES } from './figures/provinceFigures.ts';

/**
 * What a card tells of a table of provinces: from rounds that have been revealed, what is public, and the viewer's own seat. A round
 * counts once the reveal has come to who gained.
 */
export function provinceConceptFigures(
  game: GameState,
  scenario: ProvincesScenario,
  viewer: EconomyId | undefined,
  id: ConceptId,
): readonly Figure[] {
  const { provinces, provinceReports = [], phase, round, revealStop } = game;
  if (provinces === undefined) return [];
  const isHidden = phase === 'results' && !isOpenAt('gains', revealStop);
  const reports = provinceReports.filter((report) => !(isHidden && report.round === round));
  const source = { scenario, provinces, round, reports, reader: viewer };
  const told = CONCEPTS[id].figures;
  return PROVINCE_FIGURE_IDS.filter((figure) => told.includes(figure))
    .toSorted((a, b) => told.indexOf(a) - told.indexOf(b))
    .flatMap((figure) => PROVINCE_FIGURES[figure](source));
}
