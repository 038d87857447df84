import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { AgreementId, EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { EconomyReport, RoundReport } from '#shared/protocol/report.ts';
import { blocsOf, decidersOf } from '../law/blocs.ts';
import { placesOf } from '../law/lawInForce.ts';
import { pairKey, pairLevel, pairsOf, startsAnew } from '../law/register.ts';
import type { ReportFigures, SolvedRound } from '../modules/gameModule.ts';

/** Changes of real income below a fiftieth of a per cent are no news. */
export const NEWSWORTHY_PERCENT = 0.02;

/** The figures of a round with what the sentences ask of them. */
export type Outcome = {
  readonly report: ReportFigures;
  readonly playable: readonly EconomyId[];
  /** Those that a person governs. */
  readonly people: readonly EconomyId[];
  /** Blocs that were founded, deepened or widened in this round. */
  readonly newBlocs: readonly AgreementId[];
  /** Those that decide on one wall together: unions, and economies in none. */
  readonly deciders: readonly (readonly EconomyId[])[];
  /** Surcharges that are levied since this round. */
  readonly newSurcharges: RoundReport['surcharges'];
  /** Highest level of treaty between two economies under the law of this round. */
  readonly levelBetween: (a: EconomyId, b: EconomyId) => number;
  /** Treaties that ended or shrank before this round because somebody had given notice. */
  readonly left: readonly { readonly by: EconomyId; readonly injured: readonly EconomyId[] }[];
  /** Pairs whose agreement ran out before this round. */
  readonly expired: readonly (readonly [EconomyId, EconomyId])[];
  /** Whether a proposal has become law in this round. */
  readonly hasSigned: boolean;
  readonly brokenBy: readonly EconomyId[];
  readonly keptBy: readonly EconomyId[];
  /** Every round starts without agreements and is compared with itself without any. */
  readonly isAnew: boolean;
  /** The questions of the rounds before, the latest last. */
  readonly askedBefore: readonly string[];
};

export function outcomeOf(round: SolvedRound, report: ReportFigures): Outcome {
  const { scenario, state } = round;
  const last = state.reports.at(-1);
  const wordOf = (outcome: 'kept' | 'broken'): EconomyId[] => {
    const ids = new Set(report.pledges.filter((each) => each.outcome === outcome).map(({ id }) => id));
    return [...new Set(state.pledges.filter(({ id }) => ids.has(id)).map(({ by }) => by))];
  };
  const levelBetween = (a: EconomyId, b: EconomyId): number => pairLevel(state.agreements, a, b);
  const left = (last?.leavers ?? []).filter(
    ({ agreement, by }) => state.agreements[agreement]?.parties.includes(by) !== true,
  );
  // Where agreements hold for one round only, each is new and each has run out before the next.
  const hasLimits = state.settings.agreementLimits !== undefined && !startsAnew(state);
  // What ran out and is signed anew is no new bloc, though the round began without it.
  const levelBefore = (a: EconomyId, b: EconomyId): number => {
    const isBefore =
      hasLimits && last?.blocs.some(({ parties }) => [a, b].every((each) => parties.includes(each)));
    return Math.max(state.pairLevels[pairKey(a, b)] ?? 0, isBefore === true ? FREE_TRADE_LEVEL : 0);
  };
  return {
    report,
    playable: scenario.economies.filter(({ playable }) => playable).map(({ id }) => id),
    people: Object.values(state.seats).flatMap(({ economy, member }) =>
      member === undefined ? [] : [economy],
    ),
    // Nobody signs in the years after.
    newBlocs: (report.isEpilogue ? [] : blocsOf(state))
      .filter(({ id }) => report.renewals?.some(({ agreement }) => agreement === id) !== true)
      .filter(({ level, parties }) => pairsOf(parties).some(([a, b]) => levelBefore(a, b) < level))
      .map(({ id }) => id),
    deciders: decidersOf(state, placesOf(scenario).ids),
    newSurcharges: report.surcharges.filter(
      ({ by, surcharge }) =>
        last?.surcharges.some((old) => old.by === by && old.surcharge.against === surcharge.against) !== true,
    ),
    levelBetween,
    left,
    expired: (hasLimits ? (last?.blocs ?? []) : [])
      .flatMap(({ parties }) => pairsOf(parties))
      .filter(
        ([a, b]) =>
          levelBetween(a, b) === 0 &&
          !left.some(
            ({ by, injured }) => [a, b].includes(by) && [a, b].some((each) => injured.includes(each)),
          ),
      ),
    hasSigned: Object.values(state.proposals).some(
      ({ status, round: tabledIn }) => status === 'concluded' && tabledIn === state.round,
    ),
    brokenBy: wordOf('broken'),
    keptBy: wordOf('kept'),
    isAnew: startsAnew(state),
    askedBefore: state.reports.map(({ question }) => question.key),
  };
}

/** Change of real income in this round, per cent with two decimals. */
export function percentOf({ logChange }: Pick<EconomyReport, 'logChange'>): number {
  return Math.round(10_000 * Math.expm1(logChange)) / 100;
}

/** How a wall moved in this round: which goods rose and which fell, and by how many points at most. */
export function wallMove(
  { walls, wallsBefore }: Pick<ReportFigures, 'walls' | 'wallsBefore'>,
  economy: EconomyId,
): {
  readonly rise: number;
  readonly fall: number;
  readonly raised: readonly SectorId[];
  readonly cut: readonly SectorId[];
} {
  const changes = Object.entries(walls[economy] ?? {}).map(([sector, rateBp]) => ({
    sector,
    points: (rateBp - (wallsBefore[economy]?.[sector] ?? rateBp)) / 100,
  }));
  const points = changes.map((each) => each.points);
  return {
    rise: Math.max(0, ...points),
    fall: Math.max(0, ...points.map((each) => -each)),
    raised: changes.filter((each) => each.points > 0).map(({ sector }) => sector),
    cut: changes.filter((each) => each.points < 0).map(({ sector }) => sector),
  };
}

/** Money as exact as tables beside the sentence write it: rounding twice would say another hundredth. */
export function roundMoney(amountBn: number): number {
  return Number(amountBn.toPrecision(6));
}

/** What the world gained in this round, in billions; below zero what it lost, zero where it is no news. */
export function worldMoveBn({ worldGainBn, economies }: ReportFigures): number {
  const worldIncomeBn = Object.values(economies).reduce((sum, { incomeBn }) => sum + incomeBn, 0);
  const isNews = Math.abs(worldGainBn) * 100 >= NEWSWORTHY_PERCENT * worldIncomeBn;
  return isNews ? roundMoney(worldGainBn) : 0;
}

/** What an economy that is no member of some blocs has to do with their members. */
export type OutsideStanding =
  /** A partner left it before this round, or it left partners: no agreement is between them any more. */
  | { readonly type: 'partnerLeft' | 'hasLeft'; readonly economies: readonly EconomyId[] }
  /** Its agreement with partners ran out before this round. */
  | { readonly type: 'expired'; readonly economies: readonly EconomyId[] }
  /** It has free trade with every member, and sold less to them: others now sell there on equal terms. */
  | { readonly type: 'eroded' }
  /** It has agreements with some of them, or sold no less. */
  | { readonly type: 'partly' }
  | { readonly type: 'leftOut' };

/** With whom an economy's agreement ran out before this round. */
export function expiredWith({ expired }: Outcome, economy: EconomyId): readonly EconomyId[] {
  const pairs = expired.filter((pair) => pair.includes(economy));
  return [...new Set(pairs.flat())].filter((other) => other !== economy);
}

/** Why an outsider stands where it does; agreements that ended come first, for they moved what the others measure. */
export function outsideStanding(
  outcome: Outcome,
  outsider: EconomyId,
  members: readonly EconomyId[],
): OutsideStanding {
  const { report, levelBetween, left } = outcome;
  const isApart = (other: EconomyId): boolean => levelBetween(outsider, other) === 0;
  const leavers = left.filter(({ injured }) => injured.includes(outsider)).map(({ by }) => by);
  const gone = [...new Set(leavers)].filter(isApart);
  if (gone.length > 0) return { type: 'partnerLeft', economies: gone };
  const injured = left.filter(({ by }) => by === outsider).flatMap((each) => each.injured);
  const forsaken = [...new Set(injured)].filter(isApart);
  if (forsaken.length > 0) return { type: 'hasLeft', economies: forsaken };
  const expired = expiredWith(outcome, outsider);
  if (expired.length > 0) return { type: 'expired', economies: expired };
  if (members.every(isApart)) return { type: 'leftOut' };
  const isFree = members.every((member) => levelBetween(outsider, member) >= FREE_TRADE_LEVEL);
  return isFree && soldMoreBn(report, outsider, members) < 0 ? { type: 'eroded' } : { type: 'partly' };
}

function soldMoreBn({ flows }: ReportFigures, exporter: EconomyId, members: readonly EconomyId[]): number {
  return flows
    .filter((flow) => flow.exporter === exporter && members.includes(flow.importer))
    .reduce((sum, { beforeBn, afterBn }) => sum + afterBn - beforeBn, 0);
}
