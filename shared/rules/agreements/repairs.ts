import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';
import { economiesNamed } from './faults/economiesNamed.ts';
import { narrowDraft } from './narrowDraft.ts';
import { clauseRepairs } from './repairs/clauseRepairs.ts';
import { withoutClause, withParties } from './repairs/editDraft.ts';
import type { Repair } from './repairs/repair.ts';

type Law = Pick<GameState, 'agreements' | 'pairLevels' | 'round' | 'seats'>;

/** New drafts that do without a fault; they may have other faults, which the treaty desk shows in turn. */
export function repairsFor(state: Law, draft: Draft, fault: Rejection): Draft[] {
  return namedRepairs(state, draft, fault).map((repair) => repair.draft);
}

/** The same with the name of each way out. */
export function namedRepairs(state: Law, draft: Draft, fault: Rejection): Repair[] {
  const index = 'clause' in fault && typeof fault.clause === 'number' ? fault.clause : undefined;
  const own =
    index === undefined ? paperRepairs(state, draft, fault) : clauseRepairs(state, draft, fault, index);
  const shorter = index === undefined ? undefined : withoutClause(state, draft, index);
  return shorter === undefined ? own : [...own, { kind: 'removeClause', draft: shorter }];
}

function paperRepairs(state: Law, draft: Draft, fault: Rejection): Repair[] {
  switch (fault.code) {
    case 'paper/unknown-title': {
      const { title: _title, ...untitled } = draft;
      return [{ kind: 'dropTitle', draft: untitled }];
    }
    case 'paper/party-not-named':
    case 'paper/unknown-party':
      return typeof fault.economy === 'string' ? withoutEconomy(state, draft, fault.economy) : [];
    case 'intent/malformed':
      return [{ kind: 'removeParty', draft: { ...draft, parties: [...new Set(draft.parties)] } }];
    case 'paper/two-parties-least':
      return addNamed(draft);
    default:
      return [];
  }
}

function withoutEconomy(state: Law, draft: Draft, economy: EconomyId): Repair[] {
  const narrowed = narrowDraft(state, draft, [economy]);
  return narrowed === undefined ? [] : [{ kind: 'removeParty', draft: narrowed }];
}

/** Whoever the clauses name becomes a party. */
function addNamed(draft: Draft): Repair[] {
  const named = [...new Set(draft.clauses.flatMap(economiesNamed))];
  const whole = withParties(draft, named);
  return whole.parties.length > draft.parties.length ? [{ kind: 'addParties', draft: whole }] : [];
}
