import { type StandIn, playBotGame } from '#shared/bots/playBotGame.ts';
import type { Government } from '#shared/bots/strategies.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Medal, Opening, PresetId, ScenarioId } from '#shared/content/vocabulary.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { unionsOf } from '#shared/rules/law/blocs.ts';
import { type CountryGame, countryGame } from '#shared/rules/state.ts';
import { type Choices, choicesAt, mutualPartners } from './mutualPartners.ts';

/** What happened in a game, counted from its events. */
type Tally = {
  /** Proposals that became law. */
  concluded: number;
  /** Agreements that came to a level by a proposal, by level. */
  readonly founded: Record<string, number>;
  /** Proposals that a legislature refused. */
  notRatified: number;
  notices: number;
  readonly conferences: { readonly round: number; readonly outcome: string }[];
  complaints: number;
};

/** Watches a game and counts. */
class GameTally {
  readonly tally: Tally = {
    concluded: 0,
    founded: {},
    notRatified: 0,
    notices: 0,
    conferences: [],
    complaints: 0,
  };
  #before: CountryGame | undefined;

  watch(state: CountryGame, events: readonly GameEvent[]): void {
    for (const event of events) this.#count(state, event);
    this.#before = state;
  }

  #count({ round }: CountryGame, event: GameEvent): void {
    const { tally } = this;
    switch (event.type) {
      case 'proposalConcluded':
        tally.concluded += 1;
        for (const { id, level } of event.law.upsert) {
          const before = this.#before?.agreements[id]?.level ?? 0;
          if (level > before) tally.founded[level] = (tally.founded[level] ?? 0) + 1;
        }
        return;
      case 'proposalLapsed':
        if (event.lapse.type === 'notRatified') tally.notRatified += 1;
        return;
      case 'noticeGiven':
        tally.notices += 1;
        return;
      case 'conferenceClosed':
        tally.conferences.push({ round, outcome: event.outcome });
        return;
      case 'complaintFiled':
        tally.complaints += 1;
        return;
      default:
        return;
    }
  }
}

const MICROSECONDS_PER_MS = 1000;

/** What one seat came to. */
export type SeatOutcome = {
  readonly government: Government;
  readonly shareOfPrize: number;
  readonly medal: Medal;
  readonly gainBn: number;
  /** Real income per head after each round, the opening at 100; the last is the epilogue's. */
  readonly incomeIndex: readonly number[];
  /** Parts of the score before any comparison: weighted mean of 100 · ln Ŵ, of support, points of the mandate. */
  readonly prosperity: number;
  readonly support?: number;
  readonly mandate?: number;
  /** Elections held, and lost. */
  readonly elections: number;
  readonly falls: number;
  /** 0–100, only where par judges. */
  readonly score?: number;
  /** Highest level at which it stands with anybody at the end; 0 with nobody. */
  readonly endLevel: number;
};

/** A game of bots as one line of the simulation tells it. */
export type SimulatedGame = {
  readonly scenario: ScenarioId;
  readonly opening: Opening;
  readonly preset: PresetId;
  readonly rounds: number;
  readonly seed: string;
  readonly seats: Readonly<Record<EconomyId, SeatOutcome>>;
  /** The seat whose policy is compared in this game. */
  readonly tested?: EconomyId;
  readonly table: { readonly score: number; readonly medal: Medal; readonly way?: number };
  /** Agreements in force at the end, by level. */
  readonly agreements: Readonly<Record<string, number>>;
  /** Customs unions and deeper at the end. */
  readonly unions: number;
  readonly tally: Tally;
  /** Partners with a gain to both at the opening of each negotiation, where it was asked for. */
  readonly partners?: readonly Readonly<Record<EconomyId, number>>[];
  /** What the choice of a partner was worth at the opening of each negotiation, where it was asked for. */
  readonly choices?: readonly Choices[];
  readonly requests: { readonly asked: number; readonly refused: number };
  readonly events: number;
  readonly milliseconds: number;
  /** Of the thread that played it: what is left when others use the machine too. */
  readonly processorMs: number;
};

export type GameOptions = {
  /** Governments in the place of those that the seed deals. */
  readonly field?: Readonly<Record<EconomyId, Government>>;
  /** The one whose policy is compared. */
  readonly tested?: EconomyId;
  /** One of them plays in a person's place. */
  readonly standIn?: StandIn;
  readonly countsPartners?: boolean;
  readonly countsChoices?: boolean;
  /** Sees the table after every change. */
  readonly onChange?: (state: CountryGame) => void;
};

/** Plays one game of bots alone. */
export function simulateGame(
  scenario: Scenario,
  settings: GameSettings,
  { field = {}, tested, standIn, countsPartners = false, countsChoices = false, onChange }: GameOptions = {},
): Result<SimulatedGame, ConvergenceFailure> {
  const started = performance.now();
  const startedCpu = process.threadCpuUsage();
  const requests = { asked: 0, refused: 0 };
  const counter = new GameTally();
  const partners: Record<EconomyId, number>[] = [];
  const choices: Choices[] = [];
  const watcher: Parameters<typeof playBotGame>[2] = {
    ignoresCauses: onChange === undefined,
    onChange: (changed, events) => {
      const state = countryGame(changed);
      counter.watch(state, events);
      const isNegotiation = events.some(
        (event) => event.type === 'phaseOpened' && event.phase === 'negotiation',
      );
      if (countsPartners && isNegotiation) partners.push(mutualPartners(scenario, state));
      if (countsChoices && isNegotiation) choices.push(choicesAt(scenario, state));
      onChange?.(state);
    },
    onRequest: ({ answer }) => {
      requests.asked++;
      if (!answer.ok) requests.refused++;
    },
  };
  const played = playBotGame(scenario, settings, watcher, field, standIn);
  if (!played.ok) return played;
  const { eventCount } = played.value;
  const state = countryGame(played.value.state);
  return ok({
    scenario: settings.scenarioId,
    opening: settings.opening,
    preset: settings.preset,
    rounds: settings.rounds,
    seed: settings.seed,
    seats: fromKeys(scenario.dealOrder, (economy) => seatOutcome(state, economy, field[economy])),
    ...(tested === undefined ? {} : { tested }),
    table: tableOutcome(state),
    agreements: agreementsByLevel(state),
    unions: unionsOf(state).length,
    tally: counter.tally,
    ...(countsPartners ? { partners } : {}),
    ...(countsChoices ? { choices } : {}),
    requests,
    events: eventCount,
    milliseconds: Math.round(performance.now() - started),
    processorMs: processorMsSince(startedCpu),
  });
}

function seatOutcome(
  state: CountryGame,
  economy: EconomyId,
  government: Government | undefined,
): SeatOutcome {
  const standing = must(
    state.final?.standings.find((each) => each.economy === economy),
    `standing of ${economy}`,
  );
  const { parts = {}, score, basis } = standing;
  const { prosperity, support, mandate } = parts;
  const elections = state.reports.flatMap(({ modules }) =>
    (modules?.politics?.elections ?? []).filter((election) => election.economy === economy),
  );
  return {
    government: government ?? must(state.seats[economy]?.temperament, `government of ${economy}`),
    shareOfPrize: rounded(standing.shareOfPrize, 1),
    medal: standing.medal,
    gainBn: rounded(standing.gainBn, 3),
    incomeIndex: state.reports.map(({ economies }) => rounded(economies[economy]?.index ?? NaN, 3)),
    prosperity: rounded(must(prosperity, 'prosperity').value, 5),
    ...(support === undefined ? {} : { support: rounded(support.value, 3) }),
    ...(mandate === undefined ? {} : { mandate: rounded(mandate.value, 3) }),
    elections: elections.length,
    falls: elections.filter(({ fell }) => fell).length,
    ...(score === undefined || basis !== 'par' ? {} : { score: rounded(score, 2) }),
    endLevel: endLevelOf(state, economy),
  };
}

function endLevelOf({ agreements }: CountryGame, economy: EconomyId): number {
  const own = Object.values(agreements).filter(({ parties }) => parties.includes(economy));
  return Math.max(0, ...own.map(({ level }) => level));
}

function tableOutcome({ final }: CountryGame): SimulatedGame['table'] {
  const { tableScore, tableMedal, tableWay } = must(final, 'final report');
  return {
    score: rounded(tableScore, 1),
    medal: tableMedal,
    ...(tableWay === undefined ? {} : { way: rounded(tableWay, 1) }),
  };
}

function agreementsByLevel({ agreements }: CountryGame): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { level } of Object.values(agreements)) counts[level] = (counts[level] ?? 0) + 1;
  return counts;
}

function processorMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(start);
  return Math.round((user + system) / MICROSECONDS_PER_MS);
}

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
