import { CONCEPTS } from '#shared/content/concepts.ts';
import type { ConceptId } from '#shared/content/concepts/conceptPlaces.ts';
import { COUNTRY_FIGURE_IDS, type CountryFigureId, type FigureId } from '#shared/content/concepts/concept.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { WelfarePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { gameOfCountries, scenario } from '../../../state/store.ts';
import { revealedReports } from '../../../state/standing.ts';
import type { KeyFilledBy } from '../../../text/areas.ts';
import { BLOC_FIGURES } from './blocFigures.ts';
import { DYNAMICS_FIGURES, POLITICS_FIGURES, SYSTEM_FIGURES } from './moduleFigures.ts';
import { type Figure, type TellFigure, latestOf, sentence } from './figure.ts';
import { formatSigned } from '../../../text/format.ts';
import { TREATY_FIGURES, WALL_FIGURES } from './treatyFigures.ts';

/** A hundredth of a per cent: smaller parts would be told as zero. */
const LEAST_LOG = 0.00005;

function part(key: KeyFilledBy<'round' | 'economy' | 'percent'>, of: WelfarePart): TellFigure {
  return (source) => {
    const told = latestOf(source, (report, economy) => report.economies[economy]?.parts[of], LEAST_LOG);
    if (told === undefined) return [];
    return [
      sentence(key, { round: told.round, economy: told.economy, percent: formatSigned(100 * told.value, 2) }),
    ];
  };
}

/** Bars of the bill of real income. */
const BILL_FIGURES = {
  partPricesAbroad: part('figure.partPricesAbroad', 'pricesAbroad'),
  partTradeCreated: part('figure.partTradeCreated', 'tradeCreated'),
  partTradeDiverted: part('figure.partTradeDiverted', 'tradeDiverted'),
  partBorderCosts: part('figure.partBorderCosts', 'borderCosts'),
  partScale: part('figure.partScale', 'scale'),
  partGrowth: part('figure.partGrowth', 'growth'),
  partPayments: part('figure.partPayments', 'payments'),
} as const satisfies Partial<Record<FigureId, TellFigure>>;

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
  game: CountryGame,
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

/** The same of the table that this device is at. */
export function figuresHere(id: ConceptId, viewer: EconomyId | undefined): readonly Figure[] {
  const [state, world] = [gameOfCountries.value, scenario.value];
  return state === undefined || world === undefined ? [] : conceptFigures(state, world, viewer, id);
}
