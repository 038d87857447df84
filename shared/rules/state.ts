import type { Par } from '#shared/content/par/storedPars.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { TemperamentName } from '#shared/content/temperaments.ts';
import type { DebriefPage, Phase, RevealStop } from '#shared/content/vocabulary.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { AgreementId, EconomyId, MemberId, ProposalId } from '#shared/kernel/ids.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import type { Homework } from '#shared/protocol/anotherDay.ts';
import type { Prediction } from '#shared/protocol/events.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import type { ModuleStates } from '#shared/protocol/modules/modules.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import type { Pledge } from '#shared/protocol/pledges.ts';
import type { Policy, WallState } from '#shared/protocol/policy.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { FinalReport, RoundReport, SettledEconomy } from '#shared/protocol/report.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';

/** The state of a game, and what decisions may look at beside it. */

export type { WallState };

/** Time of the phase in game-monotonic milliseconds; the server owns the clock, the rules only compare. */
export type ClockState = {
  readonly openedAtMs: number;
  /** Absent: no limit. */
  readonly endsAtMs?: number;
  /** Present while paused. */
  readonly pausedRemainingMs?: number;
  readonly overtimeUsed: boolean;
};

/** The clock counts from the stop at which the host handed the reveal back, and the time that was left then. */
type RevealPace =
  | { readonly by: 'host' }
  | { readonly by: 'clock'; readonly from: RevealStop; readonly leftMs: number };

export type Seat = {
  readonly economy: EconomyId;
  /** The person who governs it; absent: a bot does. */
  readonly member?: MemberId;
  /** False while the person is away and a bot minds the seat. */
  readonly present: boolean;
  /** How a bot governs a country; provinces have their own list. */
  readonly temperament?: TemperamentName;
  readonly ready: boolean;
  /** How often it has said so in this phase, until it takes that back: what reaches it takes its readiness and leaves this, but for an offer of a person, from which it counts afresh. */
  readonly timesReady?: number;
  /** Game time at which its last person left: for some time after that no bot acts for it. */
  readonly vacatedAtMs?: number;
  /** Round in which its person took it, where the game had begun by then. */
  readonly takenInRound?: number;
  /** What a bot did since the start or since its last person left, until the round after somebody took it again. */
  readonly stewardship?: Stewardship;
};

/** What was done in a seat's name while nobody held it. */
export type Stewardship = {
  readonly sent: readonly ProposalId[];
  readonly signed: readonly ProposalId[];
  readonly refused: readonly ProposalId[];
  /** Agreements that it gave notice to leave. */
  readonly left: readonly AgreementId[];
  /** Rounds whose envelope it sealed. */
  readonly sealed: readonly number[];
};

/** What the state of every game has: the table with its clock and seats, proposals, and the course of the rounds. */
export type TableState = {
  readonly rulesVersion: number;
  readonly settings: GameSettings;
  readonly random: RandomState;
  readonly phase: Phase;
  /** 0 in the lobby; the epilogue is round `rounds + 1`. */
  readonly round: number;
  readonly clock: ClockState;
  /** A round that is, or was last, played at home. */
  readonly homework?: Homework;
  /** The present round, while the host means to end the game after it. */
  readonly endsAfterRound?: number;
  /** Rounds that were agreed on, where the host ended the game after fewer: `settings.rounds` are those that were played. */
  readonly agreedRounds?: number;
  readonly revealStop: RevealStop;
  /** Who opens the stops of this reveal; absent: the clock, from the first on. */
  readonly revealPace?: RevealPace;
  /** What the big screen shows of the debrief; absent: its first page. */
  readonly debriefPage?: DebriefPage;
  readonly seats: Readonly<Record<EconomyId, Seat>>;
  /** Proposals of this round, and those of earlier rounds that were concluded or lapsed at the last bell. */
  readonly proposals: Readonly<Record<ProposalId, Proposal>>;
  readonly revisionsThisRound: Readonly<Record<EconomyId, number>>;
  /** Who has sealed: public, whereas what is sealed is not. */
  readonly sealedBy: readonly EconomyId[];
  /** Bots' moves of this round that are thought through, and what they remember longer: `economy:key`. */
  readonly botThoughts: readonly string[];
  /** Set while the model could not solve the round. */
  readonly held?: ConvergenceFailure;
  /** Made for this table where none is stored for its settings; the last of them counts. */
  readonly par?: Par;
  /** Next number of proposals, agreements and pledges. */
  readonly counters: { readonly proposal: number; readonly agreement: number; readonly pledge: number };
};

/** A game of countries: their tariffs and agreements, what they seal and pledge, and what the model made of it. */
export type CountryGame = TableState &
  ModuleStates & {
    readonly rulebook: 'countries';
    readonly walls: Readonly<Record<EconomyId, WallState>>;
    readonly agreements: Readonly<Record<AgreementId, Agreement>>;
    /** Levels of pairs when the round began (key `A|B`, sorted): pace is judged against these. */
    readonly pairLevels: Readonly<Record<string, number>>;
    readonly pledges: readonly Pledge[];
    /** Last saved draft of each seat's envelope in this round. */
    readonly policyDrafts: Readonly<Record<EconomyId, Policy>>;
    readonly sealedPolicies: Readonly<Record<EconomyId, Policy>>;
    readonly predictions: Readonly<Record<EconomyId, Prediction>>;
    readonly settled: SettledEconomy;
    /** The secret task of each seat, or of the viewer alone; absent where there are none, or where politics deals them. */
    readonly tasks?: Readonly<Record<EconomyId, readonly Objective[]>>;
    readonly reports: readonly RoundReport[];
    readonly final?: FinalReport;
  };

/** A game of provinces: their dials, budgets and pacts, the centre, and what each round came to. */
export type ProvinceGame = TableState & {
  readonly rulebook: 'provinces';
  readonly provinces: ProvincesState;
  readonly reports: readonly ProvinceRoundReport[];
};

/**
 * The whole game of one table as data, of one game or another: what only one of them has can be read only where it is known which is
 * played. Its fold is `evolve`; what a viewer may know of it is `redactFor`, which has the same type, so that every predicate of the
 * rules runs on the client too.
 */
export type GameState = CountryGame | ProvinceGame;

/** A state in the code of countries, to which the table hands no other. */
export function countryGame(state: GameState): CountryGame {
  if (state.rulebook !== 'countries')
    throw new Error(`code of countries is given a game of ${state.rulebook}`);
  return state;
}

/** A state in the code of provinces, to which the table hands no other. */
export function provinceGame(state: GameState): ProvinceGame {
  if (state.rulebook !== 'provinces')
    throw new Error(`code of provinces is given a game of ${state.rulebook}`);
  return state;
}

/** What a game of countries has beside the table. */
export type CountryPart = TableState &
  ModuleStates &
  Pick<CountryGame, 'walls' | 'agreements' | 'pledges' | 'reports' | 'final'>;

/** What of a game of provinces is asked of any game. */
export type ProvincePart = Pick<
  ProvincesState,
  'provinces' | 'pacts' | 'breaches' | 'temperaments' | 'market' | 'final'
> &
  Pick<ProvinceGame, 'reports'>;

/** The part of a game that only countries have, empty in any other: so nobody who looks for something of it has to ask which game is played. */
export function countryPart(state: GameState): CountryPart {
  return state.rulebook === 'countries' ? state : { ...state, ...NO_COUNTRIES };
}

const NO_COUNTRIES = {
  walls: {},
  agreements: {},
  pledges: [],
  reports: [],
} as const satisfies Omit<CountryPart, keyof TableState>;

/** The part of a game that only provinces have, empty in any other. */
export function provincePart(state: GameState): ProvincePart {
  return state.rulebook === 'provinces' ? { ...state.provinces, reports: state.reports } : NO_PROVINCES;
}

const NO_PROVINCES: ProvincePart = { provinces: {}, pacts: {}, breaches: [], temperaments: {}, reports: [] };

/** What a decision among countries may look at beside the state: the world it plays in and the game-monotonic clock. */
export type DecideContext = {
  readonly scenario: Scenario;
  readonly nowMs: number;
};

/** Version of the rules that a log was played under; raised when the fold of an old log would change, or what the rules decide in it. */
export const RULES_VERSION = 10;

/** Who looks: everyone (screens, watchers), the host, or one seat. */
export type Viewer =
  | { readonly type: 'public' }
  | { readonly type: 'host' }
  /** A bot on a seat knows beside what a person there would see how it governs. */
  | { readonly type: 'seat'; readonly economy: EconomyId; readonly isBot?: boolean };
