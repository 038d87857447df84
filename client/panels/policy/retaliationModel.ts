import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { averageWallBp } from '../../state/trade.ts';
import type { Effect } from '../effects/effectModel.ts';
import { nextWall } from './wallModel.ts';

/** An answer in kind, and the public record of who would give it. */
export type Threat = {
  readonly by: EconomyId;
  readonly raisedBp: number;
  /** Rounds in which it raised its wall, of all rounds so far. */
  readonly raises: number;
  readonly rounds: number;
};

/** A partner that would lose more than this share of its income, in per cent, may answer. */
const HURT_PERCENT = 0.3;
/** In small worlds nobody loses that much: the hardest hit of a raise of this many points is named all the same. */
const LARGE_RAISE_BP = 300;

type Question = {
  readonly scenario: Scenario;
  readonly game: CountryGame;
  readonly me: EconomyId;
  readonly policy: Policy;
  readonly effects: readonly Effect[];
};

/** The hardest hit outside one's own union, if the envelope raises the wall enough to be answered. */
export function retaliationOf({ scenario, game, me, policy, effects }: Question): Threat | undefined {
  const nowBp = averageWallBp(scenario, game, me, game.walls[me]?.mfnRateBp ?? {});
  const nextBp = averageWallBp(scenario, game, me, nextWall(scenario, game, me, policy));
  const raisedBp = Math.round((nextBp - nowBp) / POINT_BP) * POINT_BP;
  if (raisedBp <= 0) return undefined;
  const own = unitOf(game, me);
  const worst = effects
    .filter(({ economy }) => !own.includes(economy) && game.seats[economy] !== undefined)
    .toSorted((a, b) => a.percent - b.percent)[0];
  if (worst === undefined || worst.percent >= 0) return undefined;
  if (worst.percent > -HURT_PERCENT && raisedBp < LARGE_RAISE_BP) return undefined;
  const raises = game.reports.filter((report) => {
    const before = averageWallBp(scenario, game, worst.economy, report.wallsBefore[worst.economy] ?? {});
    return (
      averageWallBp(scenario, game, worst.economy, report.walls[worst.economy] ?? {}) > before + POINT_BP / 2
    );
  }).length;
  return { by: worst.economy, raisedBp, raises, rounds: game.reports.length };
}
