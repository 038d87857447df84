import type { Scenario } from '#shared/content/scenario.ts';
import { type EconomyId, agreementId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import type { Clause, ClauseOf, RevenueKey } from '#shared/protocol/clauses.ts';
import type { Agreement, LawChange } from '#shared/protocol/law.ts';
import type { CountryGame } from '../state.ts';
import {
  type IntegrationLaw,
  type LawSource,
  amended,
  bindParties,
  boundUntilBy,
  freshAgreement,
  takeOver,
} from './agreement.ts';
import { type Admission, type AdmissionClause, admissionOf, innerMarketsOf, unionOf } from './blocs.ts';
import { formerLaw } from './formerAgreements.ts';
import { foundingWall, importsFromOutside, wallOf } from './lawInForce.ts';
import { hasStandingTerms, joinedTerms, termsBeyond, termsToKeepApart, withTermsOrNone } from './terms.ts';
import { keyShares, sharesKey } from './transfers.ts';

/** Common markets, economic unions and full integration as law. */

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
function remainderOf(older: Agreement, newer: Agreement): Agreement | undefined {
  const { within: _within, key: _key, ...plain } = older;
  const rest: Agreement = { ...plain, level: 1, concessions: [], exceptions: [], payments: [], notices: [] };
  const left = withTermsOrNone(rest, termsBeyond(older, newer));
  return hasStandingTerms(left) ? left : undefined;
}

/** The common market that members of a union keep among themselves when it takes newcomers, who stand lower at first. */
function innerMarketOf(union: Agreement, id: Agreement['id'], within: Agreement['id']): Agreement {
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

/** Entries into blocs and mergers of blocs as law, and the common external tariff with which a union begins. */

/** An entry or merger as law: one bloc afterwards, or first a free trade area around the union. */
export function admissionLaw(
  scenario: Scenario,
  state: CountryGame,
  source: LawSource,
  clause: AdmissionClause,
): IntegrationLaw | undefined {
  const admission = admissionOf(state, clause);
  if (admission === undefined) return undefined;
  if (admission.form === 'partner') return partnerLaw(state, source, admission);
  const { blocs, together, level } = admission;
  const target = must(blocs.find((bloc) => bloc.level >= level) ?? blocs[0], 'a bloc');
  const joined = joinBlocs(state, source, admission, target);
  const end = blocs.filter(({ id }) => id !== target.id).map(({ id }) => id);
  const kept = keptApart(state, { admission, joined });
  if (level < 3) return { target: joined, alongside: kept, end };
  return {
    target: {
      ...joined,
      level: 3,
      concessions: [],
      exceptions: [],
      key: keyAfter(scenario, state, clause, { admission, target }),
    },
    alongside: [...kept, ...formerLaw(state, clause.former, together, boundUntilBy(state, source))],
    end,
    walls: wallsAfter(scenario, state, clause, { admission, target }),
  };
}

function partnerLaw(state: CountryGame, source: LawSource, { blocs, together }: Admission): IntegrationLaw {
  const area = { ...freshAgreement(state, source, 2, together), widenedInRound: state.round };
  return {
    target: area,
    alongside: blocs.map((bloc) => ({ ...bloc, widenedInRound: state.round })),
    end: [],
  };
}

function joinBlocs(
  state: CountryGame,
  source: LawSource,
  admission: Admission,
  target: Agreement,
): Agreement {
  const others = admission.blocs.filter(({ id }) => id !== target.id);
  const whole = others.reduce(
    (bloc, other) => ({
      ...takeOver(bloc, other, state.round),
      concessions: [...bloc.concessions, ...other.concessions],
      exceptions: [...bloc.exceptions, ...other.exceptions],
      notices: [...bloc.notices, ...other.notices],
    }),
    target,
  );
  const joined: Agreement = {
    ...withTermsOrNone(whole, joinedTerms(admission.blocs, target, admission.level)),
    parties: admission.together,
    widenedInRound: state.round,
    ...(source.title === undefined ? {} : { title: source.title }),
    ...(source.id === undefined ? {} : { proposal: source.id }),
  };
  return bindParties(joined, newlyBound(source, admission, target), boundUntilBy(state, source));
}

/** Newcomers are bound like founders; members that signed a longer binding are bound by it too. */
function newlyBound(source: LawSource, { together }: Admission, target: Agreement): EconomyId[] {
  const isBindingAsked = source.clauses.some(({ type }) => type === 'bindingPeriod');
  return together.filter(
    (economy) => !target.parties.includes(economy) || (isBindingAsked && source.parties.includes(economy)),
  );
}

type Join = { readonly admission: Admission; readonly target: Agreement };

/** An entrant takes over the union's wall; a merger begins with the mean of all walls. */
function wallsAfter(
  scenario: Scenario,
  state: CountryGame,
  clause: AdmissionClause,
  { admission, target }: Join,
): LawChange['walls'] {
  if (clause.type === 'accession') {
    return { [clause.entrant]: wallOf(state, must(target.parties[0], 'a member')) };
  }
  const wall = foundingWall(scenario, state, admission.together);
  return fromKeys(admission.together, () => wall);
}

/**
 * Keys by people or by imports go on for all. Whole per cents make room for the newcomers pro rata: each side brings what it
 * imports from outside, or the entrant the share that the proposal names.
 */
function keyAfter(
  scenario: Scenario,
  state: CountryGame,
  clause: AdmissionClause,
  { admission, target }: Join,
): RevenueKey {
  const keys = admission.blocs.flatMap(({ key }) => (key === undefined ? [] : [key]));
  const [first] = keys;
  if (first !== undefined && first.type !== 'shares' && keys.every(({ type }) => type === first.type)) {
    return first;
  }
  const newcomers = admission.together.filter((economy) => !target.parties.includes(economy));
  const other = admission.blocs.find(({ id }) => id !== target.id);
  const sides = [target, { ...target, ...other, key: other?.key, parties: newcomers }];
  const imports = sides.map(({ parties }) =>
    parties.reduce(
      (sum, member) => sum + importsFromOutside(scenario, state, admission.together, { member }),
      0,
    ),
  );
  const asked = clause.type === 'accession' ? clause.sharePercent : undefined;
  const weights = asked === undefined ? imports : [100 - asked, asked];
  return sharesKey(
    sides.flatMap((side, place) =>
      keyShares(scenario, state, side).map((share, index): [EconomyId, number] => [
        must(side.parties[index], 'a member'),
        share * (weights[place] ?? 0),
      ]),
    ),
  );
}

/**
 * What members of blocs that open their doors keep among themselves, since newcomers stand lower or have not agreed to it: common
 * markets of members that stood above the customs union, and deep clauses of one side only.
 */
function keptApart(
  state: CountryGame,
  { admission, joined }: { readonly admission: Admission; readonly joined: Agreement },
): Agreement[] {
  const { blocs, level } = admission;
  let next = state.counters.agreement;
  const freshId = (): Agreement['id'] => agreementId(next++);
  const markets = blocs
    .filter((bloc) => level >= 3 && bloc.level > level)
    .map((bloc) => innerMarketOf(bloc, freshId(), joined.id));
  const moved = blocs
    .filter(({ id }) => id !== joined.id)
    .flatMap((bloc) => innerMarketsOf(state, bloc))
    .map((inner): Agreement => ({ ...inner, within: joined.id }));
  const clauses = blocs.flatMap((bloc) => {
    const rest = remainderOf({ ...bloc, terms: termsToKeepApart(bloc) }, { ...joined, level });
    return rest === undefined ? [] : [{ ...rest, id: freshId() }];
  });
  return [...markets, ...moved, ...clauses];
}
