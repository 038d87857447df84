import { JOIN_ONE_POINTS, PROSPEROUS_BLOC_GAIN } from '#shared/content/mandates.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { PoliticsState } from '#shared/protocol/modules/politics.ts';
import { blocsOf } from '../../../agreements/unionOf.ts';
import { economyPlace } from '../../../policy/shock/placesOf.ts';
import type { ReportFigures } from '../../../settlement/outcome.ts';
import type { GameState } from '../../../state.ts';

/**
 * Success is seen from outside: when a bloc's members are together so much better off than at the opening, voters of those in no
 * bloc ask to be in one (Baldwin 1993). While there is a round left to do it; once for a seat.
 */
export function askToJoin(
  scenario: Scenario,
  state: GameState,
  figures: ReportFigures,
  mandates: PoliticsState['mandates'],
): PoliticsState['mandates'] {
  if (state.round >= state.settings.rounds) return mandates;
  const blocs = blocsOf(state);
  if (!blocs.some((bloc) => isProsperous(scenario, figures, bloc))) return mandates;
  const isInside = (economy: EconomyId): boolean => blocs.some(({ parties }) => parties.includes(economy));
  return mapValues(mandates, (objectives, economy) =>
    isInside(economy) || objectives.some(({ kind }) => kind === 'joinOne')
      ? objectives
      : [
          ...objectives,
          {
            id: `${economy}-join`,
            kind: 'joinOne' as const,
            points: JOIN_ONE_POINTS,
            addedInRound: state.round,
          },
        ],
  );
}

function isProsperous(scenario: Scenario, { economies }: ReportFigures, { parties }: Agreement): boolean {
  const { income } = baseAccounts(scenario.base);
  const gainBn = parties.reduce((sum, party) => sum + (economies[party]?.gainBn ?? 0), 0);
  const openingBn = parties.reduce((sum, party) => sum + at(income, economyPlace(scenario, party)), 0);
  return gainBn >= PROSPEROUS_BLOC_GAIN * openingBn;
}
