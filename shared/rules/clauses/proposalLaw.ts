import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, FormerAgreement } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Agreement, Concession, LawChange, TariffTerms, Timetable } from '#shared/protocol/law.ts';
import {
  type Contents,
  type IntegrationLaw,
  type LawSource,
  absorb,
  boundBy,
  boundUntilBy,
  expandConcession,
  freshAgreement,
  isEmpty,
  splitContents,
  withContents,
} from '../law/agreement.ts';
import { endAllFormer } from '../law/formerAgreements.ts';
import { wallOf } from '../law/lawInForce.ts';
import { agreedRateBp, preferentialRateBp } from '../law/rates.ts';
import { applyLaw, mostMembers, proposalsAwaitingBell, startsAnew } from '../law/register.ts';
import { NO_TARIFF_LEFT, mergeTerms } from '../law/terms.ts';
import type { CountryGame } from '../state.ts';
import type { LawAndLevels, Standing } from './clauseKind.ts';
import { cutsOf, economiesConcerned, isIntegration, kindOf, obligesByItself } from './clauseKinds.ts';

/** The law that a proposal makes when it is concluded. */

/**
 * The law that a lawful proposal makes when concluded now. What it agrees among the parties of its form of integration belongs to
 * that agreement; the rest stands in a preferential arrangement of its own beside it.
 */
export function lawOf(scenario: Scenario, state: CountryGame, source: LawSource): LawChange {
  const integration = integrationLaw(scenario, state, source);
  const law =
    integration === undefined
      ? arrangementLaw(state, source, contentsOf(state, source))
      : formLaw(state, source, integration);
  return attachStanding(state, source, law);
}

/** What a proposal's form of integration does; undefined for a preferential arrangement. A proposal has at most one form. */
export function integrationLaw(
  scenario: Scenario,
  state: CountryGame,
  source: LawSource,
): IntegrationLaw | undefined {
  const clause = source.clauses.find(isIntegration);
  return clause && kindOf(clause.type).form?.(scenario, state, source, clause);
}

function contentsOf(after: CountryGame, { clauses }: LawSource): Contents {
  const lines = clauses.map((clause) => kindOf(clause.type).lines?.(clause, after.round) ?? {});
  return {
    concessions: clauses.flatMap(cutsOf).flatMap((cut) => expandConcession(after, cut)),
    payments: lines.flatMap(({ payments = [] }) => payments),
    specializations: lines.flatMap(({ specializations = [] }) => specializations),
  };
}

/** The state in which a proposal's form of integration is already law: its other clauses are read there. */
export function afterIntegration(state: CountryGame, integration: IntegrationLaw): CountryGame {
  const { target, alongside, end, walls } = integration;
  return applyLaw(state, { upsert: [target, ...alongside], end, walls: walls ?? {} });
}

function arrangementLaw(state: CountryGame, source: LawSource, contents: Contents): LawChange {
  if (isEmpty(contents)) return { upsert: [], end: [] };
  const arrangement = withContents(freshAgreement(state, source, 1, source.parties), contents);
  return settle(state, withTariffTerms(state, source, arrangement), { alongside: [], end: [] });
}

function formLaw(state: CountryGame, source: LawSource, integration: IntegrationLaw): LawChange {
  const after = afterIntegration(state, integration);
  const { target } = integration;
  const contents = splitContents(contentsOf(after, source), (economy) => target.parties.includes(economy));
  const whole = withTariffTerms(state, source, withContents(target, contents.within));
  const law = settle(state, whole, integration);
  const annex = annexOf(after, source, contents.beyond);
  if (annex === undefined) return law;
  return { ...law, upsert: [...law.upsert, withTariffTerms(state, source, annex)] };
}

/** An arrangement with what a proposal agrees with economies outside its form of integration. */
function annexOf(after: CountryGame, source: LawSource, beyond: Contents): Agreement | undefined {
  if (isEmpty(beyond)) return undefined;
  const { title: _title, ...untitled } = source;
  return withContents(freshAgreement(after, untitled, 1, boundBy(beyond)), beyond);
}

function settle(
  state: CountryGame,
  agreement: Agreement,
  { alongside, end, walls }: Omit<IntegrationLaw, 'target'>,
): LawChange {
  const touched = new Set([agreement.id, ...end, ...alongside.map(({ id }) => id)]);
  const others = Object.values(state.agreements).filter(({ id }) => !touched.has(id));
  const absorption = absorb(agreement, others, state.round);
  return {
    upsert: [absorption.agreement, ...alongside],
    end: [...end, ...absorption.ended.map(({ id }) => id)],
    ...(walls === undefined ? {} : { walls }),
  };
}

/**
 * The law with a proposal's deep clauses and common undertakings. Deep clauses belong to the agreement of just these parties, be it
 * this proposal's or one in force; funds and roads, and what has no such home, stand in an arrangement of their own.
 */
function attachStanding(state: CountryGame, source: LawSource, law: LawChange): LawChange {
  return source.clauses.reduce((change, clause) => {
    const standing = kindOf(clause.type).standing?.(clause, state.round);
    return standing === undefined ? change : attach(state, source, { change, standing });
  }, law);
}

function attach(
  state: CountryGame,
  source: LawSource,
  { change, standing }: { readonly change: LawChange; readonly standing: Standing },
): LawChange {
  const now = applyLaw(state, change);
  const isNew = ({ id }: Agreement): boolean => change.upsert.some((other) => other.id === id);
  const homes = Object.values(now.agreements)
    .filter((agreement) => hasJust(agreement, standing.among))
    .filter((agreement) => !standing.isOwn || (isNew(agreement) && isBare(agreement)))
    .toSorted((a, b) => b.level - a.level);
  const { title: _title, ...untitled } = source;
  const present = homes[0] ?? freshAgreement(now, untitled, 1, standing.among);
  const home: Agreement = {
    ...present,
    boundUntilRound: Math.max(present.boundUntilRound, boundUntilBy(state, source)),
    terms: mergeTerms(present.terms ?? {}, standing.terms),
    ...(source.id === undefined ? {} : { proposal: source.id }),
  };
  return { ...change, upsert: [...change.upsert.filter(({ id }) => id !== home.id), home] };
}

/** Whether an arrangement holds nothing else: whoever later leaves a deal keeps the roads, and the other way round. */
function isBare({ level, concessions, payments }: Agreement): boolean {
  return level === 1 && concessions.length + payments.length === 0;
}

function hasJust({ parties }: Agreement, among: readonly EconomyId[]): boolean {
  return parties.length === among.length && parties.every((party) => among.includes(party));
}

/** The agreement with what a proposal says about how its cuts arrive, and on what condition they stay. */
function withTariffTerms(state: CountryGame, source: LawSource, agreement: Agreement): Agreement {
  if (agreement.level >= NO_TARIFF_LEFT) return agreement;
  const phaseIn = timetableOf(state, source, agreement);
  const conditions = source.clauses.flatMap((clause) =>
    clause.type === 'conditionality' && agreement.parties.includes(clause.of)
      ? [{ of: clause.of, condition: clause.condition }]
      : [],
  );
  if (phaseIn === undefined && conditions.length === 0) return agreement;
  const terms: TariffTerms = {
    ...(phaseIn === undefined ? {} : { phaseIn }),
    ...(conditions.length === 0 ? {} : { conditions }),
  };
  return { ...agreement, terms: mergeTerms(agreement.terms ?? {}, terms) };
}

function timetableOf(
  state: CountryGame,
  { clauses }: LawSource,
  agreement: Agreement,
): Timetable | undefined {
  const rounds = clauses.find(({ type }) => type === 'phaseIn');
  const special = clauses.flatMap((clause) => (clause.type === 'specialTreatment' ? [clause] : []));
  if (rounds === undefined && special.length === 0) return undefined;
  const lastAfter = (steps: number): number => state.round + steps - 1;
  const before = ratesBefore(state, agreement);
  if (before.length === 0) return undefined;
  return {
    fromRound: state.round,
    untilRound: lastAfter(rounds?.type === 'phaseIn' ? rounds.rounds : 1),
    longer: Object.fromEntries(
      special.flatMap(({ to, rounds: steps }) => to.map((economy) => [economy, lastAfter(steps)])),
    ),
    before,
    reachedRound: state.round,
  };
}

/** What is levied now on every line that the agreement cuts. */
function ratesBefore(state: CountryGame, agreement: Agreement): Concession[] {
  const own = { [agreement.id]: agreement };
  return agreement.parties.flatMap((by) =>
    agreement.parties
      .filter((to) => to !== by)
      .flatMap((to) =>
        Object.entries(wallOf(state, by)).flatMap(([sector, mfnBp]) => {
          const agreedBp = agreedRateBp(own, by, to, sector);
          const rateBp = preferentialRateBp(state.agreements, by, to, sector, mfnBp) ?? mfnBp;
          return agreedBp === undefined || rateBp <= agreedBp ? [] : [{ by, to, sector, rateBp }];
        }),
      ),
  );
}

/** The state as if the proposals that await the bell were law: later proposals must agree with them. */
export function withPendingLaw(scenario: Scenario, state: CountryGame): CountryGame {
  return proposalsAwaitingBell(state).reduce(
    (law, proposal) => applyLaw(law, lawOf(scenario, law, proposal)),
    state,
  );
}

/** Ends all older agreements that a union of these members must decide about, under the law in force and with what awaits the bell. */
export function endFormerOf(
  scenario: Scenario,
  state: CountryGame,
  members: readonly EconomyId[],
): FormerAgreement[] {
  const now = endAllFormer(state.agreements, members);
  const later = endAllFormer(withPendingLaw(scenario, state).agreements, members);
  const known = new Set(now.map(({ agreement }) => agreement));
  return [...now, ...later.filter(({ agreement }) => !known.has(agreement))];
}

type Successor = Pick<Draft, 'parties'> & { readonly level: number; readonly hasCuts: boolean };
type BeforeRound = Pick<CountryGame, 'settings' | 'agreements' | 'reports' | 'proposals' | 'round'>;

/** Whether an agreement that bound all these parties, and went no less far, had its last round just before. */
export function renewsLapsed(
  { settings, agreements, reports, proposals, round }: BeforeRound,
  fresh: Successor,
): boolean {
  const limits = settings.agreementLimits;
  if (limits === undefined || startsAnew({ settings })) return false;
  const firstRound = round - limits.rounds;
  const concluded = Object.values(proposals).filter(
    (before) => before.status === 'concluded' && before.round >= firstRound && before.round < round,
  );
  const bindsAll = ({ parties }: Pick<Agreement, 'parties'>): boolean =>
    fresh.parties.every((party) => parties.includes(party));
  if (fresh.level < FREE_TRADE_LEVEL)
    return concluded.some(
      (before) => before.round === firstRound && bindsAll(before) && levelBy(before) > 0 === fresh.hasCuts,
    );
  const lapsed = (reports.at(-1)?.blocs ?? []).filter(({ agreement }) => agreements[agreement] === undefined);
  return lapsed
    .filter(bindsAll)
    .some((bloc) =>
      concluded.some(
        (before) =>
          before.parties.every((party) => bloc.parties.includes(party)) && levelBy(before) >= fresh.level,
      ),
    );
}

/** The level that a proposal sets; 0 where it moves money alone. */
function levelBy({ clauses }: Pick<Draft, 'clauses'>): number {
  return Math.max(0, ...clauses.map((clause) => kindOf(clause.type).level ?? 0));
}

/** Drafts that are left when parts of one are taken away or changed. */

/**
 * A draft without some of its parties: what needs them is struck out, and so are parties of whom nothing is said then.
 * Undefined when fewer than two parties or no obligation are left.
 */
export function narrowDraft(
  law: LawAndLevels,
  draft: Draft,
  without: readonly EconomyId[],
): Draft | undefined {
  const stays = (economy: EconomyId): boolean => !without.includes(economy);
  const clauses = draft.clauses.flatMap((clause) => kindOf(clause.type).without(clause, stays, law) ?? []);
  const obliging = clauses.filter(obligesByItself);
  const concerned = new Set(obliging.flatMap((clause) => economiesConcerned(law, clause)));
  const parties = draft.parties.filter((party) => !without.includes(party) && concerned.has(party));
  return parties.length < 2 || obliging.length === 0 ? undefined : { ...draft, parties, clauses };
}

export function withClause(draft: Draft, index: number, clause: Clause): Draft {
  return { ...draft, clauses: draft.clauses.with(index, clause) };
}

/** The draft without a clause, and without parties of whom nothing is said then; undefined if too little is left. */
export function withoutClause(law: LawAndLevels, draft: Draft, index: number): Draft | undefined {
  const clauses = draft.clauses.toSpliced(index, 1);
  const concerned = new Set(clauses.flatMap((clause) => economiesConcerned(law, clause)));
  const unnamed = draft.parties.filter((party) => !concerned.has(party));
  return narrowDraft(law, { ...draft, clauses }, unnamed);
}

export function withParties(draft: Draft, economies: readonly EconomyId[]): Draft {
  const missing = economies.filter((economy) => !draft.parties.includes(economy));
  return { ...draft, parties: [...draft.parties, ...missing] };
}

/** The draft with one more decision about an older agreement, in place of an earlier one. */
export function withFormer(draft: Draft, index: number, decision: FormerAgreement): Draft {
  return editFormer(draft, index, (former) => [
    ...former.filter(({ agreement }) => agreement !== decision.agreement),
    decision,
  ]);
}

export function withoutFormer(draft: Draft, index: number, agreement: string): Draft {
  return editFormer(draft, index, (former) => former.filter((decision) => decision.agreement !== agreement));
}

function editFormer(
  draft: Draft,
  index: number,
  edit: (former: readonly FormerAgreement[]) => FormerAgreement[],
): Draft {
  const clause = draft.clauses[index];
  if (clause === undefined || !('former' in clause)) return draft;
  return withClause(draft, index, { ...clause, former: edit(clause.former) });
}

/** Economies that a clause brings together in a bloc. */
export function amongOf(law: LawAndLevels, clause: Clause): readonly EconomyId[] {
  return kindOf(clause.type).brings?.(law, clause) ?? [];
}

/** Where agreements have few members: all who sign count, and all who stand in the bloc that comes of it. */
export function memberFaults(state: CountryGame, draft: Draft): Rejection[] {
  const limit = mostMembers(state.settings, state.round);
  const members = new Set([...draft.parties, ...draft.clauses.flatMap((clause) => amongOf(state, clause))]);
  const over = members.size - limit;
  return over > 0 ? [{ code: 'pace/members', limit, over }] : [];
}
