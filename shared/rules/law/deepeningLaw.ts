/** Common markets, economic unions and full integration as law. */
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { hasStandingTerms, termsBeyond, withTermsOrNone } from './terms.ts';
import { innerMarketsOf, unionOf } from './blocs.ts';
import type { CountryGame } from '../state.ts';
import { type IntegrationLaw, type LawSource, amended, freshAgreement, takeOver } from './agreement.ts';

/** A union, or some of its members, climb above the customs union. */
export type DeepeningClause =
  | ClauseOf<'commonMarket'>
  | ClauseOf<'economicUnion'>
  | ClauseOf<'fullIntegration'>;

export const LEVEL_OF_DEEPENING = {
  commonMarket: 4,
  economicUnion: 5,
  fullIntegration: 6,
} as const satisfies Record<DeepeningClause['type'], number>;

export function isDeepening(clause: Clause): clause is DeepeningClause {
  return Object.hasOwn(LEVEL_OF_DEEPENING, clause.type);
}

/**
 * All members deepen: their union climbs. Some do: a common market of their own stands inside the union, whose wall and key stay
 * those of all. Common markets inside that give nothing more end in it. Undefined where these are not members of one union.
 */
export function deepeningLaw(
  state: CountryGame,
  source: LawSource,
  clause: DeepeningClause,
): IntegrationLaw | undefined {
  const level = LEVEL_OF_DEEPENING[clause.type];
  const union = clause.among[0] === undefined ? undefined : unionOf(state, clause.among[0]);
  if (union === undefined || clause.among.some((member) => !union.parties.includes(member))) return undefined;
  const isWhole = union.parties.every((member) => clause.among.includes(member));
  const target: Agreement = isWhole
    ? { ...amended(state, union, source), level }
    : { ...freshAgreement(state, source, level, clause.among), within: union.id };
  const contained = innerMarketsOf(state, union).filter(
    (inner) => inner.level <= level && inner.parties.every((member) => clause.among.includes(member)),
  );
  const left = contained.flatMap((inner) => remainderOf(inner, target) ?? []);
  return {
    target: contained.reduce((whole, inner) => takeOver(whole, inner, state.round), target),
    alongside: left,
    end: contained.map(({ id }) => id).filter((id) => !left.some((agreement) => agreement.id === id)),
  };
}

/** Deep clauses that an agreement which ends in another had beyond it go on among their parties, as an arrangement. */
export function remainderOf(older: Agreement, newer: Agreement): Agreement | undefined {
  const { within: _within, key: _key, ...plain } = older;
  const rest: Agreement = { ...plain, level: 1, concessions: [], exceptions: [], payments: [], notices: [] };
  const left = withTermsOrNone(rest, termsBeyond(older, newer));
  return hasStandingTerms(left) ? left : undefined;
}

/** The common market that members of a union keep among themselves when it takes newcomers, who stand lower at first. */
export function innerMarketOf(union: Agreement, id: Agreement['id'], within: Agreement['id']): Agreement {
  const {
    key: _key,
    title: _title,
    terms: _terms,
    widenedInRound: _widened,
    wallMove: _move,
    ...deep
  } = union;
  return { ...deep, id, within, concessions: [], exceptions: [], payments: [], notices: [] };
}
