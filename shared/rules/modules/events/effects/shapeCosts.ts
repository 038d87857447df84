import { assertNever } from '#shared/kernel/assertNever.ts';
import { at } from '#shared/economics/at.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { EventEffect, EventPairs } from '#shared/content/events/eventCard.ts';
import { pairLevel, type Register } from '../../../agreements/pairLevel.ts';
import { placesOf } from '../../../policy/shock/placesOf.ts';
import { isInBloc } from '../isHit.ts';
import { hitsByPlace, placesInScope, type EffectCase } from './effectCase.ts';

type CostEffect = Extract<EventEffect, { readonly type: 'tradeCost' | 'pairCost' }>;

/** Makes borders dearer or cheaper to pass, as an iceberg factor; home purchases pass none. */
export function shapeCosts(effectCase: EffectCase, effect: CostEffect): void {
  const { scenario, draft } = effectCase;
  const { N, J } = scenario.base;
  const places = placesInScope(effectCase, effect.on);
  const factor = 1 + effect.percent / 100;
  const isDearer = passage(effectCase, effect);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      if (n === i || !isDearer(n, i)) continue;
      for (const j of places) {
        const cell = (n * N + i) * J + j;
        draft.iceberg[cell] = at(draft.iceberg, cell) * factor;
      }
    }
  }
}

/** Whether the effect falls on what importer n buys from exporter i. */
function passage(effectCase: EffectCase, effect: CostEffect): (n: number, i: number) => boolean {
  if (effect.type === 'pairCost') return pairTest(effectCase, effect.pairs);
  const sells = hitsByPlace(effectCase, effect.from);
  const buys = hitsByPlace(effectCase, effect.to);
  const passes = (n: number, i: number): boolean => sells[i] === true && buys[n] === true;
  return effect.bothWays ? (n, i) => passes(n, i) || passes(i, n) : passes;
}

function pairTest({ scenario, law }: EffectCase, pairs: EventPairs): (n: number, i: number) => boolean {
  const { ids } = placesOf(scenario);
  return (n, i) => isPair(law.agreements, pairs, ids[n] ?? '', ids[i] ?? '');
}

function isPair(agreements: Register, pairs: EventPairs, a: EconomyId, b: EconomyId): boolean {
  const level = pairLevel(agreements, a, b);
  switch (pairs) {
    case 'partners':
      return level >= 2;
    case 'acrossBlocs':
      return level < 2 && (isInBloc(agreements, a) || isInBloc(agreements, b));
    case 'twoCurrencies':
      return level < 6;
    default:
      return assertNever(pairs);
  }
}
