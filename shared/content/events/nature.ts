import type { EventCard } from './eventCard.ts';

/** Nature, disease and the long chains of supply. */
export const NATURE = [
  {
    key: 'drought',
    roles: ['producer'],
    sector: 'farm',
    effects: [
      { type: 'productivity', of: 'first', on: 'sector', percent: -3.5 },
      { type: 'support', of: 'first', points: -1 },
    ],
    rounds: 1,
    source:
      'Lesk, Rowhani and Ramankutty, Influence of extreme weather disasters on global crop production, Nature 529 (2016)',
  },
  {
    key: 'pandemic',
    roles: [],
    effects: [
      { type: 'productivity', of: 'everyone', on: 'everything', percent: -0.25 },
      {
        type: 'tradeCost',
        from: 'everyone',
        to: 'everyone',
        bothWays: false,
        on: 'goods',
        percent: 1,
      },
    ],
    rounds: 1,
    source:
      'Bonadio, Huo, Levchenko and Pandalai-Nayar, Global supply chains in the pandemic, Journal of International Economics 133 (2021)',
  },
  {
    key: 'supplyBreak',
    roles: ['producer'],
    sector: 'electronics',
    effects: [
      { type: 'tradeCost', from: 'first', to: 'everyone', bothWays: false, on: 'sector', percent: 6 },
      { type: 'productivity', of: 'first', on: 'sector', percent: -2 },
    ],
    rounds: 1,
    source:
      'Carvalho, Nirei, Saito and Tahbaz-Salehi, Supply chain disruptions: evidence from the Great East Japan Earthquake, Quarterly Journal of Economics 136 (2021)',
  },
  {
    key: 'routeBlocked',
    roles: ['anyone', 'anyone'],
    effects: [{ type: 'tradeCost', from: 'first', to: 'second', bothWays: true, on: 'goods', percent: 4 }],
    rounds: 1,
    source:
      'Feyrer, Distance, trade, and income: the 1967 to 1975 closing of the Suez canal, Journal of Development Economics 153 (2021)',
  },
  {
    key: 'foodScare',
    roles: ['producer'],
    sector: 'farm',
    effects: [
      { type: 'tradeCost', from: 'first', to: 'everyone', bothWays: false, on: 'sector', percent: 10 },
      { type: 'support', of: 'first', points: -1 },
    ],
    rounds: 2,
    source:
      'Disdier, Fontagné and Mimouni, The impact of regulations on agricultural trade, American Journal of Agricultural Economics 90 (2008)',
  },
] as const satisfies readonly EventCard[];
