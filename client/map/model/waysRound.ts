import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { pairLevel } from '#shared/rules/law/register.ts';
import { surchargesInForce } from '#shared/rules/law/lawInForce.ts';
import { detoursOf, newlyUnproven, unprovenOf } from '#shared/rules/shock/detoursOf.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { readTrade } from '../../state/trade.ts';
import { shortMoney } from '../../text/money.ts';
import { type Phrase, phrase } from '../../text/t.ts';
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

/**
 * Why an own cut brought more than cheaper goods, in the round that was settled last: goods of outsiders that went round the own wall before it, through partners
 * with lower tariffs, and pay their duty to the seat since, with its revenue where that rose all the same; else goods of partners that pay the tariff since, rather than prove origin. Nothing where none did.
 */
function entryShut(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  report: RoundReport,
): Phrase | undefined {
  const wall = game.walls[me];
  const before = report.wallsBefore[me];
  if (wall === undefined || before === undefined || game.round !== report.round) return undefined;
  const walls = { ...game.walls, [me]: { ...wall, mfnRateBp: before } };
  const now = detoursOf(scenario, game, me).flatMap(({ sectors }) => sectors);
  const shut = detoursOf(scenario, { ...game, walls }, me)
    .map(({ through, sectors }) => ({ through, sectors: sectors.filter((each) => !now.includes(each)) }))
    .filter(({ sectors }) => sectors.length > 0);
  if (shut.length === 0) {
    const unproven = newlyUnproven(
      unprovenOf(scenario, { ...game, walls }, me),
      unprovenOf(scenario, game, me),
    );
    if (unproven.length === 0) return undefined;
    return phrase('decisionWhy.ownLoweredProof', { economies: unproven.map(({ partner }) => partner) });
  }
  const economies = shut.map(({ through }) => through);
  const sectors = shut.flatMap((each) => each.sectors);
  const last = game.reports.find(({ round }) => round === report.round - 1)?.economies[me]?.revenueBn;
  const revenue = report.economies[me]?.revenueBn;
  if (
    last === undefined ||
    revenue === undefined ||
    shortMoney(last) === shortMoney(revenue) ||
    revenue < last
  )
    return phrase('decisionWhy.ownLoweredDoor', { economies, sectors });
  const [was, is] = [() => shortMoney(last), () => shortMoney(revenue)];
  return phrase('decisionWhy.ownLoweredDoorMore', { economies, sectors, was, is });
}

/** The causes of a round, of which an own cut that gained tells what it shut. */
export function withEntryShut<
  Bar extends { readonly kind: string; readonly value: number; readonly why?: Phrase | undefined },
>(
  { scenario, game, me }: Readonly<{ scenario: Scenario; game: CountryGame; me: EconomyId }>,
  report: RoundReport,
  bars: readonly Bar[] | undefined,
): readonly Bar[] | undefined {
  return bars?.map((bar) =>
    bar.kind === 'ownTariff' && bar.value > 0 && bar.why?.key === 'decisionWhy.ownLoweredUp'
      ? { ...bar, why: entryShut(scenario, game, me, report) ?? bar.why }
      : bar,
  );
}
