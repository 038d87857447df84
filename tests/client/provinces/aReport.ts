import { CAREER_PARTS } from '#shared/content/vocabulary.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import { RULES_OF_1997 } from '#shared/content/provinces/reforms.ts';
import {
  CAREER_LUMPS,
  INCOME_CAUSES,
  type ProvinceReport,
  type ProvinceRoundReport,
} from '#shared/protocol/provinces/provinceReport.ts';

/** What a quiet round brings one province: all as at the opening. */
export function aProvinceReport(change: Partial<ProvinceReport> = {}): ProvinceReport {
  return {
    wall: 2,
    block: 2,
    wallBefore: 2,
    blockBefore: 2,
    index: 100,
    logChange: 0,
    causes: fromKeys(INCOME_CAUSES, () => 0),
    relativeGrowth: 0,
    place: 1,
    stateJobs: 100,
    budget: 300,
    budgetParts: { taxes: 200, rents: 60, transfers: 40, payments: 0, spending: 0 },
    payroll: 190,
    freeMoney: 62,
    spent: 0,
    ownSharePercent: 63,
    rentSharePercent: 4.6,
    parts: fromKeys(CAREER_PARTS, () => 50),
    lumps: fromKeys(CAREER_LUMPS, () => 0),
    score: 50,
    career: 50,
    ...change,
  };
}

/** A round in which nothing moved. */
export function aReport(change: Partial<ProvinceRoundReport> = {}): ProvinceRoundReport {
  return {
    round: 1,
    institution: RULES_OF_1997,
    provinces: { SH: aProvinceReport(), AH: aProvinceReport() },
    borderEffect: 21,
    borderEffectPercent: 46,
    nationalIncomePercent: 0,
    similarity: 0.94,
    flows: [],
    acts: [],
    inspections: [],
    breaches: [],
    unbuilt: [],
    promoted: [],
    isCrackdown: false,
    events: [],
    pacts: [],
    endedPacts: [],
    headlines: [],
    ...change,
  };
}
