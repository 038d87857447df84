import { BASIS_POINTS } from '#shared/kernel/basisPoints.ts';
import {
  BORDER_COST_CLOSING,
  EPILOGUE_WEIGHT,
  OPEN_PAPERS_PER_SEAT,
  ORIGIN_COST_BP,
  ORIGIN_COST_PER_OVERLAP_BP,
  PAYMENT_CAP,
  SUBSTANTIALLY_ALL_TRADE,
} from '#shared/content/constants.ts';
import { MIGRATION } from '#shared/content/dynamicsConstants.ts';

/** Numbers of the rules that cards name; names end in their unit, so that they are written as such. */
export const RULE_NUMBERS = {
  tradeBp: SUBSTANTIALLY_ALL_TRADE * BASIS_POINTS,
  originBp: ORIGIN_COST_BP,
  overlapBp: ORIGIN_COST_PER_OVERLAP_BP,
  closingBp: BORDER_COST_CLOSING * BASIS_POINTS,
  moveBp: MIGRATION.cap * BASIS_POINTS,
  paymentCapBp: PAYMENT_CAP * BASIS_POINTS,
  years: EPILOGUE_WEIGHT,
  papers: OPEN_PAPERS_PER_SEAT,
} as const;
