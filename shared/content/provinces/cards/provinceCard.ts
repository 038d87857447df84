import type { Opening } from '../../vocabulary.ts';
import type { Reform } from '../reforms.ts';

/** One thing that a card does while it is at work. Levels are those of the dials, chances and shares parts of 1, money 100 million yuan. */
export type ProvinceEffect =
  /** A reform is in force from here on, whoever wanted it. */
  | { readonly type: 'reform'; readonly reform: Reform }
  /** The fiscal rules of the eighties are back: what was reformed of taxes and transfers falls. */
  | { readonly type: 'contracting' }
  /** A dial of every province stands so many levels higher than its leader set it. */
  | { readonly type: 'dial'; readonly dial: 'wall' | 'block'; readonly levels: number }
  /** Who has this state share of industry or more raises his wall by a level, or loses points of his jobs part. */
  | { readonly type: 'raiseOrLose'; readonly stateShare: number; readonly points: number }
  /** Who raises his wall gains points of his jobs part. */
  | { readonly type: 'raiseAndGain'; readonly points: number }
  | { readonly type: 'payroll'; readonly percent: number }
  /** Who has more than this state share loses state jobs, unless he pays. */
  | {
      readonly type: 'layoffs';
      readonly stateShare: number;
      readonly percent: number;
      readonly refusalCost: number;
    }
  /** The province named may set a wall of this level against one other; in the round after, that one may answer so. */
  | { readonly type: 'fee'; readonly level: number }
  /** Costs of buying and selling abroad, and of every route at home, in per cent. */
  | { readonly type: 'imports' | 'exports'; readonly percent: Readonly<Record<string, number>> }
  | { readonly type: 'routes'; readonly percent: number }
  /** One binding pact may be made without a deposit. */
  | { readonly type: 'pactWithoutDeposit' }
  /** The office of a binding pact costs nothing whose members are all among these. */
  | { readonly type: 'freeOffice'; readonly members: readonly string[] }
  /** On the chance of an inspection under the law in force. */
  | { readonly type: 'inspectionFactor'; readonly factor: number }
  | { readonly type: 'inspectionChance'; readonly law: 1 | 2; readonly chance: number }
  /** Everybody with a dial at this level or higher may be caught: pays the fine × level/4, and that dial falls by one. */
  | {
      readonly type: 'team';
      readonly level: number;
      readonly leastChance: number;
      readonly leastFine: number;
    };

export type ProvinceCard = {
  readonly key: ProvinceCardKey;
  /** First and last year of what it tells of; without them it has no date. */
  readonly years?: readonly [number, number];
  readonly effects: readonly ProvinceEffect[];
  /** Rounds that it is at work; `forGood`: until the game ends. */
  readonly lasts: number | 'forGood';
  /** Openings whose seed may draw it; the host may lay out any. */
  readonly drawnFrom: readonly Opening[];
  /** Openings whose rules in force it tells of: it lies there from round 1. */
  readonly opens?: Opening;
  /** Only to be read; shown where the settings show history. */
  readonly isHistory?: true;
  /** Whom the seed names. */
  readonly names?: readonly string[];
  /** What the date, and the event, are known from: the seed document of the game, a page that was read, or memory. */
  readonly known: 'seed' | 'seen' | 'memory';
};

/** Cards of the provinces in the order of their years; those without a date stand where they would plausibly come. */
export const PROVINCE_CARD_KEYS = [
  'ownSystem',
  'selfReliance',
  'separateKitchens',
  'woolWars',
  'marketSlump',
  'taxSharing',
  'payrollSqueeze',
  'layoffs',
  'fukangFee',
  'blockadeRule',
  'wtoAccession',
  'deltaAgreements',
  'trunkHighways',
  'cadreEvaluation',
  'monopolyLaw',
  'buyLocalLists',
  'inspectionTeam',
  'deltaOffice',
  'fairCompetitionReview',
] as const;
export type ProvinceCardKey = (typeof PROVINCE_CARD_KEYS)[number];
