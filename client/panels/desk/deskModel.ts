import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { ArticleXxivLine } from '#shared/protocol/modules/wto.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { isIntegration, kindOf } from '#shared/rules/clauses/clauseKinds.ts';
import { type Repair, namedRepairs } from '#shared/rules/clauses/repairs.ts';
import { findFaultsByLaw, isInPace } from '#shared/rules/countries/proposals.ts';
import { unionsOf } from '#shared/rules/law/blocs.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { openProposalLimit, revisionLimit, takenBackBy } from '#shared/rules/table/proposal.ts';
import { articleXxivCheck } from '#shared/rules/modules/wto/articleXxiv.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { DeskWork } from '../../state/tableState.ts';
import type { PlainKey } from '../../text/areas.ts';
import { formatList } from '../../text/format.ts';
import { agreementName, economyName, partyName } from '../../text/nameParams.ts';
import { type Phrase, dataPhrase, phrase, t } from '../../text/t.ts';
import { acceptedFor } from '../proposal/deskMemory.ts';
import { levelOfClause } from '../proposal/proposalModel.ts';

/** A fault beside the article that it names, with the ways out of it. */
export type MarkedFault = {
  readonly fault: Rejection;
  readonly article?: number;
  readonly repairs: readonly Repair[];
  /** It arises only once what awaits the bell is law. */
  readonly isLater: boolean;
  /** No change that the desk could offer makes it stand in this round: what these then break. */
  readonly barredBy?: readonly Rejection[];
};

/** Faults, each with all changes that would mend it, whatever they break. */
export function markedFaults(
  scenario: Scenario,
  game: CountryGame,
  draft: Draft,
  me: EconomyId,
): MarkedFault[] {
  if (draft.clauses.length === 0 || draft.parties.length < 2) return [];
  const { now, later, pending } = findFaultsByLaw(scenario, game, draft, me);
  const marked = (fault: Rejection, isLater: boolean): MarkedFault => {
    const article = 'clause' in fault && typeof fault.clause === 'number' ? fault.clause : undefined;
    const repairs = namedRepairs(isLater ? pending : game, draft, fault, me).filter(
      (way) => way.kind !== 'joinBloc' || isInPace(scenario, game, way.draft, me),
    );
    return { fault, repairs, isLater, ...(article === undefined ? {} : { article }) };
  };
  return [...now.map((fault) => marked(fault, false)), ...later.map((fault) => marked(fault, true))];
}

/** The ways out of several faults, each once: what is still wrong after one shows its own. */
export function waysOut(faults: readonly MarkedFault[]): readonly Repair[] {
  return [
    ...groupsBy(
      faults.flatMap((marked) => marked.repairs),
      repairName,
    ).values(),
  ].flatMap((alike) => alike.slice(0, 1));
}

/** More drafts than these are not tried for a way out. */
const MOST_TRIED = 16;

/** Ways to another deal, of which no further one is tried. */
const OTHER_DEALS: ReadonlySet<Repair['kind']> = new Set<Repair['kind']>([
  'makeFreeTradeArea',
  'removeClause',
]);

/**
 * Faults, each with the ways that lead out: to a draft with fewer presses left until it may be sent or, where none of these leads so far, with
 * some of the same faults and no other. So nobody comes back to a draft that they have left.
 */
export function faultsWithWaysOut(
  scenario: Scenario,
  game: CountryGame,
  draft: Draft,
  me: EconomyId,
): readonly MarkedFault[] {
  const known = new Map<string, Steps>();
  const stepsFrom: StepsFrom = (each) => {
    const key = canonicalJson(each);
    const found = known.get(key);
    if (found !== undefined) return found;
    const faults = markedFaults(scenario, game, each, me);
    const ways = waysOut(faults).map((way) => ({ ...way, draft: repairedBy(scenario, game, me, way) }));
    known.set(key, { faults, ways });
    return { faults, ways };
  };
  const { faults, ways } = stepsFrom(draft);
  if (faults.length === 0) return faults;
  const whole = pressesLeft(draft, stepsFrom);
  const leading = ways.filter(({ draft: after }) => {
    const { presses } = pressesLeft(after, stepsFrom);
    const isStuck = whole.presses === Infinity && presses === Infinity;
    return isStuck ? breaksLess(stepsFrom(after).faults, faults) : presses < whole.presses;
  });
  const isBarred = whole.presses === Infinity && draft.clauses.some(isIntegration);
  return faults.map((marked) => {
    const names = marked.repairs.map(repairName);
    const repairs = leading.filter((way) => names.includes(repairName(way)));
    const isEnd = isBarred && marked.repairs.some(({ kind }) => !OTHER_DEALS.has(kind));
    return { ...marked, repairs, ...(isEnd ? { barredBy: barring(whole.met, faults) } : {}) };
  });
}

type Steps = { readonly faults: readonly MarkedFault[]; readonly ways: readonly Repair[] };
type StepsFrom = (draft: Draft) => Steps;
/** How many presses it takes until a draft may be sent, infinitely many where none are enough, and what the drafts on the way break. */
function pressesLeft(
  start: Draft,
  stepsFrom: StepsFrom,
): { readonly presses: number; readonly met: readonly Rejection[] } {
  const tried = new Map([[canonicalJson(start), { draft: start, presses: 0 }]]);
  const met: Rejection[] = [];
  for (const { draft, presses } of tried.values()) {
    const { faults, ways } = stepsFrom(draft);
    if (faults.length === 0) return { presses, met };
    met.push(...faults.map(({ fault }) => fault));
    for (const { kind, draft: after } of ways) {
      const key = canonicalJson(after);
      if (OTHER_DEALS.has(kind) || tried.has(key) || tried.size >= MOST_TRIED) continue;
      tried.set(key, { draft: after, presses: presses + 1 });
    }
  }
  return { presses: Infinity, met };
}

/** Whether some faults are gone and no other has come. */
function breaksLess(after: readonly MarkedFault[], before: readonly MarkedFault[]): boolean {
  const count = (faults: readonly MarkedFault[], code: string): number =>
    faults.filter(({ fault }) => fault.code === code).length;
  const hasNew = after.some(({ fault: { code } }) => count(after, code) > count(before, code));
  return !hasNew && after.length < before.length;
}

/** Of what other drafts break the first that only waiting cures and that is not told already. */
function barring(met: readonly Rejection[], faults: readonly MarkedFault[]): readonly Rejection[] {
  const told = new Set(faults.map(({ fault }) => fault.code));
  const waits = ({ code }: Rejection): boolean => code.startsWith('pace/') || code === 'union/former-bound';
  return met.filter((fault) => waits(fault) && !told.has(fault.code)).slice(0, 1);
}

/** More older agreements do not stand one behind the other. */
const MOST_FORMER = 24;

/** The draft after a press: of older agreements that block a union, all that the same way settles, and not one a press. */
function repairedBy(scenario: Scenario, game: CountryGame, me: EconomyId, repair: Repair): Draft {
  if (repair.kind !== 'endFormer' && repair.kind !== 'extendFormer') return repair.draft;
  let { draft } = repair;
  for (let settled = 1; settled < MOST_FORMER; settled += 1) {
    const left = markedFaults(scenario, game, draft, me);
    const next = waysOut(left.filter(({ fault }) => 'former' in fault)).find(
      ({ kind }) => kind === repair.kind,
    );
    if (next === undefined) return draft;
    ({ draft } = next);
  }
  return draft;
}

/** The first round in which no older agreement would bind any longer that blocks a union now, if there is one. */
export function unionOpensIn(
  faults: readonly MarkedFault[],
  { settings }: Pick<CountryGame, 'settings'>,
): number | undefined {
  const rules = faults.flatMap(({ fault, barredBy = [] }) => [fault, ...barredBy]);
  const bound = rules.flatMap((fault) =>
    fault.code === 'union/former-bound' && typeof fault.round === 'number' ? [fault.round] : [],
  );
  const round = Math.max(0, ...bound) + 1;
  return bound.length > 0 && round <= settings.rounds ? round : undefined;
}

/** What a way out is called: one with fewer founders says who stays. */
export function repairName(repair: Repair): string {
  return repair.kind === 'fewerFounders'
    ? t('repair.fewerFounders', { economies: formatList(repair.with.map(partyName)) })
    : t(`repair.${repair.kind}`);
}

/** One rule broken by several pairs or economies: told of the first, the others named. */
type AlikeFaults = {
  readonly fault: Rejection;
  readonly others: readonly string[];
  readonly isLater: boolean;
};

/** Faults of one kind and one article together, so that a union of many does not say the same of every pair. */
export function alikeFaults(faults: readonly MarkedFault[]): readonly AlikeFaults[] {
  const groups = groupsBy(
    faults,
    ({ fault, article, isLater }) => `${fault.code} ${article ?? ''} ${isLater}`,
  );
  return [...groups.values()].flatMap((alike) => {
    const [first, ...rest] = alike.map(({ fault }) => fault);
    if (first === undefined) return [];
    const said = nameOfFault(first);
    const others = [...new Set(rest.map(nameOfFault))].filter((name) => name !== '' && name !== said);
    return [{ fault: first, others, isLater: alike[0]?.isLater === true }];
  });
}

/** Whom a fault speaks of: an economy, or a pair, or an older agreement. */
function nameOfFault(fault: Rejection): string {
  if (fault.code === 'union/former-bound') return agreementName(String(fault.former));
  const one = 'economy' in fault && typeof fault.economy === 'string' ? [fault.economy] : [];
  const two = 'other' in fault && typeof fault.other === 'string' ? [fault.other] : [];
  return [...one, ...two].map(economyName).join('–');
}

/** Why Send is off, as a sentence, or undefined when it may be pressed. What others have refused nobody can sign: the same terms go out anew. */
export function whySendIsOff(
  work: DeskWork,
  faults: readonly MarkedFault[],
  table: { readonly game: CountryGame; readonly me: EconomyId; readonly isLive: boolean },
): Phrase | undefined {
  const { draft } = work;
  if (table.game.phase === 'briefing') return phrase('desk.offNotYet');
  if (table.game.phase !== 'negotiation') return phrase('desk.offPhase');
  if (!table.isLive) return phrase('desk.offLine');
  if (draft.parties.length < 2) return phrase('desk.offAlone');
  if (draft.clauses.length === 0) return phrase('desk.offEmpty');
  const first = faults[0];
  if (first !== undefined) {
    return first.article === undefined
      ? phrase('desk.offProposal')
      : phrase('desk.offFault', { clause: first.article });
  }
  const limit = tablingLimit(work, table);
  if (limit !== undefined) return limit;
  const former = versionBefore(table.game, work);
  const standing = work.revises === undefined ? takenBackBy(table.game, table.me, draft, former?.thread) : [];
  const isOff = former !== undefined && (former.author === table.me || former.refusedBy.length === 0);
  const same = [...standing, ...(isOff ? [former] : [])].some((each) => isSameDraft(draft, each));
  return same ? phrase('desk.offSame') : undefined;
}

/** The limit of open offers, or of versions in a round, that keeps the draft from being sent, as the rules say it. */
export function tablingLimit(
  work: DeskWork,
  { game, me }: { readonly game: CountryGame; readonly me: EconomyId },
): Phrase | undefined {
  // What it takes the place of makes room.
  const replaced = takenBackBy(game, me, work.draft, versionBefore(game, work)?.thread);
  const open = work.revises === undefined ? openProposalLimit(game, me, 1 - replaced.length) : undefined;
  const fault = open ?? revisionLimit(game, me);
  if (fault === undefined) return undefined;
  const { code, ...params } = fault;
  return dataPhrase(`rejection.${code}`, params);
}

/** The proposal that the draft answers or changes. */
export function versionBefore(game: CountryGame, work: DeskWork): Proposal | undefined {
  const id = work.revises ?? work.counterTo;
  return id === undefined ? undefined : game.proposals[id];
}

/** Payments with which somebody who refused these terms would sign them, unless the draft pays so much already. */
export function paymentsAsked(game: CountryGame, draft: Draft): ReturnType<typeof acceptedFor> {
  return acceptedFor(game, draft).filter(
    ({ economy, payment: { to, leastMn, mostMn } }) =>
      paidToMn(draft.clauses, economy) < (to === economy ? leastMn : -mostMn),
  );
}

export function isSameDraft(a: Draft, b: Pick<Proposal, 'parties' | 'clauses' | 'title'>): boolean {
  const text = (draft: Pick<Draft, 'parties' | 'clauses' | 'title'>): string =>
    canonicalJson([draft.parties, draft.clauses, draft.title ?? '']);
  return text(a) === text(b);
}

/** Who must sign: all, or, where a deep union deals with outsiders, its two thirds or its presidency for it. */
export function signRule(game: CountryGame, { parties }: Draft): PlainKey {
  const acting = unionsOf(game).filter(
    (union) =>
      union.parties.every((member) => parties.includes(member)) &&
      parties.some((party) => !union.parties.includes(party)),
  );
  const level = Math.max(0, ...acting.map((union) => union.level));
  if (level >= 6) return 'desk.presidencySigns';
  return level === 5 ? 'desk.weightSigns' : 'desk.allSign';
}

/** One question that the rules ask of a draft, and their answer. */
export type RuleCheck = {
  readonly result: 'holds' | 'fails' | 'note';
  readonly phrase: Phrase;
  /** A line more where the answer has a reason worth naming. */
  readonly detail?: Phrase;
  /** The article that fails. */
  readonly article?: number;
};

/** Rules of the game, then the review under Article XXIV line by line; the review only where the multilateral system is open. */
export type RuleChecks = { readonly game: readonly RuleCheck[]; readonly review: readonly RuleCheck[] };

/** Families of rules by how the codes of their refusals begin, and whether a draft is asked about them before one comes. */
const FAMILIES = [
  { name: 'parties', prefixes: ['proposal/', 'accession/', 'merger/'], asks: () => true },
  { name: 'step', prefixes: ['pace/', 'deepening/'], asks: ({ clauses }) => clauses.some(isIntegration) },
  {
    name: 'oneUnion',
    prefixes: ['union/one', 'union/no', 'union/all'],
    asks: ({ clauses }) => clauses.some((clause) => levelOfClause(clause) >= FREE_TRADE_LEVEL),
  },
  { name: 'former', prefixes: ['union/former'], asks: () => false },
  {
    name: 'payment',
    prefixes: ['payment/'],
    asks: ({ clauses }) => clauses.some(({ type }) => type === 'payment'),
  },
  { name: 'terms', prefixes: ['terms/'], asks: ({ clauses }) => clauses.some(isBeyondForm) },
  { name: 'articles', prefixes: ['clause/', 'fta/'], asks: () => true },
] as const satisfies readonly Family[];

type Family = {
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly asks: (draft: Draft) => boolean;
};

export function ruleChecks(
  scenario: Scenario,
  game: CountryGame,
  draft: Draft,
  faults: readonly Rejection[],
  limit?: Phrase,
): RuleChecks {
  const isReviewed = faults.every(({ code }) => code.startsWith('wto/'));
  return {
    game: [
      ...(limit === undefined ? [] : [{ result: 'fails', phrase: limit } as const]),
      ...FAMILIES.filter((family) => family.asks(draft) || faultIn(family, faults) !== undefined).map(
        (family) => checkOf(family, faults),
      ),
    ],
    review: isReviewed ? articleXxivCheck(scenario, game, draft).map((line) => lineCheck(line, faults)) : [],
  };
}

export function failing({ game, review }: RuleChecks): number {
  return [...game, ...review].filter(({ result }) => result === 'fails').length;
}

function isBeyondForm({ type }: Clause): boolean {
  return kindOf(type).beyond !== undefined;
}

function faultIn({ prefixes }: Family, faults: readonly Rejection[]): Rejection | undefined {
  return faults.find(({ code }) => prefixes.some((prefix) => code.startsWith(prefix)));
}

function checkOf(family: (typeof FAMILIES)[number], faults: readonly Rejection[]): RuleCheck {
  const fault = faultIn(family, faults);
  const rule = phrase(`check.${family.name}`);
  return fault === undefined
    ? { result: 'holds', phrase: rule }
    : { result: 'fails', phrase: rule, ...articleOf(fault) };
}

function articleOf(fault: Rejection | undefined): { readonly article?: number } {
  return fault !== undefined && 'clause' in fault && typeof fault.clause === 'number'
    ? { article: fault.clause }
    : {};
}

const FAULT_OF_LINE = {
  substantiallyAllTrade: 'wto/substantially-all-trade',
  noHigherBarriers: 'wto/higher-barriers',
  schedule: 'wto/schedule-too-long',
  enablingClause: undefined,
} as const satisfies Record<ArticleXxivLine['line'], Rejection['code'] | undefined>;

function lineCheck({ line, holds, params }: ArticleXxivLine, faults: readonly Rejection[]): RuleCheck {
  const code = FAULT_OF_LINE[line];
  if (line === 'enablingClause') {
    return holds
      ? { result: 'holds', phrase: phrase('check.enabling') }
      : { result: 'note', phrase: phrase('check.mostFavoured') };
  }
  return {
    result: holds ? 'holds' : 'fails',
    phrase: phrase(`check.${line}`, params),
    ...(line === 'noHigherBarriers' ? worstLine(params) : {}),
    ...(holds ? {} : articleOf(faults.find((fault) => fault.code === code))),
  };
}

/** The sector in which the outside wall rises most, if it rises in any. */
function worstLine(params: ArticleXxivLine['params']): Pick<RuleCheck, 'detail'> {
  const rises = Number(params['sectorAfterBp']) > Number(params['sectorBeforeBp']);
  return rises ? { detail: phrase('check.worstSector', params) } : {};
}
