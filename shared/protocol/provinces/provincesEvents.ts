import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { CentreAct } from './centre.ts';
import type { Measures } from './measures.ts';
import type { ProvinceEvent, ProvinceRoundReport, ProvincesFinal } from './provinceReport.ts';
import type { ProvincePayment, ProvincesState } from './provincesState.ts';

/** Facts of a game of provinces. Outcomes of the model, and chance, are inside. */
export type ProvincesEvent =
  | { readonly type: 'measuresDrafted'; readonly economy: EconomyId; readonly measures: Measures }
  | { readonly type: 'measuresSealed'; readonly economy: EconomyId; readonly measures: Measures }
  | { readonly type: 'measuresReopened'; readonly economy: EconomyId }
  | { readonly type: 'provincePaid'; readonly payment: ProvincePayment }
  | { readonly type: 'centreActed'; readonly act: CentreAct }
  /** The place of the act in `centre.acts`. */
  | { readonly type: 'centreActTakenBack'; readonly act: number }
  | { readonly type: 'assentCast'; readonly economy: EconomyId; readonly assent: boolean }
  | { readonly type: 'centreRated'; readonly economy: EconomyId; readonly points: number }
  | { readonly type: 'provinceEventAnnounced'; readonly event: ProvinceEvent; readonly random: RandomState }
  | { readonly type: 'provinceEventCancelled'; readonly event: string }
  /** Cards that began brought laws, or undid them: all reforms in force now. */
  | { readonly type: 'provinceRulesChanged'; readonly reforms: readonly Reform[] }
  | {
      readonly type: 'provincesSettled';
      readonly report: ProvinceRoundReport;
      /** All that the provinces remember from here on. */
      readonly provinces: ProvincesState;
      readonly random: RandomState;
    }
  | { readonly type: 'provincesEnded'; readonly final: ProvincesFinal };
export type ProvincesEventOf<T extends ProvincesEvent['type']> = Extract<
  ProvincesEvent,
  { readonly type: T }
>;

const TYPES = {
  measuresDrafted: true,
  measuresSealed: true,
  measuresReopened: true,
  provincePaid: true,
  centreActed: true,
  centreActTakenBack: true,
  assentCast: true,
  centreRated: true,
  provinceEventAnnounced: true,
  provinceEventCancelled: true,
  provinceRulesChanged: true,
  provincesSettled: true,
  provincesEnded: true,
} as const satisfies Record<ProvincesEvent['type'], true>;

export function isProvincesEvent<E extends { readonly type: string }>(
  event: E,
): event is Extract<E, ProvincesEvent> {
  return Object.hasOwn(TYPES, event.type);
}
