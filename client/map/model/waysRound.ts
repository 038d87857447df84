import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { pairLevel } from '#shared/rules/law/register.ts';
import { surchargesInForce } from '#shared/rules/law/lawInForce.ts';
import { detoursOf } from '#shared/rules/shock/detoursOf.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { readTrade } from '../../state/trade.ts';
import type { WayRound } from './mapParts.ts';

/**
 * Goods that go round the walls of these importers by a law: those of sellers who have no agreement with the importer, through a
 * member of an area whose wall, with the proof of origin, costs less. Largest first, measured by the trade of the last round.
 */
export function waysRound(
  scenario: Scenario,
  law: CountryGame,
  importers: readonly EconomyId[],
): readonly WayRound[] {
  const { importsBn } = readTrade(scenario, law);
  const surcharges = surchargesInForce(law);
  return importers
    .flatMap((importer) =>
      detoursOf(scenario, law, importer).flatMap(({ through, sectors }) =>
        scenario.economies
          .map(({ id }) => id)
          .filter((exporter) => exporter !== importer && exporter !== through)
          .filter((exporter) => pairLevel(law.agreements, importer, exporter) === 0)
          .filter((exporter) => !surcharges.some(({ by, against }) => by === through && against === exporter))
          .map((exporter): WayRound => {
            const valueBn = sectors.reduce((sum, sector) => sum + importsBn(importer, exporter, sector), 0);
            return { exporter, through, importer, valueBn };
          }),
      ),
    )
    .filter(({ valueBn }) => valueBn > 0)
    .toSorted((a, b) => b.valueBn - a.valueBn);
}
