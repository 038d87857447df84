import { type Result, ok } from '#shared/kernel/result.ts';
import { at } from '../../../kernel/records.ts';
import type { ConvergenceFailure, SolveOptions } from '../../tradeModel.ts';
import { heightOfLevel, openBetween } from '../barriers.ts';
import { type JudgedMarket, judgeMarket, scoreOf, incomeOf } from '../judgeMarket.ts';
import type { MarketState } from '../marketState.ts';
import { type Institution, highestLevel } from '../officials/officialScore.ts';
import { segmentedIncome } from '../segmentedBase.ts';
import type { SegmentedMarket } from '../segmentedMarket.ts';
import type { SegmentedBase } from '../segmentedModel.ts';

/** What a pact without inner walls means to its members, and what each would gain by breaking it. */

export type PactTerms = {
  readonly members: readonly number[];
  readonly payments?: readonly Payment[];
  /** Levels at which a member may secretly wall itself off from the others; all that the institution leaves if absent. */
  readonly cheatingLevels?: readonly number[];
  readonly options?: SolveOptions;
};

type MemberStake = {
  readonly region: number;
  /** Scores of a round. */
  readonly noPact: number;
  readonly pact: number;
  /** Behind the best secret wall while the others keep their word and pay. */
  readonly cheat: number;
  readonly cheatingLevel: number;
  /** Shut out: walls and blocks against the others are back both ways, and payments to and from it end. */
  readonly expelled: number;
  /** δ*, undefined where there is nothing to gain by cheating. */
  readonly patience: number | undefined;
};

export type PactStakes = {
  readonly members: readonly MemberStake[];
  /** Points of score that a deposit must cost a cheat so that nobody gains; 0 where nobody is tempted. */
  readonly smallestDeposit: number;
  /** Mean change of score of the players outside. */
  readonly outsiders: number;
  /** Change of the members' joint real income, in per cent. */
  readonly realIncome: number;
};

/** `without` is the market before the pact; its dials are what members keep against everybody else. */
export function pactStakes(
  market: SegmentedMarket,
  institution: Institution,
  without: MarketState,
  terms: PactTerms,
): Result<PactStakes, ConvergenceFailure> {
  const { base, politics } = market;
  const { members } = terms;
  const judge = createPactJudge(market, institution, without, terms.options ?? {});
  const apart = judge(without.shock.barrier, []);
  if (!apart.ok) return apart;
  const barrier = openBetween(base, without.shock.barrier, members);
  const together = judge(barrier, terms.payments ?? []);
  if (!together.ok) return together;
  const stakes: MemberStake[] = [];
  for (const region of members.filter((n) => politics.players.includes(n))) {
    const stake = memberStake(market, judge, { region, without, barrier, terms, institution });
    if (!stake.ok) return stake;
    const noPact = scoreOf(market, apart.value, region).total;
    const pact = scoreOf(market, together.value, region).total;
    const patience = exclusionThreshold({ ...stake.value, pact });
    stakes.push({ region, noPact, pact, ...stake.value, patience });
  }
  const outside = politics.players.filter((n) => !members.includes(n));
  const changes = outside.map(
    (n) => scoreOf(market, together.value, n).total - scoreOf(market, apart.value, n).total,
  );
  return ok({
    members: stakes,
    smallestDeposit: Math.max(0, ...stakes.map(({ cheat, pact }) => cheat - pact)),
    outsiders: outside.length === 0 ? 0 : changes.reduce((sum, value) => sum + value, 0) / outside.length,
    realIncome:
      incomeOf(together.value.equilibrium, segmentedIncome(base), members) -
      incomeOf(apart.value.equilibrium, segmentedIncome(base), members),
  });
}

type PactJudge = (
  barrier: Float64Array,
  payments: readonly Payment[],
) => Result<JudgedMarket, ConvergenceFailure>;

/** Each solve starts from the last. */
function createPactJudge(
  market: SegmentedMarket,
  institution: Institution,
  { shock, ...conduct }: MarketState,
  options: SolveOptions,
): PactJudge {
  let known = options;
  return (barrier, payments) => {
    const paid = transferOf(market.base.N, payments);
    const transfer = shock.transfer.map((value, n) => value + (paid[n] ?? NaN));
    const judged = judgeMarket(
      market,
      institution,
      { ...conduct, shock: { ...shock, barrier, transfer } },
      known,
    );
    if (judged.ok) known = { ...options, warmStart: judged.value.equilibrium.warmStart };
    return judged;
  };
}

type Member = {
  readonly region: number;
  readonly without: MarketState;
  /** Of the pact. */
  readonly barrier: Float64Array;
  readonly terms: PactTerms;
  readonly institution: Institution;
};

function memberStake(
  market: SegmentedMarket,
  judge: PactJudge,
  { region, without, barrier, terms, institution }: Member,
): Result<Pick<MemberStake, 'cheat' | 'cheatingLevel' | 'expelled'>, ConvergenceFailure> {
  const { base, logStep } = market;
  const others = terms.members.filter((n) => n !== region);
  const payments = terms.payments ?? [];
  let best = { cheat: -Infinity, cheatingLevel: 0 };
  for (const level of terms.cheatingLevels ?? levelsUpTo(highestLevel(institution))) {
    const against = { sellers: others, height: heightOfLevel(logStep, level) };
    const cheated = judge(raiseWall(base, barrier, region, against), payments);
    if (!cheated.ok) return cheated;
    const cheat = scoreOf(market, cheated.value, region).total;
    if (cheat > best.cheat) best = { cheat, cheatingLevel: level };
  }
  const source = without.shock.barrier;
  const shutOut = judge(
    restoreBetween(base, barrier, region, { others, source }),
    payments.filter(({ from, to }) => from !== region && to !== region),
  );
  if (!shutOut.ok) return shutOut;
  return ok({ ...best, expelled: scoreOf(market, shutOut.value, region).total });
}

function levelsUpTo(highest: number): number[] {
  return Array.from({ length: highest }, (_, place) => place + 1);
}

/** What one province pays another each year, in the money of the base. */
export type Payment = { readonly from: number; readonly to: number; readonly amount: number };

/** T_n: received less paid, by region. */
export function transferOf(N: number, payments: readonly Payment[]): Float64Array {
  const transfer = new Float64Array(N);
  for (const { from, to, amount } of payments) {
    transfer[from] = (transfer[from] ?? 0) - amount;
    transfer[to] = (transfer[to] ?? 0) + amount;
  }
  return transfer;
}

/**
 * How much the future must count for exclusion alone to keep a member honest. Staying is worth b/(1−δ); cheating gives c until
 * it is seen, with chance q a round, and e from then on. Staying is better from
 *   δ* = (c − b) / (c − b + q (b − e)),   with q = 1: (c − b)/(c − e)   (Friedman 1971; Green & Porter 1984 for q < 1).
 */
type Temptation = {
  /** Scores of a round: in the pact, cheating on it, shut out of it. */
  readonly pact: number;
  readonly cheat: number;
  readonly expelled: number;
};

/** δ*; 1 or more where no patience suffices, undefined where there is nothing to gain by cheating. */
export function exclusionThreshold(
  { pact, cheat, expelled }: Temptation,
  detectionChance = 1,
): number | undefined {
  const gain = cheat - pact;
  if (gain <= 0) return undefined;
  const threat = gain + detectionChance * (pact - expelled);
  return threat > 0 ? gain / threat : Infinity;
}

/** Barriers around a pact that one of its members breaks. */

type Shape = Pick<SegmentedBase, 'N' | 'J' | 'barrierKind' | 'barrierWeight'>;

/** The barriers with a wall of this height, ln(1+t) of an average sector, put up by the buyer against each of the sellers. */
export function raiseWall(
  { N, J, barrierKind, barrierWeight }: Shape,
  barrier: Float64Array,
  buyer: number,
  against: { readonly sellers: readonly number[]; readonly height: number },
): Float64Array {
  const raised = barrier.slice();
  for (const i of against.sellers) {
    if (i === buyer) continue;
    barrierKind.forEach((kind, j) => {
      if (kind === 'wall') raised[(buyer * N + i) * J + j] = at(barrierWeight, j) * against.height;
    });
  }
  return raised;
}

/** The barriers with those between a region and each of the others, both ways, as they stand in `source`. */
export function restoreBetween(
  { N, J }: Pick<SegmentedBase, 'N' | 'J'>,
  barrier: Float64Array,
  region: number,
  from: { readonly others: readonly number[]; readonly source: Float64Array },
): Float64Array {
  const restored = barrier.slice();
  for (const i of from.others) {
    for (const cell of [(region * N + i) * J, (i * N + region) * J]) {
      restored.set(from.source.subarray(cell, cell + J), cell);
    }
  }
  return restored;
}
