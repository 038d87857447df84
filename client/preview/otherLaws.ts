/** What changes of law other than offers would do: a package of the conference, that a seat leaves agreements, and one signature to other deals. */
import { NOTICE_ROUNDS } from '#shared/content/treatyConstants.ts';
import { type PackagePlan, packagePlans, packageStances } from '#shared/bots/modules/conferenceMove.ts';
import { type WeighedObjection, weighObjections } from '#shared/bots/modules/delegation.ts';
import { POINT_BP, percentOfLog } from '#shared/kernel/basisPoints.ts';
import { at, fromKeys, mapValues } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { PackageChange, WtoState } from '#shared/protocol/modules/wto.ts';
import type { SupportForecast, SupportNow } from '#shared/protocol/modules/politics.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { lawOf, withPendingLaw } from '#shared/rules/clauses/proposalLaw.ts';
import {
  type EconomyForecast,
  type GoingOn,
  type TwoWays,
  compareLaws,
  forecastLeaving,
} from '#shared/rules/forecast/compareLaws.ts';
import {
  type ProjectedRound,
  forecastOverRounds,
  projectKept,
  roundsToEnd,
  supportOnward,
} from '#shared/rules/forecast/forecastOverRounds.ts';
import { economyPlace, placesOf } from '#shared/rules/law/lawInForce.ts';
import { giveNotices } from '#shared/rules/law/leaving.ts';
import { applyLaw, startsAnew } from '#shared/rules/law/register.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { supportOfAll, withPolicy } from '#shared/rules/forecast/policyForecasts.ts';
import { type Undertaking, adopt, adoptionOf, changedPackage } from '#shared/rules/modules/wto/packages.ts';
import { validatePolicy } from '#shared/rules/countries/policy.ts';
import { isMet } from '#shared/rules/modules/politics/mandates.ts';
import { officeLine } from '#shared/rules/modules/politics/society.ts';
import { revenueBn } from '#shared/rules/settlement/reportFigures.ts';
import { settledEconomy } from '#shared/rules/shock/buildShock.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { Readiness } from './advice.ts';

/** A package, as on the floor or being written, and changes to it, each asked for by itself, then all at once where that is asked; for a seat, how it goes on. */
export type PackageJob = {
  readonly type: 'package';
  readonly undertaking: Undertaking;
  readonly changes: readonly PackageChange[];
  readonly withAll?: boolean;
  readonly economy?: EconomyId;
  /** Of one that was adopted: tariffs and ceilings as they were before. */
  readonly before?: Pick<CountryGame, 'walls' | 'wto'>;
};

/** What an undertaking would do to every economy in this round, and to all together, billions. */
export type UndertakingEffect = {
  readonly economies: Readonly<Record<EconomyId, EconomyForecast>>;
  readonly worldGainBn: number;
  /** Of a change to a package: how whoever asks goes on with the package as tabled, and as changed. */
  readonly ways?: TwoWays;
};

export type PackageEffects = {
  readonly type: 'package';
  readonly asTabled: UndertakingEffect;
  readonly ways?: TwoWays;
  /** Of every government; empty where the game has no politics. */
  readonly support: Readonly<Record<EconomyId, SupportForecast>>;
  /** How bots would stand to it, while packages are proposed. */
  readonly stances?: PackagePlan['stances'];
  /** In the order asked, then all at once; nothing where the package says that already. */
  readonly changed: readonly (UndertakingEffect | undefined)[];
  /** What all together gain by the tariffs of the package alone, without easier borders: free trade in `freeTradeGainBn` has none. */
  readonly tariffGainBn: number;
  /** What all together would gain if no seat levied a tariff: the far end of the scale. */
  readonly freeTradeGainBn: number;
};

/** Packages that a seat could propose as they are. */
export type PackagesJob = { readonly type: 'packages'; readonly economy: EconomyId };
export type ReadyPackages = {
  readonly type: 'packages';
  readonly plans: readonly (PackagePlan & Pick<UndertakingEffect, 'ways'>)[];
  /** In their place once one is up for decision: the bots that object to it. */
  readonly objectors?: Readonly<Record<EconomyId, WeighedObjection>>;
};

type Case = Readonly<{ scenario: Scenario; view: CountryGame & { wto: WtoState }; without: CountryGame }>;

/** The package, then each change, then free trade; newer work may interrupt between them. */
export function* packageEffects(
  scenario: Scenario,
  now: CountryGame,
  { undertaking, changes, withAll, economy, before }: PackageJob,
): Generator<undefined, PackageEffects | undefined> {
  const view = { ...now, ...before };
  const { wto } = view;
  if (wto === undefined) return undefined;
  const each: Case = { scenario, view: { ...view, wto }, without: withPendingLaw(scenario, view) };
  const laws = { without: each.without, with: adopted(each, undertaking) };
  const [asTabled, support] = [effectOf(each, laws.with), supportOfAll(scenario, view, laws)];
  if (!asTabled.ok || !support.ok) return undefined;
  const ways = economy && view.par && !startsAnew(view) && twoWaysOf(scenario, view, laws, economy);
  const changed: (UndertakingEffect | undefined)[] = [];
  const all = changes.reduce((text, change) => changedPackage(text, change) ?? text, undertaking);
  const texts = changes.map((change) => changedPackage(undertaking, change));
  for (const asked of withAll === true ? [...texts, all] : texts) {
    yield undefined;
    const law = asked && adopted(each, asked);
    const effect = law && effectOf(each, law);
    if (effect?.ok === false) return undefined;
    yield undefined;
    const then = law && economy && ways && twoWaysOf(scenario, view, { ...laws, with: law }, economy, ways);
    changed.push(
      effect && { ...effect.value, ...(then && { ways: { without: ways.with, with: then.with } }) },
    );
  }
  yield undefined;
  const noEasing = { ...undertaking, terms: { ...undertaking.terms, facilitationBp: 0 } };
  const tariffs = effectOf(each, adopted(each, noEasing));
  yield undefined;
  const free = effectOf(each, withoutTariffs(each));
  if (!tariffs.ok || !free.ok) return undefined;
  const isTabling = economy !== undefined && wto.conference?.stage === 'tabling';
  const stances = isTabling ? yield* packageStances(scenario, view, economy, undertaking) : undefined;
  return {
    type: 'package',
    asTabled: asTabled.value,
    ...(ways && { ways }),
    support: support.value,
    ...(stances && { stances }),
    changed,
    tariffGainBn: tariffs.value.worldGainBn,
    freeTradeGainBn: free.value.worldGainBn,
  };
}

/** Each with how the seat goes on without it and with it, where that is a score. */
export function* readyPackages(
  scenario: Scenario,
  view: CountryGame,
  { economy }: PackagesJob,
): Generator<undefined, ReadyPackages | undefined> {
  const { wto } = view;
  if (wto === undefined) return undefined;
  const objectors = weighObjections(scenario, view, economy);
  if (objectors !== undefined) return { type: 'packages', plans: [], objectors };
  const each: Case = { scenario, view: { ...view, wto }, without: withPendingLaw(scenario, view) };
  const plans: ReadyPackages['plans'][number][] = [];
  for (const plan of yield* packagePlans(scenario, view, economy)) {
    yield undefined;
    const laws = { without: each.without, with: adopted(each, { terms: plan.terms, waivers: [] }) };
    const ways = view.par && twoWaysOf(scenario, view, laws, economy, plans[0]?.ways);
    plans.push({ ...plan, ...(ways && { ways }) });
  }
  return { type: 'packages', plans };
}

function adopted({ scenario, view, without }: Case, undertaking: Undertaking): CountryGame {
  return adopt(without, adoptionOf(scenario, without, view.wto, undertaking));
}

function withoutTariffs({ view, without }: Case): CountryGame {
  const walls = mapValues(without.walls, (wall, economy) =>
    view.seats[economy] === undefined ? wall : { ...wall, mfnRateBp: mapValues(wall.mfnRateBp, () => 0) },
  );
  return { ...without, walls };
}

function effectOf(
  { scenario, without }: Case,
  law: CountryGame,
): Result<UndertakingEffect, ConvergenceFailure> {
  const compared = compareLaws(scenario, { without, with: law });
  if (!compared.ok) return compared;
  const { economies } = compared.value;
  const worldGainBn = Object.values(economies).reduce((sum, { gainBn }) => sum + gainBn, 0);
  return ok({ economies, worldGainBn });
}

/** Basis points by which all tariffs are moved on trial, beside the largest step. */
const TRIED_BP = 2 * POINT_BP;

/** How a seat goes on under each of two laws; what is known of the first is taken over. */
export function twoWaysOf(
  scenario: Scenario,
  view: CountryGame,
  laws: Readonly<Record<'without' | 'with', CountryGame>>,
  economy: EconomyId,
  { without: known }: Partial<TwoWays> = {},
): TwoWays | undefined {
  const voters = { scenario, view, economy };
  const support = supportOfAll(scenario, view, laws);
  if (!support.ok) return undefined;
  const { after, change = 0 } = support.value[economy] ?? {};
  const without = known ?? wayUnder(voters, laws.without, after && after - change);
  const then = wayUnder(voters, laws.with, after);
  return without && then && { without, with: then };
}

function wayUnder(
  voters: Parameters<typeof supportOnward>[0],
  law: CountryGame,
  support: number | undefined,
): GoingOn | undefined {
  const projected = projectKept(voters.scenario, law, { rounds: roundsToEnd(voters.view) });
  return projected.ok ? goingOn(voters, projected.value, support) : undefined;
}

/** From here to the end under a law that is projected. */
export function goingOn(
  voters: Parameters<typeof supportOnward>[0],
  projected: readonly ProjectedRound[],
  support: number | undefined,
): GoingOn {
  const place = economyPlace(voters.scenario, voters.economy);
  const incomes = projected.map(({ solved }) => at(solved.equilibrium.welfarePerHead, place));
  const supports = support === undefined ? undefined : supportOnward(voters, projected, support);
  const done = tasksDone(voters, projected, supports?.at(-1));
  return { incomes, ...(supports && { supports }), ...(done && { tasksDone: done }) };
}

/**
 * The tasks of a seat that are done once nothing more was decided, judged as the rules judge them when play is over. Shares of possible gains are those of
 * the last round that was settled: the gains are searched for minutes.
 */
function tasksDone(
  { scenario, view, economy }: Parameters<typeof supportOnward>[0],
  projected: readonly ProjectedRound[],
  support: number | undefined,
): readonly string[] | undefined {
  const { politics, tasks } = view;
  const all = politics?.mandates[economy] ?? tasks?.[economy];
  const last = projected.at(-1);
  if (all === undefined || last === undefined) return undefined;
  const { law, solved } = last;
  const settled = settledEconomy(scenario, law.settled.borderCost, solved);
  const before = view.reports.at(-1)?.economies;
  const economies = fromKeys(placesOf(scenario).ids, (id) => ({
    revenueBn: revenueBn({ scenario, law, after: solved }, economyPlace(scenario, id)),
    incomeBn: settled.incomeBn[id] ?? 0,
    shareOfPrize: before?.[id]?.shareOfPrize ?? 0,
  }));
  const own = politics?.seats[economy];
  const state = {
    ...view,
    agreements: law.agreements,
    walls: law.walls,
    settled,
    reports: [{ economies }],
    ...(politics &&
      own &&
      support !== undefined && {
        politics: { ...politics, seats: { ...politics.seats, [economy]: { ...own, support } } },
      }),
  };
  return all.filter((task) => isMet({ scenario, state, economy }, task)).map(({ id }) => id);
}

/** Support at the end of the round as things stand. Where it falls short, each move of the own tariffs is a slice. */
export function* supportNow(
  scenario: Scenario,
  view: CountryGame,
  law: CountryGame,
  economy: EconomyId,
): Generator<undefined, SupportNow | undefined> {
  const under = (other: CountryGame): SupportForecast | undefined => {
    const support = supportOfAll(scenario, view, { without: law, with: other });
    return support.ok ? support.value[economy] : undefined;
  };
  const now = under(law);
  if (now === undefined) return undefined;
  const { after: points, untilThen: parts, atVote } = now;
  const standing = { points, parts, ...(atVote === undefined ? {} : { atVote }) };
  const vote = view.politics?.seats[economy]?.electionInRound;
  if (vote === undefined || view.phase !== 'policy' || atTheVote(now) >= officeLine(view.settings))
    return standing;
  let tariff = { shiftBp: 0, points: atTheVote(now) };
  for (const shiftBp of [-scenario.stepBp, -TRIED_BP, TRIED_BP, scenario.stepBp]) {
    yield undefined;
    const policy = { type: 'wall', shiftBp, apart: [] } as const;
    if (validatePolicy(scenario, view, economy, policy) !== undefined) continue;
    const then = under(withPolicy(scenario, law, { economy, policy }));
    const points = then === undefined ? -Infinity : atTheVote(then);
    if (points > tariff.points) tariff = { shiftBp, points };
  }
  return { ...standing, tariff };
}

const atTheVote = ({ after, atVote = after }: SupportForecast): number => atVote;

/** What comes once a seat is out of each of several agreements. */
export type LeavingJob = Readonly<{ type: 'leaving'; economy: EconomyId; agreements: readonly Agreement[] }>;

/** Per cent of real income: once it is out, and in the last round, when what the agreement no longer makes grow is missing too. */
export type LeavingWorth = {
  readonly percent: number;
  readonly last: number;
  /** How the seat goes on to the end without notice and with it. */
  readonly ways?: TwoWays;
};

export type Leaving = {
  readonly type: 'leaving';
  /** In the order asked; nothing where the model finds nothing. */
  readonly worths: readonly (LeavingWorth | undefined)[];
};

/** An agreement a slice. */
export function* leavingWorths(
  scenario: Scenario,
  view: CountryGame,
  { economy, agreements }: LeavingJob,
): Generator<undefined, Leaving> {
  const without = withPendingLaw(scenario, view);
  const outInRound = view.round + NOTICE_ROUNDS;
  const rounds = Math.max(NOTICE_ROUNDS, view.settings.rounds - view.round) + 1;
  const worths: (LeavingWorth | undefined)[] = [];
  for (const agreement of agreements) {
    yield undefined;
    const left = forecastLeaving(scenario, view, agreement, economy);
    const own = left.ok ? left.value.economies[economy] : undefined;
    const noticed = giveNotices(agreement, [economy], outInRound);
    const withNotice = { ...without, agreements: { ...without.agreements, [agreement.id]: noticed } };
    yield undefined;
    const ahead = forecastOverRounds(scenario, { without, with: withNotice }, { rounds });
    const last = ahead.ok ? ahead.value.at(-1)?.logChange[economy] : undefined;
    const ways = view.par && twoWaysOf(scenario, view, { without, with: withNotice }, economy);
    worths.push(
      own === undefined || last === undefined
        ? undefined
        : { percent: percentOfLog(own.logChange), last: percentOfLog(last), ...(ways && { ways }) },
    );
  }
  return { type: 'leaving', worths };
}

/** Deals that bots were sure to sign with a seat: which of them they would not sign any more, and with `signs` which of them only because of that signature. */
export type ForegoneJob = Readonly<{ type: 'foregone'; economy: EconomyId; drafts: readonly Draft[] }> & {
  readonly signs?: Proposal;
};

/** Why a deal is not signed any more: what a bot says to it, or the rule that it breaks. */
export type Foregone = { readonly stance: Readiness } | { readonly fault: Rejection };

export type ForegoneDeals = {
  readonly type: 'foregone';
  /** In the order asked; nothing where it is still signed, or was not signed any more before. */
  readonly lost: readonly (Foregone | undefined)[];
};

/** One change by which all bots of a draft would sign it. */
export type WinningJob = { readonly type: 'winning'; readonly economy: EconomyId; readonly draft: Draft };
export type Winning = {
  readonly type: 'winning';
  /** The draft with what they ask to be paid, else with one article less; nothing where neither is enough. */
  readonly draft?: Draft;
  /** The article that it leaves out; where there is no such draft, the one that costs `by` most. */
  readonly article?: Clause;
  readonly by?: EconomyId;
  /** Why no payment is enough. */
  readonly unpaid?: Readiness['unpaid'];
};

export type OtherLawJob = PackageJob | PackagesJob | LeavingJob | ForegoneJob | WinningJob;
export type OtherLawResult = PackageEffects | ReadyPackages | Leaving | ForegoneDeals | Winning;

/** The law with a proposal that is signed. */
export function onceSigned(scenario: Scenario, view: CountryGame, signed: Proposal): CountryGame {
  const proposals = { ...view.proposals, [signed.id]: { ...signed, status: 'concluded' as const } };
  return applyLaw({ ...view, proposals }, lawOf(scenario, view, signed));
}
