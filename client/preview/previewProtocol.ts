import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { RatificationOdds, SupportForecast } from '#shared/protocol/modules/politics.ts';
import type { MeasuresForecast, PactForecast } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { Forecast } from '#shared/rules/forecast/compareLaws.ts';
import type { ForecastRound } from '#shared/rules/forecast/forecastOverRounds.ts';
import type { AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvinceFlow } from '#shared/protocol/provinces/provinceReport.ts';
import type { AssentForecast } from '#shared/rules/provinces/forecast/reforms.ts';
import type { PackageEffects, PackageJob } from './packageEffects.ts';

/** What the worker is asked: everything in it is public or the asker's own. */
export type PreviewJob =
  | PackageJob
  | { readonly type: 'proposal'; readonly draft: Draft }
  /** The same proposal over this round and those after it. */
  | { readonly type: 'proposalAhead'; readonly draft: Draft; readonly rounds: number }
  | { readonly type: 'policy'; readonly economy: EconomyId; readonly policy: Policy }
  /** A province's envelope. */
  | { readonly type: 'measures'; readonly economy: EconomyId; readonly measures: Measures }
  /** How trade would move by it. */
  | { readonly type: 'trade'; readonly economy: EconomyId; readonly measures: Measures }
  /** What the reform of evaluation would be to a leader who is asked to assent. */
  | { readonly type: 'assent'; readonly economy: EconomyId }
  /** A lawful pact among provinces. */
  | { readonly type: 'pact'; readonly draft: Draft }
  /** The seat's fortunes over the slider: of the whole wall, or of one sector. */
  | {
      readonly type: 'curve';
      readonly economy: EconomyId;
      readonly policy: Policy;
      readonly sector?: SectorId;
      readonly points: readonly number[];
    }
  /** The same envelope, answered by the hardest hit with the same points. */
  | {
      readonly type: 'retaliation';
      readonly economy: EconomyId;
      readonly policy: Policy;
      readonly by: EconomyId;
      readonly raisedBp: number;
    };

/** Lanes: the first number within a frame, and what may take a little longer. Newer work replaces older in its lane. */
export type Lane = 'first' | 'curve' | 'retaliation' | 'ahead' | 'assent' | 'package';

export type PreviewRequest<Of extends AnyScenario = AnyScenario> =
  /** First of all, once: what the page has fetched is not fetched again by the thread. */
  | { readonly type: 'scenario'; readonly scenario: Of }
  | { readonly type: 'snapshot'; readonly view: GameState }
  | { readonly type: 'job'; readonly id: number; readonly lane: Lane; readonly job: PreviewJob };

export type CurvePoint = { readonly atBp: number; readonly welfare: number; readonly revenueBn: number };

/** What a proposal would do at home: absent where the game has no politics. */
export type HomeForecast = {
  /** Of every government, its own ratification counted as carried. */
  readonly support: Readonly<Record<EconomyId, SupportForecast>>;
  /** Of the legislatures that must say yes. */
  readonly odds: readonly RatificationOdds[];
};

export type PreviewResult =
  | PackageEffects
  | { readonly type: 'forecast'; readonly forecast: Forecast; readonly home?: HomeForecast }
  | { readonly type: 'measures'; readonly forecast: MeasuresForecast }
  | { readonly type: 'trade'; readonly flows: readonly ProvinceFlow[] }
  | { readonly type: 'assent'; readonly forecast: AssentForecast }
  | { readonly type: 'pact'; readonly forecast: PactForecast }
  | { readonly type: 'ahead'; readonly rounds: readonly ForecastRound[] }
  | { readonly type: 'curve'; readonly points: readonly CurvePoint[] }
  | { readonly type: 'failed' };

/** `computeMs` is what the model took in the worker. */
export type PreviewAnswer = {
  readonly id: number;
  readonly lane: Lane;
  readonly result: PreviewResult;
  readonly computeMs: number;
};
