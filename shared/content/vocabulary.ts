/** Words of the game that code and text share: each a closed list, its type read off it. */
export const PHASES = [
  'lobby',
  'briefing',
  'negotiation',
  'policy',
  'results',
  'epilogue',
  'debrief',
] as const;
export type Phase = (typeof PHASES)[number];

/** The four phases that every round goes through. */
export const ROUND_PHASES = [
  'briefing',
  'negotiation',
  'policy',
  'results',
] as const satisfies readonly Phase[];

/** Games of countries, which the trade model settles. */
export const COUNTRY_SCENARIO_IDS = ['textbook', 'quartet', 'world'] as const;
export type CountryScenarioId = (typeof COUNTRY_SCENARIO_IDS)[number];
/** Games of provinces, which are settled in their segmented market. */
const PROVINCE_SCENARIO_IDS = ['provinces'] as const;
export type ProvinceScenarioId = (typeof PROVINCE_SCENARIO_IDS)[number];
export const SCENARIO_IDS = [...COUNTRY_SCENARIO_IDS, ...PROVINCE_SCENARIO_IDS] as const;
export type ScenarioId = (typeof SCENARIO_IDS)[number];

/** Tariffs of the four invented countries: those of the very first game, and others, behind which others are worth most to each other. */
export const FOUR_OPENINGS = ['standard', 'openCato', 'foodWalls', 'closedAlba'] as const;
export type FourOpening = (typeof FOUR_OPENINGS)[number];
/** Where the walls stand when play begins; scenarios with one opening call it `standard`. */
export const COUNTRY_OPENINGS = [...FOUR_OPENINGS, 'highWalls', 'today'] as const;
export type CountryOpening = (typeof COUNTRY_OPENINGS)[number];
const PROVINCE_OPENINGS = ['year1997', 'year1987'] as const;
export const OPENINGS = [...COUNTRY_OPENINGS, ...PROVINCE_OPENINGS] as const;
export type Opening = (typeof OPENINGS)[number];

export const COUNTRY_PRESET_IDS = [
  'firstLesson',
  'worldPlain',
  'worldShort',
  'standard',
  'full',
  'laboratory',
] as const;
export const PROVINCE_PRESET_IDS = ['provincesStandard', 'provincesFull'] as const;
export type ProvincePresetId = (typeof PROVINCE_PRESET_IDS)[number];
export const PRESET_IDS = [...COUNTRY_PRESET_IDS, ...PROVINCE_PRESET_IDS] as const;
export type PresetId = (typeof PRESET_IDS)[number];

/** The games that a table can play, each with what it may be opened with. */
export const GAMES = {
  countries: {
    scenarios: COUNTRY_SCENARIO_IDS,
    openings: COUNTRY_OPENINGS,
    presets: COUNTRY_PRESET_IDS,
    /** Whether years are settled after the last round that is played. */
    hasEpilogue: true,
    /** Settings that no other game has. */
    ownSettings: [],
  },
  provinces: {
    scenarios: PROVINCE_SCENARIO_IDS,
    openings: PROVINCE_OPENINGS,
    presets: PROVINCE_PRESET_IDS,
    // The league is final.
    hasEpilogue: false,
    ownSettings: ['centre', 'showsHistory'],
  },
} as const;

/** The game that is played on a scenario. */
export function gameOf(scenarioId: ScenarioId): (typeof GAMES)[keyof typeof GAMES] {
  return isOneOf(GAMES.provinces.scenarios, scenarioId) ? GAMES.provinces : GAMES.countries;
}

function isOneOf(ids: readonly string[], id: string): boolean {
  return ids.includes(id);
}

export const CHAT_MODES = ['off', 'phrases', 'free'] as const;
export type ChatMode = (typeof CHAT_MODES)[number];

/** How a table words what lessons may want worded otherwise, in the languages that know how: as anywhere, or for a classroom. */
export const WORDINGS = ['general', 'classroom'] as const;
export type Wording = (typeof WORDINGS)[number];

/** What of a seat's presses somebody who shares it has: each is one person's, and one person may have several. */
export const OFFICES = ['chair', 'envoy', 'treasurer', 'analyst', 'speaker'] as const;
export type Office = (typeof OFFICES)[number];

/** How often the offices of a seat go on to the next person: every round, every second round, or never. */
export const OFFICE_ROTATIONS = ['round', 'second', 'none'] as const;
export type OfficeRotation = (typeof OFFICE_ROTATIONS)[number];

export const CLOCK_PACES = ['normal', 'relaxed'] as const;

/** The five stops at which the reveal rests. */
export const REVEAL_STOPS = ['envelopes', 'flows', 'gains', 'pledges', 'question'] as const;
export type RevealStop = (typeof REVEAL_STOPS)[number];

/** Steps of the debrief, of one table or of a class: how it was, what happened, the same seat, words, who paid, what if, so what. */
export const DEBRIEF_STEPS = ['mood', 'story', 'chair', 'words', 'paid', 'whatIf', 'question'] as const;
export type DebriefStep = (typeof DEBRIEF_STEPS)[number];

/** Pages of the debrief on the big screen of a table: what came of it, then the steps. */
export const DEBRIEF_PAGES = [
  'standings',
  'predictions',
  'mood',
  'rounds',
  'incomes',
  'words',
  'trade',
  'whatIf',
  'question',
] as const;
export type DebriefPage = (typeof DEBRIEF_PAGES)[number];

/** Pages that are steps; logs know some by the names of the figures that stood there at first. */
export const STEP_OF_PAGE = {
  mood: 'mood',
  rounds: 'story',
  incomes: 'chair',
  words: 'words',
  trade: 'paid',
  whatIf: 'whatIf',
  question: 'question',
} as const satisfies Partial<Record<DebriefPage, DebriefStep>>;

/** Parts of the score by which leaders of provinces are promoted. */
export const CAREER_PARTS = ['tournament', 'budget', 'jobs', 'welfare', 'compliance'] as const;
export type CareerPart = (typeof CAREER_PARTS)[number];

/** Who acts for the centre in a game of provinces. */
export const CENTRE_KINDS = ['rule', 'seat', 'host'] as const;
export type CentreKind = (typeof CENTRE_KINDS)[number];

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

export const MEDALS = ['none', 'bronze', 'silver', 'gold'] as const;
export type Medal = (typeof MEDALS)[number];

/** Parts into which every change of real income opens; they sum to it exactly (docs/model.md). */
export const WELFARE_PARTS = [
  'pricesAbroad',
  'tradeCreated',
  'tradeDiverted',
  'borderCosts',
  'scale',
  'growth',
  'payments',
] as const;
export type WelfarePart = (typeof WELFARE_PARTS)[number];

/** Units of difficulty that a preset switches on: one idea, one panel, one page of help each. Off leaves no trace. */
export const MODULE_IDS = ['dynamics', 'politics', 'wto', 'events', 'barriers', 'budget'] as const;
export type ModuleId = (typeof MODULE_IDS)[number];

/** Parts into which every change of political support opens; they sum to it exactly (docs/rules.md). */
export const SUPPORT_PARTS = [
  /** What is left of last round's distance from 50. */
  'memory',
  'income',
  'lobbies',
  'revenue',
  'sovereignty',
  'adjustment',
  'fatigue',
  'pledges',
  'treaties',
  'events',
] as const;
export type SupportPart = (typeof SUPPORT_PARTS)[number];

/** Parts of the final score; one whose module is off drops out. */
export const SCORE_PARTS = ['prosperity', 'support', 'mandate'] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];

/** Deep clauses beyond tariffs, each a tick box: lower border cost and some sovereignty. */
export const DEEP_PROVISIONS = ['services', 'investment', 'competition', 'standards', 'logistics'] as const;
export type DeepProvision = (typeof DEEP_PROVISIONS)[number];

/** On what a government's preferences may depend. */
export const CONDITIONS = ['noWallRise', 'keepsWord', 'noSurcharge'] as const;

/** The six forms of integration, from the loosest; a level contains all lower ones (Balassa 1961). */
export const INTEGRATION_STAGES = [
  'preferentialArrangement',
  'freeTradeArea',
  'customsUnion',
  'commonMarket',
  'economicUnion',
  'fullIntegration',
] as const;
export type IntegrationStage = (typeof INTEGRATION_STAGES)[number];

/** 0 means no agreement; 1–6 index the stages. */
export type IntegrationLevel = 1 | 2 | 3 | 4 | 5 | 6;

export const INTEGRATION_LEVELS = [1, 2, 3, 4, 5, 6] as const satisfies readonly IntegrationLevel[];

export function stageOfLevel(level: IntegrationLevel): IntegrationStage {
  return INTEGRATION_STAGES[level - 1] ?? 'preferentialArrangement';
}

/** Names that a proposal may give its bloc (`blocTitle.<key>`): a list, so that no title needs moderation or translation. */
export const BLOC_TITLES = [
  'meridian',
  'harbour',
  'lantern',
  'compass',
  'monsoon',
  'cedar',
  'horizon',
  'bridge',
  'river',
  'equinox',
  'laurel',
  'polaris',
] as const;
