import { PHASES, type Phase } from '#shared/content/vocabulary.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';

/** Something that a bot has to think about once. A new revision, objection or refusal asks anew: it is another move. */
export type BotMove =
  | { readonly type: 'ready'; readonly phase: Phase }
  /** A look round for something to propose, one of several in a negotiation. */
  | { readonly type: 'propose'; readonly look: number }
  | { readonly type: 'answer'; readonly proposal: ProposalId; readonly revision: number }
  /** A member's say on an entry or merger that waits for the bell. */
  | { readonly type: 'admission'; readonly proposal: ProposalId }
  /** What to do after somebody refused one's own proposal; remembered up to and with a round, to leave the refuser alone. */
  | {
      readonly type: 'rethink';
      readonly proposal: ProposalId;
      readonly revision: number;
      readonly refuser: EconomyId;
      readonly untilRound: number;
    }
  /** What to do with a proposal that one has signed, once another treaty of one's own is law. */
  | {
      readonly type: 'reconsider';
      readonly proposal: ProposalId;
      readonly revision: number;
      readonly concluded: ProposalId;
    }
  | ({ readonly type: 'conference' } & ConferenceMatter)
  | { readonly type: 'policy' }
  /** No move of its own, but a note: what it has told a person that it wants. */
  | ({ readonly type: 'named' } & NamedPrice)
  /** Another note: when it has told a person that it will soon sign with others. */
  | ({ readonly type: 'hurried' } & Hurried);

/** Whom a bot has told that it will soon sign with others, and when by the clock of the game. */
export type Hurried = { readonly to: EconomyId; readonly atMs: number };

/** A price that a bot has named in the talk, and by which it stands for the rest of the round. */
export type NamedPrice = {
  readonly to: EconomyId;
  /** Which terms beside payments, by a number drawn from them. */
  readonly terms: number;
  /** Millions a round to the bot; less than nothing where it pays. */
  readonly paidMn: number;
  /** Proposals of the round that were law by then. */
  readonly concluded: readonly ProposalId[];
};

/** What is to be said at a conference: tabling a package, backing one of so many, the one on the floor, objections to one's own. */
export type ConferenceMatter =
  | { readonly matter: 'table' }
  | { readonly matter: 'back'; readonly packages: number }
  | { readonly matter: 'floor'; readonly package: string; readonly revision: number }
  | {
      readonly matter: 'objections';
      readonly package: string;
      readonly revision: number;
      readonly objectors: readonly EconomyId[];
    };

/** The name of a move in the log, in the notes of a state and in draws: stored logs and seeds depend on every character. */
export function botMoveKey(move: BotMove): string {
  switch (move.type) {
    case 'ready':
      return `ready:${move.phase}`;
    case 'propose':
      return `propose:${move.look}`;
    case 'answer':
      return `${move.proposal}@${move.revision}`;
    case 'admission':
      return `admission:${move.proposal}`;
    case 'rethink':
      return `rethink:${move.proposal}@${move.revision}:${move.refuser}~${move.untilRound}`;
    case 'reconsider':
      return `reconsider:${move.proposal}@${move.revision}:${move.concluded}`;
    case 'conference':
      return conferenceKey(move);
    case 'policy':
      return 'policy';
    case 'named':
      return `named:${move.to}:${move.terms}:${move.paidMn}:${move.concluded.join('+')}`;
    case 'hurried':
      return `hurried:${move.to}:${move.atMs}`;
  }
}

function conferenceKey(move: ConferenceMatter): string {
  switch (move.matter) {
    case 'table':
      return 'conference:table';
    case 'back':
      return `conference:back:${move.packages}`;
    case 'floor':
      return `conference:floor:${move.package}@${move.revision}`;
    case 'objections':
      return `conference:objections:${move.package}@${move.revision}:${move.objectors.toSorted().join('+')}`;
  }
}

/** The move that a stored name means; undefined for a name that no move has. */
export function readBotMoveKey(key: string): BotMove | undefined {
  for (const [form, read] of FORMS) {
    const parts = form.exec(key);
    const move = parts === null ? undefined : read(...parts.slice(1));
    if (move !== undefined) return move;
  }
  return undefined;
}

type Reader = (...parts: readonly string[]) => BotMove | undefined;

const FORMS: readonly (readonly [RegExp, Reader])[] = [
  [/^policy$/, () => ({ type: 'policy' })],
  [
    /^ready:(\w+)$/,
    (name) => {
      const phase = PHASES.find((each) => each === name);
      return phase === undefined ? undefined : { type: 'ready', phase };
    },
  ],
  [/^propose:(\d+)$/, (look) => ({ type: 'propose', look: Number(look) })],
  [
    /^p(\d+)@(\d+)$/,
    (proposal, revision) => ({ type: 'answer', proposal: toProposal(proposal), revision: Number(revision) }),
  ],
  [/^admission:p(\d+)$/, (proposal) => ({ type: 'admission', proposal: toProposal(proposal) })],
  [
    /^rethink:p(\d+)@(\d+):(\w+)~(\d+)$/,
    (proposal, revision, refuser = '', round) => ({
      type: 'rethink',
      proposal: toProposal(proposal),
      revision: Number(revision),
      refuser,
      untilRound: Number(round),
    }),
  ],
  [
    /^reconsider:p(\d+)@(\d+):p(\d+)$/,
    (proposal, revision, concluded) => ({
      type: 'reconsider',
      proposal: toProposal(proposal),
      revision: Number(revision),
      concluded: toProposal(concluded),
    }),
  ],
  [/^conference:table$/, () => ({ type: 'conference', matter: 'table' })],
  [
    /^conference:back:(\d+)$/,
    (packages) => ({ type: 'conference', matter: 'back', packages: Number(packages) }),
  ],
  [
    /^conference:floor:(\w+)@(\d+)$/,
    (id = '', revision) => ({ type: 'conference', matter: 'floor', package: id, revision: Number(revision) }),
  ],
  [
    /^conference:objections:(\w+)@(\d+):([\w+]*)$/,
    (id = '', revision, objectors = '') => ({
      type: 'conference',
      matter: 'objections',
      package: id,
      revision: Number(revision),
      objectors: objectors === '' ? [] : objectors.split('+'),
    }),
  ],
  [/^hurried:(\w+):(\d+)$/, (to = '', atMs) => ({ type: 'hurried', to, atMs: Number(atMs) })],
  [
    /^named:(\w+):(\d+):(-?\d+):([p\d+]*)$/,
    (to = '', terms, paidMn, concluded = '') => ({
      type: 'named',
      to,
      terms: Number(terms),
      paidMn: Number(paidMn),
      concluded: concluded.split('+').flatMap((id) => (id === '' ? [] : toProposal(id.slice(1)))),
    }),
  ],
];

function toProposal(digits: string | undefined): ProposalId {
  return `p${Number(digits)}`;
}
