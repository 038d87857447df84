import { type SetUp, playBotGame } from '#shared/bots/playBotGame.ts';
import { pactDraft, withDeterringDeposit } from '#shared/bots/provinces/pactDraft.ts';
import { agreed } from '#shared/bots/provinces/sight.ts';
import { type Preset, PRESETS } from '#shared/content/presets.ts';
import { PROVINCE_CARD_KEYS } from '#shared/content/provinces/cards/provinceCard.ts';
import type { ProvinceTemperamentName } from '#shared/content/provinces/provinceTemperaments.ts';
import {
  REFORM_PACKAGES,
  RULES_OF_1987,
  type Reform,
  type ReformPackage,
} from '#shared/content/provinces/reforms.ts';
import type { Medal, Opening, PresetId } from '#shared/content/vocabulary.ts';
import { type EconomyId, agreementId, type AgreementId } from '#shared/kernel/ids.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEventOf } from '#shared/protocol/events.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { evolve } from '#shared/rules/game/evolve.ts';
import { rulebookOf } from '#shared/rules/game/rulebooks.ts';
import { provinceValues } from '#shared/rules/provinces/settlement/ending.ts';
import type { GameValues } from '#shared/rules/rulebook.ts';
import { loadProvincesScenario } from '#shared/rules/scenario/anyScenario.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { type ProvinceGame, provinceGame } from '#shared/rules/state.ts';
import { ForecastWatcher, type ToldForecast } from '../people.ts';
import type { FoundedPact, ProvinceField, ProvincesRequest } from './readProvincesRequest.ts';

export type ProvinceOutcome = {
  readonly temperament: ProvinceTemperamentName;
  readonly career: number;
  readonly place: number;
  readonly medal: Medal;
  /** Dials of the last round. */
  readonly wall: number;
  readonly block: number;
  /** Real income against the opening, in per cent. */
  readonly incomePercent: number;
};

/** A game of provinces as one line of the simulation tells it. */
export type ProvincesGame = {
  readonly scenario: 'provinces';
  readonly opening: Opening;
  readonly preset: PresetId;
  readonly seed: string;
  readonly rounds: number;
  readonly seats: Readonly<Record<EconomyId, ProvinceOutcome>>;
  readonly values: GameValues;
  readonly tableMedal: Medal;
  /** Of the last round. */
  readonly nationalIncomePercent: number;
  readonly borderEffect: number;
  /** Reforms and the rounds that enacted them; those of cards have none. */
  readonly enacted: readonly { readonly reform: Reform; readonly round: number }[];
  readonly refused: number;
  readonly crackdowns: number;
  readonly corridors: number;
  readonly petitions: number;
  readonly pacts: readonly PactFate[];
  /** What became of the body that was founded before play. */
  readonly delta?: PactFate;
  readonly requests: { readonly asked: number; readonly refused: Readonly<Record<string, number>> };
  /** Longest and mean time that a bot thought about one move, in processor ms. */
  readonly thought: { readonly most: number; readonly mean: number };
  readonly violations: readonly string[];
  readonly processorMs: number;
  /** Where they are asked for: what forecasts said in every seat, and what came. */
  readonly told?: readonly ToldForecast[];
};

/** Of a request, what a game depends on. */
type GamesAsked = Pick<
  ProvincesRequest,
  'opening' | 'rounds' | 'seed' | 'field' | 'reforms' | 'pact' | 'manner'
> &
  Partial<Pick<ProvincesRequest, 'forecasts' | 'unlimited'>> & { readonly preset: PresetId };

function provincesSettings(
  { opening, preset, rounds, seed, reforms, unlimited }: GamesAsked,
  game: number,
): GameSettings {
  const { pactLimits }: Preset = PRESETS[preset];
  return {
    scenarioId: 'provinces',
    opening,
    preset,
    rounds,
    clock: 'normal',
    seed: `${seed}-${game}`,
    timed: true,
    ...(pactLimits === undefined || unlimited === true ? {} : { pactLimits }),
    // A host that never acts: the rules stay as they are.
    ...(reforms === undefined ? {} : { centre: 'host' }),
  };
}

/** The seat whose turn it is to be compared. */
export function testedSeat({ dealOrder }: Pick<ProvincesScenario, 'dealOrder'>, game: number): EconomyId {
  return must(dealOrder[game % dealOrder.length], 'a province');
}

/** Plays the `game`-th game of a request. */
export function playProvincesGame(request: GamesAsked, game: number): Result<ProvincesGame, string> {
  const settings = provincesSettings(request, game);
  const loaded = loadProvincesScenario(settings.opening);
  if (!loaded.ok) return err(`${loaded.error.path}: ${loaded.error.field}: ${loaded.error.reason}`);
  const scenario = scenarioUnder(loaded.value, request.reforms);
  const started = process.threadCpuUsage();
  const refused: Record<string, number> = {};
  const thoughts: number[] = [];
  const watcher = new PactWatcher();
  const forecasts = request.forecasts === true ? new ForecastWatcher(scenario) : undefined;
  let asked = 0;
  let thinking: NodeJS.CpuUsage | undefined;
  const played = playBotGame(
    scenario,
    settings,
    {
      onMove: () => {
        thinking = process.threadCpuUsage();
      },
      onRequest: ({ answer }) => {
        if (thinking !== undefined) thoughts.push(processorMsSince(thinking));
        thinking = undefined;
        asked += 1;
        if (!answer.ok) refused[answer.error.code] = (refused[answer.error.code] ?? 0) + 1;
      },
      onChange: (state) => {
        watcher.watch(provinceGame(state));
        forecasts?.watch(provinceGame(state));
      },
    },
    provincesSetUp(scenario, request),
    request.manner === undefined
      ? undefined
      : { economy: testedSeat(scenario, game), haggles: request.manner === 'haggles' },
  );
  if (!played.ok) return err(`game ${settings.seed}: ${played.error.code}`);
  const state = provinceGame(played.value.state);
  const delta = request.pact === 'none' ? undefined : watcher.fates.find(({ id }) => id === FOUNDED_ID);
  return ok({
    ...outcomeOf(state),
    scenario: 'provinces',
    opening: settings.opening,
    preset: settings.preset,
    seed: settings.seed,
    rounds: settings.rounds,
    values: provinceValues(scenario, state),
    pacts: watcher.fates,
    ...(delta === undefined ? {} : { delta }),
    requests: { asked, refused },
    thought: { most: Math.max(0, ...thoughts), mean: mean(thoughts) },
    violations: rulebookOf(scenario).violations(state),
    processorMs: Math.round(processorMsSince(started)),
    ...(forecasts === undefined ? {} : { told: forecasts.told }),
  });
}

/** The body of the Delta, and what it pays Jiangsu, in 100 million yuan a round from each of the others. */
const DELTA = ['SH', 'JS', 'ZJ'] as const;

const PAID_TO_JIANGSU = 30;

/** Far from those that the game will number. */
export const FOUNDED_ID = agreementId(9000);

type Created = GameEventOf<'gameCreated'>;

type Asked = Pick<ProvincesRequest, 'field' | 'reforms' | 'pact'>;

/** The rules that a package of reforms is laid upon are those of the eighties, wherever levels stand at the opening. */
export function scenarioUnder(
  scenario: ProvincesScenario,
  reforms: ReformPackage | undefined,
): ProvincesScenario {
  return reforms === undefined ? scenario : { ...scenario, institution: RULES_OF_1987 };
}

export function provincesSetUp(scenario: ProvincesScenario, { field, reforms, pact }: Asked): SetUp {
  return (created) => founded(scenario, fixed(ofField(created, field), reforms), pact);
}

function changed(created: Created, change: Partial<ProvincesState>): Created {
  return { ...created, provinces: { ...must(created.provinces, 'provinces'), ...change } };
}

function ofField(created: Created, field: ProvinceField): Created {
  if (field === 'mixed') return created;
  const { temperaments } = must(created.provinces, 'provinces');
  return changed(created, { temperaments: mapValues(temperaments, () => field) });
}

/** Every card counts as drawn, since some change the rules. */
function fixed(created: Created, reforms: ReformPackage | undefined): Created {
  if (reforms === undefined) return created;
  const deck = { drawn: PROVINCE_CARD_KEYS, count: 0 };
  return changed(created, { reforms: REFORM_PACKAGES[reforms], deck });
}

function founded(scenario: ProvincesScenario, created: Created, kind: FoundedPact): Created {
  if (kind === 'none') return created;
  const state = { ...provinceGame(evolve(undefined, created)), round: 1 };
  const plan = {
    members: DELTA,
    isBinding: kind === 'binding',
    payments: ['SH', 'ZJ'].map((from) => ({ from, to: 'JS', yuan100m: PAID_TO_JIANGSU })),
  };
  const draft = withDeterringDeposit(scenario, state, plan) ?? pactDraft(state, plan);
  const { pacts } = agreed(state, draft).provinces;
  const body = { ...must(Object.values(pacts)[0], 'a pact'), id: FOUNDED_ID };
  return changed(created, { pacts: { [FOUNDED_ID]: body } });
}

const MICROSECONDS_PER_MS = 1000;

type Outcome = Pick<
  ProvincesGame,
  | 'seats'
  | 'tableMedal'
  | 'nationalIncomePercent'
  | 'borderEffect'
  | 'enacted'
  | 'refused'
  | 'crackdowns'
  | 'corridors'
  | 'petitions'
>;

function outcomeOf(state: ProvinceGame): Outcome {
  const { final, temperaments, corridors, envelopes } = state.provinces;
  const { standings, tableMedal, nationalIncomePercent, borderEffect } = must(final, 'the end');
  const { reports } = state;
  const last = must(reports.at(-1), 'a report');
  const places = Object.fromEntries(standings.map((standing) => [standing.economy, standing]));
  return {
    seats: mapValues(last.provinces, ({ wall, block, index }, seat) => {
      const { career, place, medal } = must(places[seat], seat);
      const temperament = must(temperaments[seat], seat);
      return { temperament, career, place, medal, wall, block, incomePercent: index - 100 };
    }),
    tableMedal,
    nationalIncomePercent,
    borderEffect,
    enacted: reports.flatMap(({ enacted, round }) =>
      enacted === undefined ? [] : [{ reform: enacted, round }],
    ),
    refused: reports.filter((report) => report.refused !== undefined).length,
    crackdowns: reports.filter(({ isCrackdown }) => isCrackdown).length,
    corridors: corridors.length,
    petitions: envelopes.reduce(
      (sum, byseat) => sum + Object.values(byseat).filter(({ petition }) => petition !== undefined).length,
      0,
    ),
  };
}

function processorMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / MICROSECONDS_PER_MS;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What became of a pact. */
export type PactFate = {
  readonly id: AgreementId;
  readonly members: readonly EconomyId[];
  readonly isBinding: boolean;
  readonly sinceRound: number;
  /** Members that broke it, seen or not, in the order of the rounds. */
  readonly brokenBy: readonly EconomyId[];
  /** A member left or was excluded before its term. */
  readonly wasLeft: boolean;
  /** Kept by all to its term, or replaced by a pact of all of them. */
  readonly survived: boolean;
};

/** `isDone`: it came to its term, or another took its place, or it fell apart; nothing more happens to it. */
type Seen = Omit<PactFate, 'survived'> & { readonly untilRound: number; readonly isDone: boolean };

/** Watches a game and follows each pact. */
export class PactWatcher {
  readonly #seen = new Map<AgreementId, Seen>();

  watch(state: ProvinceGame): void {
    const { pacts, breaches } = state.provinces;
    for (const { id, members, isBinding, sinceRound, untilRound } of Object.values(pacts)) {
      if (!this.#seen.has(id)) {
        this.#seen.set(id, {
          id,
          members,
          isBinding,
          sinceRound,
          untilRound,
          brokenBy: [],
          wasLeft: false,
          isDone: false,
        });
      }
    }
    for (const [id, pact] of this.#seen) {
      const brokenBy = breaches.filter((breach) => breach.pact === id).map(({ by }) => by);
      const change = pact.isDone ? {} : standingOf(state, pact);
      this.#seen.set(id, { ...pact, brokenBy, ...change });
    }
  }

  get fates(): PactFate[] {
    return [...this.#seen.values()].map(({ untilRound: _until, isDone: _done, ...pact }) => ({
      ...pact,
      survived: pact.brokenBy.length === 0 && !pact.wasLeft,
    }));
  }
}

/** Gone or shrunk before its time, and not because all its members agreed on another. */
function standingOf(
  state: ProvinceGame,
  { id, members, untilRound }: Seen,
): Pick<Seen, 'wasLeft' | 'isDone'> {
  const { pacts } = state.provinces;
  const now = pacts[id];
  if (now !== undefined) {
    const isShrunk = now.members.length < members.length;
    return { wasLeft: isShrunk, isDone: isShrunk };
  }
  const isOver = state.round > untilRound || (state.round === untilRound && isSettled(state));
  const isReplaced = Object.values(pacts).some((pact) =>
    members.every((member) => pact.members.includes(member)),
  );
  return { wasLeft: !isOver && !isReplaced, isDone: true };
}

function isSettled({ phase }: ProvinceGame): boolean {
  return phase === 'results' || phase === 'debrief' || phase === 'policy';
}
