import { SUBSTANTIALLY_ALL_TRADE } from '#shared/content/constants.ts';
import { HIGHER_ON_THE_WHOLE_BP, SCHEDULE_ROUNDS } from '#shared/content/wtoConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { ArticleXxivLine } from '#shared/protocol/modules/wto.ts';
import { afterIntegration } from '../../../agreements/concludeLaw.ts';
import { integrationLaw } from '../../../agreements/law/integrationLaw.ts';
import type { GameState } from '../../../state.ts';
import { openWto } from '../openWto.ts';
import { barriersOnTheWhole } from './barriersOnTheWhole.ts';
import { coverageOf } from './coverageOf.ts';
import { areDeveloping } from './isDeveloping.ts';

/**
 * The review of a draft that is otherwise lawful, line by line. From level 2 up an agreement must cover substantially all trade
 * among its members, raise no barrier against outsiders on the whole, and arrive within a timetable; among developing
 * economies only it stands under the Enabling Clause, which asks none of that. At level 1 that clause decides whether cuts
 * stay among the parties: where it fails, the paper is lawful and its cuts go to all. Nothing while the module is not open.
 */
export function articleXxivCheck(scenario: Scenario, state: GameState, draft: Draft): ArticleXxivLine[] {
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
  state: GameState,
  after: GameState,
  target: Agreement,
): ArticleXxivLine {
  const share = coverageOf(scenario, { ...after, settled: state.settled }, target);
  const limitPercent = 100 * SUBSTANTIALLY_ALL_TRADE;
  const params = { percent: Math.floor(100 * share), limitPercent };
  return { line: 'substantiallyAllTrade', holds: share >= SUBSTANTIALLY_ALL_TRADE, params };
}

function barriersLine(
  scenario: Scenario,
  before: GameState,
  after: GameState,
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
