import { playBotGame } from '#shared/bots/playBotGame.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Medal, Opening, ScenarioId, Temperament } from '#shared/content/vocabulary.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { GameState } from '#shared/rules/state.ts';

/** What one seat came to. */
export type SeatOutcome = {
  readonly temperament: Temperament;
  readonly shareOfPrize: number;
  readonly medal: Medal;
  readonly gainBn: number;
  /** Real income after each round, the opening at 100; the last is the epilogue's. */
  readonly incomeIndex: readonly number[];
};

/** A game of bots as one line of the simulation tells it. */
export type SimulatedGame = {
  readonly scenario: ScenarioId;
  readonly opening: Opening;
  readonly rounds: number;
  readonly seed: string;
  readonly seats: Readonly<Record<EconomyId, SeatOutcome>>;
  readonly table: { readonly score: number; readonly medal: Medal };
  /** Agreements in force at the end, by level. */
  readonly agreements: Readonly<Record<string, number>>;
  readonly requests: { readonly asked: number; readonly refused: number };
  readonly events: number;
  readonly milliseconds: number;
};

/** Plays one game of bots alone. `onChange` sees the table after every change. */
export function simulateGame(
  scenario: Scenario,
  settings: GameSettings,
  onChange: (state: GameState) => void,
): Result<SimulatedGame, ConvergenceFailure> {
  const started = performance.now();
  const requests = { asked: 0, refused: 0 };
  const played = playBotGame(scenario, settings, {
    onChange,
    onRequest: ({ answer }) => {
      requests.asked++;
      if (!answer.ok) requests.refused++;
    },
  });
  if (!played.ok) return played;
  const { state, eventCount } = played.value;
  return ok({
    scenario: settings.scenarioId,
    opening: settings.opening,
    rounds: settings.rounds,
    seed: settings.seed,
    seats: fromKeys(scenario.dealOrder, (economy) => seatOutcome(state, economy)),
    table: tableOutcome(state),
    agreements: agreementsByLevel(state),
    requests,
    events: eventCount,
    milliseconds: Math.round(performance.now() - started),
  });
}

function seatOutcome(state: GameState, economy: EconomyId): SeatOutcome {
  const standing = must(
    state.final?.standings.find((each) => each.economy === economy),
    `standing of ${economy}`,
  );
  return {
    temperament: must(state.seats[economy], `seat of ${economy}`).temperament,
    shareOfPrize: rounded(standing.shareOfPrize, 1),
    medal: standing.medal,
    gainBn: rounded(standing.gainBn, 3),
    incomeIndex: state.reports.map(({ economies }) => rounded(economies[economy]?.index ?? NaN, 3)),
  };
}

function tableOutcome({ final }: GameState): SimulatedGame['table'] {
  const { tableScore, tableMedal } = must(final, 'final report');
  return { score: rounded(tableScore, 1), medal: tableMedal };
}

function agreementsByLevel({ agreements }: GameState): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { level } of Object.values(agreements)) counts[level] = (counts[level] ?? 0) + 1;
  return counts;
}

function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
