/** What a table asks of the game that is played on it, and what decisions may look at beside the state. */
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { Draft, HostIntent, SeatIntent, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { LawChange, Proposal } from '#shared/protocol/law.ts';
import type { ModuleEvent } from '#shared/protocol/modules/modules.ts';
import type { ProvincesEvent } from '#shared/protocol/provinces/provincesState.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { CountryGame, GameState, TableState, Viewer } from './state.ts';
import type { AnyScenario } from './scenario/anyScenario.ts';

/** What comes of an intent: the events that it brings about, or why it brings about none. */
export type Decision = Result<GameEvent[], Rejection>;

/** The rules of one game over its scenario. The table has clock, seats, proposals, envelopes and the course of a round, and asks these for the rest. */
export type Rulebook = {
  readonly scenario: AnyScenario;
  readonly proposals: ProposalRules;
  readonly course: Course;
  /** What the log of a game begins with. */
  create(settings: GameSettings): Result<GameEvent[], ConvergenceFailure>;
  /** Why a seat takes no part in proposals; absent: all seats do. */
  readonly proposalFault?: (economy: EconomyId) => Rejection | undefined;
  decideForSeat(nowMs: number, state: GameState, economy: EconomyId, intent: OwnSeatIntent): Decision;
  decideForHost(state: GameState, intent: OwnHostIntent): Decision;
  /** The prizes of a scenario that does not ship with them. */
  readonly prizes?: PrizeSearch;
  /** A sentence for each thing that no state can hold, whatever a log says that led to it. */
  violations(state: GameState): string[];
  /** What every seat came to once the game is over: par is made of it. */
  values(state: GameState): GameValues;
};

/** The best that each seat could have from free trade areas: settlements ask for it, and a search takes long. */
export type PrizeSearch = {
  readonly scenario: Scenario;
  of(economy: EconomyId): number | undefined;
  /** Takes over what was found before. */
  know(prizes: Readonly<Record<EconomyId, number>>): void;
};

/**
 * What a table decides with: the rules that it was opened with, and the game-monotonic clock. `ignoresCauses`: nobody reads why incomes
 * moved, and reports leave it out where nothing is decided by it.
 */
export type TableContext = {
  readonly rules: Rulebook;
  readonly nowMs: number;
  readonly ignoresCauses?: boolean;
};

/**
 * What the table asks of the state of one game: how it begins, what the game's own events do to it, and who may see what of it. It
 * needs no scenario, since logs are folded and views are made without one. Each function is given states of its own game only.
 */
export type StateRules = {
  /** The state after the first event of a log; its opening law is enacted afterwards. */
  opened(event: GameEventOf<'gameCreated'>, table: Omit<TableState, 'seats'>): GameState;
  evolve(state: GameState, event: OwnEvent): GameState;
  /** The law after a proposal was concluded, a notice fell due and the like. */
  enact(state: GameState, law: LawChange): GameState;
  /** A round begins: what seats did in the one before is put away. */
  roundBegun(state: GameState, event: GameEventOf<'phaseOpened'>): GameState;
  /** The host starts the policy phase again: what was sealed becomes the draft. */
  unsealed(state: GameState): GameState;
  /** The host ended the game after fewer rounds than were agreed on: what is in envelopes stays there for good. */
  shortened(state: GameState, rounds: { readonly agreed: number; readonly played: number }): GameState;
  /** Who, beside its parties, may refuse a proposal that awaits the bell. */
  mayRefuse(state: GameState, proposal: Proposal): readonly EconomyId[];
  /** Without what a viewer may not know of the game's own part. */
  redacted(state: GameState, viewer: Viewer): GameState;
};

/** Events that one of the games folds by itself. */
export type OwnEvent = CountryEvent | ProvincesEvent;

export type CountryEvent =
  | ModuleEvent
  | GameEventOf<
      | 'noticeGiven'
      | 'pledgeGiven'
      | 'policyDrafted'
      | 'policySealed'
      | 'policyReopened'
      | 'predictionMade'
      | 'roundSettled'
      | 'gameEnded'
    >;

/** What a proposal may say and what becomes of it. Tabling, signing and refusing are the same in every game. */
export type ProposalRules = {
  /** The state that proposals are made in. */
  readonly states: StateRules;
  /** Everything that keeps a draft from being law now; proposals that await the bell count as law. */
  faults(state: GameState, draft: Draft, author: EconomyId): Rejection[];
  /** The first of these faults, which a refusal names: the others are not looked for. */
  fault(state: GameState, draft: Draft, author: EconomyId): Rejection | undefined;
  /** The first fault of a draft under one law, whatever awaits the bell. */
  faultUnder(state: GameState, draft: Draft, author: EconomyId): Rejection | undefined;
  /** The first that keeps a draft from being laid on the table. */
  tablingFault(state: GameState, draft: Draft, author: EconomyId): Rejection | undefined;
  /** What is charged for laying a draft on the table, where it is not the full price; absent: nothing is charged. */
  charged?(state: GameState, author: EconomyId): Pick<Proposal, 'costYuan'>;
  /** Agreements of which a law gives notice; absent: no law does. */
  noticesIn?(state: GameState, law: LawChange): readonly AgreementId[];
  /** The law that a lawful proposal makes when concluded now. */
  law(state: GameState, proposal: Proposal): LawChange;
  /** Whether a bot signs nothing with another seat in this round, whatever is offered; absent: none does. */
  refuses?(state: GameState, bot: EconomyId, other: EconomyId): boolean;
  /** Whether legislatures vote on a complete proposal at the bell. */
  needsRatification(state: GameState, draft: Draft): boolean;
  /** A draft without those who refused it; undefined where nothing is left to agree. */
  without(state: GameState, draft: Draft, refusedBy: readonly EconomyId[]): Draft | undefined;
};

/** Something that happens by itself when its time in the round comes. */
export type Step = (state: GameState, nowMs: number) => readonly GameEvent[];

/** What a game adds to the course of the rounds, `lobby → (briefing → negotiation → policy → results) × rounds`, which is the table's. */
export type Course = {
  /** Steps at each turn, in order: each looks at the state that those before it have left. */
  readonly steps: {
    readonly roundOpened: readonly Step[];
    /** Before the negotiation opens, and after. */
    readonly negotiationDue: readonly Step[];
    readonly negotiationOpened: readonly Step[];
    /** Before the open proposals lapse, and after. */
    readonly bell: readonly Step[];
    readonly bellRung: readonly Step[];
    /** The host ends the game at once, and open proposals have lapsed. */
    readonly brokenOff: readonly Step[];
    /** The years after the last round, which are settled without play; absent: there are none. */
    readonly epilogueOpened?: readonly Step[];
  };
  /** How far pairs had climbed when the round began, where pace is judged against it. */
  readonly pairLevels?: (state: GameState) => CountryGame['pairLevels'];
  /** Drafts of envelopes that the end of the phase seals. */
  collect(state: GameState): GameEvent[];
  /** The outcome of the round by the model. */
  settle(
    state: GameState,
    options: Pick<TableContext, 'ignoresCauses'>,
  ): Result<GameEvent, ConvergenceFailure>;
  /** Standings and medals at the end of play. */
  final(state: GameState): GameEvent;
};

/** What seats do with proposals. */
export type ProposalIntent = SeatIntentOf<
  | 'tableProposal'
  | 'reviseProposal'
  | 'openProposal'
  | 'signProposal'
  | 'withdrawSignature'
  | 'refuseProposal'
  | 'goOnWithout'
  | 'withdrawProposal'
  | 'publishProposal'
>;

/** What seats ask of one of the games, and not of every table. */
export type OwnSeatIntent = Exclude<SeatIntent, ProposalIntent | SeatIntentOf<'declareReady'>>;

/** What the host does to the matter of a game, and not to its course. */
export type OwnHostIntent = Extract<
  HostIntent,
  { readonly type: 'placeEvent' | 'cancelEvent' | 'actAsCentre' | 'takeBackActAsCentre' }
>;

/** What every seat came to in a game; parts that a game does not have are absent. */
export type GameValues = Readonly<
  Record<
    EconomyId,
    {
      readonly prosperity: number;
      readonly support?: number;
      readonly mandate?: number;
    }
  >
>;
