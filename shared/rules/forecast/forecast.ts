import type { WelfarePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { TradeFlow } from '#shared/protocol/report.ts';

/** What one choice would do to one economy, all others unchanged. Money in billions. */
export type EconomyForecast = {
  /** Ŵ/L̂, real income per head with the choice, relative to the opening. */
  readonly welfare: number;
  /** The log of it with the choice minus without it. */
  readonly logChange: number;
  readonly gainBn: number;
  /** Tariff revenue kept after pooling, with the choice. */
  readonly revenueBn: number;
  /** The same without the choice. */
  readonly revenueBeforeBn: number;
  /** Sum to logChange; on demand, since they cost seven solves. */
  readonly parts?: Readonly<Record<WelfarePart, number>>;
};

/** Every economy of the scenario: parties, outsiders and the passive. */
export type Forecast = {
  readonly economies: Readonly<Record<EconomyId, EconomyForecast>>;
  /** Trade of every pair without and with the choice; on demand. */
  readonly flows?: readonly TradeFlow[];
};

export type ForecastOptions = {
  readonly parts?: boolean;
  readonly flows?: boolean;
  /** How many rounds of border-cost phasing to look ahead; this round's alone if absent. */
  readonly roundsAhead?: number;
  /** Stopping tolerance of the solver; what the screen needs if absent. */
  readonly tolerance?: number;
};
