import type { Draft } from '#shared/protocol/intents.ts';

/** Ways out of a fault that the treaty desk offers by name (language files, `repair.<kind>`). */
export const REPAIR_KINDS = [
  'removeClause',
  'removeParty',
  'addParties',
  'dropTitle',
  'cutDeeper',
  'makeFreeTradeArea',
  'dropExceptions',
  'fewerFounders',
  'joinBloc',
  'shareByPeople',
  'endFormer',
  'extendFormer',
  'forgetFormer',
  'capPayment',
  'shortenPayment',
  'wholeUnion',
  'shortenSteps',
  'lowerContribution',
] as const;
export type RepairKind = (typeof REPAIR_KINDS)[number];

export type Repair = { readonly kind: RepairKind; readonly draft: Draft };
