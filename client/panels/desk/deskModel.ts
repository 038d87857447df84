import type { PlainKey } from '../../text/areas.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import { namedRepairs } from '#shared/rules/clauses/repairs.ts';
import type { Repair } from '#shared/rules/clauses/clauseRepairs.ts';
import { unionsOf } from '#shared/rules/law/blocs.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { economyName } from '../../text/nameParams.ts';
import { type Phrase, phrase } from '../../text/phrase.ts';
import type { DeskWork } from '../../state/tableState.ts';

/** A fault beside the article that it names, with the ways out of it. */
export type MarkedFault = {
  readonly fault: Rejection;
  readonly article?: number;
  readonly repairs: readonly Repair[];
};

export function markedFaults(
  scenario: Scenario,
  game: CountryGame,
  draft: Draft,
  me: EconomyId,
): MarkedFault[] {
  if (draft.clauses.length === 0 || draft.parties.length < 2) return [];
  return findFaults(scenario, game, draft, me).map((fault) => {
    const article = 'clause' in fault && typeof fault.clause === 'number' ? fault.clause : undefined;
    const repairs = namedRepairs(game, draft, fault);
    return { fault, repairs, ...(article === undefined ? {} : { article }) };
  });
}

/** The ways out of several faults, each kind once: what is still wrong after one shows its own. */
export function waysOut(faults: readonly MarkedFault[]): readonly Repair[] {
  const repairs = new Map<Repair['kind'], Repair>();
  for (const repair of faults.flatMap((marked) => marked.repairs))
    if (!repairs.has(repair.kind)) repairs.set(repair.kind, repair);
  return [...repairs.values()];
}

/** One rule broken by several pairs or economies: told of the first, the others named. */
type AlikeFaults = { readonly fault: Rejection; readonly others: readonly string[] };

/** Faults of one kind and one article together, so that a union of many does not say the same of every pair. */
export function alikeFaults(faults: readonly MarkedFault[]): readonly AlikeFaults[] {
  const groups = groupsBy(faults, ({ fault, article }) => `${fault.code} ${article ?? ''}`);
  return [...groups.values()].flatMap((alike) => {
    const [first, ...rest] = alike.map(({ fault }) => fault);
    if (first === undefined) return [];
    const said = nameOfFault(first);
    const others = [...new Set(rest.map(nameOfFault))].filter((name) => name !== '' && name !== said);
    return [{ fault: first, others }];
  });
}

/** Whom a fault speaks of: an economy, or a pair. */
function nameOfFault(fault: Rejection): string {
  const one = 'economy' in fault && typeof fault.economy === 'string' ? [fault.economy] : [];
  const two = 'other' in fault && typeof fault.other === 'string' ? [fault.other] : [];
  return [...one, ...two].map(economyName).join('–');
}

/** Why Send is off, as a sentence, or undefined when it may be pressed. */
export function whySendIsOff(
  work: DeskWork,
  faults: readonly MarkedFault[],
  table: { readonly game: CountryGame; readonly isLive: boolean },
): Phrase | undefined {
  const { draft } = work;
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
  const former = versionBefore(table.game, work);
  if (work.revises !== undefined && former !== undefined && isSameDraft(draft, former))
    return phrase('desk.offSame');
  return undefined;
}

/** The proposal that the draft answers or changes. */
export function versionBefore(game: CountryGame, work: DeskWork): Proposal | undefined {
  const id = work.revises ?? work.counterTo;
  return id === undefined ? undefined : game.proposals[id];
}

function isSameDraft(a: Draft, b: Pick<Proposal, 'parties' | 'clauses' | 'title'>): boolean {
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

/** Proposals of one thread, oldest first: offers and counters. */
export function threadOf(game: CountryGame, proposal: Proposal): Proposal[] {
  return Object.values(game.proposals)
    .filter((other) => other.thread === proposal.thread)
    .toSorted((a, b) => a.tabledAtMs - b.tabledAtMs);
}

/** Seats that could still become parties. */
export function freeParties(game: CountryGame, draft: Draft): EconomyId[] {
  return Object.keys(game.seats).filter((seat) => !draft.parties.includes(seat));
}
