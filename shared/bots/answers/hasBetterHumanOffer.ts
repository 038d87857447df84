import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { applyLaw } from '#shared/rules/agreements/applyLaw.ts';
import { lawOf } from '#shared/rules/agreements/concludeLaw.ts';
import { draftOf } from '#shared/rules/negotiation/papers/draftOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { hasPerson } from '../proposals/hasPerson.ts';
import type { Appraiser } from '../valuation/appraiser.ts';
import { isLawful } from '../valuation/isLawful.ts';
import { isWorthSigning, valuePaper } from '../valuation/valuePaper.ts';

/** A person's open paper that is worth signing and that the bot's paper would make impossible: people come first. */
export function hasBetterHumanOffer(appraiser: Appraiser, paper: Paper, economy: EconomyId): boolean {
  const { scenario, law } = appraiser;
  if (isByPerson(law, paper)) return false;
  const rivals = Object.values(law.papers).filter(
    (other) => other.status === 'open' && other.parties.includes(economy) && isByPerson(law, other),
  );
  if (rivals.length === 0) return false;
  const concluded = applyLaw(law, lawOf(scenario, law, paper));
  const after = { scenario, law: concluded, inForce: concluded };
  return rivals.some((rival) => {
    if (isLawful(after, draftOf(rival), rival.author)) return false;
    if (!isLawful(appraiser, draftOf(rival), rival.author)) return false;
    const value = valuePaper(appraiser, draftOf(rival), economy);
    return value.ok && isWorthSigning(value.value);
  });
}

function isByPerson(law: GameState, { author }: Paper): boolean {
  return hasPerson(law, [author]);
}
