import { LESSON_EVENT_KEYS } from '../presets.ts';

/** Every card of the deck, in the order of its chapters. */
export const EVENT_KEYS = [
  // crises
  'oilShock',
  'stagflation',
  'currencyCrisis',
  'financialCrisis',
  'debtCrisis',
  'barrierRelapse',
  // nature and supply
  'drought',
  'pandemic',
  'supplyBreak',
  'routeBlocked',
  'foodScare',
  // powers
  'powerFriction',
  'pressure',
  'externalThreat',
  'peace',
  'refugees',
  'aid',
  'newPole',
  // blocs
  'outsideBloc',
  'rivalBloc',
  'application',
  'whitePaper',
  'demonstration',
  'failedMegaDeal',
  'lockIn',
  'smallVoice',
  // growth
  'technologyLeap',
  'transportRevolution',
  'resourceFind',
  'commodityBoom',
  'relocation',
  'homeReform',
  // at home
  'protest',
  'smuggling',
  ...LESSON_EVENT_KEYS,
] as const;
export type EventKey = (typeof EVENT_KEYS)[number];
