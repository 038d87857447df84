import type { EventEffect } from '#shared/content/events/eventCard.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import { must } from '#shared/kernel/records.ts';
import type { Register } from '../../../agreements/pairLevel.ts';
import { economyPlace } from '../../../policy/shock/placesOf.ts';
import { type EffectCase, hitsByPlace, namedPlace, placesInScope } from './effectCase.ts';

/** One budget carries what hits one member. */
const FULL_INTEGRATION = 6;

/** Places of those who carry shocks together, for each economy that shares; the others carry theirs alone. */
type Sharers = ReadonlyMap<number, readonly number[]>;

const ALONE: Sharers = new Map();

function sharersOf(scenario: Scenario, agreements: Register): Sharers {
  const unions = Object.values(agreements).filter(({ level }) => level === FULL_INTEGRATION);
  if (unions.length === 0) return ALONE;
  return new Map(
    unions.flatMap(({ parties }) => {
      const places = parties.map((party) => economyPlace(scenario, party));
      return places.map((place): [number, readonly number[]] => [place, places]);
    }),
  );
}

/**
 * Multiplies a hat [n][j] by exp(log). In a full integration every member takes the part of its share in the union's output of
 * the sector, so that the value lost, Σ Y·log, is the same.
 */
function spreadHat(
  scenario: Scenario,
  hats: Float64Array,
  sharers: Sharers,
  hit: { readonly n: number; readonly j: number; readonly log: number },
): void {
  const { J } = scenario.base;
  const { output } = baseAccounts(scenario.base);
  const { n, j, log } = hit;
  const members = sharers.get(n) ?? [n];
  const total = members.reduce((sum, m) => sum + at(output, m * J + j), 0);
  const part = total > 0 ? at(output, n * J + j) / total : 0;
  for (const m of members) hats[m * J + j] = at(hats, m * J + j) * Math.exp(part * log);
}

type EffectOf<T extends EventEffect['type']> = Extract<EventEffect, { readonly type: T }>;

/** Productivity or capital of those hit rises or falls; members of a full integration carry it together. */
export function shapeHats(effectCase: EffectCase, effect: EffectOf<'productivity' | 'capital'>): void {
  const { scenario, law, draft } = effectCase;
  const hats = effect.type === 'productivity' ? draft.tfp : draft.capital;
  const sharers = sharersOf(scenario, law.agreements);
  const places = placesInScope(effectCase, effect.on);
  const log = Math.log1p(effect.percent / 100);
  hitsByPlace(effectCase, effect.of).forEach((hit, n) => {
    if (!hit) return;
    for (const j of places) spreadHat(scenario, hats, sharers, { n, j, log });
  });
}

/** Capital changes its home: what the one loses in value the other has more. Its value is what it earns in the base. */
export function moveCapital(effectCase: EffectCase, { on, percent }: EffectOf<'capitalMove'>): void {
  const { scenario, draft } = effectCase;
  const { J, gva, spec } = scenario.base;
  const { output } = baseAccounts(scenario.base);
  const from = namedPlace(effectCase, 0);
  const to = namedPlace(effectCase, 1);
  for (const j of placesInScope(effectCase, on)) {
    const earns = (n: number): number => at(spec, n * J + j) * at(gva, n * J + j) * at(output, n * J + j);
    const moved = (percent / 100) * Math.min(earns(from), earns(to));
    if (moved === 0) continue;
    draft.capital[from * J + j] = at(draft.capital, from * J + j) * (1 - moved / earns(from));
    draft.capital[to * J + j] = at(draft.capital, to * J + j) * (1 + moved / earns(to));
  }
}

/** People of the second economy come to the first; as many arrive as leave. */
export function movePeople(effectCase: EffectCase, { percent }: EffectOf<'peopleMove'>): void {
  const { scenario, draft } = effectCase;
  const host = namedPlace(effectCase, 0);
  const home = namedPlace(effectCase, 1);
  const peopleMn = (place: number): number => must(scenario.economies[place], 'economy').populationMn;
  const arrivalsMn = (percent / 100) * peopleMn(host);
  draft.labour[host] = at(draft.labour, host) * (1 + arrivalsMn / peopleMn(host));
  draft.labour[home] = at(draft.labour, home) * (1 - arrivalsMn / peopleMn(home));
}
