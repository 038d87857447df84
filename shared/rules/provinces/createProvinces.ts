import { seedFromText } from '#shared/kernel/random.ts';
import type { ProvincesScenario } from './provincesScenario.ts';
import { PROVINCE_TEMPERAMENTS } from '#shared/content/vocabulary.ts';
import type { GameEventOf } from '#shared/protocol/events.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { dealTemperaments } from '../dealTemperaments.ts';
import { RULES_VERSION } from '../rulesVersion.ts';
import { initialProvinces } from './initialProvinces.ts';

/** The first event of a game of provinces. What countries have, walls by tariff line and treaties, is empty. */
export function createProvinces(
  scenario: ProvincesScenario,
  settings: GameSettings,
): GameEventOf<'gameCreated'> {
  const { dealOrder } = scenario;
  const dealt = dealTemperaments(PROVINCE_TEMPERAMENTS, dealOrder, seedFromText(settings.seed));
  return {
    type: 'gameCreated',
    rulesVersion: RULES_VERSION,
    settings,
    temperaments: {},
    random: dealt.random,
    settled: NO_TRADE_MODEL,
    walls: {},
    law: { upsert: [], end: [] },
    provinces: initialProvinces(scenario, settings, dealt.temperaments),
  };
}

const NO_TRADE_MODEL: GameEventOf<'gameCreated'>['settled'] = {
  imports: [],
  incomeBn: {},
  welfare: {},
  tariff: [],
  iceberg: [],
  borderCost: [],
  transfer: [],
  pools: [],
};
