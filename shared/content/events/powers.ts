import type { EventCard } from './eventCard.ts';

/** Powers and neighbours: friction, pressure, threat, reconciliation. */
export const POWERS = [
  {
    key: 'powerFriction',
    roles: ['large', 'large'],
    effects: [{ type: 'tradeCost', from: 'first', to: 'second', bothWays: true, on: 'goods', percent: 5 }],
    rounds: 2,
    source: 'Destler, American Trade Politics (2005)',
  },
  {
    key: 'pressure',
    roles: ['large', 'small'],
    isAct: true,
    effects: [
      { type: 'tradeCost', from: 'second', to: 'first', bothWays: false, on: 'goods', percent: 3 },
      { type: 'support', of: 'second', points: -1 },
    ],
    rounds: 2,
    source: 'Bhagwati and Patrick (eds), Aggressive Unilateralism (1990)',
  },
  {
    key: 'externalThreat',
    roles: [],
    effects: [
      {
        type: 'tradeCost',
        from: 'restOfWorld',
        to: 'everyone',
        bothWays: true,
        on: 'goods',
        percent: 1,
      },
      { type: 'support', of: 'blocMembers', points: 1.5 },
      { type: 'support', of: 'outsiders', points: -1 },
    ],
    rounds: 2,
    source: 'Alesina and Spolaore, The Size of Nations (2003), on unions against a threat from outside',
  },
  {
    key: 'peace',
    roles: ['anyone', 'anyone'],
    effects: [
      { type: 'tradeCost', from: 'first', to: 'second', bothWays: true, on: 'goods', percent: -2 },
      { type: 'support', of: 'first', points: 1 },
      { type: 'support', of: 'second', points: 1 },
    ],
    rounds: 'lasting',
    source: 'Martin, Mayer and Thoenig, Make trade not war?, Review of Economic Studies 75 (2008)',
  },
  {
    key: 'refugees',
    roles: ['developed', 'developing'],
    effects: [
      { type: 'peopleMove', percent: 0.5 },
      { type: 'support', of: 'first', points: -2 },
    ],
    rounds: 'lasting',
    source:
      'Card, The impact of the Mariel boatlift on the Miami labor market, Industrial and Labor Relations Review 43 (1990)',
  },
  {
    key: 'aid',
    roles: ['large', 'developing'],
    effects: [
      { type: 'transfer', percent: 0.3 },
      { type: 'support', of: 'second', points: 2 },
    ],
    rounds: 2,
    source:
      'DeLong and Eichengreen, The Marshall Plan: history’s most successful structural adjustment program (1993)',
  },
  {
    key: 'newPole',
    roles: ['developing'],
    effects: [
      { type: 'productivity', of: 'first', on: 'everything', percent: 0.25 },
      { type: 'support', of: 'first', points: 1 },
    ],
    rounds: 'lasting',
    source: 'Subramanian and Kessler, The hyperglobalization of trade and its future (2013)',
  },
] as const satisfies readonly EventCard[];
