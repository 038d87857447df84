import type { ClassPress } from '#shared/protocol/classTables.ts';
import type { TableLetter } from '#shared/protocol/deal.ts';
import type { HelperTicket, PinCard, PressBy } from '#shared/protocol/otherHosts.ts';
import type { HelperRecord } from '../store/GameStore.ts';
import { CommandAnswers } from './CommandAnswers.ts';

/** What came of a request about links and PINs: new ones, whose only copy goes to the host, or one that opens nothing any more. */
export type HelperChange = { readonly ticket?: HelperTicket; readonly pins?: readonly PinCard[] };

/** What one of several hosts pressed for several tables, and the row of the class that says so. */
export type Pressed = {
  readonly press: ClassPress;
  readonly tables: readonly TableLetter[];
  readonly member: string;
  readonly seq: number;
};

/** A client sends a request again for as long as its page is open. */
const CHANGES_KEPT = 100;

/** Those who host a class, as far as this process remembers: who of them is here, and what was pressed last. */
export class HostsHere {
  readonly changes = new CommandAnswers<HelperChange>([], CHANGES_KEPT);
  readonly #helpers: ReadonlyMap<string, HelperRecord>;
  /** Other hosts with a device in the room of the class. */
  readonly connected = new Set<string>();
  last: Pressed | undefined;

  constructor(helpers: ReadonlyMap<string, HelperRecord>) {
    this.#helpers = helpers;
  }

  /** What was pressed last, by whom as the host calls them; nobody's name is the host's own. */
  get lastBy(): PressBy | undefined {
    if (this.last === undefined) return undefined;
    const { press, tables, member } = this.last;
    return { press, tables, by: this.#helpers.get(member)?.label ?? '' };
  }

  /** Whether another host has pressed for one of these tables since this row, which is all that whoever asks had seen. */
  isCrossed({ member, seq, tables }: Omit<Pressed, 'press'>): boolean {
    const { last } = this;
    if (last === undefined || last.member === member || last.seq <= seq) return false;
    return last.tables.some((table) => tables.includes(table));
  }
}
