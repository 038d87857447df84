import type { EventCard } from './eventCard.ts';

/** What blocs set off: rivals, applicants, timetables, failures. */
export const BLOCS = [
  {
    key: 'outsideBloc',
    roles: [],
    effects: [
      {
        type: 'tradeCost',
        from: 'everyone',
        to: 'restOfWorld',
        bothWays: false,
        on: 'goods',
        percent: 2,
      },
    ],
    rounds: 3,
    source: 'Baldwin, A domino theory of regionalism, NBER Working Paper 4465 (1993)',
  },
  {
    key: 'rivalBloc',
    roles: [],
    effects: [{ type: 'pairCost', pairs: 'acrossBlocs', on: 'goods', percent: 1 }],
    rounds: 2,
    needsBloc: true,
    source:
      'Krugman, Is bilateralism bad?, in Helpman and Razin (eds), International Trade and Trade Policy (1991)',
  },
  {
    key: 'application',
    roles: ['outsideBlocs'],
    effects: [
      {
        type: 'tradeCost',
        from: 'first',
        to: 'blocMembers',
        bothWays: true,
        on: 'goods',
        percent: -2,
      },
      { type: 'support', of: 'first', points: 1 },
    ],
    rounds: 2,
    needsBloc: true,
    source:
      'Baldwin and Jaimovich, Are free trade agreements contagious?, Journal of International Economics 88 (2012)',
  },
  {
    key: 'whitePaper',
    roles: [],
    effects: [{ type: 'pairCost', pairs: 'partners', on: 'goods', percent: -1 }],
    rounds: 'lasting',
    needsBloc: true,
    source:
      'Commission of the European Communities, Completing the Internal Market (1985); Cecchini, The European Challenge 1992 (1988)',
  },
  {
    key: 'demonstration',
    roles: [],
    effects: [
      { type: 'support', of: 'blocMembers', points: 1 },
      { type: 'support', of: 'outsiders', points: -1.5 },
      { type: 'capital', of: 'blocMembers', on: 'goods', percent: 0.5 },
    ],
    rounds: 1,
    needsBloc: true,
    source: 'Baldwin, The causes of regionalism, The World Economy 20 (1997)',
  },
  {
    key: 'failedMegaDeal',
    roles: ['large', 'anyone'],
    effects: [
      { type: 'tradeCost', from: 'first', to: 'second', bothWays: true, on: 'goods', percent: 1 },
      { type: 'support', of: 'first', points: -1 },
      { type: 'support', of: 'second', points: -1 },
    ],
    rounds: 1,
    source: 'Nelson, A History of the FTAA: From Hegemony to Fragmentation in the Americas (2015)',
  },
  {
    key: 'lockIn',
    roles: ['inBloc'],
    effects: [
      { type: 'productivity', of: 'first', on: 'everything', percent: 0.15 },
      { type: 'support', of: 'first', points: -1 },
    ],
    rounds: 'lasting',
    needsBloc: true,
    source:
      'Tang and Wei, The value of making commitments externally, Journal of International Economics 78 (2009)',
  },
  {
    key: 'smallVoice',
    roles: ['small'],
    effects: [
      { type: 'tradeCost', from: 'first', to: 'everyone', bothWays: false, on: 'goods', percent: -0.7 },
      { type: 'support', of: 'first', points: 1.5 },
    ],
    rounds: 1,
    source: 'Severino, Southeast Asia in Search of an ASEAN Community (2006)',
  },
] as const satisfies readonly EventCard[];
