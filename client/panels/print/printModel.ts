import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { TableResults } from '#shared/classroom/openFacts.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { TableLetter } from '#shared/protocol/classroom.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { LobbyGuide } from '../lobby/HowItGoes.tsx';
import type { Scenario } from '#shared/content/scenario.ts';

/** What is printed is filled from: a class with its tables, or one table. */
export type PrintFacts = {
  readonly code: string;
  readonly settings: Omit<GameSettings, 'seed'>;
  /** In the order in which they are dealt. */
  readonly seats: readonly EconomyId[];
  /** None before a class is dealt, and for a table by itself. */
  readonly tables: readonly TableLetter[];
  readonly isClass: boolean;
  /** What is said about the game before it begins. */
  readonly guide: LobbyGuide;
  /** Of revealed rounds. */
  readonly results: readonly TableResults[];
};

export const SHEETS = ['cards', 'tents', 'rules', 'worksheet', 'key', 'plan', 'roster', 'pins'] as const;
export type Sheet = (typeof SHEETS)[number];
export const CARDS_A_PAGE = 4;

/** One card for each seat of each table; before a class is dealt, one for each seat. */
export function seatCards({ seats, tables }: Pick<PrintFacts, 'seats' | 'tables'>): readonly {
  readonly seat: EconomyId;
  readonly table?: TableLetter;
}[] {
  if (tables.length === 0) return seats.map((seat) => ({ seat }));
  return tables.flatMap((table) => seats.map((seat) => ({ table, seat })));
}

export function inPages<T>(all: readonly T[], each: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / each) }, (_, page) =>
    all.slice(page * each, (page + 1) * each),
  );
}

/** What a device finds behind the address of a code that is printed: a name, a word for the table, a seat, a PIN. */
export type JoinHints = {
  readonly me?: string;
  readonly group?: string;
  readonly at?: EconomyId;
  /** Of somebody who comes back. */
  readonly pin?: string;
};

export function joinLinkWith(link: string, hints: JoinHints): string {
  const hash = new URLSearchParams(Object.entries(hints)).toString();
  return hash === '' ? link : `${link}#${hash}`;
}

/** What a seat trades with whom at the opening, the most first. */
export type Partners = { readonly buysFrom: readonly EconomyId[]; readonly sellsTo: readonly EconomyId[] };

const PARTNERS = 2;

export function openingPartners(
  { economies, base }: Pick<Scenario, 'economies' | 'base'>,
  seat: EconomyId,
): Partners {
  const { imports } = baseAccounts(base);
  const place = economies.findIndex(({ id }) => id === seat);
  const traded = (importer: number, exporter: number): number => {
    let sum = 0;
    for (let sector = 0; sector < base.J; sector++)
      sum += imports[(importer * base.N + exporter) * base.J + sector] ?? 0;
    return sum;
  };
  const most = (valueOf: (other: number) => number): readonly EconomyId[] =>
    economies
      .map(({ id }, at) => ({ id, value: at === place ? 0 : valueOf(at) }))
      .filter(({ value }) => value > 0)
      .toSorted((a, b) => b.value - a.value)
      .slice(0, PARTNERS)
      .map(({ id }) => id);
  return {
    buysFrom: most((other) => traded(place, other)),
    sellsTo: most((other) => traded(other, place)),
  };
}
