import { fromKeys } from '#shared/kernel/records.ts';
import { FOUR_OPENINGS, type CountryScenarioId, type Opening } from './vocabulary.ts';

/**
 * Numbers of the module politics (docs/rules.md, politics). Signs and forms are the literature's; sizes are set by simulation, so
 * that governments of bots stand or fall by what they sign.
 */

/** ρ: part of the distance from 50 that is left after a round. */
export const SUPPORT_PERSISTENCE = 0.6;
/** Support of a government of which nobody has a reason to complain, of 100; every game begins here. */
export const NEUTRAL_SUPPORT = 50;
export const SUPPORT_MAX = 100;

/**
 * k: points of support that a per cent is worth, before persistence. With high walls the support of bots then has a standard
 * deviation of about 8. Where the stakes are small voters look more closely, but a larger k makes every union unpayable: sovereignty
 * is felt through it too.
 */
export const SUPPORT_PER_PERCENT = {
  textbook: { standard: 3 },
  quartet: fromKeys(FOUR_OPENINGS, () => 3),
  world: { highWalls: 17, today: 20 },
} as const satisfies Record<CountryScenarioId, Partial<Record<Opening, number>>>;

/** Part of the gap to what is that voters, lobbies and the treasury get used to in a round. */
export const REFERENCE_CLOSING = 0.5;

/**
 * λ: what a per cent of a sector's rent counts against a per cent of everybody's income. Above the estimates (Goldberg and Maggi
 * 1999, Gawande and Bandyopadhyay 2000), which would leave hardly any politics of trade.
 */
export const LOBBY_WEIGHT = { organised: 1, other: 0.3 } as const;
/** Sectors that are organised wherever they stand in trade. */
export const FARM_SECTORS: readonly string[] = ['AGR', 'GRA'];
/** A loss counts this many times as much as a gain (Freund and Özden 2008; Tovar 2009). */
export const LOSS_AVERSION = 2;

/** b: per cent of income that a per cent of tariff revenue is worth to the treasury beside it (Baunsgaard and Keen 2010). */
export const REVENUE_NEED = { developing: 0.6, developed: 0.2 } as const;

/**
 * c: per cent of income that rule by others feels like at each level, every round, if they hold all votes and are as different as
 * can be (form: Alesina and Spolaore 1997; Alesina, Angeloni and Etro 2005). Index = level.
 */
export const SOVEREIGNTY_PERCENT_BY_LEVEL = [0, 0, 0, 0.6, 1.2, 2, 3.2] as const;
/** The same for institutions that a proposal agrees below level 5, which contains them. */
export const SOVEREIGNTY_PERCENT_BY_TERM = {
  provision: 0.1,
  mutualRecognition: 0.1,
  disputeSettlement: 0.05,
} as const;

/**
 * What is left of the distance between two peoples, 0–1, when neither income nor institutions nor history tell them apart, and
 * how much each of these adds or takes: per unit of ln income a head, per unit of the institutions' index, per tie.
 */
export const DISTANCE = {
  least: 0.1,
  perLogIncome: 0.5,
  perInstitution: 0.4,
  neighbours: -0.1,
  commonHistory: -0.1,
  rivalry: 0.2,
} as const;

/** Per cent of income that a per cent of workers who change sector costs at home, one round (Artuç, Chaudhuri and McLaren 2010; Dix-Carneiro 2014). */
export const ADJUSTMENT_WEIGHT = 0.5;
/** Per cent that the wear of office costs every round. */
export const FATIGUE_PERCENT = 0.1;

/** Support lost with the first word broken in a round. */
export const BROKEN_WORD_COST = 2;
/** Support lost by leaving an agreement, for each level above the first. */
export const LEAVING_COST_PER_LEVEL = 2;

/** What a legislature asks of a government for a level, and what the fight costs it: points of support. */
export const RATIFICATION = {
  3: { threshold: 45, cost: 2 },
  4: { threshold: 47, cost: 3 },
  5: { threshold: 49, cost: 4 },
  6: { threshold: 52, cost: 5 },
} as const;
/** Members of a union pay this part of the cost when it takes in another. */
export const ADMISSION_COST_SHARE = 0.25;
/** Standard deviation of a vote around what is known before, points. */
export const RATIFICATION_NOISE = 3;
/** Votes won in a legislature by the nearest possible partners, and lost by the most distant: points each way. */
export const AFFINITY_SWING = 2;

/** Below this support an election is lost: set so that governments of bots lose between a tenth and a fifth of their terms. */
export const OFFICE_LINE = {
  textbook: { standard: 45 },
  quartet: fromKeys(FOUR_OPENINGS, () => 45),
  world: { highWalls: 47, today: 46 },
} as const satisfies Record<CountryScenarioId, Partial<Record<Opening, number>>>;
/** In long games what was signed bears fruit for longer, and voters expect more: points that the line lies higher. */
export const LONG_GAME = { fromRounds: 8, lineHigherBy: 1.5 } as const;
export const ELECTION_EVERY_ROUNDS = 3;
/** Games shorter than this have no elections. */
export const ROUNDS_FOR_ELECTIONS = 6;
/** Support with which a new government begins. */
export const NEW_GOVERNMENT_SUPPORT = 48;
/** Points of the final score that each fall costs. */
export const FALL_PENALTY = 6;
