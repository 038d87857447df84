import { EPILOGUE_WEIGHT } from '#shared/content/scores.ts';
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { AgreementId, EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Headline, QuestionKey } from '#shared/protocol/headlines.ts';
import type { EconomyReport, RoundReport } from '#shared/protocol/report.ts';
import { blocsOf, decidersOf } from '../law/blocs.ts';
import { placesOf } from '../law/lawInForce.ts';
import { pairKey, pairLevel, pairsOf, startsAnew } from '../law/register.ts';
import type { ReportFigures, SolvedRound } from '../modules/gameModule.ts';
import type { CountryGame } from '../state.ts';
import { percentMoved } from './causes.ts';

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
  /** The same with whom each was about. */
  readonly namedBefore?: readonly string[];
};

/** What may be asked about a round, where there is occasion. */
export type Occasion = (outcome: Outcome) => Headline | undefined;

export function question(key: QuestionKey, params: Headline['params']): Headline {
  return { key, params };
}

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
    namedBefore: state.reports.map(({ question: { key, params } }) => `${key} ${String(params['economy'])}`),
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

/** By how much one economy bought less from some others in a round. */
export function boughtLessBn(
  report: RoundReport | undefined,
  buyer: EconomyId,
  sellers: readonly EconomyId[],
): number {
  const flows = report?.flows ?? [];
  const fallBn = flows
    .filter(({ importer, exporter }) => importer === buyer && sellers.includes(exporter))
    .reduce((sum, { beforeBn, afterBn }) => sum + beforeBn - afterBn, 0);
  return Math.max(0, Math.round(100 * fallBn) / 100);
}

/** Per cent of income below which nobody speaks of a loss. */
const FELT_PERCENT = 0.1;

/** As it is told: who was left out, by whom, with the per cent of its income that this alone took, and who else was. */
type LeftOut = {
  readonly key: 'abandoned' | 'leftOut';
  readonly round: number;
  readonly economies: readonly EconomyId[];
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
  readonly alsoOut: readonly { readonly economy: EconomyId; readonly percent: number }[];
};

/**
 * The deal that left somebody out at the highest price, of those by or against people if there are any: the more rounds one of its members had
 * signed with the one left out just before, the more it weighs. What was signed last holds in the years after.
 */
export function worstLeftOut({
  reports,
  seats,
  settings,
}: Pick<CountryGame, 'reports' | 'seats' | 'settings'>): LeftOut | undefined {
  const isPerson = (economy: EconomyId): boolean => seats[economy]?.member !== undefined;
  const dealsOf = (round: number): readonly (readonly EconomyId[])[] =>
    reports
      .filter((report) => report.round === round && !report.isEpilogue)
      .flatMap(({ causes = [] }) =>
        causes.flatMap(({ kind, parties = [] }) => (kind === 'signed' ? [parties] : [])),
      );
  const roundsTogether = (one: EconomyId, other: EconomyId, before: number): number => {
    let rounds = 0;
    while (dealsOf(before - 1 - rounds).some((those) => those.includes(one) && those.includes(other)))
      rounds += 1;
    return rounds;
  };
  const [worst] = reports
    .filter(({ isEpilogue }) => !isEpilogue)
    .flatMap((report) =>
      dealsOf(report.round).flatMap((parties) =>
        Object.keys(seats).flatMap((other) => {
          if (parties.includes(other)) return [];
          const lost = lostBy(report, other, parties);
          if (lost < FELT_PERCENT || fallIn(report, other) < FELT_PERCENT) return [];
          const hasDeal = dealsOf(report.round).some((those) => those.includes(other));
          return parties.flatMap((economy) => {
            const rounds = roundsTogether(economy, other, report.round);
            // Who has signed with others is left out by nobody; a former partner may have left them all the same.
            if (hasDeal && rounds === 0) return [];
            const isLast = report.round === settings.rounds;
            const weight = lost * (1 + rounds) * (isLast ? 1 + EPILOGUE_WEIGHT : 1);
            const people = Number(isPerson(other)) + Number(isPerson(economy) && rounds > 0);
            return {
              economy,
              other,
              parties,
              rounds,
              round: report.round,
              report,
              weight,
              people,
            };
          });
        }),
      ),
    )
    .toSorted(
      (a, b) => Math.min(1, b.people) - Math.min(1, a.people) || b.weight - a.weight || b.people - a.people,
    );
  if (worst === undefined) return undefined;
  const { economy, other, parties, rounds, round, report } = worst;
  const percent = lostBy(report, other, parties);
  const alsoOut = Object.keys(seats)
    .filter((each) => each !== other && !parties.includes(each))
    .map((each) => ({ economy: each, percent: lostBy(report, each, parties) }))
    .filter((each) => each.percent >= FELT_PERCENT);
  // Where several had signed with the one left out before, none is told to have left it alone.
  if (parties.filter((party) => roundsTogether(party, other, round) > 0).length !== 1)
    return {
      key: 'leftOut',
      round,
      economies: [other, ...parties],
      params: { other, economies: parties, percent },
      alsoOut,
    };
  const economies = parties.filter((party) => party !== economy);
  return {
    key: 'abandoned',
    round,
    economies: [economy, other, ...economies],
    params: { economy, other, economies, rounds, percent },
    alsoOut,
  };
}

/** Per cent of an economy's income that an agreement of others took by itself. */
function lostBy(report: RoundReport, economy: EconomyId, parties: readonly EconomyId[]): number {
  const isTheirs: Parameters<typeof percentMoved>[2] = (each) =>
    each.kind === 'signed' && each.parties?.join() === parties.join();
  return Math.round(-100 * (percentMoved(report, economy, isTheirs) ?? 0)) / 100;
}

function fallIn({ economies }: RoundReport, economy: EconomyId): number {
  const own = economies[economy];
  return own === undefined ? 0 : Math.round(-100 * percentOf(own)) / 100;
}
