import {
  PRESET_IDS,
  type IntegrationLevel,
  type ModuleId,
  type Opening,
  type PresetId,
  type ProvincePresetId,
  type ScenarioId,
} from './vocabulary.ts';

/** Event cards of the First lesson, of ways between the four, for one round: those of the way between two that tables had before, and one that gives every seat a worse way and a better one. */
export const LESSON_EVENT_KEYS = ['floods', 'fastTrain', 'floodsAndTrain'] as const;

/** How few agreements governments can have at a time, how much may be paid for them, and how slowly walls move beside them: there are always more partners than places. */
export type AgreementLimits = {
  /** Agreements of a seat that may be concluded in one round. */
  readonly signedPerRound: number;
  /** Rounds for which an agreement holds, the one in which it is concluded included; then it lapses and may be signed anew. What is concluded in the last round holds in the years after, too. */
  readonly rounds: number;
  /** How many may found a group, by round, in place of the usual; rounds past the end of the list are as its last. Absent in tables opened before. */
  readonly founders?: readonly number[] | undefined;
  /** Largest share of its income that a seat may pay, or receive, in a round, in place of the usual one; absent in tables opened before. */
  readonly paymentCapBp?: number | undefined;
  /** Most that a tariff may move in a round, in place of the scenario's; absent in tables opened before. */
  readonly stepBp?: number | undefined;
  /** Cards of which the seed draws one, in the round in which events open. Absent in tables opened before, which have no events. */
  readonly cards?: readonly (typeof LESSON_EVENT_KEYS)[number][] | undefined;
};

/** What the reform of state firms costs and brings where it is the one reform at home. */
export type StateFirmReform = {
  /** Round from which a province may reform, once a round. */
  readonly inRound: number;
  /** State jobs in the round of the reform, in per cent of the opening's. */
  readonly jobsPercent: number;
  /** Productivity of industry from that round on, a factor. */
  readonly productivity: number;
};

/** How slowly pacts among provinces grow, what it costs to leave one, and what is left to agree on and to decide in later rounds. */
export type PactLimits = {
  /** New pacts that a province may join in one round. */
  readonly joinedPerRound: number;
  /** Members of a new pact at most, by round; rounds past the end of the list are as its last. */
  readonly members: readonly number[];
  /** Points of reputation that it costs to leave a pact before its term which no other member was seen to break. */
  readonly leavingPoints: number;
  /** Rounds that a binding pact may last at most. Tables that were opened before this limit have none: there it lasts as long as any pact may. */
  readonly bindingRounds?: number | undefined;
  /** Level below which no province lowers its own wall or export limit: only a pact goes further, among its members. Absent in tables opened before. */
  readonly lowestAlone?: number | undefined;
  /** Levels that a wall or an export limit moves in a round at most, at no cost; absent in tables opened before: two, of which the second is paid for. */
  readonly levelSteps?: number | undefined;
  /** Absent in tables opened before: what the preset says of reforms at home. */
  readonly stateFirms?: StateFirmReform | undefined;
};

/** A ready-made game: what is played, for how long, and when each step of the ladder and each module opens. */
export type Preset = {
  readonly scenarioId: ScenarioId;
  readonly opening: Opening;
  readonly rounds: number;
  /** Round in which a level becomes available; absent levels are not played. */
  readonly levelOpensInRound: Readonly<Partial<Record<IntegrationLevel, number>>>;
  /** Round in which a module opens; absent modules are off and leave no trace. */
  readonly moduleOpensInRound: Readonly<Partial<Record<ModuleId, number>>>;
  /** Most that a tariff may move in a round, basis points; absent: the scenario's. */
  readonly stepBp?: number;
  /**
   * Outsiders pay a seat's own tariff whatever it signs with others: they do not come in through another member of a free trade area, and what it cuts
   * for a partner is not cut for all. Absent: as the scenario and the rules of the WTO have it.
   */
  readonly wallsHold?: true;
  /** Round of the first election of every seat, with module politics; absent: a third of the seats in turn, where a game is long enough. */
  readonly electionInRound?: number;
  /** Members that an agreement may have at most, by round, all of a union counted; rounds past the end of the list are as its last. Absent: as many as found it in the usual steps. */
  readonly membersByRound?: readonly number[];
  /** How many agreements a seat may conclude in one round, where agreements last. Absent: any number, or what the agreement limits say. */
  readonly signedPerRound?: number;
  /** Round from which specialization may be agreed; absent: from the first, where it is played. */
  readonly specializationInRound?: number;
  /** Rounds whose negotiation opens a conference; absent: every second one from where the module opens, the last two rounds before the end. */
  readonly conferencesInRounds?: readonly number[];
  /** Absent: as many agreements as governments can agree on, until somebody leaves. */
  readonly agreementLimits?: AgreementLimits;
  /** Provinces; absent: two new pacts a round, of any size, which may be left at no cost. */
  readonly pactLimits?: PactLimits;
  /** Times of the phases against the usual ones. */
  readonly clockFactor: number;
  /** Modules, levels and assumptions may be chosen one by one when the table is opened. */
  readonly isLaboratory: boolean;
};

/** Agreements of the First lesson hold for a round, and circles grow. */
const LESSON_LIMITS = {
  signedPerRound: 1,
  rounds: 1,
  founders: [2, 3, 3, 4],
  paymentCapBp: 250,
  stepBp: 200,
} as const satisfies AgreementLimits;

/** Limits that the First lesson had before, the latest last: tables that were opened with them keep them. */
export const FORMER_LESSON_LIMITS = [
  { signedPerRound: 1, rounds: 2 },
  { signedPerRound: 1, rounds: 2, paymentCapBp: 250, stepBp: 300 },
  LESSON_LIMITS,
  { ...LESSON_LIMITS, cards: ['floods', 'fastTrain'] },
] as const satisfies readonly AgreementLimits[];

const WORLD = { scenarioId: 'world', opening: 'highWalls', clockFactor: 1, isLaboratory: false } as const;
/** The world with voters: unions and common markets come in later rounds. */
const WORLD_AT_HOME = { ...WORLD, levelOpensInRound: { 1: 1, 2: 1, 3: 2, 4: 3 }, stepBp: 500 } as const;

/** Provinces climb no ladder; what they may do stands in provinces/provinceFeatures. */
const PROVINCES = {
  scenarioId: 'provinces',
  opening: 'year1997',
  levelOpensInRound: {},
  moduleOpensInRound: {},
  isLaboratory: false,
} as const;

const FIRST_PACT_LIMITS = {
  joinedPerRound: 1,
  members: [3, 4, 5, 6, 8, 10],
  leavingPoints: 2,
} as const satisfies PactLimits;

/** The main pact is bargained for in rounds 1, 3 and 5, and who has opened still has something to offer (decision 111). */
const THRICE = { ...FIRST_PACT_LIMITS, bindingRounds: 2, lowestAlone: 1 } as const satisfies PactLimits;

/** Limits that the provinces had before: tables that were opened with them keep them. */
export const FORMER_PACT_LIMITS = [FIRST_PACT_LIMITS, THRICE] as const satisfies readonly PactLimits[];

/** Walls come down step by step, and a reform at home costs now and pays later (decision 116). */
const PACT_LIMITS = {
  ...THRICE,
  levelSteps: 1,
  stateFirms: { inRound: 3, jobsPercent: -10, productivity: 1.0015 },
} as const satisfies PactLimits;

export const PRESETS = {
  firstLesson: {
    scenarioId: 'quartet',
    opening: 'standard',
    rounds: 4,
    levelOpensInRound: { 1: 1, 2: 1, 3: 3 },
    moduleOpensInRound: { events: 2 },
    agreementLimits: { ...LESSON_LIMITS, cards: ['floodsAndTrain'] },
    clockFactor: 1,
    isLaboratory: false,
  },
  worldPlain: { ...WORLD, rounds: 6, levelOpensInRound: { 1: 1, 2: 1, 3: 1 }, moduleOpensInRound: {} },
  worldShort: {
    ...WORLD_AT_HOME,
    rounds: 4,
    // One thing a round (decisions 102 and 105): free trade, events and the conference, unions and specialization, common markets.
    levelOpensInRound: { 1: 1, 2: 1, 3: 3, 4: 4 },
    moduleOpensInRound: { dynamics: 1, politics: 1, wto: 2, events: 2 },
    wallsHold: true,
    membersByRound: [2, 3, 4, 6],
    // Chosen among many, and what people alone agree on and gain most by comes late (decision 105).
    signedPerRound: 2,
    specializationInRound: 3,
    // The last round has a stake for all of them (decision 118).
    conferencesInRounds: [2, 4],
    electionInRound: 3,
  },
  standard: {
    ...WORLD_AT_HOME,
    rounds: 6,
    moduleOpensInRound: { dynamics: 1, politics: 1, wto: 2, events: 3 },
  },
  full: {
    ...WORLD_AT_HOME,
    rounds: 8,
    levelOpensInRound: { 1: 1, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5 },
    moduleOpensInRound: { dynamics: 1, politics: 1, wto: 2, events: 3, barriers: 4, budget: 5 },
    clockFactor: 1.5,
  },
  laboratory: {
    ...WORLD,
    rounds: 6,
    levelOpensInRound: { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1 },
    moduleOpensInRound: { dynamics: 1, politics: 1, wto: 1, events: 1, barriers: 1, budget: 1 },
    isLaboratory: true,
  },
  provincesStandard: { ...PROVINCES, pactLimits: PACT_LIMITS, rounds: 6, clockFactor: 1 },
  provincesFull: { ...PROVINCES, rounds: 8, clockFactor: 1.25 },
} as const satisfies Record<PresetId, Preset>;

/** What a table writes down as it is opened, so that it keeps it whatever its preset says later. */
const KEPT_BY_TABLES = [
  'agreementLimits',
  'pactLimits',
  'stepBp',
  'wallsHold',
  'membersByRound',
  'signedPerRound',
  'specializationInRound',
  'conferencesInRounds',
] as const satisfies (keyof Preset)[];

/** These settings of a preset, those that it has. */
export function keptByTables(preset: PresetId): Pick<Preset, (typeof KEPT_BY_TABLES)[number]> {
  const all: Preset = PRESETS[preset];
  return Object.fromEntries(KEPT_BY_TABLES.flatMap((name) => (name in all ? [[name, all[name]]] : [])));
}

/** What a game of provinces may have beyond dials, pacts and payments. Off leaves no trace. */
export const PROVINCE_FEATURES = [
  'corridors',
  'pillars',
  'homeReforms',
  'petitions',
  'offices',
  'events',
] as const;
export type ProvinceFeature = (typeof PROVINCE_FEATURES)[number];

/** By preset, the round in which each opens; absent ones are off. */
export const FEATURE_OPENS_IN_ROUND = {
  provincesStandard: { corridors: 2, events: 2 },
  provincesFull: { corridors: 1, pillars: 2, homeReforms: 2, petitions: 3, offices: 1, events: 2 },
} as const satisfies Record<ProvincePresetId, Partial<Record<ProvinceFeature, number>>>;

/** Games in the order in which they are offered where a table is opened. */
const FIRST_OFFERED = [
  'firstLesson',
  'worldShort',
  'standard',
  'provincesStandard',
] as const satisfies PresetId[];

/** The further ones, which are longer, or for whoever knows the others, are folded. */
export const PRESETS_OFFERED = {
  first: FIRST_OFFERED,
  further: PRESET_IDS.filter((preset) => !FIRST_OFFERED.some((first) => first === preset)),
} as const;
