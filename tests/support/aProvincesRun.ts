import { drawIndex, seedFromText } from '#shared/kernel/random.ts';
import { PROVINCE_CORRIDORS } from '#shared/content/provinces/provinceConstants.ts';
import { HOME_REFORMS } from '../../shared/content/provinces/reforms.ts';
import { PILLARS } from '#shared/content/provinces/pillars.ts';
import { REFORMS } from '#shared/content/provinces/reforms.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import type { PreviewJob, PreviewResult } from '../../client/preview/preview.ts';
import { provinceAnswers } from '../../client/preview/provinceRunner.ts';
import {
  aBindingDraft,
  aCompensation,
  aPactDraft,
  aProvincesTable,
  type ProvincesTable,
} from './aProvincesTable.ts';

/**
 * A table that many rounds of wild but lawful play have gone over: pacts, some of them broken, payments, every kind of measure and
 * reforms of the centre, all drawn from the seed. `onSettled` looks on after each round.
 */
export function aWildTable(
  seed: string,
  settings: Partial<GameSettings> = {},
  onSettled: (table: ProvincesTable) => void = () => undefined,
): ProvincesTable {
  const table = aProvincesTable({ seed, ...settings });
  let random = seedFromText(seed);
  const draw = (bound: number): number => {
    const drawn = drawIndex(random, bound);
    random = drawn.next;
    return drawn.value;
  };
  const pick = <T>(from: readonly T[]): T | undefined => from[draw(from.length)];
  for (let round = 1; round <= table.state.settings.rounds; round++) {
    negotiate(table, round, draw);
    table.advance();
    for (const seat of table.scenario.dealOrder) {
      const wish = wildMeasures(table, seat, { draw, pick });
      if (!table.askToSeal(seat, wish).ok) table.askToSeal(seat, { wall: wish.wall, block: wish.block });
    }
    table.settle();
    onSettled(table);
    const reform = pick(REFORMS);
    if (round % 2 === 0 && reform !== undefined && !table.provinces.reforms.includes(reform))
      table.enact(reform);
    table.advance();
    if (round < table.state.settings.rounds) table.advance();
  }
  return table;
}

function negotiate(table: ProvincesTable, round: number, draw: (bound: number) => number): void {
  if (round === 1) {
    table.conclude(aBindingDraft(['SH', 'JS', 'ZJ'], {}, aCompensation('SH', 'JS', 30, 2)));
    table.conclude(aPactDraft(['LN', 'SD']));
  }
  const [from, to] = [table.scenario.dealOrder[draw(10)] ?? 'SH', table.scenario.dealOrder[draw(10)] ?? 'JS'];
  table.ask(from, { type: 'payProvince', to, yuan100m: 1 + draw(40) });
}

type Dice = {
  readonly draw: (bound: number) => number;
  readonly pick: <T>(from: readonly T[]) => T | undefined;
};

function wildMeasures(table: ProvincesTable, seat: string, { draw, pick }: Dice): Measures {
  const { wall, block } = table.provinces.provinces[seat] ?? { wall: 0, block: 0 };
  const step = (level: number): number => Math.max(0, Math.min(4, level + draw(4) - 2));
  const mine = Object.values(table.provinces.pacts).filter(({ members }) => members.includes(seat));
  const routes = PROVINCE_CORRIDORS.filter(({ members }) => members.includes(seat));
  const route = pick(routes);
  const broken = draw(4) === 0 ? pick(mine)?.id : undefined;
  return {
    wall: step(wall),
    block: step(block),
    ...(draw(3) === 0 ? { pillar: pick(PILLARS) } : {}),
    ...(draw(3) === 0 && route !== undefined
      ? { pledge: { corridor: route.id, yuan100m: 10 + draw(80) } }
      : {}),
    ...(draw(3) === 0 ? { reform: pick(HOME_REFORMS) } : {}),
    ...(draw(4) === 0 ? { petition: pick(table.scenario.dealOrder.filter((other) => other !== seat)) } : {}),
    ...(broken === undefined ? {} : { breaks: [broken] }),
  };
}

/** What the model answers to a person at a table. */
export function askModel(scenario: ProvincesScenario, view: ProvinceGame, job: PreviewJob): PreviewResult {
  const steps = provinceAnswers(scenario, view)(job);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
