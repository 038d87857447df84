import { assertNever } from '#shared/kernel/assertNever.ts';
import { at } from '#shared/economics/at.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { EventEffect } from '#shared/content/events/eventCard.ts';
import { placesOf } from '../../../policy/shock/placesOf.ts';
import { hitsByPlace, namedPlace, type EffectCase } from './effectCase.ts';
import { shapeCosts } from './shapeCosts.ts';
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
