import { isAdmission } from '#shared/rules/law/blocs.ts';
import { levelOpensIn, startsAnew } from '#shared/rules/law/register.ts';
/** What the screens know of each kind of clause, and what they ask of a clause of whatever kind. */
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { Clause, ClauseType } from '#shared/protocol/clauses.ts';
import { clauseIsPlayed, kindOf } from '#shared/rules/clauses/clauseKinds.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { t } from '../../text/t.ts';
import {
  ADDABLE_GROUPS,
  type AddableGroup,
  type Addition,
  type Chip,
  type ClauseView,
  each,
  names,
  ownName,
  term,
} from './clauseView.ts';
import { freeTradeArea } from './freeTrade.tsx';
import { DEEP_CLAUSES, UNDERTAKINGS, isBetween, payment, paymentPut } from './undertakings.tsx';
import { TARIFFS } from './tariffs.tsx';
import { TIMETABLES } from './timetables.tsx';
import { ADMISSIONS, UNIONS } from './unions.tsx';

/** Provinces have a desk of their own. */
const marketPact: ClauseView<'marketPact'> = {
  concepts: ['unifiedRules', 'coordinatingBody'],
  chip: ({ among }) => ({ label: t('kind.marketPact'), value: names(among) }),
  terms: (_ground, { among, atMost }) =>
    each(among, (party) => [term(party, 'both', 'term.marketPact', { atMost })]),
  subject: ownName,
  Form: () => null,
};

/** In the order in which the desk offers them. */
export const VIEWS: { readonly [T in ClauseType]: ClauseView<T> } = {
  ...TARIFFS,
  freeTradeArea,
  ...UNIONS,
  ...ADMISSIONS,
  payment,
  ...UNDERTAKINGS,
  ...DEEP_CLAUSES,
  ...TIMETABLES,
  marketPact,
};

export function viewOf<T extends ClauseType>(type: T): ClauseView<T> {
  return VIEWS[type];
}

/** A clause as it was, or would be, agreed in a round; absent: in the present one. */
export function chipOf(clause: Clause, round?: number): Chip {
  return viewOf(clause.type).chip(clause, round);
}

/** Clauses that an author may add; admission comes by its template. */
export const ADDABLE: readonly ClauseType[] = keysOf(VIEWS).filter((type) => VIEWS[type].add !== undefined);

/** What can be added in this game and round: forms whose level is open, and what the game plays beyond tariffs. */
export function addableIn(scenario: Scenario, game: Pick<CountryGame, 'settings' | 'round'>): ClauseType[] {
  const highest = game.settings.highestLevel ?? 6;
  return ADDABLE.filter((type) => {
    if (VIEWS[type].add?.isForLonger === true && startsAnew(game)) return false;
    const { level, beyond } = kindOf(type);
    if (level !== undefined) return (levelOpensIn(game.settings, level) ?? Infinity) <= game.round;
    return beyond === undefined || (highest >= 4 && clauseIsPlayed(scenario, game, type));
  });
}

/** What can be added, by group; empty groups are left out. */
export function addableGroups(
  scenario: Scenario,
  game: Pick<CountryGame, 'settings' | 'round'>,
): { readonly group: AddableGroup; readonly additions: readonly Addition[] }[] {
  const addable = addableIn(scenario, game).flatMap((type) => viewOf(type).add ?? []);
  return ADDABLE_GROUPS.map((group) => ({
    group,
    additions: addable.filter((addition) => addition.group === group),
  })).filter(({ additions }) => additions.length > 0);
}

/** Seats that could still become parties. */
export function freeParties(game: CountryGame, draft: Draft): EconomyId[] {
  return Object.keys(game.seats).filter((seat) => !draft.parties.includes(seat));
}

export function withClause(draft: Draft, clause: Clause): Draft {
  return { ...draft, clauses: [...draft.clauses, clause] };
}

export function withClauseAt(draft: Draft, at: number, clause: Clause): Draft {
  return { ...draft, clauses: draft.clauses.with(at, clause) };
}

export function withoutClauseAt(draft: Draft, at: number): Draft {
  return { ...draft, clauses: draft.clauses.toSpliced(at, 1) };
}

/** A new party also joins the area or union that the proposal founds. */
export function withParty(draft: Draft, economy: EconomyId): Draft {
  if (draft.parties.includes(economy)) return draft;
  return {
    ...draft,
    parties: [...draft.parties, economy],
    clauses: draft.clauses.map((clause) => clauseWith(clause, economy)),
  };
}

/** Leaving a party out strikes whatever was said about it. */
export function withoutParty(draft: Draft, economy: EconomyId): Draft {
  return {
    ...draft,
    parties: draft.parties.filter((party) => party !== economy),
    clauses: draft.clauses.flatMap((clause) => clauseWithout(clause, economy)),
  };
}

/** A draft with another partner than before: what was said of one is said of the other, but for a bloc, which is the old one's own. */
export function withPartnerReplaced(draft: Draft, from: EconomyId, to: EconomyId): Draft {
  const swap = (_key: string, value: unknown): unknown => {
    if (value === from) return to;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key === from ? to : key, each]));
  };
  const kept = draft.clauses.filter((clause) => !isAdmission(clause));
  return {
    ...draft,
    parties: draft.parties.map((party) => (party === from ? to : party)),
    clauses: kept.map((clause): Clause => JSON.parse(JSON.stringify(clause), swap)),
  };
}

function clauseWith(clause: Clause, economy: EconomyId): Clause {
  const { joined } = viewOf(clause.type);
  if (joined !== undefined) return joined(clause, economy);
  return 'among' in clause ? { ...clause, among: [...clause.among, economy] } : clause;
}

function clauseWithout(clause: Clause, economy: EconomyId): Clause[] {
  const { left } = viewOf(clause.type);
  const stays = (party: EconomyId): boolean => party !== economy;
  const next =
    left === undefined ? kindOf(clause.type).without(clause, stays, NO_LAW) : left(clause, economy);
  return next === undefined ? [] : [next];
}

/** What a draft says is narrowed by itself here, whatever is in force. */
const NO_LAW = { agreements: {}, pairLevels: {} };

/** The draft with what partners have asked of the reader, or offered to pay; what it pays others stays. */
export function payingPrices(
  game: CountryGame,
  draft: Draft,
  me: EconomyId,
  prices: readonly { readonly partner: EconomyId; readonly priceMn: number }[],
): Draft {
  return prices.reduce((paying, { partner, priceMn }) => {
    const rest = { ...paying, clauses: paying.clauses.filter((each) => !isBetween(each, me, partner)) };
    const [from, to] = priceMn > 0 ? [me, partner] : [partner, me];
    const paid = paymentPut(game, { from, to }, Math.abs(priceMn), undefined);
    return priceMn === 0 ? rest : withClause(rest, paid);
  }, draft);
}
