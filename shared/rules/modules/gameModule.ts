import type { Scenario } from '#shared/content/scenario.ts';
import type { ModuleId, Phase } from '#shared/content/vocabulary.ts';
import type {
  ConvergenceFailure,
  Equilibrium,
  SolveOptions,
  WelfareDecomposition,
} from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntent, SeatIntentOf } from '#shared/protocol/intents.ts';
import type {
  ModuleEvent,
  ModuleEventOf,
  ModuleReports,
  ModuleStates,
} from '#shared/protocol/modules/modules.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { RoundReport, SettledEconomy } from '#shared/protocol/report.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { CountryGame, DecideContext, Viewer } from '../state.ts';
import type { DraftCase } from '../clauses/clauseKind.ts';
import type { LawInForce, LeviedDuties, ShockDraft, SolvedLaw } from '../law/lawInForce.ts';

/**
 * A module is one object with the hooks that it has. `modules.ts` lists the modules in their order, and every seam of the game is
 * a loop over that list. How to add one: docs/architecture.md.
 */

/** What a seat may ask of a module: in which phases, and what follows from it. */
export type ModuleIntent<T extends SeatIntent['type']> = {
  readonly by: 'seat';
  readonly phases: readonly Phase[];
  readonly decide: (
    context: DecideContext,
    state: CountryGame,
    economy: EconomyId,
    intent: SeatIntentOf<T>,
  ) => Result<GameEvent[], Rejection>;
};

/**
 * Hooks that look themselves whether they are at work: they are asked of every law and envelope. Clauses beyond tariffs
 * have these alone, since what they say stands in the agreements.
 */
export type LawHooks = {
  /** Intents of seats that are its own. Each looks itself whether the module is open. */
  readonly intents?: { readonly [T in SeatIntent['type']]?: ModuleIntent<T> };
  /** Writes into the model's arrays what it does to them. */
  readonly shape?: (scenario: Scenario, law: LawInForce, draft: ShockDraft) => void;
  /** Why an envelope is unlawful; a part that belongs to a module that is not open is unlawful too. */
  readonly policyFault?: (
    scenario: Scenario,
    state: CountryGame,
    economy: EconomyId,
    policy: Policy,
  ) => Rejection | undefined;
};

/** A module that a game may have or not. But for `initial` and the law hooks, its hooks run while its state is in the game's. */
export type GameModule<Id extends ModuleId = ModuleId> = LawHooks & {
  readonly id: Id;
  /** Whether what it remembers decides what is levied, paid or made: forecasts are kept for the same law only. */
  readonly isLaw: boolean;
  /** Why a draft in which no other fault is found cannot be law; asked while the module is open. */
  readonly draftFaults?: (draftCase: DraftCase) => Rejection[];
  /** The state of the module when a game is created. */
  readonly initial: (opening: ModuleOpening) => Pick<ModuleStates, Id> & Drawn;
  /** Its state once the sealed envelopes of a played round are opened. */
  readonly openEnvelopes?: (scenario: Scenario, state: CountryGame) => Pick<ModuleStates, Id>;
  /** Its state after a round, and its part of the report. */
  readonly settle: (settling: Settling) => ModuleSettlement<Id>;
  /** Its state as a viewer may know it before the debrief; where all of it is public, the reason. */
  readonly redact: ((state: CountryGame, viewer: Viewer) => Pick<ModuleStates, Id>) | NoSecrets;
  /** An opened envelope of another seat, without what stays secret until the debrief; the same value where nothing does. */
  readonly redactEnvelope?: (policy: Policy) => Policy;
  /** The last settlement without the figures that would give a secret away. */
  readonly redactSettled?: (settled: SettledEconomy) => SettledEconomy;
  /** Folds its own events between settlements. */
  readonly evolve?: Fold;
  readonly phases?: PhaseHooks;
  /** Sentences about what is wrong with its state; none for any state that the rules bring about. */
  readonly violations: (scenario: Scenario, state: CountryGame) => string[];
};

/** Stands in place of a redaction, so that nothing is public only because nobody thought of it. */
type NoSecrets = { readonly noSecrets: string };

/** The generator after what was drawn; absent: nothing was. */
type Drawn = { readonly random?: RandomState };

export type ModuleOpening = {
  readonly scenario: Scenario;
  readonly settings: GameSettings;
  readonly random: RandomState;
};

export type Settling = {
  readonly round: SolvedRound;
  readonly figures: ReportFigures;
  readonly random: RandomState;
};

export type ModuleSettlement<Id extends ModuleId = ModuleId> = Drawn & {
  readonly states: Pick<ModuleStates, Id>;
  readonly reports: Pick<ModuleReports, Id>;
};

/** Events that follow by themselves when a phase of a round opens or ends. */
export type PhaseHooks = {
  readonly briefing?: (context: DecideContext, state: CountryGame, round: number) => GameEvent[];
  readonly negotiation?: (context: DecideContext, state: CountryGame) => GameEvent[];
  /** At the end of the negotiation, when what awaited it is law or has lapsed. */
  readonly bell?: (context: DecideContext, state: CountryGame) => GameEvent[];
  /** Before the years after the last round are settled. */
  readonly epilogue?: (context: DecideContext, state: CountryGame) => GameEvent[];
};

/** A fold of some kinds of events; undefined for the others. */
export type Fold<T extends ModuleEvent['type'] = ModuleEvent['type']> = {
  readonly types: readonly T[];
  readonly fold: (state: CountryGame, event: ModuleEvent) => CountryGame | undefined;
};

/** Makes a fold of a function that takes these kinds of events only. */
export function foldOf<const T extends ModuleEvent['type']>(
  types: readonly T[],
  evolve: (state: CountryGame, event: ModuleEventOf<T>) => CountryGame,
): Fold<T> {
  const names: readonly string[] = types;
  const isOwn = (event: ModuleEvent): event is ModuleEventOf<T> => names.includes(event.type);
  return { types, fold: (state, event) => (isOwn(event) ? evolve(state, event) : undefined) };
}

/** Keeps only the viewer's own entry of a record by seats. */
export function ownEntry<V>(bySeat: Readonly<Record<EconomyId, V>>, viewer: Viewer): Record<EconomyId, V> {
  const value = viewer.type === 'seat' ? bySeat[viewer.economy] : undefined;
  return viewer.type === 'seat' && value !== undefined ? { [viewer.economy]: value } : {};
}

/** The result of a module's settlement: its next state and its part of the report. */
export type ModuleOutcome<State, Report> = { readonly state: State; readonly report: Report };

/** A round with envelopes opened and the model solved: all that its report is written from, and that modules settle with. */
export type SolvedRound = {
  readonly scenario: Scenario;
  /** As the round left it, envelopes still closed. */
  readonly state: CountryGame;
  readonly law: LawInForce;
  /** What was levied last round, and its equilibrium. */
  readonly before: SolvedLaw;
  readonly after: SolvedLaw;
  /** ln Ŵ from last round to this one, in parts. */
  readonly decomposition: WelfareDecomposition;
  /** Tariffs and costs of proving origin as the walls and the agreements of the round alone give them. */
  readonly duties: LeviedDuties;
  /** The equilibrium of the round under another law. Modules are parts of the model's shock, so the solver is given to them. */
  readonly solveUnder: LawSolver;
};

/** Solves the model under a law. */
export type LawSolver = (law: LawInForce, options: SolveOptions) => Result<Equilibrium, ConvergenceFailure>;

/** The report of a round before its sentences, which are told from these figures. */
export type ReportFigures = Omit<RoundReport, 'headlines' | 'question'>;

/** A sentence for the auditor when a condition that must hold does not. */
export function violatedBy(holds: boolean, sentence: string): string[] {
  return holds ? [] : [sentence];
}

export function areDistinct(items: readonly unknown[]): boolean {
  return new Set(items).size === items.length;
}
