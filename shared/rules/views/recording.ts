import type { ReplayChange, ReplayPart } from '#shared/protocol/replay.ts';
import type { GameState } from '../state.ts';
import { fromDocuments, overlayAfter } from './documents.ts';

type Documents = Readonly<Record<string, string>>;

/** A phase whose changes are known, with the documents as they stood before it: from there any moment in it is a few steps away. */
type Anchor = { readonly before: Documents; readonly part: ReplayPart };

/** A recorded game as far as it has been received: parts are added in their order, moments are read in any. */
export class Recording {
  readonly #anchors: Anchor[] = [];
  #last: Documents = {};

  add(part: ReplayPart): void {
    this.#anchors.push({ before: this.#last, part });
    this.#last = part.reduce(documentsAfter, this.#last);
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
    return anchor.part
      .filter((change) => change === first || change.seq <= seq)
      .reduce(documentsAfter, anchor.before);
  }

  /** The game as its viewer knew it after a row. */
  gameAt(seq: number): GameState {
    return fromDocuments(this.documentsAt(seq));
  }
}

function documentsAfter(before: Documents, { documents, removed = [] }: ReplayChange): Documents {
  return overlayAfter(before, { isWhole: false, documents, removed });
}
