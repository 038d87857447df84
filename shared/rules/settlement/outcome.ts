import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { EconomyReport, RoundReport } from '#shared/protocol/report.ts';
import { pairKey, pairsOf } from '../agreements/pairLevel.ts';
import { blocsOf } from '../agreements/unionOf.ts';
import { placesOf } from '../policy/shock/placesOf.ts';
import type { SolvedRound } from './solveRound.ts';

/** A report without its sentences: what they are told from. */
export type ReportFigures = Omit<RoundReport, 'headlines' | 'question'>;

/** Changes of real income below a fiftieth of a per cent are no news. */
export const NEWSWORTHY_PERCENT = 0.02;

/** The figures of a round with what the sentences ask of them. */
export type Outcome = {
  readonly report: ReportFigures;
  readonly playable: readonly EconomyId[];
  /** Blocs that were founded, deepened or widened in this round. */
  readonly newBlocs: readonly AgreementId[];
  /** Those that decide on one wall together: unions, and economies in none. */
  readonly deciders: readonly (readonly EconomyId[])[];
  /** Surcharges that are levied since this round. */
  readonly newSurcharges: RoundReport['surcharges'];
  readonly brokenBy: readonly EconomyId[];
  readonly keptBy: readonly EconomyId[];
};

export function outcomeOf(round: SolvedRound, report: ReportFigures): Outcome {
  const { scenario, state } = round;
  const last = state.reports.at(-1);
  const unions = blocsOf(state).filter(({ level }) => level >= 3);
  const isInUnion = (id: EconomyId): boolean => unions.some(({ parties }) => parties.includes(id));
  const wordOf = (outcome: 'kept' | 'broken'): EconomyId[] => {
    const ids = new Set(report.pledges.filter((each) => each.outcome === outcome).map(({ id }) => id));
    return [...new Set(state.pledges.filter(({ id }) => ids.has(id)).map(({ by }) => by))];
  };
  return {
    report,
    playable: scenario.economies.filter(({ playable }) => playable).map(({ id }) => id),
    newBlocs: blocsOf(state)
      .filter(({ level, parties }) =>
        pairsOf(parties).some(([a, b]) => (state.pairLevels[pairKey(a, b)] ?? 0) < level),
      )
      .map(({ id }) => id),
    deciders: [
      ...unions.map(({ parties }) => parties),
      ...placesOf(scenario)
        .ids.filter((id) => !isInUnion(id))
        .map((id) => [id]),
    ],
    newSurcharges: report.surcharges.filter(
      ({ by, surcharge }) =>
        last?.surcharges.some((old) => old.by === by && old.surcharge.against === surcharge.against) !== true,
    ),
    brokenBy: wordOf('broken'),
    keptBy: wordOf('kept'),
  };
}

/** Change of real income in this round, per cent with two decimals. */
export function percentOf({ logChange }: EconomyReport): number {
  return Math.round(10_000 * Math.expm1(logChange)) / 100;
}

/** Largest rise of a wall in this round, in points; the largest fall, negative, where nothing rose. */
export function pointsRise({ walls, wallsBefore }: ReportFigures, economy: EconomyId): number {
  const changes = Object.entries(walls[economy] ?? {}).map(
    ([sector, rateBp]) => (rateBp - (wallsBefore[economy]?.[sector] ?? rateBp)) / 100,
  );
  const rise = Math.max(0, ...changes);
  return rise > 0 ? rise : Math.min(0, ...changes);
}

/** Money with three significant digits. */
export function roundMoney(amountBn: number): number {
  return Number(amountBn.toPrecision(3));
}

/** What the world gained in this round, in billions; below zero what it lost, zero where it is no news. */
export function worldMoveBn({ worldGainBn, economies }: ReportFigures): number {
  const worldIncomeBn = Object.values(economies).reduce((sum, { incomeBn }) => sum + incomeBn, 0);
  const isNews = Math.abs(worldGainBn) * 100 >= NEWSWORTHY_PERCENT * worldIncomeBn;
  return isNews ? roundMoney(worldGainBn) : 0;
}
