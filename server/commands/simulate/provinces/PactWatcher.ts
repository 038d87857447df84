import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';

/** What became of a pact. */
export type PactFate = {
  readonly id: AgreementId;
  readonly members: readonly EconomyId[];
  readonly isBinding: boolean;
  readonly sinceRound: number;
  /** Members that broke it, seen or not, in the order of the rounds. */
  readonly brokenBy: readonly EconomyId[];
  /** A member left or was excluded before its term. */
  readonly wasLeft: boolean;
  /** Kept by all to its term, or replaced by a pact of all of them. */
  readonly survived: boolean;
};

/** `isDone`: it came to its term, or another took its place, or it fell apart; nothing more happens to it. */
type Seen = Omit<PactFate, 'survived'> & { readonly untilRound: number; readonly isDone: boolean };

/** Watches a game and follows each pact. */
export class PactWatcher {
  readonly #seen = new Map<AgreementId, Seen>();

  watch(state: ProvinceGame): void {
    const { pacts, breaches } = state.provinces;
    for (const { id, members, isBinding, sinceRound, untilRound } of Object.values(pacts)) {
      if (!this.#seen.has(id)) {
        this.#seen.set(id, {
          id,
          members,
          isBinding,
          sinceRound,
          untilRound,
          brokenBy: [],
          wasLeft: false,
          isDone: false,
        });
      }
    }
    for (const [id, pact] of this.#seen) {
      const brokenBy = breaches.filter((breach) => breach.pact === id).map(({ by }) => by);
      const change = pact.isDone ? {} : standingOf(state, pact);
      this.#seen.set(id, { ...pact, brokenBy, ...change });
    }
  }

  get fates(): PactFate[] {
    return [...this.#seen.values()].map(({ untilRound: _until, isDone: _done, ...pact }) => ({
      ...pact,
      survived: pact.brokenBy.length === 0 && !pact.wasLeft,
    }));
  }
}

/** Gone or shrunk before its time, and not because all its members agreed on another. */
function standingOf(
  state: ProvinceGame,
  { id, members, untilRound }: Seen,
): Pick<Seen, 'wasLeft' | 'isDone'> {
  const { pacts } = state.provinces;
  const now = pacts[id];
  if (now !== undefined) {
    const isShrunk = now.members.length < members.length;
    return { wasLeft: isShrunk, isDone: isShrunk };
  }
  const isOver = state.round > untilRound || (state.round === untilRound && isSettled(state));
  const isReplaced = Object.values(pacts).some((pact) =>
    members.every((member) => pact.members.includes(member)),
  );
  return { wasLeft: !isOver && !isReplaced, isDone: true };
}

function isSettled({ phase }: ProvinceGame): boolean {
  return phase === 'results' || phase === 'debrief' || phase === 'policy';
}
