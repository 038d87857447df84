import type { EventCard } from './eventCard.ts';

/** Technology, resources, firms, and what stirs at home. */
export const GROWTH = [
  {
    key: 'technologyLeap',
    roles: ['producer'],
    sector: 'electronics',
    effects: [{ type: 'productivity', of: 'first', on: 'sector', percent: 3 }],
    rounds: 'lasting',
    source: 'Jorgenson, Information technology and the U.S. economy, American Economic Review 91 (2001)',
  },
  {
    key: 'transportRevolution',
    roles: [],
    effects: [
      {
        type: 'tradeCost',
        from: 'everyone',
        to: 'everyone',
        bothWays: false,
        on: 'goods',
        percent: -1,
      },
    ],
    rounds: 'lasting',
    source:
      'Bernhofen, El-Sahli and Kneller, Estimating the effects of the container revolution on world trade, Journal of International Economics 98 (2016)',
  },
  {
    key: 'resourceFind',
    roles: ['anyone'],
    sector: 'energy',
    effects: [{ type: 'productivity', of: 'first', on: 'sector', percent: 1.2 }],
    rounds: 'lasting',
    source:
      'Corden and Neary, Booming sector and de-industrialisation in a small open economy, Economic Journal 92 (1982)',
  },
  {
    key: 'commodityBoom',
    roles: [],
    sector: 'farm',
    effects: [
      { type: 'productivity', of: 'restOfWorld', on: 'sector', percent: -2 },
      { type: 'tradeCost', from: 'everyone', to: 'restOfWorld', bothWays: false, on: 'sector', percent: -12 },
    ],
    rounds: 2,
    source: 'Deaton, Commodity prices and growth in Africa, Journal of Economic Perspectives 13 (1999)',
  },
  {
    key: 'relocation',
    roles: ['anyone', 'anyone'],
    sector: 'machines',
    effects: [
      { type: 'capitalMove', on: 'sector', percent: 4 },
      { type: 'support', of: 'first', points: -1 },
      { type: 'support', of: 'second', points: 1 },
    ],
    rounds: 'lasting',
    source:
      'Markusen, The boundaries of multinational enterprises and the theory of international trade, Journal of Economic Perspectives 9 (1995)',
  },
  {
    key: 'homeReform',
    roles: ['anyone'],
    effects: [
      { type: 'productivity', of: 'first', on: 'everything', percent: 0.2 },
      { type: 'support', of: 'first', points: -1.5 },
    ],
    rounds: 'lasting',
    source:
      'Sachs and Warner, Economic reform and the process of global integration, Brookings Proposals on Economic Activity (1995)',
  },
  {
    key: 'protest',
    roles: ['anyone'],
    effects: [{ type: 'support', of: 'first', points: -3 }],
    rounds: 1,
    source: 'Bhagwati, In Defense of Globalization (2004)',
  },
  {
    key: 'smuggling',
    roles: ['anyone'],
    effects: [{ type: 'evasion', of: 'first', percent: 15 }],
    rounds: 2,
    source:
      'Fisman and Wei, Tax rates and tax evasion: evidence from “missing imports” in China, Journal of Political Economy 112 (2004)',
  },
] as const satisfies readonly EventCard[];
