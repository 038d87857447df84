import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { BarriersState, BudgetState } from '#shared/protocol/modules/modules.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';
import { applyLaw } from '#shared/rules/law/register.ts';
import { lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import { isIntegration } from '#shared/rules/clauses/clauseKinds.ts';
import { haveSameModules } from '#shared/rules/modules.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { maySeeProposal } from '#shared/rules/views/redactFor.ts';
import { type GainSlopes, estimateGains, firstSight, gainSlopes } from './firstSight.ts';
import { type Appraisal, type Prospect, compareProspects, prospectOf, prospectiveShock } from './prospect.ts';

/** Between speed and truth (docs/bots.md). */
const OFFER_TOLERANCE = 2e-6;
/** Own walls matter by thousandths of a per cent. */
const FINE_TOLERANCE = 5e-7;
/** The law as it stands is the start of every other solve. */
const STANDING_TOLERANCE = 1e-8;

type Gains = Readonly<Record<EconomyId, number>>;
export type Change = Result<Appraisal, ConvergenceFailure>;

/**
 * What all bots find out about changes of one law, each change once: appraisals by solving the model, estimates by its slopes
 * where the law stands. Payments are left out. Every number depends on the law and the change alone, so it does not matter
 * who asks first.
 */
export class LawTable {
  readonly #scenario: Scenario;
  readonly #law: CountryGame;
  readonly #before: Result<Prospect, ConvergenceFailure>;
  readonly #appraisals = new Map<string, Change>();
  readonly #estimates = new Map<string, Gains>();
  readonly #lawful = new Map<string, boolean>();
  #slopes: GainSlopes | undefined;

  constructor(scenario: Scenario, law: CountryGame) {
    this.#scenario = scenario;
    this.#law = law;
    this.#before = prospectOf(scenario, law, { tolerance: STANDING_TOLERANCE });
  }

  /** Whether the table speaks of this law; by identity, since the parts of a state are replaced, never changed in place. */
  isOf(law: CountryGame): boolean {
    const own = this.#law;
    return (
      own.walls === law.walls &&
      own.settled === law.settled &&
      own.round === law.round &&
      own.settings === law.settings &&
      haveSameModules(own, law)
    );
  }

  /** Whether a draft of this name is lawful; `find` is asked once. */
  isLawful(name: string, find: () => boolean): boolean {
    const known = this.#lawful.get(name);
    if (known !== undefined) return known;
    const found = find();
    this.#lawful.set(name, found);
    return found;
  }

  /** The terms of a lawful draft. */
  appraise(draft: Draft): Change {
    const terms = canonicalTerms(draft);
    const key = JSON.stringify(terms);
    const known = this.#appraisals.get(key);
    if (known !== undefined) return known;
    return this.#note(key, this.#compare(this.#after(terms), OFFER_TOLERANCE));
  }

  /** Any other law, solved more finely; the same name always means the same law. */
  appraiseLaw(name: string, after: () => CountryGame): Change {
    return this.#appraisals.get(name) ?? this.#note(name, this.#compare(after(), FINE_TOLERANCE));
  }

  /** Billions a round, of every economy: what the slopes of the model promise of a draft. Good for comparing drafts only. */
  estimate(draft: Draft): Gains {
    const terms = canonicalTerms(draft);
    const key = JSON.stringify(terms);
    const known = this.#estimates.get(key);
    if (known !== undefined) return known;
    const { slopes } = this;
    const simple = slopes === undefined ? {} : firstSight(slopes, this.#law, terms);
    if (simple === undefined) return this.estimateLaw(key, () => this.#after(terms));
    this.#estimates.set(key, simple);
    return simple;
  }

  estimateLaw(name: string, after: () => CountryGame): Gains {
    const known = this.#estimates.get(name);
    if (known !== undefined) return known;
    const gains = this.#bySlopes(after);
    this.#estimates.set(name, gains);
    return gains;
  }

  /** Undefined where the law itself cannot be solved. */
  get slopes(): GainSlopes | undefined {
    if (!this.#before.ok) return undefined;
    this.#slopes ??= gainSlopes(this.#scenario, this.#law, this.#before.value);
    return this.#slopes;
  }

  #bySlopes(after: () => CountryGame): Gains {
    const { slopes } = this;
    if (slopes === undefined || !this.#before.ok) return {};
    return estimateGains(slopes, prospectiveShock(this.#scenario, after(), this.#before.value));
  }

  #after(terms: Draft): CountryGame {
    return applyLaw(this.#law, lawOf(this.#scenario, this.#law, terms));
  }

  #compare(after: CountryGame, tolerance: number): Change {
    if (!this.#before.ok) return err(this.#before.error);
    const prospect = prospectOf(this.#scenario, after, { tolerance, near: this.#before.value });
    if (!prospect.ok) return prospect;
    const before = { law: this.#law, prospect: this.#before.value };
    return ok(compareProspects(this.#scenario, before, { law: after, prospect: prospect.value }));
  }

  #note(key: string, change: Change): Change {
    this.#appraisals.set(key, change);
    return change;
  }
}

const tables = new WeakMap<CountryGame['agreements'], LawTable[]>();

/** The table of a law: one for all bots who look at the same law. */
export function lawTable(scenario: Scenario, law: CountryGame): LawTable {
  const known = tables.get(law.agreements) ?? [];
  const same = known.find((table) => table.isOf(law));
  if (same !== undefined) return same;
  const table = new LawTable(scenario, law);
  tables.set(law.agreements, [...known, table]);
  return table;
}

/**
 * A draft's terms beside its payments, written one way: whoever drafts the same gets the same, to the last digit. A form of
 * integration alone says itself whom it binds, whoever signs.
 */
function canonicalTerms({ parties, clauses }: Draft): Draft {
  const terms = clauses.filter(({ type }) => type !== 'payment');
  return {
    parties: terms.every(isIntegration) ? [] : parties.toSorted(),
    clauses: terms.map(canonicalClause),
  };
}

function canonicalClause(clause: Clause): Clause {
  switch (clause.type) {
    case 'freeTradeArea':
    case 'customsUnion':
      return { ...clause, among: clause.among.toSorted() };
    default:
      return clause;
  }
}

/**
 * A view without what its seat alone knows of the law, and without what is no law: hidden barriers that did not come to light, money
 * spent, voices at the conference. Whoever looks, the same law is the same objects, so that all bots share what one finds out.
 */
export function knownToAll(view: CountryGame): CountryGame {
  const { wto, barriers, budget } = view;
  if (wto === undefined && barriers === undefined && budget === undefined) return view;
  return {
    ...view,
    ...(wto === undefined ? {} : { wto: schedulesAlone(wto) }),
    ...(barriers === undefined ? {} : { barriers: barriersFound(barriers) }),
    ...(budget === undefined ? {} : { budget: works(budget) }),
  };
}

/** A view as far as a bot sees the same: what waits for the bell among others is in a person's sight and, mostly, in no bot's. */
export function asSeenBy(view: CountryGame, bot: EconomyId): CountryGame {
  const viewer = { type: 'seat', economy: bot, isBot: true } as const;
  const all = Object.entries(view.proposals);
  const seen = all.filter(([, proposal]) => maySeeProposal(view, viewer, proposal));
  return seen.length === all.length ? view : { ...view, proposals: Object.fromEntries(seen) };
}

const knownSchedules = new WeakMap<WtoState['bindings'], WtoState>();

function schedulesAlone({ bindings, unionBindings, facilitationBp, facilitatedBp }: WtoState): WtoState {
  const known = knownSchedules.get(bindings);
  const isSame =
    known?.unionBindings === unionBindings &&
    known.facilitationBp === facilitationBp &&
    known.facilitatedBp === facilitatedBp;
  if (isSame) return known;
  const law = { bindings, unionBindings, facilitationBp, facilitatedBp };
  const bare: WtoState = { ...law, past: [], disputes: [], builtBn: 0, stumbledBn: 0 };
  knownSchedules.set(bindings, bare);
  return bare;
}

const knownBarriers = new WeakMap<BarriersState['found'], BarriersState>();

function barriersFound({ found }: BarriersState): BarriersState {
  const known = knownBarriers.get(found) ?? { levels: {}, found, inspections: [] };
  knownBarriers.set(found, known);
  return known;
}

const knownWorks = new WeakMap<BudgetState['researched'], BudgetState>();

function works({ corridors, researched, spentInRound }: BudgetState): BudgetState {
  const known = knownWorks.get(researched);
  if (known?.corridors === corridors && known.spentInRound === spentInRound) return known;
  const bare: BudgetState = { points: {}, research: {}, spent: {}, corridors, researched, spentInRound };
  knownWorks.set(researched, bare);
  return bare;
}
