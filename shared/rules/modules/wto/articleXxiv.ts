import { SUBSTANTIALLY_ALL_TRADE } from '#shared/content/treatyConstants.ts';
import { HIGHER_ON_THE_WHOLE_BP, SCHEDULE_ROUNDS } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { ArticleXxivLine } from '#shared/protocol/modules/wto.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { unionOf } from '../../law/blocs.ts';
import type { DraftCase } from '../../clauses/clauseKind.ts';
import { afterIntegration, integrationLaw } from '../../clauses/proposalLaw.ts';
import { isIntegration } from '../../clauses/clauseKinds.ts';
import {
  type LawInForce,
  economyPlace,
  importsFromOutside,
  placesOf,
  wallOf,
  weightedMean,
} from '../../law/lawInForce.ts';
import type { CountryGame } from '../../state.ts';
import { areDeveloping, isDeveloping } from './mfnTreatment.ts';
import { openWto } from '../../law/moduleIsOn.ts';

/**
 * The review of a draft that is otherwise lawful, line by line. From level 2 up an agreement must cover substantially all trade
 * among its members, raise no barrier against outsiders on the whole, and arrive within a timetable; among developing
 * economies only it stands under the Enabling Clause, which asks none of that. At level 1 that clause decides whether cuts
 * stay among the parties: where it fails, the proposal is lawful and its cuts go to all. Nothing while the module is not open.
 */
export function articleXxivCheck(scenario: Scenario, state: CountryGame, draft: Draft): ArticleXxivLine[] {
  if (openWto(state) === undefined) return [];
  const law = integrationLaw(scenario, state, draft);
  if (law === undefined) return preferenceLines(scenario, draft);
  const { target } = law;
  if (areDeveloping(scenario, target.parties)) return [enablingClause(true)];
  const after = afterIntegration(state, law);
  return [
    coverageLine(scenario, state, after, target),
    barriersLine(scenario, state, after, target.parties),
    ...scheduleLines(draft),
  ];
}

function preferenceLines(scenario: Scenario, { clauses }: Draft): ArticleXxivLine[] {
  if (scenario.flags.cutsStayAmongParties === true) return [];
  const parties = clauses.flatMap((clause) =>
    clause.type === 'tariffConcession' ? [clause.by, ...clause.to] : [],
  );
  return parties.length === 0 ? [] : [enablingClause(areDeveloping(scenario, parties))];
}

function enablingClause(holds: boolean): ArticleXxivLine {
  return { line: 'enablingClause', holds, params: {} };
}

function coverageLine(
  scenario: Scenario,
  state: CountryGame,
  after: CountryGame,
  target: Agreement,
): ArticleXxivLine {
  const share = coverageOf(scenario, { ...after, settled: state.settled }, target);
  const limitPercent = 100 * SUBSTANTIALLY_ALL_TRADE;
  const params = { percent: Math.floor(100 * share), limitPercent };
  return { line: 'substantiallyAllTrade', holds: share >= SUBSTANTIALLY_ALL_TRADE, params };
}

function barriersLine(
  scenario: Scenario,
  before: CountryGame,
  after: CountryGame,
  members: readonly EconomyId[],
): ArticleXxivLine {
  const { beforeBp, afterBp, worst } = barriersOnTheWhole(scenario, before, after, members);
  const params = {
    beforeBp: Math.round(beforeBp),
    afterBp: Math.round(afterBp),
    sector: worst.sector,
    sectorBeforeBp: Math.round(worst.beforeBp),
    sectorAfterBp: Math.round(worst.afterBp),
  };
  return { line: 'noHigherBarriers', holds: afterBp <= beforeBp + HIGHER_ON_THE_WHOLE_BP, params };
}

function scheduleLines({ clauses }: Draft): ArticleXxivLine[] {
  const timetable = clauses.find((clause) => clause.type === 'phaseIn');
  if (timetable === undefined) return [];
  const { rounds } = timetable;
  return [{ line: 'schedule', holds: rounds <= SCHEDULE_ROUNDS, params: { rounds, limit: SCHEDULE_ROUNDS } }];
}

/**
 * The part of last settled goods trade among the members of a bloc that it frees, all directions summed, by value. Trade inside
 * a union is free and no area's. Without any trade: all, unless a line is kept out.
 */
function coverageOf(
  scenario: Scenario,
  law: Pick<LawInForce, 'agreements' | 'settled'>,
  { parties, exceptions, level }: Agreement,
): number {
  if (level >= 3 || exceptions.length === 0) return 1;
  const isKept = (by: EconomyId, sector: SectorId): boolean =>
    exceptions.some((line) => line.by === by && line.sector === sector);
  const { N, J } = scenario.base;
  const { goods } = placesOf(scenario);
  let total = 0;
  let free = 0;
  for (const importer of parties) {
    const ownUnion = unionOf(law, importer)?.parties ?? [importer];
    for (const exporter of parties) {
      if (ownUnion.includes(exporter)) continue;
      const pair = economyPlace(scenario, importer) * N + economyPlace(scenario, exporter);
      for (const { id, place } of goods) {
        const valueBn = law.settled.imports[pair * J + place] ?? 0;
        total += valueBn;
        if (!isKept(importer, id)) free += valueBn;
      }
    }
  }
  return total > 0 ? free / total : 0;
}

type SectorBarrier = { readonly sector: SectorId; readonly beforeBp: number; readonly afterBp: number };

/** What outsiders meet at the border of a bloc on average, before and after, and the sector in which it rises most. */
type BarriersOnTheWhole = {
  readonly beforeBp: number;
  readonly afterBp: number;
  readonly worst: SectorBarrier;
};

/**
 * General incidence of the members' walls: mean over members and sectors, weighted with what each last imported from outside
 * the bloc (GATT Article XXIV:5(a), Understanding 2). Without any such trade, the plain mean.
 */
function barriersOnTheWhole(
  scenario: Scenario,
  before: Pick<CountryGame, 'walls' | 'settled'>,
  after: Pick<CountryGame, 'walls'>,
  members: readonly EconomyId[],
): BarriersOnTheWhole {
  const lines = placesOf(scenario).goods.map(({ id: sector }) => {
    const weights = members.map((member) =>
      importsFromOutside(scenario, before, members, { member, sector }),
    );
    const mean = ({ walls }: Pick<CountryGame, 'walls'>): number =>
      weightedMean(
        members.map((member) => wallOf({ walls }, member)[sector] ?? 0),
        weights,
      );
    const weight = weights.reduce((sum, each) => sum + each, 0);
    return { sector, beforeBp: mean(before), afterBp: mean(after), weight };
  });
  const weights = lines.map(({ weight }) => weight);
  const [worst] = lines.toSorted((a, b) => b.afterBp - b.beforeBp - (a.afterBp - a.beforeBp));
  if (worst === undefined) throw new Error(`${scenario.id} has no goods`);
  const { sector, beforeBp, afterBp } = worst;
  return {
    beforeBp: weightedMean(
      lines.map((line) => line.beforeBp),
      weights,
    ),
    afterBp: weightedMean(
      lines.map((line) => line.afterBp),
      weights,
    ),
    worst: { sector, beforeBp, afterBp },
  };
}

/** Lines of Article XXIV that a draft fails, and special treatment for whom it is not meant. */
export function wtoDraftFaults({ scenario, state, draft }: DraftCase): Rejection[] {
  const { clauses } = draft;
  return [
    ...articleXxivCheck(scenario, state, draft).flatMap((line) => lineFaults(line, clauses)),
    ...clauses.flatMap((clause, index) =>
      clause.type === 'specialTreatment'
        ? clause.to
            .filter((economy) => !isDeveloping(scenario, economy))
            .map((economy): Rejection => ({ code: 'wto/special-treatment', economy, clause: index }))
        : [],
    ),
  ];
}

function lineFaults({ line, holds, params }: ArticleXxivLine, clauses: readonly Clause[]): Rejection[] {
  if (holds) return [];
  const clause = clauses.findIndex(isIntegration);
  switch (line) {
    case 'substantiallyAllTrade':
      return [{ code: 'wto/substantially-all-trade', percent: params['percent'] ?? 0, clause }];
    case 'noHigherBarriers': {
      const { sector = '', beforeBp = 0, afterBp = 0 } = params;
      return [{ code: 'wto/higher-barriers', sector, beforeBp, afterBp, clause }];
    }
    case 'schedule': {
      const timetable = clauses.findIndex(({ type }) => type === 'phaseIn');
      return [{ code: 'wto/schedule-too-long', limit: SCHEDULE_ROUNDS, clause: timetable }];
    }
    // Lawful: the cuts go to all.
    case 'enablingClause':
      return [];
  }
}
