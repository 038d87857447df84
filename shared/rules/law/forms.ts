import {
  DEEP_PROVISIONS,
  INTEGRATION_LEVELS,
  type IntegrationLevel,
  type IntegrationStage,
  stageOfLevel,
} from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { agreedRateBp } from './rates.ts';
import { placesOf } from './lawInForce.ts';

/**
 * Real proposals are hybrids: an area with deep clauses, a union without common rules. Each form is marked by what it does (Balassa
 * 1961), each mark from 0 to 1; the label is the form whose marks are nearest,
 *   arg min_f Σ_k |mark_k(agreement) − mark_k(f)|,   the lower form where two are as near,
 * but never more than one step above the level of the law: clauses beside a form do not make two forms of it.
 */

const MARKS = ['freeTrade', 'commonWall', 'movement', 'commonRules', 'authority'] as const;
type Marks = Readonly<Record<(typeof MARKS)[number], number>>;

/** The pure forms. Preferences free some lines; a common market needs some common rules to work. */
const FORMS = {
  1: { freeTrade: 0.3, commonWall: 0, movement: 0, commonRules: 0, authority: 0 },
  2: { freeTrade: 1, commonWall: 0, movement: 0, commonRules: 0, authority: 0 },
  3: { freeTrade: 1, commonWall: 1, movement: 0, commonRules: 0, authority: 0 },
  4: { freeTrade: 1, commonWall: 1, movement: 1, commonRules: 0.4, authority: 0 },
  5: { freeTrade: 1, commonWall: 1, movement: 1, commonRules: 1, authority: 0 },
  6: { freeTrade: 1, commonWall: 1, movement: 1, commonRules: 1, authority: 1 },
} as const satisfies Record<IntegrationLevel, Marks>;

/** Investors protected and services open let factors move across a border without a common market. */
const MOVING_PROVISIONS = ['services', 'investment'] as const;
const HALF = 0.5;
/** Common rules that are neither ticked as deep clauses nor a full rulebook. */
const RECOGNITION = 0.2;

type NearestForm = {
  readonly stage: IntegrationStage;
  readonly level: IntegrationLevel;
  /** Whether it has marks that the pure form has not, or lacks some. */
  readonly isHybrid: boolean;
};

export function nearestForm(scenario: Scenario, agreement: Agreement): NearestForm {
  const marks = marksOf(scenario, agreement);
  const distances = INTEGRATION_LEVELS.filter((level) => level <= agreement.level + 1).map((level) => ({
    level,
    distance: distance(marks, FORMS[level]),
  }));
  const nearest = distances.reduce((a, b) => (b.distance < a.distance ? b : a));
  return { level: nearest.level, stage: stageOfLevel(nearest.level), isHybrid: isHybrid(agreement, marks) };
}

/** Preferences are partial by nature; any other form is pure where it is all it says and no more. */
function isHybrid({ level, exceptions, terms }: Agreement, marks: Marks): boolean {
  const hasTerms =
    terms !== undefined &&
    (terms.provisions ?? []).length + (terms.specializations ?? []).length > 0 &&
    level < 5;
  const goesBeyond = level < 4 && (marks.commonRules > 0 || marks.movement > 0);
  return hasTerms || goesBeyond || exceptions.length > 0;
}

function distance(marks: Marks, form: Marks): number {
  return MARKS.reduce((sum, mark) => sum + Math.abs(marks[mark] - form[mark]), 0);
}

function marksOf(scenario: Scenario, agreement: Agreement): Marks {
  const { level, terms = {} } = agreement;
  const provisions = terms.provisions ?? [];
  const moving = MOVING_PROVISIONS.filter((provision) => provisions.includes(provision)).length;
  const ruled =
    provisions.length / DEEP_PROVISIONS.length + (terms.mutualRecognition === true ? RECOGNITION : 0);
  return {
    freeTrade: freeLines(scenario, agreement),
    commonWall: level >= 3 ? 1 : 0,
    movement: level >= 4 ? 1 : (HALF * moving) / MOVING_PROVISIONS.length,
    commonRules: level >= 5 ? 1 : Math.min(1, level === 4 ? Math.max(FORMS[4].commonRules, ruled) : ruled),
    authority: level >= 6 ? 1 : terms.disputeSettlement === true ? RECOGNITION : 0,
  };
}

/** Share of lines of goods among the parties that pass free, once all cuts have arrived. */
function freeLines(scenario: Scenario, agreement: Agreement): number {
  const own = { [agreement.id]: agreement };
  const { goods } = placesOf(scenario);
  let lines = 0;
  let free = 0;
  for (const importer of agreement.parties) {
    for (const exporter of agreement.parties) {
      if (exporter === importer) continue;
      for (const { id } of goods) {
        lines += 1;
        if (agreedRateBp(own, importer, exporter, id) === 0) free += 1;
      }
    }
  }
  return lines > 0 ? free / lines : 0;
}
