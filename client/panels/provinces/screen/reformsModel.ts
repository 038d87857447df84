import { PRESTIGE_COST } from '#shared/content/provinces/provinceConstants.ts';
import { REFORMS, type Reform } from '#shared/content/provinces/reforms.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';

/** What the centre has done with its rules, and what it could do next. */
export type ReformsBoard = {
  /** Those that matter now, in the order in which they were enacted; a stronger law stands for the weaker one. */
  readonly inForce: readonly Reform[];
  readonly prestige: number;
  readonly choices: readonly {
    readonly reform: Reform;
    readonly cost: number;
    readonly isAffordable: boolean;
  }[];
  /** The reform that stands for this round and works from the next. */
  readonly pending?: Reform;
  /** How many have sealed an answer where assent is asked for. */
  readonly answered?: number;
};

export function reformsBoard({ reforms, centre }: Pick<ProvincesState, 'reforms' | 'centre'>): ReformsBoard {
  const act = centre.acts.find((each) => each.type === 'reform');
  const isReplaced = (reform: Reform): boolean => reform === 'weakLaw' && reforms.includes('strongLaw');
  const open = REFORMS.filter(
    (reform) => !reforms.includes(reform) && !isReplaced(reform) && reform !== act?.reform,
  );
  return {
    inForce: reforms.filter((reform) => !isReplaced(reform)),
    prestige: centre.prestige,
    choices: open.map((reform) => ({
      reform,
      cost: PRESTIGE_COST[reform],
      isAffordable: PRESTIGE_COST[reform] <= centre.prestige,
    })),
    ...(act === undefined ? {} : { pending: act.reform }),
    ...(act?.reform === 'evaluation' ? { answered: centre.assentedBy.length } : {}),
  };
}
