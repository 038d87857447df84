import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type {
  MarkKind,
  ReplayChange,
  ReplayCourse,
  ReplayMark,
  ReplayPart,
  ReplayPhase,
} from '#shared/protocol/replay.ts';
import { evolve } from '../game/evolve.ts';
import type { GameState, Viewer } from '../state.ts';
import { asSent, createReader, documentChanges, toDocuments } from './documents.ts';
import { maySeeProposal, redactFor } from './redactFor.ts';

type Documents = Readonly<Record<string, string>>;

/** A phase whose changes are known, with the documents as they stood before it: from there any moment in it is a few steps away. */
type Anchor = { readonly before: Documents; readonly part: ReplayPart };

/** A recorded game as far as it has been received: parts are added in their order, moments are read in any. */
export class Recording {
  readonly #anchors: Anchor[] = [];
  readonly #read = createReader();
  #last: Documents = {};

  add(part: ReplayPart): void {
    this.#anchors.push({ before: this.#last, part });
    this.#last = documentsAfter(this.#last, part);
  }

  /** The last row that can be shown; 0 before the first part has come. */
  get lastSeq(): number {
    return this.#anchors.at(-1)?.part.at(-1)?.seq ?? 0;
  }

  /** The documents as they stood after a row; before the first row that is recorded, as after that one. */
  documentsAt(seq: number): Documents {
    const anchor = this.#anchors.findLast(({ part }) => (part[0]?.seq ?? 0) <= seq) ?? this.#anchors[0];
    if (anchor === undefined) return {};
    const [first] = anchor.part;
    return documentsAfter(
      anchor.before,
      anchor.part.filter((change) => change === first || change.seq <= seq),
    );
  }

  /** The game as its viewer knew it after a row. */
  gameAt(seq: number): GameState {
    return this.#read(this.documentsAt(seq));
  }
}

/** A phase has many rows: one copy of the documents takes all their changes. */
function documentsAfter(before: Documents, changes: readonly ReplayChange[]): Documents {
  const after = new Map(Object.entries(before));
  for (const { documents, removed = [] } of changes) {
    for (const key of removed) after.delete(key);
    for (const [key, text] of Object.entries(documents)) after.set(key, text);
  }
  return Object.fromEntries(after);
}

/** A game that is over as it is sent to be replayed: what one viewer knew after each row of its log. */

type Row = { readonly seq: number; readonly events: readonly GameEvent[] };

type RecordedGame = { readonly course: ReplayCourse; readonly parts: readonly ReplayPart[] };

/**
 * Folds a log from its first row to the end of the game. The lobby is left out, and so is what the host turned afterwards. Undefined: the
 * game is not over.
 */
export function recordGame(rows: readonly Row[], viewer: Viewer): RecordedGame | undefined {
  const marks: ReplayMark[] = [];
  const phases: ReplayPhase[] = [];
  const parts: ReplayChange[][] = [];
  let state: GameState | undefined;
  let known: Readonly<Record<string, string>> = {};
  for (const { seq, events } of rows) {
    const before: GameState | undefined = state;
    for (const event of events) {
      const earlier: GameState | undefined = state;
      state = earlier === undefined ? evolve(undefined, event) : evolve(earlier, event);
      const mark = markOf(event, { before: earlier, after: state, viewer });
      if (mark !== undefined) marks.push({ seq, round: state.round, phase: state.phase, ...mark });
    }
    const now: GameState = must(state, 'first row of a log');
    if (now.phase === 'lobby') continue;
    if (before?.phase !== now.phase || before.round !== now.round) {
      phases.push({ seq, round: now.round, phase: now.phase });
      parts.push([]);
    }
    const documents = toDocuments(asSent(redactFor(now, viewer)));
    const changes = documentChanges(known, documents);
    known = documents;
    must(parts.at(-1), 'a phase').push({
      seq,
      documents: changes.documents,
      ...(changes.removed.length === 0 ? {} : { removed: changes.removed }),
    });
    if (now.phase === 'debrief') {
      const course = { phases, marks, firstSeq: must(phases[0], 'a phase').seq, lastSeq: seq };
      return { course, parts };
    }
  }
  return undefined;
}

type Happening = {
  readonly before: GameState | undefined;
  readonly after: GameState;
  readonly viewer: Viewer;
};
type Mark = Omit<ReplayMark, 'seq' | 'round' | 'phase'>;

/** The tick of an event, where there is one and the viewer could know of it. */
function markOf(event: GameEvent, happening: Happening): Mark | undefined {
  switch (event.type) {
    case 'proposalTabled':
      return aboutProposal('proposed', event.proposal.id, happening);
    case 'proposalRevised':
    case 'proposalNarrowed':
      return aboutProposal('revised', event.proposal, happening);
    case 'proposalSigned':
      return aboutProposal('signed', event.proposal, happening, event.by);
    case 'signatureWithdrawn':
      return aboutProposal('unsigned', event.proposal, happening, event.by);
    case 'proposalRefused':
      return aboutProposal('refused', event.proposal, happening, event.by);
    case 'proposalPublished':
      return aboutProposal('published', event.proposal, happening);
    case 'proposalConcluded':
      return aboutProposal('agreed', event.proposal, happening);
    case 'proposalLapsed':
      return aboutProposal('lapsed', event.proposal, happening);
    case 'noticeGiven':
      return { kind: 'leaving', by: event.by };
    case 'pledgeGiven':
      return { kind: 'pledged', by: event.pledge.by };
    case 'policySealed':
    case 'measuresSealed':
      return { kind: 'sealed', by: event.economy };
    case 'roundSettled':
    case 'provincesSettled':
      return { kind: 'settled' };
    case 'gameEnded':
    case 'provincesEnded':
      return { kind: 'ended' };
    default:
      return undefined;
  }
}

function aboutProposal(
  kind: MarkKind,
  id: ProposalId,
  { before, after, viewer }: Happening,
  by?: EconomyId,
): Mark | undefined {
  const proposal = after.proposals[id] ?? before?.proposals[id];
  if (proposal === undefined || !maySeeProposal(after, viewer, proposal)) return undefined;
  const isJoint = kind === 'agreed' || kind === 'lapsed';
  const { author, parties, clauses } = proposal;
  const payments = clauses.flatMap((clause) =>
    'amountMn' in clause ? [{ from: clause.from, to: clause.to, amountMn: clause.amountMn }] : [],
  );
  return {
    kind,
    proposal: id,
    parties,
    ...(isJoint ? {} : { by: by ?? author }),
    ...(isJoint || (by ?? author) !== author ? { author } : {}),
    ...(payments.length === 0 ? {} : { payments }),
  };
}
