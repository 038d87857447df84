import type { ConceptPlace } from '#shared/content/concepts/concept.ts';
import { WELFARE_PARTS, type WelfarePart } from '#shared/content/vocabulary.ts';
import { percentALog, percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { DynamicsOfEconomy } from '#shared/protocol/modules/modules.ts';
import type { EconomyReport, RoundReport } from '#shared/protocol/report.ts';
import { type Account, type AccountBar, accountOf } from '../../design/charts/stack.ts';

/** What moves productivity, and what moves capital: each sums to the change. */
type GrowthCause = keyof DynamicsOfEconomy['productivity'];
type CapitalCause = keyof DynamicsOfEconomy['capital'];
/** What moves besides, each with its own unit. */
type OtherMove = 'people' | 'staff' | 'smuggling';
export type MoveKind = GrowthCause | CapitalCause | OtherMove;

export type Move = {
  readonly kind: OtherMove;
  /** Millions of people, or billions of money. */
  readonly value: number;
  readonly unit: 'people' | 'money';
};

/** What moved at home in a round, to be felt from the next on. */
type Moves = {
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
  specialization: 'spot.specialization',
  saving: 'spot.capital',
  fromAbroad: 'spot.investment',
  people: 'spot.migration',
  staff: 'spot.borderStaff',
  smuggling: 'spot.smuggling',
};

export type BillBar = AccountBar<WelfarePart>;

/** Bars in per cent of real income. */
type Bill = Account<WelfarePart>;

/** Parts below this are left out of the bill: a thousandth of a per cent is noise to a reader. */
const VISIBLE_PERCENT = 0.0005;

/**
 * Why real income changed this round: parts that sum to the change exactly. The parts are logs, which add up; all are
 * scaled alike so that their sum is the per cent by which real income changed, as every other place says it. Parts too
 * small to draw are left out and cannot change the shown sum.
 */
export function billOf({ parts, logChange }: EconomyReport): Bill {
  const scale = percentALog(logChange);
  const entries = WELFARE_PARTS.map((part) => ({ part, value: scale * parts[part] }));
  return accountOf(entries, percentOfLog(logChange), VISIBLE_PERCENT);
}
