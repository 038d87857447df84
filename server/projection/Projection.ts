import type { PublicState } from '#shared/protocol/publicState.ts';
import type { SessionView } from '#shared/protocol/session.ts';
import { middleOfPar } from '#shared/rules/scores/par.ts';
import type { GameState } from '#shared/rules/state.ts';
import { asSent, toDocuments } from '#shared/rules/views/documents.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { leaderOf, mayAtTable } from '../session/hosting.ts';
import { officesAt, sharedSeatView } from '../session/offices.ts';
import type { Identity, Session } from '../session/Session.ts';

type Documents = Readonly<Record<string, string>>;
type Viewer = Parameters<typeof redactFor>[1];

/** Everything that one viewer may know beyond the public documents. */
export type Overlay = { readonly seq: number; readonly documents: Documents };

const SESSION_DOCUMENT = 'session';
/** Of a seat that several share, and of nobody else. */
const SHARED_DOCUMENT = 'seat/shared';

/**
 * The only writer of what is synchronised and the only source of what is sent to one client: both are made from the
 * committed state alone.
 */
export class Projection {
  readonly #session: Session;
  readonly #public: PublicState;
  #documents: Documents = {};
  /** Overlays by viewer, and which of them are up to date. */
  readonly #overlays = new Map<string, Overlay>();
  readonly #fresh = new Set<string>();

  constructor(session: Session, publicState: PublicState) {
    this.#session = session;
    this.#public = publicState;
  }

  /** Brings the synchronised documents up to the committed row; unchanged ones stay untouched. */
  refresh(): void {
    const { table } = this.#session;
    const { state, seq } = table.committed;
    this.#fresh.clear();
    this.#documents = documentsOf(state, { type: 'public' });
    const { documents } = this.#public;
    const all = {
      ...this.#documents,
      [SESSION_DOCUMENT]: JSON.stringify(sessionView(this.#session)),
      ...this.#session.debrief.documents(),
    };
    for (const [key, text] of Object.entries(all)) if (documents.get(key) !== text) documents.set(key, text);
    for (const key of documents.keys()) if (!Object.hasOwn(all, key)) documents.delete(key);
    this.#public.seq = seq;
    this.#public.witness = table.witness;
    this.#public.nowMs = table.nowMs();
  }

  /** What this client may know beyond the documents as last refreshed; the same object while that is unchanged. */
  overlayFor(identity: Identity): Overlay {
    const viewer = viewerOf(identity, this.#session);
    const { debrief } = this.#session;
    const member = identity.type === 'member' && debrief.hasBegun ? identity.member : undefined;
    const key = `${keyOf(viewer)} ${member ?? ''}`;
    const known = this.#overlays.get(key);
    if (known !== undefined && this.#fresh.has(key)) return known;
    const own: Documents = member === undefined ? {} : { answers: JSON.stringify(debrief.answersOf(member)) };
    const overlay = this.#makeOverlay(viewer, own);
    const kept = known !== undefined && isSame(known.documents, overlay.documents) ? known : overlay;
    this.#overlays.set(key, kept);
    this.#fresh.add(key);
    return kept;
  }

  #makeOverlay(viewer: Viewer, beside: Documents): Overlay {
    const { state, seq } = this.#session.table.committed;
    const own = viewer.type === 'public' ? {} : documentsOf(state, viewer);
    const differing = Object.entries(own).filter(([name, text]) => this.#documents[name] !== text);
    const shared = viewer.type === 'seat' ? sharedSeatView(this.#session, viewer.economy) : undefined;
    const ofSeat: Documents = shared === undefined ? {} : { [SHARED_DOCUMENT]: JSON.stringify(shared) };
    return { seq, documents: { ...Object.fromEntries(differing), ...ofSeat, ...beside } };
  }
}

/** What was made of a state for each viewer: people who come and go change the session alone. */
const made = new WeakMap<GameState, Map<string, Documents>>();

function keyOf(viewer: Viewer): string {
  return viewer.type === 'seat' ? viewer.economy : `(${viewer.type})`;
}

function documentsOf(state: GameState, viewer: Viewer): Documents {
  const views = made.get(state) ?? new Map<string, Documents>();
  const key = keyOf(viewer);
  const documents = views.get(key) ?? toDocuments(asSent(viewOf(state, viewer)));
  made.set(state, views.set(key, documents));
  return documents;
}

/**
 * What a viewer may know of the game, and of bots in every seat what half of them passed, which seats are judged by. A seat knows all
 * results of bots in its own chair, so that it can be told during the game what its score would be; once it is over all seats are compared.
 */
function viewOf(state: GameState, viewer: Viewer): GameState {
  const whole = viewer.type === 'seat' ? viewer.economy : undefined;
  const par = middleOfPar(state, whole, state.phase === 'debrief');
  const view = redactFor(state, viewer);
  return par === undefined ? view : { ...view, par };
}

function isSame(a: Documents, b: Documents): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function viewerOf(identity: Identity, session: Session): Viewer {
  if (identity.type !== 'member')
    return { type: mayAtTable(session, identity, 'papers') ? 'host' : 'public' };
  const economy = session.seatOf(identity.member);
  return economy === undefined ? { type: 'public' } : { type: 'seat', economy };
}

/** Public facts of the session, the document `session`. */
export function sessionView(session: Session): SessionView {
  const { table, ofClass } = session;
  const { goesOnSince } = table.attendance;
  const asked = ofClass?.asked();
  const ledBy = leaderOf(session);
  const { goesOnAt } = session;
  const offices = officesAt(session);
  return {
    code: session.code,
    locked: session.isLocked,
    namesHidden: session.areNamesHidden,
    chatMode: session.chatMode,
    wording: session.wording,
    hostConnected: session.hostConnections > 0,
    ...(ledBy === undefined ? {} : { ledBy }),
    ...(goesOnAt === undefined ? {} : { goesOnAt }),
    people: session.present.map(({ member, name, muted }) => {
      const seat = session.seatOf(member);
      const own = offices.get(member);
      return {
        member,
        name,
        ...(seat === undefined ? {} : { seat }),
        ...(own === undefined ? {} : { offices: own }),
        connected: session.connected.has(member),
        muted,
      };
    }),
    seatQueue: session.seatQueue(),
    savingPaused: table.isSavingPaused,
    historyLost: table.isHistoryLost,
    ...(goesOnSince === undefined ? {} : { goesOnSince }),
    ...(asked === undefined
      ? {}
      : {
          ofClass: {
            hands: asked.hands.filter((member) => ofClass?.isHere(member) === true),
            eyesUp: asked.eyesUp,
            ...(asked.adjourned === undefined ? {} : { adjournedUntil: asked.adjourned.untilAt }),
            ...(asked.rehearsal === undefined ? {} : { isRehearsal: true as const }),
            ...(ofClass?.shared('committed').offices.allMayPress === true
              ? { allMayPress: true as const }
              : {}),
            ...(ofClass === undefined ? {} : { table: ofClass.letter }),
          },
        }),
  };
}
