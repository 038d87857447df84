import type { EconomyId } from '#shared/kernel/ids.ts';
import { remembering } from '#shared/kernel/remembering.ts';
import type { FormerAgreement } from '#shared/protocol/clauses.ts';
import { boundUntilRound } from '#shared/rules/agreements/boundUntilRound.ts';
import { formerToDecide, membersIn, outsidersOf } from '#shared/rules/agreements/law/formerAgreements.ts';
import type { GameState } from '#shared/rules/state.ts';

/** What a union's paper says about its members' older agreements, and the outsiders who must sign for it. */
export type FormerChoice = {
  readonly former: readonly FormerAgreement[];
  readonly outsiders: readonly EconomyId[];
};

const known = remembering<GameState['agreements'], FormerChoice[]>();

/**
 * Two ways through the older agreements of a union's members: end what may be ended, or extend all of them. Everybody who
 * thinks of the same circle under the same law has the same ways.
 */
export function formerChoices(law: GameState, members: readonly EconomyId[]): FormerChoice[] {
  const sorted = members.toSorted();
  return known(law.agreements, `${law.round} ${sorted.join()}`, () => findChoices(law, sorted));
}

function findChoices(law: GameState, members: readonly EconomyId[]): FormerChoice[] {
  const agreements = formerToDecide(law.agreements, members);
  if (agreements.length === 0) return [{ former: [], outsiders: [] }];
  const choose = (mayEnd: boolean): FormerChoice => {
    const outsiders = new Set<EconomyId>();
    const former = agreements.map((agreement): FormerAgreement => {
      const isBound = membersIn(agreement, members).some(
        (member) => boundUntilRound(agreement, member) >= law.round,
      );
      if (mayEnd && !isBound) return { agreement: agreement.id, action: 'end' };
      // Nobody governs, and signs for, the rest of the world.
      const governed = outsidersOf(agreement, members).filter(
        (outsider) => law.seats[outsider] !== undefined,
      );
      governed.forEach((outsider) => outsiders.add(outsider));
      return { agreement: agreement.id, action: 'extend' };
    });
    return { former, outsiders: [...outsiders] };
  };
  const [ending, extending] = [choose(true), choose(false)];
  return ending.former.some(({ action }) => action === 'end') ? [ending, extending] : [extending];
}
