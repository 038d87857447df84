import { must, withoutKey } from '#shared/kernel/records.ts';
import type { EconomyId, PaperId } from '#shared/kernel/ids.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { applyLaw } from '../agreements/applyLaw.ts';
import { giveNotices } from '../agreements/law/formerAgreements.ts';
import { papersAwaitingBell } from '../agreements/pendingLaw.ts';
import type { GameState } from '../state.ts';

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
