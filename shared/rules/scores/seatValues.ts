import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { SCORE_PARTS, type ScorePart } from '#shared/content/vocabulary.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import { judgeMandates, mandatePoints } from '../modules/politics/mandates.ts';
import type { GameState } from '../state.ts';
import { meanOverRounds } from './meanOverRounds.ts';

/** What a seat came to, before anything is compared: parts whose module is off are absent. */
export type SeatValues = {
  /** Weighted mean of 100 · ln Ŵ per head. */
  readonly prosperity: number;
  /** Weighted mean, 0–100. */
  readonly support?: number;
  /** Points, 0–100. */
  readonly mandate?: number;
  readonly falls: number;
  readonly objectives?: readonly Objective[];
};

export function seatValues(scenario: Scenario, state: GameState): Record<EconomyId, SeatValues> {
  const { politics, reports } = state;
  const verdicts = politics === undefined ? {} : judgeMandates(scenario, state);
  const seats = scenario.economies.filter(({ playable }) => playable).map(({ id }) => id);
  return fromKeys(seats, (seat) => {
    const prosperity =
      meanOverRounds(reports, ({ economies }) => prosperityOf(economies[seat]?.welfare)) ?? 0;
    if (politics === undefined) return { prosperity, falls: 0 };
    const support = meanOverRounds(reports, ({ modules }) => modules?.politics?.economies[seat]?.support);
    const objectives = verdicts[seat] ?? [];
    return {
      prosperity,
      ...(support === undefined ? {} : { support }),
      ...(objectives.length === 0 ? {} : { mandate: mandatePoints(objectives), objectives }),
      falls: politics.seats[seat]?.falls ?? 0,
    };
  });
}

/** 100 · ln Ŵ: per cent more real income than at the opening, so that falls and rises weigh alike. */
export function prosperityOf(welfare: number | undefined): number | undefined {
  return welfare === undefined ? undefined : 100 * Math.log(welfare);
}

/** The parts that a seat is judged by, in the order of the vocabulary. */
export function partsOf(values: SeatValues): readonly { readonly part: ScorePart; readonly value: number }[] {
  return SCORE_PARTS.flatMap((part) => {
    const value = values[part];
    return value === undefined ? [] : [{ part, value }];
  });
}
