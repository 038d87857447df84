import { assertNever } from '#shared/kernel/assertNever.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { withoutKey } from '#shared/kernel/records.ts';
import { clauseSchema, type Clause, type RevenueKey } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';

export function withClause(draft: Draft, clause: Clause): Draft {
  return { ...draft, clauses: [...draft.clauses, clause] };
}

export function withClauseAt(draft: Draft, at: number, clause: Clause): Draft {
  return { ...draft, clauses: draft.clauses.with(at, clause) };
}

export function withoutClauseAt(draft: Draft, at: number): Draft {
  return { ...draft, clauses: draft.clauses.toSpliced(at, 1) };
}

/** A new party also joins the area or union that the paper founds. */
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
  const swap = (value: unknown): unknown => {
    if (value === from) return to;
    if (Array.isArray(value)) return value.map(swap);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key === from ? to : key, swap(each)]),
    );
  };
  const kept = draft.clauses.filter(({ type }) => type !== 'accession' && type !== 'merger');
  return {
    ...draft,
    parties: draft.parties.map((party) => (party === from ? to : party)),
    clauses: kept.map((clause) => clauseSchema.parse(swap(clause))),
  };
}

function clauseWith(clause: Clause, economy: EconomyId): Clause {
  if (!('among' in clause)) return clause;
  const among = [...clause.among, economy];
  if (clause.type !== 'customsUnion') return { ...clause, among };
  return { ...clause, among, key: clause.key.type === 'shares' ? evenShares(among) : clause.key };
}

function clauseWithout(clause: Clause, economy: EconomyId): Clause[] {
  switch (clause.type) {
    case 'tariffConcession': {
      const to = clause.to.filter((party) => party !== economy);
      return clause.by === economy || to.length === 0 ? [] : [{ ...clause, to }];
    }
    case 'freeTradeArea': {
      const among = clause.among.filter((party) => party !== economy);
      const exceptions = clause.exceptions.filter((exception) => exception.by !== economy);
      return among.length < 2 ? [] : [{ ...clause, among, exceptions }];
    }
    case 'customsUnion': {
      const among = clause.among.filter((party) => party !== economy);
      return among.length < 2 ? [] : [{ ...clause, among, key: keyWithout(clause.key, among, economy) }];
    }
    case 'payment':
      return clause.from === economy || clause.to === economy ? [] : [clause];
    case 'accession':
      return clause.entrant === economy ? [] : [clause];
    case 'merger':
    case 'bindingPeriod':
    case 'phaseIn':
      return [clause];
    case 'specialTreatment': {
      const to = clause.to.filter((party) => party !== economy);
      return to.length === 0 ? [] : [{ ...clause, to }];
    }
    case 'agreedSpecialization':
      return clause.between.some(({ party }) => party === economy) ? [] : [clause];
    case 'conditionality':
      return clause.of === economy ? [] : [clause];
    case 'commonMarket':
    case 'economicUnion':
    case 'fullIntegration':
    case 'jointInfrastructure':
    case 'adjustmentFund':
    case 'deepProvision':
    case 'mutualRecognition':
    case 'disputeSettlement':
    case 'marketPact': {
      const among = clause.among.filter((party) => party !== economy);
      return among.length < 2 ? [] : [{ ...clause, among }];
    }
    default:
      return assertNever(clause);
  }
}

function keyWithout(key: RevenueKey, among: readonly EconomyId[], economy: EconomyId): RevenueKey {
  if (key.type !== 'shares') return key;
  return withLastShareComputed({ type: 'shares', percent: withoutKey(key.percent, economy) }, among);
}

/** Whole per cents, as even as they can be; the last one takes the rest. */
export function evenShares(among: readonly EconomyId[]): RevenueKey {
  const share = Math.floor(100 / among.length);
  const percent = Object.fromEntries(among.map((party) => [party, share]));
  return withLastShareComputed({ type: 'shares', percent }, among);
}

/** The last member's share is whatever the others leave. */
export function withLastShareComputed(
  key: Extract<RevenueKey, { type: 'shares' }>,
  among: readonly EconomyId[],
): RevenueKey {
  const last = among.at(-1);
  if (last === undefined) return key;
  const others = among.slice(0, -1).reduce((sum, party) => sum + (key.percent[party] ?? 0), 0);
  return { type: 'shares', percent: { ...key.percent, [last]: Math.max(0, 100 - others) } };
}
