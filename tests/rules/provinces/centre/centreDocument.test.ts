import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keysOf } from '#shared/kernel/records.ts';
import { PRESTIGE_COST } from '../../../../shared/content/provinces/provinceConstants.ts';
import { PROVINCE_CARD_KEYS } from '../../../../shared/content/provinces/cards/provinceCard.ts';
import { provinceCard } from '#shared/content/provinces/cards/provinceDeck.ts';

const TEXT = readFileSync(resolve(import.meta.dirname, '../../../../docs/provinces.md'), 'utf8');

function rowsOf(heading: string): string[][] {
  const [, part = ''] = TEXT.split(`\n## ${heading}\n`);
  const [section = ''] = part.split('\n## ');
  return section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

const NAME = {
  weakLaw: 'weak law (2001)',
  taxSharing: 'tax sharing (1994)',
  standardTransfers: 'transfers by need and fees to taxes',
  separation: 'separation of government and firms',
  strongLaw: 'strong law (2008)',
  evaluation: 'evaluation',
  inspection: 'extra inspection',
  freeOffice: 'free office',
  corridorGrant: 'half of a corridor',
  leaveToMarket: 'rival: leave it to the market',
  redrawDivisions: 'rival: draw divisions anew',
} as const satisfies Record<keyof typeof PRESTIGE_COST, string>;

describe('docs/provinces.md', () => {
  it('tells what each act of the centre costs', () => {
    const told = rowsOf('The centre').map(([, act, cost]) => [act, Number(cost)]);
    expect(told).toEqual(keysOf(PRESTIGE_COST).map((act) => [NAME[act], PRESTIGE_COST[act]]));
  });

  it('lists the cards that do something, in their order, and how long each lasts', () => {
    const words = { 1: 'one round', 2: 'two rounds' } as const;
    const expected = PROVINCE_CARD_KEYS.map(provinceCard)
      .filter(({ isHistory }) => !isHistory)
      .map(({ lasts, drawnFrom, opens }) => {
        if (drawnFrom.length === 0 && opens !== undefined) return '–';
        return lasts === 'forGood' ? 'for good' : words[lasts === 1 ? 1 : 2];
      });
    expect(rowsOf('Cards').map(([, , lasts]) => lasts)).toEqual(expected);
  });
});
