import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import type { Schedule } from '../policy.ts';
import type { BarriersReport, BarriersState } from './barriers.ts';
import type { BudgetReport, BudgetState } from './budget.ts';
import type { DynamicsReport, DynamicsState } from './dynamics.ts';
import type { EventsReport, EventsState, WorldEvent } from './events.ts';
import type { PoliticsReport, PoliticsState, Ratification } from './politics.ts';
import type {
  ConferencePackage,
  Dispute,
  Objection,
  PackageAdoption,
  PackageTerms,
  WtoReport,
  WtoState,
} from './wto.ts';

/** What the modules remember; a module that is off has no entry. */
export type ModuleStates = {
  readonly dynamics?: DynamicsState;
  readonly politics?: PoliticsState;
  readonly wto?: WtoState;
  readonly events?: EventsState;
  readonly barriers?: BarriersState;
  readonly budget?: BudgetState;
};

/** What the modules have to say about a round. */
export type ModuleReports = {
  readonly dynamics?: DynamicsReport;
  readonly politics?: PoliticsReport;
  readonly wto?: WtoReport;
  readonly events?: EventsReport;
  readonly barriers?: BarriersReport;
  readonly budget?: BudgetReport;
};

/** Facts of the modules between settlements. Chance is drawn before: the state of the generator is in the event. */
export type ModuleEvent =
  /** Legislatures voted at the bell; the proposal is concluded or lapses next. */
  | { readonly type: 'ratificationHeld'; readonly ratification: Ratification; readonly random: RandomState }
  | { readonly type: 'conferenceOpened'; readonly round: number }
  | { readonly type: 'packageTabled'; readonly package: ConferencePackage }
  | { readonly type: 'packageBacked'; readonly package: string; readonly by: EconomyId }
  | { readonly type: 'floorOpened'; readonly package?: string; readonly atMs: number }
  | { readonly type: 'packageAgreed'; readonly by: EconomyId }
  | { readonly type: 'packageObjected'; readonly objection: Objection; readonly atMs: number }
  | {
      readonly type: 'packageChanged';
      readonly package: string;
      readonly terms: PackageTerms;
      readonly waivers: readonly EconomyId[];
      readonly revision: number;
      /** Whose objection it answers. */
      readonly by: EconomyId;
      readonly atMs: number;
    }
  /** At the bell: adopted if nobody objects. */
  | {
      readonly type: 'conferenceClosed';
      readonly outcome: 'adopted' | 'failed' | 'noPackage';
      readonly adoption?: PackageAdoption;
    }
  | { readonly type: 'complaintFiled'; readonly dispute: Dispute }
  /** Before a round: what a standing panel found is put right, and surcharges end whose leave has ended. */
  | {
      readonly type: 'rulingsEnforced';
      readonly round: number;
      readonly complied: readonly string[];
      readonly walls: Readonly<Record<EconomyId, Schedule>>;
      readonly endedSurcharges: readonly EconomyId[];
      readonly endedBarriers: readonly { readonly by: EconomyId; readonly sector: SectorId }[];
    }
  | {
      readonly type: 'barrierInspected';
      readonly inspection: BarriersState['inspections'][number];
      readonly level: number;
      readonly random: RandomState;
    }
  | { readonly type: 'eventAnnounced'; readonly event: WorldEvent; readonly random: RandomState }
  | { readonly type: 'eventCancelled'; readonly event: string };

export type ModuleEventOf<T extends ModuleEvent['type']> = Extract<ModuleEvent, { readonly type: T }>;
