/**
 * What free trade, or lower tariffs on single goods, promise by the slopes of the model, without writing the law: most papers
 * that a government thinks of are of these forms, and few survive the first sight.
 */
import { BORDER_COST_BY_LEVEL, BORDER_COST_CLOSING, ORIGIN_COST_BP } from '#shared/content/constants.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { pairLevel } from '#shared/rules/agreements/pairLevel.ts';
import { unitOf } from '#shared/rules/agreements/unionOf.ts';
import { economyPlace, placesOf } from '#shared/rules/policy/shock/placesOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { addStep, createGains, gainsBn, type GainSlopes } from './gainSlopes.ts';

/** Billions a round by economy; undefined for a paper of another form. */
export function firstSight(
  slopes: GainSlopes,
  law: GameState,
  { clauses }: Draft,
): Readonly<Record<EconomyId, number>> | undefined {
  const gains = createGains(slopes);
  for (const clause of clauses) {
    if (clause.type === 'tariffConcession') addConcession({ slopes, law, gains }, clause);
    else if (clause.type === 'freeTradeArea' && clause.exceptions.length === 0)
      addArea({ slopes, law, gains }, clause);
    else return undefined;
  }
  return gainsBn(slopes, gains);
}

type Sight = { readonly slopes: GainSlopes; readonly law: GameState; readonly gains: Float64Array };

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

function addArea({ slopes, law, gains }: Sight, { among }: ClauseOf<'freeTradeArea'>): void {
  const { scenario, solved, roundsAhead } = slopes;
  const { N, J } = scenario.base;
  const { logBorder, logOrigin } = areaCosts(scenario, roundsAhead);
  for (const importer of among) {
    for (const exporter of among) {
      if (importer === exporter || pairLevel(law.agreements, importer, exporter) >= 2) continue;
      const pair = economyPlace(scenario, importer) * N + economyPlace(scenario, exporter);
      for (const { place } of placesOf(scenario).goods) {
        const cell = pair * J + place;
        const logFree = -Math.log1p(at(solved.shock.tariff, cell));
        // Where the tariff is less than the cost of proving origin, it is paid.
        const [logTariff, logProof] = logFree + logOrigin < 0 ? [logFree, logOrigin] : [0, 0];
        addStep(slopes, gains, { cell, logTariff, logIceberg: logProof + logBorder });
      }
    }
  }
}

/** Iceberg costs in logs, of a pair that comes to level 2. */
function areaCosts({ flags }: Scenario, roundsAhead: number): { logBorder: number; logOrigin: number } {
  const [outside, , area] = BORDER_COST_BY_LEVEL;
  const closed = 1 - (1 - BORDER_COST_CLOSING) ** roundsAhead;
  return {
    logBorder: flags.borderCosts ? closed * Math.log(area / outside) : 0,
    logOrigin: flags.originCost ? Math.log1p(toFraction(ORIGIN_COST_BP)) : 0,
  };
}
