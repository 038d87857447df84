/** The state of a game of provinces: how it begins, what its own events do to it, and what of it a viewer may know. */
import type { Breach, Pact } from '#shared/protocol/provinces/pacts.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import { FEATURE_OPENS_IN_ROUND, type ProvinceFeature } from '#shared/content/presets.ts';
import { STEPS_MAX } from '#shared/content/provinces/provinceConstants.ts';
import {
  HOME_REFORMS,
  type HomeReform,
  withReforms,
  type Reform,
} from '#shared/content/provinces/reforms.ts';
import type { ProvincePresetId } from '#shared/content/vocabulary.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { Payment } from '#shared/economics/segmentation/pacts/pactStakes.ts';
import type { LevelCap, PairLevel } from '#shared/economics/segmentation/barriers.ts';
import type { MarketSurvey } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import type { EconomyId, AgreementId } from '#shared/kernel/ids.ts';
import { fromKeys, keysOf, must, withoutKey } from '#shared/kernel/records.ts';
import type { LawChange } from '#shared/protocol/law.ts';
import { CENTRE_SEAT, type CentreState } from '#shared/protocol/provinces/centre.ts';
import type { CorridorPledge } from '#shared/protocol/provinces/measures.ts';
import type {
  ProvinceEvent,
  MarketEvents,
  ProvinceRoundReport,
} from '#shared/protocol/provinces/provinceReport.ts';
import {
  type ProvincesEvent,
  type ProvincesState,
  isProvincesEvent,
  type ProvinceState,
  type BuiltCorridor,
} from '#shared/protocol/provinces/provincesState.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { type ProvinceGame, type Viewer, provinceGame } from '../../state.ts';
import { numberAfter } from '../../law/register.ts';
import type { OwnEvent, StateRules } from '../../rulebook.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';

export const provinceStates: StateRules = {
  opened: (event, table): ProvinceGame => {
    const provinces = must(event.provinces, 'the provinces');
    return { ...table, rulebook: 'provinces', seats: openingSeats(provinces), provinces, reports: [] };
  },
  evolve: (state, event) => evolveProvinces(provinceGame(state), event),
  enact: (state, law) => enactPacts(provinceGame(state), law),
  roundBegun: (state) => state,
  unsealed: (state): ProvinceGame => {
    const { provinces, ...table } = provinceGame(state);
    const drafts = { ...provinces.drafts, ...provinces.sealed };
    return { ...table, provinces: { ...provinces, drafts, sealed: {} } };
  },
  shortened: (state): ProvinceGame => {
    const { provinces, ...table } = provinceGame(state);
    return { ...table, provinces: { ...provinces, drafts: {}, sealed: {} } };
  },
  mayRefuse: () => [],
  redacted: (state, viewer) => redactProvinces(provinceGame(state), viewer),
};

/** Seats are those of the provinces' own part: logs of games that were created without a list of them fold as well. */
function openingSeats({ temperaments, centreKind }: ProvincesState): ProvinceGame['seats'] {
  const governed = keysOf(temperaments);
  const seats = centreKind === 'seat' ? [...governed, CENTRE_SEAT] : governed;
  return fromKeys(seats, (economy) => ({ economy, present: false, ready: false }));
}

/** The state after a change of the law: pacts ended and entered, and the next number of one. */
export function enactPacts(state: ProvinceGame, { end, pacts = [], departure }: LawChange): ProvinceGame {
  const { provinces, counters } = state;
  const kept = Object.values(provinces.pacts).filter(({ id }) => !end.includes(id));
  const all = [...kept, ...pacts].map((pact) => [pact.id, pact] as const);
  return {
    ...state,
    provinces: {
      ...provinces,
      pacts: Object.fromEntries(all),
      ...(departure === undefined ? {} : { departures: [...(provinces.departures ?? []), departure] }),
    },
    counters: { ...counters, agreement: numberAfter(pacts, counters.agreement) },
  };
}

/** Folds the facts of a game of provinces. */
export function evolveProvinces(state: ProvinceGame, event: OwnEvent): ProvinceGame {
  if (!isProvincesEvent(event)) throw new Error(`${event.type} in a game of provinces`);
  const { provinces } = state;
  const change = (part: Partial<ProvincesState>): ProvinceGame => ({
    ...state,
    provinces: { ...provinces, ...part },
  });
  const changeCentre = (part: Partial<CentreState>): ProvinceGame =>
    change({ centre: { ...provinces.centre, ...part } });
  switch (event.type) {
    case 'measuresDrafted':
      return change({ drafts: { ...provinces.drafts, [event.economy]: event.measures } });
    case 'measuresSealed':
      return {
        ...change({ sealed: { ...provinces.sealed, [event.economy]: event.measures } }),
        sealedBy: [...state.sealedBy, event.economy],
      };
    case 'measuresReopened':
      return reopened(state, event.economy);
    case 'provincePaid':
      return change({ payments: [...provinces.payments, event.payment] });
    case 'centreActed':
      return changeCentre({ acts: [...provinces.centre.acts, event.act] });
    case 'centreActTakenBack':
      return changeCentre({ acts: provinces.centre.acts.filter((_, place) => place !== event.act) });
    case 'assentCast':
      return changeCentre({
        assents: { ...provinces.centre.assents, [event.economy]: event.assent },
        assentedBy: [...provinces.centre.assentedBy, event.economy],
      });
    case 'centreRated':
      return changeCentre({ ballots: { ...provinces.centre.ballots, [event.economy]: event.points } });
    case 'provinceEventAnnounced':
      return { ...change(withCard(provinces, event.event)), random: event.random };
    case 'provinceEventCancelled':
      return change({ events: provinces.events.filter(({ id }) => id !== event.event) });
    case 'provinceRulesChanged':
      return change({ reforms: event.reforms });
    case 'provincesSettled':
      return settled(state, event);
    case 'provincesEnded':
      return change({ final: event.final });
  }
}

function withCard(
  { events, deck }: ProvincesState,
  event: ProvinceEvent,
): Pick<ProvincesState, 'events' | 'deck'> {
  const drawn = event.placedBy === 'seed' ? [...deck.drawn, event.card] : deck.drawn;
  return { events: [...events, event], deck: { drawn, count: deck.count + 1 } };
}

function reopened(state: ProvinceGame, economy: string): ProvinceGame {
  const { provinces } = state;
  const measures = provinces.sealed[economy];
  return {
    ...state,
    sealedBy: state.sealedBy.filter((other) => other !== economy),
    provinces: {
      ...provinces,
      drafts: measures === undefined ? provinces.drafts : { ...provinces.drafts, [economy]: measures },
      sealed: withoutKey(provinces.sealed, economy),
    },
  };
}

function settled(
  state: ProvinceGame,
  { report, provinces, random }: Extract<ProvincesEvent, { readonly type: 'provincesSettled' }>,
): ProvinceGame {
  const { held: _held, ...unheld } = state;
  return { ...unheld, provinces, random, reports: [...state.reports, report] };
}

/**
 * What a viewer may know before the debrief: envelopes but for what they promise corridors, those of rounds behind too, assents and ballots are their
 * seat's alone; a breach that nobody saw is the breaker's; the market as it was solved is nobody's.
 */
function redactProvinces(state: ProvinceGame, viewer: Viewer): ProvinceGame {
  if (state.phase === 'debrief') return state;
  const own = <V>(bySeat: Readonly<Record<EconomyId, V>>): Record<EconomyId, V> => {
    const value = viewer.type === 'seat' ? bySeat[viewer.economy] : undefined;
    return viewer.type === 'seat' && value !== undefined ? { [viewer.economy]: value } : {};
  };
  const { market: _market, ...known } = state.provinces;
  const { centre } = known;
  // Bots work out what their partners will pay, and look at the same table whenever they look.
  const isBot = 'isBot' in viewer && viewer.isBot;
  return {
    ...state,
    provinces: {
      ...known,
      envelopes: known.envelopes.map(own),
      temperaments: isBot ? own(known.temperaments) : {},
      drafts: own(known.drafts),
      sealed: own(known.sealed),
      ...(isBot ? {} : { pledges: pledgesOf(known.sealed) }),
      breaches: known.breaches.filter(
        ({ isSeen, by }) => isSeen || (viewer.type === 'seat' && viewer.economy === by),
      ),
      centre: { ...centre, assents: own(centre.assents), ballots: own(centre.ballots) },
    },
  };
}

/** What sealed envelopes promise corridors, in the order in which they were sealed. */
export function pledgesOf(sealed: ProvincesState['sealed']): CorridorPledge[] {
  return Object.entries(sealed).flatMap(([by, { pledge }]) => (pledge ? [{ by, ...pledge }] : []));
}

/** What is in force in a game of provinces: their slice of the state, the institution, the features that are open. */

export function provinceOf(state: ProvinceGame, economy: EconomyId): ProvinceState {
  return must(state.provinces.provinces[economy], `province ${economy}`);
}

/** The lowest level to which a province may bring a dial of its own that stands at `now`: below that only pacts open, among their members. */
export function lowestAlone({ settings }: Pick<ProvinceGame, 'settings'>, now: number): number {
  return Math.min(now, settings.pactLimits?.lowestAlone ?? 0);
}

/** What a decision among provinces may look at beside the state. */
export type ProvincesContext = { readonly scenario: ProvincesScenario; readonly nowMs: number };

/** The rules under which officials compete in this round. */
export function institutionOf({ institution }: ProvincesScenario, state: ProvinceGame): Institution {
  return withReforms(institution, state.provinces.reforms);
}

/** Why a feature cannot be used in this round; undefined: it can. */
export function featureFault(
  state: Pick<ProvinceGame, 'settings' | 'round'>,
  feature: ProvinceFeature,
): Rejection | undefined {
  const round = featureOpensIn(state.settings, feature);
  if (round === undefined) return { code: 'intent/not-in-this-game' };
  return state.round < round ? { code: 'measures/feature-not-open', feature, round } : undefined;
}

const OPENS: Readonly<Record<string, Readonly<Partial<Record<ProvinceFeature, number>>>>> =
  FEATURE_OPENS_IN_ROUND satisfies Record<ProvincePresetId, unknown>;

/** The round from which a game has a feature; undefined: never. */
export function featureOpensIn(
  { preset, pactLimits }: Pick<GameSettings, 'preset' | 'pactLimits'>,
  feature: ProvinceFeature,
): number | undefined {
  const opens = OPENS[preset]?.[feature];
  return feature === 'homeReforms' ? (pactLimits?.stateFirms?.inRound ?? opens) : opens;
}

/** Reforms at home that a province may choose among: of state firms alone where the table says what that brings. */
export function homeReformsOf({ settings }: Pick<ProvinceGame, 'settings'>): readonly HomeReform[] {
  return settings.pactLimits?.stateFirms === undefined ? HOME_REFORMS : ['reformStateFirms'];
}

/** Levels that a dial may move in a round. */
export function stepsMost({ settings }: Pick<ProvinceGame, 'settings'>): number {
  return settings.pactLimits?.levelSteps ?? STEPS_MAX;
}

/** Whether provinces are asked for their assent to the reform of evaluation in this round. */
export function isAssentAsked(game: ProvinceGame): boolean {
  const { acts } = game.provinces.centre;
  return acts.some((act) => act.type === 'reform' && act.reform === 'evaluation');
}

/**
 * Outcomes: what the rooms around the settlement hand to it, in the order in which it asks. Every function is pure: it is given the state after
 * envelopes were opened (dials, programmes and payrolls are those of the round; `sealed` still holds what was in the envelopes),
 * and `state.random` is what it may draw from. Absent seats had nothing. Money in 100 million yuan, points of the career score.
 */

export type BySeat = Readonly<Record<EconomyId, number>>;

/** Of pacts in force. Caps, pairs and payments are by place of the region. */
export type PactOutcome = {
  readonly caps: readonly LevelCap[];
  readonly pairs: readonly PairLevel[];
  /** Those tied to pacts, and those at once. */
  readonly payments: readonly Payment[];
  readonly officeCosts: BySeat;
  /** Points that breaches cost this round, positive. */
  readonly deposits: BySeat;
  /** Points of reputation, negative for a broken word. */
  readonly reputation: BySeat;
  /** All of this round, the unseen ones too. */
  readonly breaches: readonly Breach[];
  /** That stand after the round. */
  readonly pacts: Readonly<Record<AgreementId, Pact>>;
  readonly endedPacts: readonly AgreementId[];
  readonly random: RandomState;
};

/** Of pledges. What is built works in the round itself. */
export type CorridorOutcome = Pick<ProvinceRoundReport, 'corridor' | 'unbuilt'> & {
  /** All that stand now. */
  readonly built: readonly BuiltCorridor[];
  /** What of the pledges is gone: all where it was built, half where not. */
  readonly spent: BySeat;
  readonly grantUsed: boolean;
  readonly random: RandomState;
};

/** Of cards at work in this round; what is absent changes nothing. Payroll is a factor on every one, in this round alone. */
export type EventShape = Omit<MarketEvents, 'caps' | 'industry'> & {
  readonly payroll?: number;
  /** State jobs by decree, in per cent of the opening's. */
  readonly decreedJobs?: BySeat;
  readonly spending?: BySeat;
};

/** Of the centre's rival answers: divisions drawn anew, firms that moved to where they are wanted. Payrolls by seat, as factors. */
export type CentreShape = Pick<MarketEvents, 'caps' | 'industry'> & {
  readonly payroll?: BySeat;
  readonly decreedJobs?: BySeat;
};

export type Dials = Readonly<Record<EconomyId, { readonly wall: number; readonly block: number }>>;

/** What the market came to, as the centre and inspectors find it. */
export type RoundOutcome = {
  readonly institution: Institution;
  readonly survey: MarketSurvey;
  readonly borderEffect: number;
  readonly nationalIncomePercent: number;
  /** As revealed, with what cards did to them. */
  readonly dials: Dials;
  readonly breaches: readonly Breach[];
  readonly grantUsed: boolean;
  readonly random: RandomState;
};

/** Of the centre's acts. Reforms count from the next round. */
export type CentreOutcome = Pick<ProvinceRoundReport, 'enacted' | 'refused'> & {
  /** Prestige, crackdowns and all that it remembers. */
  readonly centre: CentreState;
  /** All in force from the next round. */
  readonly reforms: readonly Reform[];
  readonly isCrackdown: boolean;
  /** Whom the extra inspection of this round visits. */
  readonly inspectionOf?: EconomyId;
  readonly random: RandomState;
};

/** Of inspections and petitions. */
export type InspectionOutcome = Pick<ProvinceRoundReport, 'inspections'> & {
  /** Points, positive. */
  readonly fines: BySeat;
  /** Points for the petitioners, either sign. */
  readonly petitions: BySeat;
  /** Who paid a fine in place of what the law's sanction costs in the mean. */
  readonly sanctionReplaced: readonly EconomyId[];
  /** Levels that dials are lowered to for the next round. */
  readonly levelCuts: Readonly<Record<EconomyId, { readonly wall?: number; readonly block?: number }>>;
  readonly random: RandomState;
};
