import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RoundReport } from '#shared/protocol/report.ts';

export type MoveKind =
  | 'competition'
  | 'diffusion'
  | 'research'
  | 'specialization'
  | 'saving'
  | 'fromAbroad'
  | 'people'
  | 'staff'
  | 'smuggling';

export type Move = {
  readonly kind: MoveKind;
  /** Per cent, millions of people, or billions of money. */
  readonly value: number;
  readonly unit: 'percent' | 'people' | 'money';
};

/** Smaller movements are noise: a thousandth of a per cent, a thousand people, ten millions of money. */
const SMALLEST = { percent: 0.001, people: 0.001, money: 0.01 } as const;

/** What moved at home in the round with its causes; undefined where nothing can move. */
export function movesOf(report: RoundReport, economy: EconomyId): readonly Move[] | undefined {
  const own = report.modules?.dynamics?.economies[economy];
  if (own === undefined) return undefined;
  const { productivity, capital } = own;
  const percent = (kind: MoveKind, change: number): Move => ({ kind, value: 100 * change, unit: 'percent' });
  const moves: Move[] = [
    percent('competition', productivity.competition),
    percent('diffusion', productivity.diffusion),
    percent('research', productivity.research),
    percent('specialization', productivity.specialization),
    percent('saving', capital.saving),
    percent('fromAbroad', capital.fromAbroad),
    { kind: 'people', value: own.peopleMn, unit: 'people' },
    { kind: 'staff', value: own.savedStaffBn, unit: 'money' },
    { kind: 'smuggling', value: own.smuggledBn, unit: 'money' },
  ];
  return moves.filter(({ value, unit }) => Math.abs(value) >= SMALLEST[unit]);
}
