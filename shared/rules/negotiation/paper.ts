/** A paper on the table: how it is found, how events change it, and whom they reach. */
import type { EconomyId, PaperId } from '#shared/kernel/ids.ts';
import { must, withoutKey } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { admissionMembers } from '../agreements/admission.ts';
import { applyLaw } from '../agreements/register.ts';
import { papersAwaitingBell } from '../drafts/concludeLaw.ts';
import { giveNotices } from '../law/leaving.ts';
import type { GameState } from '../state.ts';

type Table = Pick<GameState, 'papers'>;

/** An open paper on which a party may act; whoever refused it is none any more. */
export function findOwnPaper(state: Table, actor: EconomyId, id: PaperId): Result<Paper, Rejection> {
  const paper = state.papers[id];
  if (paper === undefined || !isKnownTo(paper, actor)) return err({ code: 'paper/unknown', paper: id });
  if (!paper.parties.includes(actor) || paper.refusedBy.includes(actor)) {
    return err({ code: 'paper/not-a-party', paper: id });
  }
  return paper.status === 'open' ? ok(paper) : err({ code: 'paper/not-open', paper: id });
}

/** An open paper on which its author may act. */
export function findAuthoredPaper(state: Table, actor: EconomyId, id: PaperId): Result<Paper, Rejection> {
  const found = findOwnPaper(state, actor, id);
  if (!found.ok || found.value.author === actor) return found;
  return err({ code: 'paper/not-the-author', paper: id });
}

/** To others a private paper does not exist. */
function isKnownTo(paper: Paper, economy: EconomyId): boolean {
  return paper.isPublic || paper.status === 'concluded' || paper.parties.includes(economy);
}

const PAPER_EVENTS = [
  'paperTabled',
  'paperRevised',
  'paperOpened',
  'paperSigned',
  'signatureWithdrawn',
  'paperRefused',
  'paperNarrowed',
  'paperPublished',
  'paperLapsed',
  'paperAwaitsBell',
  'paperConcluded',
  'noticeGiven',
] as const satisfies readonly GameEvent['type'][];

/** Events of the table of papers and of the register. */
export type PaperEvent = GameEventOf<(typeof PAPER_EVENTS)[number]>;

export function isPaperEvent(event: GameEvent): event is PaperEvent {
  return PAPER_EVENTS.some((type) => type === event.type);
}

/** The state after something happened to a paper, or a notice was given. */
export function evolvePapers(state: GameState, event: PaperEvent): GameState {
  switch (event.type) {
    case 'paperTabled':
      return afterTabling(state, event.paper);
    case 'paperRevised':
    case 'paperNarrowed':
      return afterRevision(state, event);
    case 'paperOpened':
      return change(state, event.paper, ({ openedBy }) => ({ openedBy: [...openedBy, event.by] }));
    case 'paperSigned':
      return change(state, event.paper, ({ signatures }) => ({
        signatures: { ...signatures, [event.by]: event.revision },
      }));
    case 'signatureWithdrawn':
      return change(state, event.paper, (paper) => withoutSignature(paper, event.by));
    case 'paperRefused':
      return change(state, event.paper, (paper) => ({
        ...withoutSignature(paper, event.by),
        refusedBy: [...paper.refusedBy, event.by],
        ...(event.reason === undefined ? {} : { reasons: { ...paper.reasons, [event.by]: event.reason } }),
      }));
    case 'paperPublished':
      return change(state, event.paper, () => ({ isPublic: true }));
    case 'paperLapsed':
      return change(state, event.paper, () => ({ status: 'lapsed', lapse: event.lapse }));
    case 'paperAwaitsBell':
      return change(state, event.paper, () => ({ status: 'awaitingBell', receipt: nextReceipt(state) }));
    case 'paperConcluded':
      return applyLaw(
        change(state, event.paper, () => ({ status: 'concluded' })),
        event.law,
      );
    case 'noticeGiven': {
      const agreement = must(state.agreements[event.agreement], `agreement ${event.agreement}`);
      return applyLaw(state, { upsert: [giveNotices(agreement, [event.by], event.outInRound)], end: [] });
    }
  }
}

function change(state: GameState, id: PaperId, next: (paper: Paper) => Partial<Paper>): GameState {
  const paper = must(state.papers[id], `paper ${id}`);
  return { ...state, papers: { ...state.papers, [id]: { ...paper, ...next(paper) } } };
}

function afterTabling(state: GameState, paper: Paper): GameState {
  return {
    ...countRevision(state, paper.author),
    papers: { ...state.papers, [paper.id]: paper },
    counters: { ...state.counters, paper: state.counters.paper + 1 },
  };
}

/** A new version starts afresh, with its author's signature alone. */
function afterRevision(
  state: GameState,
  { paper: id, draft, revision, atMs }: GameEventOf<'paperRevised' | 'paperNarrowed'>,
): GameState {
  const { title: _title, reasons: _reasons, ...old } = must(state.papers[id], `paper ${id}`);
  const revised: Paper = {
    ...old,
    ...draft,
    revision,
    revisedAtMs: atMs,
    signatures: { [old.author]: revision },
    refusedBy: [],
    openedBy: [old.author],
  };
  return { ...countRevision(state, old.author), papers: { ...state.papers, [id]: revised } };
}

function countRevision(state: GameState, author: EconomyId): GameState {
  const written = state.revisionsThisRound[author] ?? 0;
  return { ...state, revisionsThisRound: { ...state.revisionsThisRound, [author]: written + 1 } };
}

function withoutSignature({ signatures }: Paper, economy: EconomyId): Pick<Paper, 'signatures'> {
  return { signatures: withoutKey<EconomyId, number | undefined>(signatures, economy) };
}

function nextReceipt(state: GameState): number {
  const last = papersAwaitingBell(state).at(-1);
  return (last?.receipt ?? 0) + 1;
}

/** The text of a paper, without its life on the table: what one tap tables again. */
export function draftOf({ parties, clauses, title }: Paper): Draft {
  return { parties, clauses, ...(title === undefined ? {} : { title }) };
}

/** Seats that something new to answer has reached: they are not ready any more. */
export function reachedBy(state: GameState, event: GameEvent): EconomyId[] {
  switch (event.type) {
    case 'paperTabled':
      return event.paper.parties.filter((party) => party !== event.paper.author);
    case 'paperRevised':
    case 'paperNarrowed': {
      const paper = state.papers[event.paper];
      return paper === undefined ? [] : paper.parties.filter((party) => party !== paper.author);
    }
    case 'paperAwaitsBell': {
      const paper = state.papers[event.paper];
      return paper === undefined ? [] : admissionMembers(state, paper);
    }
    default:
      return [];
  }
}
