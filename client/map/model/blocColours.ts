import type { EconomyId } from '#shared/kernel/ids.ts';

/** A bloc that is to have a colour; a `isLight` one takes its first from the end, so that those in order from the start do not depend on it. */
export type Tinted = {
  readonly members: readonly EconomyId[];
  readonly isLight?: boolean;
  /** Where agreements hold on: by it one is known that takes members in. */
  readonly id?: string | undefined;
};

/**
 * The colours, 1 to `count`, of the blocs of the last of these rounds; blocs of a round stand in order of foundation. A colour belongs to
 * the members: who sign anew have their colour again, and a bloc with most of the members of one that is gone since the round before
 * takes its colour over. A new one takes a colour that nobody had yet, else that nobody has in this round or had in the one before. What stood in the round
 * before keeps its own in any case, also where there are more blocs than colours.
 */
export function blocColours(
  rounds: readonly (readonly Tinted[])[],
  count: number,
): (members: readonly EconomyId[]) => number {
  const known = new Map<string, number>();
  let before: ReadonlyMap<string, number> = new Map<string, number>();
  for (const blocs of rounds) {
    before = coloursOfRound(blocs, { before, known, count });
    for (const [key, colour] of before) known.set(key, colour);
    for (const { id = '', members } of blocs) known.set(id, before.get(keyOf(members)) ?? 1);
  }
  return (members) => known.get(keyOf(members)) ?? 1;
}

type Past = {
  /** Colours by members: of the round before, and the last that each had, also by name. */
  readonly before: ReadonlyMap<string, number>;
  readonly known: ReadonlyMap<string, number>;
  readonly count: number;
};

function coloursOfRound(blocs: readonly Tinted[], { before, known, count }: Past): Map<string, number> {
  const now = new Map<string, number>();
  const isFree = (colour: number): boolean => ![...now.values()].includes(colour);
  const giveFree = (chosen: (bloc: Tinted) => number | undefined): void => {
    for (const bloc of blocs) {
      const colour = now.has(keyOf(bloc.members)) ? undefined : chosen(bloc);
      if (colour !== undefined && isFree(colour)) now.set(keyOf(bloc.members), colour);
    }
  };
  for (const { id = '', members } of blocs) {
    const colour = (id && known.get(id)) || before.get(keyOf(members));
    if (colour !== undefined) now.set(keyOf(members), colour);
  }
  giveFree(({ members }) => known.get(keyOf(members)));
  giveFree(({ members }) => {
    const gone = [...before].filter(([key, colour]) => isFree(colour) && isHeir(members, membersOf(key)));
    const common = ([key]: readonly [string, number]): number => inBoth(members, membersOf(key));
    return gone.toSorted((a, b) => common(b) - common(a))[0]?.[1];
  });
  const [everHad, hadBefore] = [new Set(known.values()), new Set(before.values())];
  giveFree(({ isLight = false }) => {
    const inOrder = Array.from({ length: count }, (_, place) => (isLight ? count - place : place + 1));
    const free = inOrder.filter(isFree);
    return (
      free.find((colour) => !everHad.has(colour)) ?? free.find((colour) => !hadBefore.has(colour)) ?? free[0]
    );
  });
  // There are more blocs than colours: the members alone say which, whoever else is there.
  for (const { members } of blocs) {
    const key = keyOf(members);
    const mixed = Array.from(key).reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) % MIXED, 0);
    if (!now.has(key)) now.set(key, 1 + (mixed % count));
  }
  return now;
}

/** A prime, far more than there are colours. */
const MIXED = 9973;

/** Whether most members of the smaller are in both. */
function isHeir(members: readonly EconomyId[], gone: readonly EconomyId[]): boolean {
  return 2 * inBoth(members, gone) > Math.min(members.length, gone.length);
}

function inBoth(members: readonly EconomyId[], others: readonly EconomyId[]): number {
  return members.filter((member) => others.includes(member)).length;
}

function keyOf(members: readonly EconomyId[]): string {
  return members.toSorted().join('|');
}

function membersOf(key: string): readonly EconomyId[] {
  return key.split('|');
}
