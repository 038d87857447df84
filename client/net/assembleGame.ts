import { batch } from '@preact/signals';
import type { PrivateOverlay } from '#shared/protocol/wire.ts';
import { fromDocuments, overlayAfter } from '#shared/rules/views/documents.ts';
import type { SessionView } from '#shared/protocol/session.ts';
import { game, provincesScenario, scenario, seq, session } from '../state/store.ts';

type Documents = Readonly<Record<string, string>>;

/** Documents that are not of the game itself. */
const SESSION_DOCUMENT = 'session';

let shownPublic: Documents = {};
let shownOverlay: Documents = {};
/** Whether the whole room looks at this device: hidden names then leave it at this door. */
let isSeenByAll = false;

/** Everyone's documents arrived: the view of the game is what they say, overlaid by what only this client may know. */
export function showPublicDocuments(
  documents: Documents,
  atSeq: number,
  { isPublicScreen = false }: { readonly isPublicScreen?: boolean | undefined } = {},
): void {
  shownPublic = documents;
  isSeenByAll = isPublicScreen;
  batch(() => {
    seq.value = atSeq;
    show();
  });
}

/** What only this client may know: the whole of it, or what has changed. */
export function showOverlay(overlay: PrivateOverlay): void {
  shownOverlay = overlayAfter(shownOverlay, overlay);
  show();
}

/** Another table, or none: nothing of the last one may show. */
export function forgetGame(): void {
  shownPublic = {};
  shownOverlay = {};
  batch(() => {
    game.value = undefined;
    session.value = undefined;
    scenario.value = undefined;
    provincesScenario.value = undefined;
    seq.value = 0;
  });
}

function show(): void {
  const { [SESSION_DOCUMENT]: sessionText, ...documents } = { ...shownPublic, ...shownOverlay };
  batch(() => {
    if (sessionText !== undefined) session.value = parseSession(sessionText);
    // The overlay may come first; a game without its phase is not one yet.
    if (documents['phase'] !== undefined) game.value = fromDocuments(documents);
  });
}

/** The server is the only writer of this document. */
function parseSession(text: string): SessionView {
  const view: SessionView = JSON.parse(text);
  if (!isSeenByAll || !view.namesHidden) return view;
  return { ...view, people: view.people.map((person) => ({ ...person, name: '' })) };
}
