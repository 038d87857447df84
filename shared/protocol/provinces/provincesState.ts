import type { Pillar } from '#shared/content/provinces/pillars.ts';
import type { ProvinceTemperamentName } from '#shared/content/provinces/provinceTemperaments.ts';
import type { HomeReform, Reform } from '#shared/content/provinces/reforms.ts';
import type { CentreKind } from '#shared/content/vocabulary.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import type { CentreAct, CentreState } from './centre.ts';
import type { CorridorPledge, Measures } from './measures.ts';
import type { Breach, Departure, Pact } from './pacts.ts';
import type { ProvinceEvent, ProvinceRoundReport, ProvincesFinal, SettledMarket } from './provinceReport.ts';

/** What a province is from round to round. Money in 100 million yuan. */
export type ProvinceState = {
  readonly wall: number;
  readonly block: number;
  readonly pillar?: { readonly pillar: Pillar; readonly sinceRound: number };
  /** Payroll of this round against the opening: grows 3 % from round to round, falls by reform. */
  readonly payroll: number;
  /** Times that each reform at home was made. */
  readonly reforms: Readonly<Partial<Record<HomeReform, number>>>;
  /** What may be spent in this round: the budget of the last one, without what was spent or paid away, less 1.25 payrolls. */
  readonly freeMoney: number;
  /** Points, by round, of the career score; their sum is the standing. */
  readonly career: readonly number[];
  /** Points by breaches seen, petitions and broken word, in sum. */
  readonly reputation: number;
  /** Productivity against the opening: of industry by reformed state firms, and of GDP by local drive. */
  readonly industryTfp: number;
  readonly localDrive: number;
  /** Part of the taxes raised at home, 0–1, that its leader is used to keep. */
  readonly usualKept: number;
};

/** A corridor that was built; twice at most each. */
export type BuiltCorridor = { readonly corridor: string; readonly round: number };

/** The rulebook of provinces: absent in games of countries. */
export type ProvincesState = {
  readonly provinces: Readonly<Record<EconomyId, ProvinceState>>;
  /** How bots govern; hidden from all but their own seat until the debrief. */
  readonly temperaments: Readonly<Record<EconomyId, ProvinceTemperamentName>>;
  readonly centreKind: CentreKind;
  readonly centre: CentreState;
  /** In the order in which they were enacted, those of the opening first. */
  readonly reforms: readonly Reform[];
  readonly pacts: Readonly<Record<AgreementId, Pact>>;
  readonly corridors: readonly BuiltCorridor[];
  /** Envelopes of this round: drafts and sealed ones, each its seat's alone until the reveal. */
  readonly drafts: Readonly<Record<EconomyId, Measures>>;
  readonly sealed: Readonly<Record<EconomyId, Measures>>;
  /** What sealed envelopes promise corridors: told to people in views of a policy phase, and nowhere kept. */
  readonly pledges?: readonly CorridorPledge[];
  /** Payments at once of this round, public. */
  readonly payments: readonly ProvincePayment[];
  readonly breaches: readonly Breach[];
  /** Where leaving costs something; absent as long as nobody has left. */
  readonly departures?: readonly Departure[];
  readonly events: readonly ProvinceEvent[];
  /** Cards that the seed drew, those taken back too, and how many were ever told of. */
  readonly deck: { readonly drawn: readonly string[]; readonly count: number };
  /** Envelopes of the rounds behind, each its seat's alone until the debrief. */
  readonly envelopes: readonly Readonly<Record<EconomyId, Measures>>[];
  /** The market of the last round; absent before the first, and in every view before the debrief. */
  readonly market?: SettledMarket;
  readonly final?: ProvincesFinal;
  readonly borderEffect: number;
  readonly nationalIncomePercent: number;
};

/** In whole 100 million yuan. */
export type ProvincePayment = {
  readonly from: EconomyId;
  readonly to: EconomyId;
  readonly yuan100m: number;
};

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
