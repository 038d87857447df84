import type { TemperamentName } from '#shared/content/temperaments.ts';
import type { Par } from '#shared/content/par/storedPars.ts';
import type { DebriefPage, Phase, RevealStop } from '#shared/content/vocabulary.ts';
import type { ProposalReason } from '#shared/content/phrases.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { AgreementId, EconomyId, MemberId, ProposalId } from '#shared/kernel/ids.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import type { Homework } from './anotherDay.ts';
import type { Draft } from './intents.ts';
import type { LawChange, Proposal, ProposalLapse } from './law.ts';
import type { ModuleEvent, ModuleStates } from './modules/modules.ts';
import type { Objective } from './modules/politics.ts';
import type { AcceptedPayment, Outbid } from './payments.ts';
import type { Pledge } from './pledges.ts';
import type { Policy, Schedule, WallState } from './policy.ts';
import type { ProvincesEvent, ProvincesState } from './provinces/provincesState.ts';
import type { FinalReport, RoundReport, SettledEconomy } from './report.ts';
import type { GameSettings } from './settings.ts';

/** Absent `losesMost`: that nobody loses; or, with `cutting`, how many others cut their tariffs. `ownIncome` was asked in earlier versions. */
export type Prediction = {
  readonly ownIncome?: 'up' | 'down';
  readonly losesMost?: EconomyId;
  readonly cutting?: number;
};

/** Facts: what the log holds. Folding them gives the state; outcomes of the model are inside, never re-computed. */
export type GameEvent =
  | {
      readonly type: 'gameCreated';
      readonly rulesVersion: number;
      readonly settings: GameSettings;
      /** By seat, in the order of the deal; empty in games of provinces, whose slice names its seats. */
      readonly temperaments: Readonly<Record<EconomyId, TemperamentName>>;
      readonly random: RandomState;
      readonly settled: SettledEconomy;
      /** Opening schedules of all economies, the passive ones too. */
      readonly walls: Readonly<Record<EconomyId, Schedule>>;
      readonly law: LawChange;
      readonly modules?: ModuleStates;
      /** The secret task of each seat, where agreements are few and no module deals tasks. */
      readonly tasks?: Readonly<Record<EconomyId, readonly Objective[]>>;
      /** Present in games of provinces. */
      readonly provinces?: ProvincesState;
    }
  | { readonly type: 'seatOccupied'; readonly economy: EconomyId; readonly member: MemberId }
  /** Game time; absent in logs that were written before bots waited for it. */
  | { readonly type: 'seatVacated'; readonly economy: EconomyId; readonly atMs?: number }
  | { readonly type: 'presenceMarked'; readonly economy: EconomyId; readonly present: boolean }
  | {
      readonly type: 'phaseOpened';
      readonly phase: Phase;
      readonly round: number;
      readonly atMs: number;
      /** Absent: no limit. */
      readonly endsAtMs?: number;
      /** Where a round begins: how far its pairs have climbed (key `A|B`, sorted). */
      readonly pairLevels?: Readonly<Record<string, number>>;
    }
  | { readonly type: 'clockPaused'; readonly remainingMs: number }
  | { readonly type: 'clockResumed'; readonly endsAtMs: number }
  | {
      readonly type: 'clockExtended';
      readonly endsAtMs: number;
      readonly reason: 'host' | 'overtime' | 'restart' | 'deadline';
    }
  /** A round is played at home until times of the wall clock; absent: in class after all. */
  | { readonly type: 'homeworkSet'; readonly homework?: Homework }
  /** The host ends the game after this round; absent: as agreed after all. */
  | { readonly type: 'endPlanned'; readonly afterRound?: number }
  /** Fewer rounds were played than agreed: this many. */
  | { readonly type: 'gameShortened'; readonly rounds: number }
  /** Absent `by`: the host, who steps from then on. */
  | { readonly type: 'revealStepped'; readonly stop: RevealStop; readonly by?: 'clock' }
  /** The host took the reveal into hand, or handed it back to the clock with this much time left. */
  | { readonly type: 'revealPaced'; readonly by: 'host' }
  | { readonly type: 'revealPaced'; readonly by: 'clock'; readonly leftMs: number }
  | { readonly type: 'debriefTurned'; readonly page: DebriefPage }
  /** `times`: how often in this phase; logs of before 2026-11-29 do not count. */
  | {
      readonly type: 'readyDeclared';
      readonly economy: EconomyId;
      readonly ready: boolean;
      readonly times?: number;
    }
  /** A bot has thought about the move of this name (`botMoveKey`). */
  | { readonly type: 'botThought'; readonly economy: EconomyId; readonly key: string }
  | { readonly type: 'proposalTabled'; readonly proposal: Proposal }
  | {
      readonly type: 'proposalRevised';
      readonly proposal: ProposalId;
      readonly draft: Draft;
      readonly revision: number;
      readonly atMs: number;
    }
  | { readonly type: 'proposalOpened'; readonly proposal: ProposalId; readonly by: EconomyId }
  | {
      readonly type: 'proposalSigned';
      readonly proposal: ProposalId;
      readonly by: EconomyId;
      readonly revision: number;
    }
  | { readonly type: 'signatureWithdrawn'; readonly proposal: ProposalId; readonly by: EconomyId }
  | {
      readonly type: 'proposalRefused';
      readonly proposal: ProposalId;
      readonly by: EconomyId;
      readonly reason?: ProposalReason;
      readonly accepts?: AcceptedPayment;
      readonly outbid?: Outbid;
    }
  /** The refusing parties were struck out and the proposal goes on without them. */
  | {
      readonly type: 'proposalNarrowed';
      readonly proposal: ProposalId;
      readonly draft: Draft;
      readonly revision: number;
      readonly atMs: number;
    }
  | { readonly type: 'proposalPublished'; readonly proposal: ProposalId }
  | { readonly type: 'proposalLapsed'; readonly proposal: ProposalId; readonly lapse: ProposalLapse }
  /** All have signed an entry or merger: it is law at the bell unless a member refuses. */
  | { readonly type: 'proposalAwaitsBell'; readonly proposal: ProposalId }
  | { readonly type: 'proposalConcluded'; readonly proposal: ProposalId; readonly law: LawChange }
  | {
      readonly type: 'noticeGiven';
      readonly agreement: AgreementId;
      readonly by: EconomyId;
      readonly outInRound: number;
    }
  /** Notices that fell due, steps of a timetable, suspended preferences, a moved wall: law that changed without a proposal. */
  | {
      readonly type: 'lawChanged';
      readonly law: LawChange;
      readonly reason:
        | 'noticeDue'
        | 'lapsed'
        | 'successors'
        | 'opening'
        | 'condition'
        | 'timetable'
        | 'presidency';
    }
  | { readonly type: 'pledgeGiven'; readonly pledge: Pledge }
  | { readonly type: 'policyDrafted'; readonly economy: EconomyId; readonly policy: Policy }
  | { readonly type: 'policySealed'; readonly economy: EconomyId; readonly policy: Policy }
  | { readonly type: 'policyReopened'; readonly economy: EconomyId }
  | { readonly type: 'predictionMade'; readonly economy: EconomyId; readonly prediction: Prediction }
  | {
      readonly type: 'roundSettled';
      readonly report: RoundReport;
      readonly settled: SettledEconomy;
      /** Walls and surcharges from here on. */
      readonly walls: Readonly<Record<EconomyId, WallState>>;
      readonly random: RandomState;
      /** What the modules remember from here on. */
      readonly modules?: ModuleStates;
    }
  /** The model did not converge: the round is held, the host is told, nothing is lost. */
  | { readonly type: 'settlementHeld'; readonly failure: ConvergenceFailure }
  /** What bots came to in games like this one: seats are compared with it at the end. */
  | { readonly type: 'parNoted'; readonly par: Par }
  | { readonly type: 'gameEnded'; readonly final: FinalReport }
  | ModuleEvent
  | ProvincesEvent;

export type GameEventOf<T extends GameEvent['type']> = Extract<GameEvent, { readonly type: T }>;
