import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  BREACH_REPUTATION,
  DEPOSIT_LEAST,
  LEVEL_UNDER_RULE,
  PETITION_RIGHT_POINTS,
  PETITION_WRONG_POINTS,
  SEEN_BY_OFFICE,
  SEEN_BY_TRANSPARENCY,
  SEEN_CHANCE,
  UNLAWFUL_FROM_LEVEL,
} from '../../../../shared/content/provinces/provinceConstants.ts';
import { DRAFTING_COST, OFFICE_COST, PETITION_COST } from '#shared/content/provinces/provinceConstants.ts';

const TEXT = readFileSync(resolve(import.meta.dirname, '../../../../docs/provinces.md'), 'utf8').replaceAll(
  /\s+/g,
  ' ',
);

describe('docs/provinces.md on pacts, corridors and inspections', () => {
  it.each([
    `with a chance of ${SEEN_CHANCE.toString()}; +${SEEN_BY_TRANSPARENCY.toString()} by transparency, +${SEEN_BY_OFFICE.toString()} by an office at work`,
    `${DEPOSIT_LEAST.toString()} points at least`,
    `${BREACH_REPUTATION.toString()} points of reputation`,
    `walls are ${String(LEVEL_UNDER_RULE.nonDiscrimination.wall)} at most`,
    `export limits are ${String(LEVEL_UNDER_RULE.access.block)} at most`,
    `walls and export limits are ${String(LEVEL_UNDER_RULE.fairTrade.wall)} at most`,
    `**Office.** ${OFFICE_COST.toString()} a round`,
    `Laying an offer on the table costs ${DRAFTING_COST.toString()}`,
    `**Petitions** (${PETITION_COST.toString()}, sealed`,
    `the petitioners share ${PETITION_RIGHT_POINTS.toString()} points`,
    `costs each of its makers ${PETITION_WRONG_POINTS.toString()} points`,
    `a dial at ${UNLAWFUL_FROM_LEVEL[1].toString()} or more (orders to buy local`,
    `a dial at ${UNLAWFUL_FROM_LEVEL[2].toString()} or more (special inspections`,
  ])('says: %s', (sentence) => {
    expect(TEXT).toContain(sentence);
  });
});
