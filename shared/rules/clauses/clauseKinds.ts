import {} from '#shared/rules/law/register.ts';
/** The kinds of clauses, and what is asked of a clause of whatever kind. */
import { PRESETS, type Preset } from '#shared/content/presets.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { Clause, ClauseFields, ClauseOf, ClauseType } from '#shared/protocol/clauses.ts';
import { moduleIsOpen } from '../law/moduleIsOn.ts';
import type { CountryGame } from '../state.ts';
import { ADMISSIONS, ADMISSION_FIELDS } from './admissions.ts';
import { type ClauseKind, type LawAndLevels, type Polarity, GROUP, groupFaults } from './clauseKind.ts';
import { UNION_FIELDS, customsUnion } from './customsUnion.ts';
import { DEEPENINGS, DEEP_CLAUSES, DEEP_FIELDS } from './deepClauses.ts';
import { FREE_TRADE_FIELDS, freeTradeArea } from './freeTrade.ts';
import { UNDERTAKINGS, UNDERTAKING_FIELDS, payment } from './undertakings.ts';
import { TARIFFS, TARIFF_FIELDS } from './tariffs.ts';
import { TIMETABLES, TIMETABLE_FIELDS } from './timetables.ts';

/** The article of the other rulebook: in a game of countries it is never law (`rules/provinces/pacts`). */
const marketPact: ClauseKind<'marketPact'> = {
  ...GROUP,
  polarity: 'negative',
  obliges: 'concerned',
  shapeFaults: groupFaults,
  faults: (_draftCase, _clause, index) => [{ code: 'clause/provinces-only', clause: index }],
};

const KINDS: { readonly [T in ClauseType]: ClauseKind<T> } = {
  ...TARIFFS,
  freeTradeArea,
  customsUnion,
  ...DEEPENINGS,
  ...ADMISSIONS,
  payment,
  ...TIMETABLES,
  ...UNDERTAKINGS,
  ...DEEP_CLAUSES,
  marketPact,
};

export const CLAUSE_TYPES: readonly ClauseType[] = keysOf(KINDS);

/** What each kind of countries says, of which the schema is made that reads it (`../intentSchemas.ts`). */
export const CLAUSE_FIELDS: ClauseFields = {
  ...TARIFF_FIELDS,
  ...FREE_TRADE_FIELDS,
  ...UNION_FIELDS,
  ...DEEP_FIELDS,
  ...ADMISSION_FIELDS,
  ...TIMETABLE_FIELDS,
  ...UNDERTAKING_FIELDS,
};

/** The kind of a clause: `kindOf(clause.type).named(clause)`. */
export function kindOf<T extends ClauseType>(type: T): ClauseKind<T> {
  return KINDS[type];
}

/** Economies that a clause names: each of them must sign. */
export function economiesNamed(clause: Clause): readonly EconomyId[] {
  return kindOf(clause.type).named(clause);
}

/** All whom a clause concerns, so that they may be parties: also members of blocs and of unions, and partners of former agreements. */
export function economiesConcerned(law: LawAndLevels, clause: Clause): readonly EconomyId[] {
  const { concerned, named } = kindOf(clause.type);
  return concerned === undefined ? named(clause) : concerned(law, clause);
}

/** False for clauses that only say how, when or on what condition others work: alone they oblige nobody. */
export function obligesByItself({ type }: Clause): boolean {
  return kindOf(type).obliges !== 'nobody';
}

/** Whether a clause lays a duty on an economy. */
export function obligesEconomy(law: LawAndLevels, clause: Clause, economy: EconomyId): boolean {
  const { obliges } = kindOf(clause.type);
  if (obliges === 'nobody') return false;
  return (obliges === 'concerned' ? economiesConcerned(law, clause) : obliges(clause)).includes(economy);
}

/** Whether a clause is a form of integration; a proposal has one at most. */
export function isIntegration({ type }: Clause): boolean {
  return kindOf(type).form !== undefined;
}

/** Tariff cuts that a clause contains. */
export function cutsOf(clause: Clause): ClauseOf<'tariffConcession'>[] {
  return kindOf(clause.type).cuts?.(clause) ?? [];
}

/** Two clauses that speak of the same thing, so that it would be unclear which holds. */
export function isRepeated(earlier: Clause, clause: Clause): boolean {
  return earlier.type === clause.type && kindOf(clause.type).repeats?.(earlier, clause) === true;
}

export function clausePolarity({ type }: { readonly type: ClauseType }): Polarity {
  return kindOf(type).polarity;
}

/**
 * Whether a game plays a kind of clause in its present round. Presets that end with the customs union keep to tariffs, forms
 * and payments; what lowers border costs needs a scenario that has them, and other clauses need their module to be open;
 * some open later. Levels have their own rounds (`levelFaults`).
 */
export function clauseIsPlayed(
  scenario: Scenario,
  game: Pick<CountryGame, 'settings' | 'round'>,
  type: ClauseType,
): boolean {
  const { beyond } = kindOf(type);
  if (beyond === undefined) return true;
  const { levelOpensInRound }: Preset = PRESETS[game.settings.preset];
  if (levelOpensInRound[4] === undefined) return false;
  if (game.round < (beyond.opensIn?.(game.settings) ?? 1)) return false;
  if (beyond.needs === undefined) return true;
  return beyond.needs === 'borderCosts' ? scenario.flags.borderCosts : moduleIsOpen(game, beyond.needs);
}
