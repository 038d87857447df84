/**
 * What free trade, or lower tariffs on single goods promise by the slopes of the model, without writing the law: most
 * papers that a government thinks of are of these forms, and few survive the first sight.
 */
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { at } from '#shared/economics/at.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { unitOf } from '#shared/rules/agreements/unionOf.ts';
import { economyPlace, placesOf } from '#shared/rules/policy/shock/placesOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { addArea, type Sight } from './areaSight.ts';
import { addStep, createGains, gainsBn, type GainSlopes } from './gainSlopes.ts';

/** Billions a round by economy; undefined for a paper of another form. */
export function firstSight(
  slopes: GainSlopes,
  law: GameState,
  { clauses }: Draft,
): Readonly<Record<EconomyId, number>> | undefined {
  const sight: Sight = { slopes, law, gains: createGains(slopes) };
  for (const clause of clauses) {
    switch (clause.type) {
      case 'tariffConcession':
        addConcession(sight, clause);
        break;
      case 'freeTradeArea':
        if (clause.exceptions.length > 0) return undefined;
        addArea(sight, clause.among);
        break;
      default:
        return undefined;
    }
  }
  return gainsBn(slopes, sight.gains);
}

function addConcession(
  { slopes, law, gains }: Sight,
  { by, to, sector, rateBp }: ClauseOf<'tariffConcession'>,
): void {
  const { scenario, solved } = slopes;
  const { N, J } = scenario.base;
  const good = placesOf(scenario).goods.find(({ id }) => id === sector);
  if (good === undefined) return;
  for (const importer of unitOf(law, by)) {
    for (const exporter of new Set(to.flatMap((economy) => unitOf(law, economy)))) {
      const pair = economyPlace(scenario, importer) * N + economyPlace(scenario, exporter);
      const cell = pair * J + good.place;
      const tariff = at(solved.shock.tariff, cell);
      const rate = Math.min(tariff, toFraction(rateBp));
      addStep(slopes, gains, { cell, logTariff: Math.log((1 + rate) / (1 + tariff)), logIceberg: 0 });
    }
  }
}
