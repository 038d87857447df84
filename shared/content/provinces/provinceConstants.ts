/** Numbers of the rules of provinces (docs/provinces.md), each with its unit. Money in 100 million yuan, points of the career score. */

export const FREE_STEPS = 1;
export const STEPS_MAX = 2;
export const SECOND_STEP_COST = 10;
export const DRAFTING_COST = 5;
export const NEW_PACTS_PER_ROUND = 2;
export const PACT_ROUNDS_MOST = 4;
export const OFFICE_COST = 10;
export const PILLAR_COST = 30;
/** A programme may be changed every third round. */
export const PILLAR_ROUNDS = 3;
export const PETITION_COST = 5;
export const PAYROLL_GROWTH = 0.03;

/** Reforms at home: what they cost, and what they do (docs/provinces.md). */
export const HOME_REFORM_COST = { cutPayroll: 0, reformStateFirms: 20, feesToTaxes: 0 } as const;
export const PAYROLL_CUT = 0.03;
/** State jobs in the round of the reform, in per cent of the opening's. */
export const JOBS_OF_PAYROLL_CUT = -4;
export const JOBS_OF_STATE_FIRM_REFORM = -5;
/** Factor on what state jobs mean to the leader, each time, for good. */
export const JOBS_FELT_AFTER_REFORM = 0.9;
export const INDUSTRY_TFP_OF_REFORM = 1.01;
/** Added to the compliance part in the round of the reform. */
export const COMPLIANCE_OF_FEES_TO_TAXES = 10;
/** Below so many payrolls wages fall behind, and the jobs part loses so much. */
export const WAGES_PAID_FROM = 1;
export const JOBS_OF_ARREARS = -10;

/** Every third round a promotion meeting: so many are promoted, and what it is worth. */
export const MEETING_ROUNDS = 3;
export const PROMOTED = 2;
export const PROMOTION_POINTS = 15;
/** At a meeting, above this border effect, the centre cracks down. */
export const CRACKDOWN_ABOVE = 35;
export const CRACKDOWN_POINTS = -10;
export const CRACKDOWN_LEVEL = 2;

/** Per cent of a province's medal that go by its people's income and by its career: SCORE_WEIGHTS without tasks, scaled to a whole. */
export const MEDAL_PARTS = { income: 62.5, career: 37.5 } as const;

/** Medals of provinces by mean career score, as long as there is no par; the best first. Who stands still ends near 50. */
export const MEDAL_OF_CAREER = [
  { medal: 'gold', career: 60 },
  { medal: 'silver', career: 56 },
  { medal: 'bronze', career: 52 },
] as const;

/**
 * The table's medal: national income at least, border effect at most; the best first. Set by what bots reach in six rounds, so that they have gold
 * in some games and no medal in a few (docs/balance.md). From 1987 one open market is worth 8.0 per cent where from 1997 it is worth 12.7, and
 * taxes are shared only on the way.
 */
export const MEDAL_OF_TABLE = {
  year1997: [
    { medal: 'gold', incomePercent: 15, borderEffect: 5 },
    { medal: 'silver', incomePercent: 12, borderEffect: 8 },
    { medal: 'bronze', incomePercent: 8, borderEffect: 15 },
  ],
  year1987: [
    { medal: 'gold', incomePercent: 7, borderEffect: 5 },
    { medal: 'silver', incomePercent: 5, borderEffect: 8 },
    { medal: 'bronze', incomePercent: 3.5, borderEffect: 15 },
  ],
} as const;

/** The same where the last level of walls opens by pacts alone (decision 111): of games of bots a few have gold, nearly all one of them. */
export const MEDAL_OF_TABLE_BY_PACT = {
  year1997: [
    { medal: 'gold', incomePercent: 11, borderEffect: 5 },
    { medal: 'silver', incomePercent: 10, borderEffect: 8 },
    { medal: 'bronze', incomePercent: 8, borderEffect: 15 },
  ],
  year1987: [
    { medal: 'gold', incomePercent: 3, borderEffect: 5 },
    { medal: 'silver', incomePercent: 1, borderEffect: 8 },
    { medal: 'bronze', incomePercent: 0, borderEffect: 15 },
  ],
} as const;

/** Points of the tournament by which a leader must be before another to be ahead; less is level. */
export const LEVEL_POINTS = 0.1;

/** Goods that a pact may free: finished goods meet walls, raw goods meet blocks. */
export const PACT_GOODS = ['finished', 'raw', 'all'] as const;

/** Rules of one market that a pact may adopt (docs/provinces.md). */
export const MARKET_RULES = ['nonDiscrimination', 'access', 'transparency', 'fairTrade'] as const;
type MarketRule = (typeof MARKET_RULES)[number];

/**
 * Δln productivity of a round per unit of taxes kept at home above the start: 0.3 % per ten points. The idea is that of Jin, Qian
 * & Weingast (2005); the size is chosen.
 */
export const LOCAL_DRIVE = 0.003 / 0.1;

/** Part of the way that leaders get used, in a round, to what they keep: what was new drives them less and less. Chosen. */
export const DRIVE_HABIT = 0.5;

/** Numbers of petitions and inspections (docs/provinces.md). Points of the career score. */

/** Points that the petitioners share when they are right, and that each of them loses when not. */
export const PETITION_RIGHT_POINTS = 2;
export const PETITION_WRONG_POINTS = 2;

/**
 * Level of a dial from which the law in force is broken: the rule of 2001 forbids blockades and orders to buy local, the law of 2008
 * special inspections too. Without a law nothing is.
 */
export const UNLAWFUL_FROM_LEVEL = { 0: Infinity, 1: 3, 2: 2 } as const;

/** An inspection that the centre orders finds dials from this level, whatever the law, and fines at least as the weak law does. */
export const INSPECTED_FROM_LEVEL = 2;
export const INSPECTION_LEAST_LAW = 1;

/** Numbers of pacts among provinces (docs/provinces.md says which are given and which were chosen). */

/** Chance that a broken word is seen in a voluntary pact; a binding body finds every breach. */
export const SEEN_CHANCE = 0.6;
/** What a rule of transparency, and an office at work, add to it. */
export const SEEN_BY_TRANSPARENCY = 0.2;
export const SEEN_BY_OFFICE = 0.2;
/** Points of reputation that a breach seen in a voluntary pact costs. */
export const BREACH_REPUTATION = 2;
/** Points that a binding pact's deposit comes to at least: no smaller one deters anybody at the rules of 1997 (4.9 for LN and SD). */
export const DEPOSIT_LEAST = 5;
/** The most that a form and advice put into a pact. */
export const DEPOSIT_MOST = 40;

/** Tools of the dials: 1 labels and licences, 2 special inspections, 3 orders to buy local, 4 roadblocks and fees. */
const LABELS = 1;
const INSPECTIONS = 2;

/** Highest levels that a rule of one market leaves among the members, whatever goods their pact names. Chosen. */
export const LEVEL_UNDER_RULE: Readonly<
  Record<MarketRule, Readonly<Partial<Record<'wall' | 'block', number>>>>
> = {
  /** Members' finished goods meet what one's own meet: labels and licences. */
  nonDiscrimination: { wall: LABELS },
  /** Members may buy one's raw goods: licences, and nothing that stops them. */
  access: { block: LABELS },
  transparency: {},
  /** No orders to buy local, no roadblocks. */
  fairTrade: { wall: INSPECTIONS, block: INSPECTIONS },
};

/** Millions of yuan, the unit of proposals, in 100 million yuan, that of the provinces. */
export const MILLIONS_A_YUAN100M = 100;

/** Numbers of the centre (docs/provinces.md): points of prestige, rounds, per cent. */

/** Prestige at the start, and by round. */
export const OPENING_PRESTIGE = 3;

export const PRESTIGE_A_ROUND = 1;

/** Per cent of national income that bring a point more. */
export const INCOME_A_PRESTIGE_PERCENT = 2;

/** A crackdown shows who rules. */
export const PRESTIGE_OF_CRACKDOWN = 1;

export const CENTRE_ACTS_FROM_ROUND = 2;

/** Prestige that an act costs. */
export const PRESTIGE_COST = {
  weakLaw: 1,
  taxSharing: 1,
  standardTransfers: 2,
  separation: 2,
  strongLaw: 2,
  evaluation: 5,
  inspection: 1,
  freeOffice: 1,
  corridorGrant: 1,
  leaveToMarket: 1,
  redrawDivisions: 4,
} as const;

/** Provinces whose assent the reform of evaluation needs. */
export const ASSENTS_NEEDED = 6;

/** Rounds in which the rule does not ask again for what the provinces refused. */
export const ROUNDS_BEFORE_ASKING_AGAIN = 2;

/**
 * Barriers left to the market: rounds without a reform after the one of the act, and what firms do at the end of each of these rounds. They
 * leave provinces behind high walls and come to open ones, in per cent of the productivity of industry.
 */
export const MARKET_ROUNDS = 2;

export const FIRMS_LEAVE = { fromWall: 3, percent: -1 } as const;

export const FIRMS_COME = { toWall: 1, percent: 1 } as const;

/** Divisions drawn anew: by how much both payrolls grow, one by lot, and state jobs lost in the first round, in per cent. */
export const MERGED_PAYROLL_PERCENT = [2, 5, 8] as const;

export const MERGED_JOBS_PERCENT = -6;

/** Points of a human centre's result, 100 in all. */
export const CENTRE_RESULT = { income: 60, border: 20, ballot: 20 } as const;

/** Full marks: the income that one open market brings, and a border effect; both from nothing up, the latter in logs. */
export const CENTRE_INCOME_PERCENT: Readonly<Record<string, number>> = { year1997: 12.7, year1987: 8 };

export const CENTRE_BORDER = { none: 35, full: 8 } as const;

/** Of 100, where no province cast a ballot. */
export const UNRATED_CENTRE = 50;

/** Corridors that provinces may build together; names stand in the language files. */

export type ProvinceCorridor = {
  readonly id: string;
  /** Provinces and regions without a player that the route joins; only players can pay. */
  readonly members: readonly string[];
  /** Pairs that gain part of the way. */
  readonly through: readonly (readonly [string, string])[];
  /** In 100 million yuan. */
  readonly costYuan100m: number;
};

/** Part of the cost of a route saved between members, and between pairs that use the corridor part of the way. Chosen. */
export const PROVINCE_CORRIDOR_SAVING = { between: 0.05, through: 0.025 } as const;

/** Each may be built so often; a second track saves again. */
export const CORRIDOR_BUILT_MOST = 2;
/** Part of a route's cost that the centre's grant pays. */
export const CORRIDOR_GRANT_PART = 0.5;

const SOUTH_OF_BOHAI = ['JS', 'SH', 'ZJ', 'AH'] as const;

/** Costs are chosen so that no member likes to pay alone; the routes are railways, bridges and dredged rivers of the years after 1997. */
export const PROVINCE_CORRIDORS: readonly ProvinceCorridor[] = [
  { id: 'shanghaiNanjingHefei', members: ['SH', 'JS', 'AH'], through: [], costYuan100m: 150 },
  { id: 'hangzhouBay', members: ['SH', 'ZJ'], through: [], costYuan100m: 60 },
  { id: 'yangtzeWaterway', members: ['SH', 'JS', 'AH', 'HB', 'SC'], through: [], costYuan100m: 300 },
  { id: 'beijingGuangzhou', members: ['GD', 'HB', 'b-C', 'b-N'], through: [], costYuan100m: 120 },
  {
    id: 'bohaiCrossing',
    members: ['LN', 'SD'],
    through: SOUTH_OF_BOHAI.map((id) => ['LN', id] as const),
    costYuan100m: 80,
  },
  {
    id: 'sichuanShaanxi',
    members: ['SC', 'SN'],
    through: [
      ['SC', 'b-N'],
      ['SN', 'b-W'],
    ],
    costYuan100m: 50,
  },
];

/** Part of its free money that a leader without a person pays in one pact at the most, where pacts grow step by step. */
export const PART_OF_MONEY_PAID = 0.25;

type Threshold = Pick<(typeof MEDAL_OF_TABLE)['year1997'][number], 'medal'> & {
  readonly incomePercent: number;
  readonly borderEffect: number;
};
type Thresholds = readonly [Threshold, Threshold, Threshold];

/** How the country stands for the medal of the table: national income since the opening, in per cent, and the border effect, in times. */
export type Nation = { readonly nationalIncomePercent: number; readonly borderEffect: number };

/** Of a table how its pacts are limited; without any as tables were opened before. */
type TableRules = {
  readonly settings: {
    readonly pactLimits?: { readonly lowestAlone?: number | undefined } | undefined;
  };
};

/** What the medals of the table ask for, the best first. */
export function medalsOfTable({ opening }: Pick<Start, 'opening'>, table?: TableRules): Thresholds {
  const medals =
    table?.settings.pactLimits?.lowestAlone === undefined ? MEDAL_OF_TABLE : MEDAL_OF_TABLE_BY_PACT;
  return medals[opening === 'year1987' ? 'year1987' : 'year1997'];
}

type Start = { readonly opening: string; readonly atOpening: Pick<Nation, 'borderEffect'> };

/** Which medal of the table that is, if any, what gold asks for, and where borders stood at the opening. */
export function tableStanding(
  { opening, atOpening }: Start,
  { nationalIncomePercent, borderEffect }: Nation,
  table?: TableRules,
) {
  const medals = medalsOfTable({ opening }, table);
  const [gold] = medals;
  const won = medals.find(
    (medal) => nationalIncomePercent >= medal.incomePercent && borderEffect <= medal.borderEffect,
  );
  return { medal: won?.medal ?? ('none' as const), gold, medals, opening: atOpening.borderEffect };
}

/**
 * What is done for the medal of the table, as far as gold asks for it: its part of the way from the opening, of income and of borders. What sets
 * one of them back, as it is told, counts for that alone.
 */
export function tableHelp(start: Start, { was, next }: Readonly<Record<'was' | 'next', Nation>>): number {
  const { gold, opening } = tableStanding(start, was);
  const ways = ({ nationalIncomePercent, borderEffect }: Nation): readonly [number, number] => [
    nationalIncomePercent / gold.incomePercent,
    Math.log(opening / borderEffect) / Math.log(opening / gold.borderEffect),
  ];
  const [before, after] = [ways(was), ways(next)];
  const least = Math.min(after[0] - before[0], after[1] - before[1]);
  const counted = ([income, borders]: readonly [number, number]): number =>
    Math.min(1, income) + Math.min(1, borders);
  return least < -SET_BACK ? least : counted(after) - counted(before);
}

/** Parts of that way from which a setback shows in the figures as they are told. */
const SET_BACK = 0.005;
