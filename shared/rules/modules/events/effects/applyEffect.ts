import type { EventEffect, EventPairs } from '#shared/content/events/eventCard.ts';
import { at } from '#shared/economics/at.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Register, pairLevel } from '../../../agreements/pairLevel.ts';
import { placesOf } from '../../../policy/shock/placesOf.ts';
import { isInBloc } from '../isHit.ts';
import { type EffectCase, hitsByPlace, namedPlace, placesInScope } from './effectCase.ts';
import { moveCapital, movePeople, shapeHats } from './shapeFactors.ts';

type EffectOf<T extends EventEffect['type']> = Extract<EventEffect, { readonly type: T }>;

/** Writes one effect of a card into the model's arrays. Support is no matter of the model. */
export function applyEffect(effectCase: EffectCase, effect: EventEffect): void {
  switch (effect.type) {
    case 'productivity':
    case 'capital':
      return shapeHats(effectCase, effect);
    case 'capitalMove':
      return moveCapital(effectCase, effect);
    case 'peopleMove':
      return movePeople(effectCase, effect);
    case 'tradeCost':
    case 'pairCost':
      return shapeCosts(effectCase, effect);
    case 'evasion':
      return evadeTariffs(effectCase, effect);
    case 'transfer':
      return payTransfer(effectCase, effect);
    case 'support':
      return undefined;
    default:
      return assertNever(effect);
  }
}

/** Part of the imports pays nothing at the border: the tariff that is levied on the average falls by that part. */
function evadeTariffs(effectCase: EffectCase, { of, percent }: EffectOf<'evasion'>): void {
  const { scenario, draft } = effectCase;
  const { N, J } = scenario.base;
  const { goods } = placesOf(scenario);
  const paid = 1 - percent / 100;
  hitsByPlace(effectCase, of).forEach((hit, n) => {
    if (!hit) return;
    for (let i = 0; i < N; i++) {
      if (i === n) continue;
      for (const { place } of goods) {
        const cell = (n * N + i) * J + place;
        draft.tariff[cell] = at(draft.tariff, cell) * paid;
      }
    }
  });
}

/** What the first pays the second receives: transfers of the table sum to zero. */
function payTransfer(effectCase: EffectCase, { percent }: EffectOf<'transfer'>): void {
  const { scenario, draft } = effectCase;
  const { income } = baseAccounts(scenario.base);
  const payer = namedPlace(effectCase, 0);
  const receiver = namedPlace(effectCase, 1);
  const amountBn = (percent / 100) * Math.min(at(income, payer), at(income, receiver));
  draft.transfer[payer] = at(draft.transfer, payer) - amountBn;
  draft.transfer[receiver] = at(draft.transfer, receiver) + amountBn;
}

type CostEffect = Extract<EventEffect, { readonly type: 'tradeCost' | 'pairCost' }>;

/** Makes borders dearer or cheaper to pass, as an iceberg factor; home purchases pass none. */
function shapeCosts(effectCase: EffectCase, effect: CostEffect): void {
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
