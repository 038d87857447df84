import { MEETING_ROUNDS, PROMOTED, PROMOTION_POINTS } from '#shared/content/provinces/provinceConstants.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { type EconomyId, proposalId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import {
  type ForecastRound,
  createRoundForecaster,
  forecastRound,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { type AssentForecast, assentForecasts } from '#shared/rules/provinces/forecast/centreReforms.ts';
import { pactLaw } from '#shared/rules/provinces/pacts/pactLaw.ts';
import { enactPacts } from '#shared/rules/provinces/state/provinceStates.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { WaryView } from '#shared/rules/provinces/pacts/settlePacts.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';

type Forecast = Result<ForecastRound, ConvergenceFailure>;

/** What every leader could find out of a table as it stands, found once, whoever asks first. */
type Sight = {
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
  /** Rounds under other pacts that a leader has looked at, by those pacts. */
  readonly outlook: () => Outlook;
};

export type Outlook = {
  readonly look: (table: ProvinceGame) => Forecast;
  readonly found: Map<string, Forecast>;
};

const last = new WeakMap<ProvincesScenario, { readonly key: string; readonly sight: Sight }>();

export function sightOf(scenario: ProvincesScenario, view: ProvinceGame): Sight {
  const table = knownToAll(view);
  const key = keyOf(table);
  const known = last.get(scenario);
  if (known?.key === key) return known.sight;
  const sight = lookAt(scenario, table);
  last.set(scenario, { key, sight });
  return sight;
}

/**
 * A view without what only its seat knows: whoever looks, the same table is the same. Proposals are left out too, since not everybody sees
 * all of them; to have drafted one costs its author a little that no forecast counts.
 */
export function knownToAll({ wary: _wary, expects: _expects, ...view }: WaryView): ProvinceGame {
  const provinces = view.provinces;
  const { centre } = provinces;
  return {
    ...view,
    proposals: {},
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
function keyOf({ settings, round, provinces }: ProvinceGame): string {
  const { opening, preset, rounds } = settings;
  return JSON.stringify([opening, preset, rounds, round, provinces]);
}

function lookAt(scenario: ProvincesScenario, table: ProvinceGame): Sight {
  const found = new Map<string, Forecast>();
  const first = must(scenario.dealOrder[0], 'a province');
  const once = (key: string, state: () => ProvinceGame): Forecast => {
    const forecast = found.get(key) ?? forecastRound(scenario, state(), first);
    found.set(key, forecast);
    return forecast;
  };
  let assents: ReturnType<Sight['assents']> | undefined;
  let outlook: Outlook | undefined;
  return {
    asIs: () => once('', () => table),
    withPact: (draft) => once(JSON.stringify(draft), () => agreed(table, draft)),
    withoutPact: (pact) =>
      once(`without ${pact}`, () =>
        enactPacts(table, { upsert: [], end: [must(findPact(table, pact), pact)] }),
      ),
    withCorridor: (corridor) =>
      once(`with ${corridor}`, () => {
        const provinces = table.provinces;
        const corridors = [...provinces.corridors, { corridor, round: table.round }];
        return { ...table, provinces: { ...provinces, corridors } };
      }),
    assents: () => (assents ??= assentForecasts(scenario, table)),
    outlook: () => (outlook ??= { look: createRoundForecaster(scenario, table, first), found: new Map() }),
  };
}

function findPact(table: ProvinceGame, id: string) {
  return Object.values(table.provinces.pacts).find((pact) => pact.id === id)?.id;
}

/** The table with a draft in force. */
export function agreed(table: ProvinceGame, draft: Draft): ProvinceGame {
  return enactPacts(table, pactLaw(table, { id: proposalId(table.counters.proposal), ...draft }));
}

/**
 * A gain as a rival for the same few posts sees it: what the other parties gain more in the mean counts against it. A contest for promotion makes even what
 * pays all unattractive to those whom it pays less (Zhou 2004).
 */
export function amongRivals(gains: PactOutlook['gains'], economy: EconomyId, envy: number): number {
  const own = must(gains[economy], economy);
  const others = Object.entries(gains).filter(([seat]) => seat !== economy);
  const mean = others.reduce((sum, [, gain]) => sum + gain, 0) / others.length;
  return own - envy * Math.max(0, mean - own);
}

export type PactOutlook = {
  /** Career points a round that each party gains while all keep their word, the hope of promotion with them. */
  readonly gains: Readonly<Record<EconomyId, number>>;
  readonly without: ForecastRound;
  readonly kept: ForecastRound;
};

/** What a lawful draft would bring its parties each round while all else stands; undefined where the model finds nothing. */
export function pactGains(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  draft: Draft,
): PactOutlook | undefined {
  const sight = sightOf(scenario, view);
  const [without, kept] = [sight.asIs(), sight.withPact(draft)];
  if (!without.ok || !kept.ok) return undefined;
  return {
    gains: fromKeys(
      draft.parties,
      (seat) => pointsIn(view, kept.value, seat) - pointsIn(view, without.value, seat),
    ),
    without: without.value,
    kept: kept.value,
  };
}

/** Career points of a round, the hope of promotion with them. */
export function pointsIn(
  view: Pick<ProvinceGame, 'settings' | 'round'>,
  round: ForecastRound,
  seat: EconomyId,
): number {
  return must(round.provinces[seat], seat).score + promotionHope(view, round, seat);
}

/** Points of the tournament that make a leader e times as likely to be promoted: what a term may still change. */
const SPREAD = 10;

/** Points of a round that the next promotion meeting is worth: its award over its term, by the chance to be among the best. */
export function promotionHope(
  { settings, round }: Pick<ProvinceGame, 'settings' | 'round'>,
  { provinces }: Pick<ForecastRound, 'provinces'>,
  economy: EconomyId,
): number {
  if (Math.ceil(round / MEETING_ROUNDS) * MEETING_ROUNDS > settings.rounds) return 0;
  const oddsOf = (tournament: number): number => Math.exp(tournament / SPREAD);
  const all = Object.values(provinces).reduce((sum, { parts }) => sum + oddsOf(parts.tournament), 0);
  const own = oddsOf(must(provinces[economy], economy).parts.tournament);
  return (PROMOTION_POINTS / MEETING_ROUNDS) * Math.min(1, (PROMOTED * own) / all);
}
