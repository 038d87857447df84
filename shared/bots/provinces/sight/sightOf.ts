import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { paperId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { applyLaw } from '#shared/rules/agreements/applyLaw.ts';
import { assentForecasts, type AssentForecast } from '#shared/rules/provinces/centre/assentForecast.ts';
import { forecastRound, type ForecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { pactLaw } from '#shared/rules/provinces/pacts/pactLaw.ts';
import { provincesOf } from '#shared/rules/provinces/provincesOf.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';

type Forecast = Result<ForecastRound, ConvergenceFailure>;

/** What every leader could find out of a table as it stands, found once, whoever asks first. */
export type Sight = {
  /** The round without envelopes. */
  readonly asIs: () => Forecast;
  /** The same with a lawful draft in force. */
  readonly withPact: (draft: Draft) => Forecast;
  /** The same without the pact of that id. */
  readonly withoutPact: (pact: string) => Forecast;
  /** The same with one more track of a corridor. */
  readonly withCorridor: (corridor: string) => Forecast;
  /** What the reform of evaluation would bring each. */
  readonly assents: () => Result<Readonly<Record<EconomyId, AssentForecast>>, ConvergenceFailure>;
};

const last = new WeakMap<ProvincesScenario, { readonly key: string; readonly sight: Sight }>();

export function sightOf(scenario: ProvincesScenario, view: GameState): Sight {
  const table = knownToAll(view);
  const key = keyOf(table);
  const known = last.get(scenario);
  if (known?.key === key) return known.sight;
  const sight = lookAt(scenario, table);
  last.set(scenario, { key, sight });
  return sight;
}

/**
 * A view without what only its seat knows: whoever looks, the same table is the same. Papers are left out too, since not everybody sees
 * all of them; to have drafted one costs its author a little that no forecast counts.
 */
function knownToAll(view: GameState): GameState {
  const provinces = provincesOf(view);
  const { centre } = provinces;
  return {
    ...view,
    papers: {},
    provinces: {
      ...provinces,
      temperaments: {},
      drafts: {},
      sealed: {},
      envelopes: [],
      breaches: [],
      centre: { ...centre, assents: {}, ballots: {} },
    },
  };
}

/** All that a forecast depends on. */
function keyOf({ settings, round, provinces }: GameState): string {
  const { opening, preset, rounds } = settings;
  return JSON.stringify([opening, preset, rounds, round, provinces]);
}

function lookAt(scenario: ProvincesScenario, table: GameState): Sight {
  const found = new Map<string, Forecast>();
  const first = must(scenario.dealOrder[0], 'a province');
  const once = (key: string, state: () => GameState): Forecast => {
    const forecast = found.get(key) ?? forecastRound(scenario, state(), first);
    found.set(key, forecast);
    return forecast;
  };
  let assents: ReturnType<Sight['assents']> | undefined;
  return {
    asIs: () => once('', () => table),
    withPact: (draft) => once(JSON.stringify(draft), () => agreed(table, draft)),
    withoutPact: (pact) =>
      once(`without ${pact}`, () =>
        applyLaw(table, { upsert: [], end: [must(findPact(table, pact), pact)] }),
      ),
    withCorridor: (corridor) =>
      once(`with ${corridor}`, () => {
        const provinces = provincesOf(table);
        const corridors = [...provinces.corridors, { corridor, round: table.round }];
        return { ...table, provinces: { ...provinces, corridors } };
      }),
    assents: () => (assents ??= assentForecasts(scenario, table)),
  };
}

function findPact(table: GameState, id: string) {
  return Object.values(provincesOf(table).pacts).find((pact) => pact.id === id)?.id;
}

/** The table with a draft in force. */
export function agreed(table: GameState, draft: Draft): GameState {
  return applyLaw(table, pactLaw(table, { id: paperId(table.counters.paper), ...draft }));
}
