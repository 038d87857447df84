import { MILLIONS_PER_BILLION } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { admissionOf, isAdmission } from '#shared/rules/law/blocs.ts';
import { withPendingLaw } from '#shared/rules/clauses/proposalLaw.ts';
import { proposalsAwaitingBell } from '#shared/rules/law/register.ts';
import { isLawfulUnder } from '#shared/rules/countries/proposals.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { withHomeGains } from './homePolitics.ts';
import { type Change, type LawTable, lawTable } from './lawTable.ts';
import { type Appraisal, horizonOf, weightUntil } from './prospect.ts';

/** Values changes of law against the law in force, proposals that await the bell included. */
export type Appraiser = {
  readonly scenario: Scenario;
  /** The law in force, without what awaits the bell. */
  readonly inForce: CountryGame;
  readonly law: CountryGame;
  readonly table: LawTable;
  /** People before whom enough offers lie, so that no bot adds one. */
  readonly peopleWithOffers: ReadonlySet<EconomyId>;
  /** A lawful draft, its payments and what it is worth at home included. */
  readonly appraise: (draft: Draft) => Change;
  /** The same by slopes: good for comparing drafts only. */
  readonly estimate: (draft: Draft) => Readonly<Record<EconomyId, number>>;
  /** What its payments alone bring each party, billions a round. */
  readonly paymentGains: (draft: Draft) => Readonly<Record<EconomyId, number>>;
};

/** An appraiser for one look at the table; what it solves, it shares with everybody who looks at the same law. */
export function createAppraiser(
  scenario: Scenario,
  view: CountryGame,
  peopleWithOffers: ReadonlySet<EconomyId> = new Set(),
): Appraiser {
  const law = standingLaw(scenario, view);
  const table = lawTable(scenario, law);
  return {
    scenario,
    inForce: view,
    law,
    table,
    peopleWithOffers,
    appraise: (draft) => {
      const appraised = table.appraise(draft);
      if (!appraised.ok) return appraised;
      const atHome = withHomeGains(scenario, law, draft, appraised.value);
      return ok(withPayments(atHome, paymentGainsBn(law, draft)));
    },
    estimate: (draft) => table.estimate(draft),
    paymentGains: (draft) => paymentGainsBn(law, draft),
  };
}

function withPayments(appraisal: Appraisal, paymentsBn: Readonly<Record<EconomyId, number>>): Appraisal {
  const gainBn = { ...appraisal.gainBn };
  for (const [economy, paidBn] of Object.entries(paymentsBn)) {
    gainBn[economy] = (gainBn[economy] ?? 0) + paidBn;
  }
  return { ...appraisal, gainBn };
}

type Known = {
  readonly proposals: readonly Proposal[];
  readonly walls: CountryGame['walls'];
  readonly after: Pick<CountryGame, 'agreements' | 'walls' | 'counters'>;
};

const known = new WeakMap<CountryGame['agreements'], readonly Known[]>();

/** The state as if what it sees awaiting the bell were law; the same law is the same objects, whoever looks at it. */
function standingLaw(scenario: Scenario, view: CountryGame): CountryGame {
  const proposals = proposalsAwaitingBell(view);
  if (proposals.length === 0) return view;
  const laws = known.get(view.agreements) ?? [];
  const same = laws.find((law) => law.walls === view.walls && isSameList(law.proposals, proposals));
  if (same !== undefined) return { ...view, ...same.after };
  const { agreements, walls, counters } = withPendingLaw(scenario, view);
  const after = { agreements, walls, counters };
  known.set(view.agreements, [...laws, { proposals, walls: view.walls, after }]);
  return { ...view, ...after };
}

function isSameList(a: readonly Proposal[], b: readonly Proposal[]): boolean {
  return a.length === b.length && a.every((proposal, index) => proposal === b[index]);
}

/** Without a table, what is found is not kept. */
type Laws = Pick<Appraiser, 'scenario' | 'inForce' | 'law'> & Partial<Pick<Appraiser, 'table'>>;

/** Whether a draft could be law now: it must agree with the law in force, and with what awaits the bell. */
export function isLawful(laws: Laws, draft: Draft, author: EconomyId): boolean {
  const { table } = laws;
  if (table === undefined || !draft.parties.includes(author)) return hasNoFault(laws, draft, author);
  // The rules ask of the author only that it is a party.
  const { parties, clauses, title } = draft;
  const name = JSON.stringify([parties.toSorted(), clauses, title]);
  return table.isLawful(name, () => hasNoFault(laws, draft, author));
}

function hasNoFault({ scenario, inForce, law }: Laws, draft: Draft, author: EconomyId): boolean {
  const laws = inForce === law ? [law] : [law, inForce];
  return laws.every((each) => isLawfulUnder(each, { scenario, draft, author }));
}

/** What a draft's payments bring each economy, in billions: mean over the rounds to come, weighted as the score does. */
export function paymentGainsBn(
  moment: Pick<CountryGame, 'round' | 'settings'>,
  draft: Draft,
): Readonly<Record<EconomyId, number>> {
  const { weight } = horizonOf(moment);
  const gains: Record<EconomyId, number> = {};
  for (const clause of draft.clauses) {
    if (clause.type !== 'payment') continue;
    const { from, to, amountMn, rounds } = clause;
    const paidShare = weightUntil(moment, moment.round + rounds - 1) / weight;
    const amountBn = (amountMn / MILLIONS_PER_BILLION) * paidShare;
    gains[from] = (gains[from] ?? 0) - amountBn;
    gains[to] = (gains[to] ?? 0) + amountBn;
  }
  return gains;
}

/**
 * Parties that stay outside of what a proposal founds or opens, and sign only since an older agreement of theirs is extended to
 * others: no share of the gain is theirs, but they need not lose by it.
 */
export function consenting(
  law: Pick<CountryGame, 'agreements' | 'pairLevels'>,
  { parties, clauses }: Draft,
): ReadonlySet<EconomyId> {
  const insiders = clauses.flatMap((clause) => {
    if (isAdmission(clause)) return admissionOf(law, clause)?.together ?? [];
    return clause.type === 'customsUnion' ? clause.among : [];
  });
  return new Set(insiders.length === 0 ? [] : parties.filter((party) => !insiders.includes(party)));
}

/** A draft as if its author had put it before the others. */
export function asAsked({ round }: Pick<CountryGame, 'round'>, draft: Draft, author: EconomyId): Proposal {
  // The first offer of a game is p0: with its name that one would be no rival of what is asked.
  const id = 'p-1';
  return {
    ...draft,
    id,
    thread: id,
    author,
    round,
    revision: 1,
    status: 'open',
    signatures: { [author]: 1 },
    refusedBy: [],
    openedBy: [],
    isPublic: false,
    tabledAtMs: 0,
    revisedAtMs: 0,
  };
}
