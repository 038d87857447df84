import type { ConvergenceFailure, SolveOptions } from '#shared/economics/tradeModel.ts';
import { highestLevel, type Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import { surveyMarket, type MarketSurvey } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import type { MarketSetting } from '#shared/economics/segmentation/survey/marketSetting.ts';
import { mapValues } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { SettledMarket } from '#shared/protocol/provinces/settledMarket.ts';
import { shapeCentre } from '../centre/shapeCentre.ts';
import { settleCorridors } from '../corridors/settleCorridors.ts';
import { shapeEvents } from '../events/shapeEvents.ts';
import { institutionOf } from '../institutionOf.ts';
import { draftingSpent } from '../measures/draftingSpent.ts';
import { measuresCost } from '../measures/measuresCost.ts';
import { settlePacts } from '../pacts/settlePacts.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { GameState } from '../../state.ts';
import { homeAffairsOf } from './homeAffairsOf.ts';
import type { BySeat, CentreShape, CorridorOutcome, EventShape, PactOutcome } from './hooks.ts';
import { marketPieces, settingOfPieces } from './marketPieces.ts';
import { openEnvelopes } from './openEnvelopes.ts';

/** A round up to its market: what was decided, and what it came to. */
export type SurveyedRound = {
  readonly scenario: ProvincesScenario;
  readonly before: ProvincesState;
  /** Envelopes open; `random` is what is left after pacts and corridors drew. */
  readonly opened: GameState;
  readonly institution: Institution;
  readonly pacts: PactOutcome;
  readonly corridors: CorridorOutcome;
  readonly shape: EventShape;
  readonly centreShape: CentreShape;
  readonly spent: BySeat;
  readonly pieces: SettledMarket;
  readonly setting: MarketSetting;
  readonly survey: MarketSurvey;
};

/** One solve; the same for a settlement, and for a forecast of what one envelope would bring. */
export function surveyRound(
  scenario: ProvincesScenario,
  state: GameState,
  options?: SolveOptions,
): Result<SurveyedRound, ConvergenceFailure> {
  const before = provincesOf(state);
  const atEnvelopes = openEnvelopes(scenario, state);
  const pacts = settlePacts(scenario, atEnvelopes);
  const corridors = settleCorridors(scenario, { ...atEnvelopes, random: pacts.random });
  const opened = { ...atEnvelopes, random: corridors.random };
  const shape = shapeEvents(scenario, opened);
  const centreShape = shapeCentre(scenario, opened);
  const institution = institutionOf(scenario, state);
  const spent = spentBySeat(state, opened, { pacts, corridors, shape });
  const { provinces } = provincesOf(opened);
  const pieces = marketPieces(scenario, {
    provinces,
    highest: highestLevel(institution),
    pacts,
    built: corridors.built,
    shape,
    centre: centreShape,
  });
  const setting = {
    ...settingOfPieces(scenario, pieces),
    affairs: homeAffairsOf(scenario, opened, { shape, centre: centreShape }, spent),
  };
  const survey = surveyMarket(scenario.economy, institution, setting, options);
  if (!survey.ok) return survey;
  return ok({
    scenario,
    before,
    opened,
    institution,
    pacts,
    corridors,
    shape,
    centreShape,
    spent,
    pieces,
    setting,
    survey: survey.value,
  });
}

type Spenders = Pick<SurveyedRound, 'pacts' | 'corridors' | 'shape'>;

/** What each province spent in the round, in 100 million yuan; what a pledge costs is known once all are. */
function spentBySeat(state: GameState, opened: GameState, { pacts, corridors, shape }: Spenders): BySeat {
  return mapValues(provincesOf(opened).provinces, (province, seat) => {
    const { items } = measuresCost(state, seat, provincesOf(state).sealed[seat]);
    const pillar = province.pillar === undefined ? 0 : items.pillar;
    const atHome = draftingSpent(state, seat) + items.steps + pillar + items.reform + items.petition;
    const together = (corridors.spent[seat] ?? 0) + (pacts.officeCosts[seat] ?? 0);
    return atHome + together + (shape.spending?.[seat] ?? 0);
  });
}
