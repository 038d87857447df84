import { must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import { at } from '../../../../shared/kernel/records.ts';
import type { ConvergenceFailure } from '../../../../shared/economics/tradeModel.ts';
import { type JudgedMarket, scoreOf } from '../../../../shared/economics/segmentation/judgeMarket.ts';
import type { Surroundings } from '../../../../shared/economics/segmentation/marketState.ts';
import type {
  DialLevels,
  Institution,
} from '../../../../shared/economics/segmentation/officials/officialScore.ts';
import {
  type SegmentedMarket,
  levelsEverywhere,
  withLevel,
} from '../../../../shared/economics/segmentation/segmentedMarket.ts';
import {
  type LevelJudge,
  createLevelJudge,
} from '../../../../shared/economics/segmentation/survey/surveyMarket.ts';

/** The protection game reduced to one choice: every province either opens or walls itself off, once. */

/** What others and oneself do. */
export const ENCOUNTERS = ['allOpen', 'onlyIProtect', 'onlyIOpen', 'allProtect'] as const;
type Encounter = (typeof ENCOUNTERS)[number];

type EncounterOutcome = {
  readonly score: number;
  readonly tournament: number;
  /** Change of real income in per cent. */
  readonly realIncome: number;
};

/** What a leader is in (Rapoport & Guyer 1966): the order of the four scores. */
const GAME_KINDS = ['prisonersDilemma', 'prefersWalls', 'stagHunt', 'chicken', 'opensAnyway'] as const;
type GameKind = (typeof GAME_KINDS)[number];

type OneShotPayoffs = Readonly<Record<Encounter, EncounterOutcome>> & {
  readonly region: number;
  readonly kind: GameKind;
};

/** Payoffs of the players in their order, blocks at 0 and the rest of the country doing as the players do. */
export function oneShotGame(
  market: SegmentedMarket,
  institution: Institution,
  protectedLevel: number,
  surroundings: Surroundings = {},
): Result<OneShotPayoffs[], ConvergenceFailure> {
  const judge = createLevelJudge(market, institution, surroundings);
  const open = levelsEverywhere(market, 0, 0);
  const walled = levelsEverywhere(market, protectedLevel, 0);
  const table: OneShotPayoffs[] = [];
  const [allOpen, allProtect] = [judge.marketAt(open), judge.marketAt(walled)];
  if (!allOpen.ok) return allOpen;
  if (!allProtect.ok) return allProtect;
  for (const [place, region] of market.politics.players.entries()) {
    const onlyIProtect = judge.marketAt(withLevel(open, 'wall', region, protectedLevel));
    if (!onlyIProtect.ok) return onlyIProtect;
    const onlyIOpen = judge.marketAt(withLevel(walled, 'wall', region, 0));
    if (!onlyIOpen.ok) return onlyIOpen;
    const seen = (judged: JudgedMarket): EncounterOutcome => outcomeOf(judged, place, region);
    const outcomes = {
      allOpen: seen(allOpen.value),
      onlyIProtect: seen(onlyIProtect.value),
      onlyIOpen: seen(onlyIOpen.value),
      allProtect: seen(allProtect.value),
    };
    table.push({ ...outcomes, region, kind: kindOfGame(outcomes) });
  }
  return ok(table);
}

function outcomeOf({ equilibrium, scores }: JudgedMarket, place: number, region: number): EncounterOutcome {
  const { total, tournament } = must(scores[place], 'score');
  return { score: total, tournament, realIncome: 100 * (at(equilibrium.welfare, region) - 1) };
}

/** Of a leader who expects the others to do as he would. */
export function kindOfGame(outcomes: Readonly<Record<Encounter, { readonly score: number }>>): GameKind {
  const { allOpen, onlyIProtect, onlyIOpen, allProtect } = outcomes;
  const protectsAmongOpen = onlyIProtect.score > allOpen.score;
  const protectsAmongWalls = allProtect.score > onlyIOpen.score;
  if (protectsAmongOpen && protectsAmongWalls) {
    return allOpen.score > allProtect.score ? 'prisonersDilemma' : 'prefersWalls';
  }
  if (protectsAmongWalls) return 'stagHunt';
  return protectsAmongOpen ? 'chicken' : 'opensAnyway';
}

/** What each level of one dial would bring the leader of a province while everybody else stands. */

type DialOfRegion = { readonly region: number; readonly dial: keyof DialLevels };

/** Total scores by level, from 0 to the highest. */
export function replyScores(
  market: SegmentedMarket,
  judge: LevelJudge,
  levels: DialLevels,
  { region, dial, highest }: DialOfRegion & { readonly highest: number },
): Result<number[], ConvergenceFailure> {
  const totals: number[] = [];
  for (let level = 0; level <= highest; level++) {
    const scores = judge.scoresAt(withLevel(levels, dial, region, level));
    if (!scores.ok) return scores;
    totals.push(scoreOf(market, { scores: scores.value }, region).total);
  }
  return ok(totals);
}

/** The lowest of the best levels, unless the dial's own falls short of it by no more than the inertia. */
export function bestReply(totals: readonly number[], current: number, inertia: number): number {
  const best = Math.max(...totals);
  return best > must(totals[current], 'current level') + inertia ? totals.indexOf(best) : current;
}
