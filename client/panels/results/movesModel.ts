import type { ConceptPlace } from '#shared/content/concepts/conceptPlaces.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { DynamicsOfEconomy } from '#shared/protocol/modules/dynamics.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { accountOf, type Account } from './barsModel.ts';

/** What moves productivity, and what moves capital: each sums to the change. */
export type GrowthCause = keyof DynamicsOfEconomy['productivity'];
export type CapitalCause = keyof DynamicsOfEconomy['capital'];
/** What moves besides, each with its own unit. */
export type OtherMove = 'people' | 'staff' | 'smuggling';
export type MoveKind = GrowthCause | CapitalCause | OtherMove;

export type Move = {
  readonly kind: OtherMove;
  /** Millions of people, or billions of money. */
  readonly value: number;
  readonly unit: 'people' | 'money';
};

/** What moved at home in a round, to be felt from the next on. */
export type Moves = {
  /** In per cent. */
  readonly productivity: Account<GrowthCause>;
  readonly capital: Account<CapitalCause>;
  readonly others: readonly Move[];
};

/** Smaller movements are noise: a thousandth of a per cent, a thousand people, ten millions of money. */
const SMALLEST = { percent: 0.001, people: 0.001, money: 0.01 } as const;

/** Undefined where nothing can move. */
export function movesOf(report: RoundReport, economy: EconomyId): Moves | undefined {
  const own = report.modules?.dynamics?.economies[economy];
  if (own === undefined) return undefined;
  const others: Move[] = [
    { kind: 'people', value: own.peopleMn, unit: 'people' },
    { kind: 'staff', value: own.savedStaffBn, unit: 'money' },
    { kind: 'smuggling', value: own.smuggledBn, unit: 'money' },
  ];
  return {
    productivity: percentAccount(own.productivity),
    capital: percentAccount(own.capital),
    others: others.filter(({ value, unit }) => Math.abs(value) >= SMALLEST[unit]),
  };
}

export function isStill({ productivity, capital, others }: Moves): boolean {
  return productivity.bars.length + capital.bars.length + others.length === 0;
}

/** Changes of logs in per cent, so that they add up. */
function percentAccount<Cause extends string>(causes: Readonly<Record<Cause, number>>): Account<Cause> {
  const entries = keysOf<Cause>(causes).map((part) => ({ part, value: 100 * causes[part] }));
  const total = entries.reduce((sum, { value }) => sum + value, 0);
  return accountOf(entries, total, SMALLEST.percent);
}

/** Where the cards about a movement stand in the glossary. */
export const MOVE_PLACES: Readonly<Record<MoveKind, ConceptPlace>> = {
  competition: 'spot.productivity',
  diffusion: 'spot.productivity',
  research: 'spot.research',
  specialization: 'clause.agreedSpecialization',
  saving: 'spot.capital',
  fromAbroad: 'spot.investment',
  people: 'spot.migration',
  staff: 'spot.borderStaff',
  smuggling: 'spot.smuggling',
};
