import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  COMPLIANCE_OF_FEES_TO_TAXES,
  CRACKDOWN_ABOVE,
  CRACKDOWN_LEVEL,
  CRACKDOWN_POINTS,
  HOME_REFORM_COST,
  JOBS_FELT_AFTER_REFORM,
  JOBS_OF_ARREARS,
  JOBS_OF_PAYROLL_CUT,
  JOBS_OF_STATE_FIRM_REFORM,
  MEDAL_OF_CAREER,
  MEDAL_OF_TABLE,
  PAYROLL_CUT,
  PAYROLL_GROWTH,
  PETITION_COST,
  PILLAR_COST,
  PROMOTION_POINTS,
  SECOND_STEP_COST,
} from '#shared/content/provinces/provinceConstants.ts';
import { CAREER_LUMPS } from '#shared/protocol/provinces/provinceReport.ts';
import { loadProvincesScenario } from '../../../shared/rules/scenario/anyScenario.ts';

/** Lines are joined, columns single-spaced, so that wrapping does not matter. */
const text = readFileSync(new URL('../../../docs/provinces.md', import.meta.url), 'utf8').replace(
  /\s+/g,
  ' ',
);

function dotted(values: readonly number[]): string {
  return values.map((value) => value.toFixed(2).replace(/^0/, '')).join(', ');
}

describe('docs/provinces.md', () => {
  it.each([
    [`${SECOND_STEP_COST} each for a second step`],
    [`${PILLAR_COST} a round, as long as it runs`],
    [`| petition | ${PETITION_COST} |`],
    [`| reform state firms | ${HOME_REFORM_COST.reformStateFirms} |`],
    [`payroll −${100 * PAYROLL_CUT} % for good, state jobs −${-JOBS_OF_PAYROLL_CUT} %`],
    [`×${JOBS_FELT_AFTER_REFORM}, for good; state jobs −${-JOBS_OF_STATE_FIRM_REFORM} %`],
    [`compliance +${COMPLIANCE_OF_FEES_TO_TAXES} in that round`],
    [`payrolls grow ${100 * PAYROLL_GROWTH} % from round to round`],
    [`the jobs part loses ${-JOBS_OF_ARREARS} points`],
    [`+${PROMOTION_POINTS} for the two best means`],
    [
      `−${-CRACKDOWN_POINTS} each at a meeting behind a border effect above ${CRACKDOWN_ABOVE}; dials are cut to level ${CRACKDOWN_LEVEL}`,
    ],
    [MEDAL_OF_CAREER.map(({ medal, career }) => `${medal} from ${career}`).join(', ')],
  ])('says: %s', (sentence) => {
    expect(text).toContain(sentence);
  });

  it('has the medals of the table', () => {
    MEDAL_OF_TABLE.year1997.forEach(({ medal, incomePercent, borderEffect }, place) => {
      const earlier = MEDAL_OF_TABLE.year1987[place]?.incomePercent;
      expect(text).toContain(`| ${medal} | +${incomePercent} % | +${earlier} % | ${borderEffect} at most |`);
    });
  });

  it('names every lump, and the weights of both evaluations', () => {
    for (const lump of CAREER_LUMPS) expect(text).toContain(`| ${lump} |`);
    const scenario = loadProvincesScenario('year1997');
    if (!scenario.ok) throw new Error(scenario.error.reason);
    const { growth, broad } = scenario.value.economy.market.politics.weights;
    for (const { tournament, budget, jobs, welfare, compliance } of [growth, broad])
      expect(text).toContain(dotted([tournament, budget, jobs, welfare, compliance]));
  });
});
