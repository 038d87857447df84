import { must } from '#shared/kernel/records.ts';
import { BREACH_REPUTATION } from '#shared/content/provinces/pactRules.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { seenChance } from '#shared/rules/provinces/pacts/breachesOf.ts';
import { DIALS, dialCap } from '#shared/rules/provinces/pacts/dialCap.ts';
import { pactDues } from '#shared/rules/provinces/pacts/pactDues.ts';
import { provincesOf } from '#shared/rules/provinces/provincesOf.ts';
import { sightOf } from '../sight/sightOf.ts';
import { worthFor, type Thinking } from '../sight/thinking.ts';

/** A binding body finds every breach and takes the deposit: that, and its place in it, is the price; a voluntary one costs reputation where it is seen. */
export function breakWords(thinking: Thinking, measures: Measures): Measures {
  const { view, economy, temper } = thinking;
  const own = Object.values(provincesOf(view).pacts).filter(
    (pact) => pact.members.includes(economy) && DIALS.some((dial) => dialCap(pact, dial) < measures[dial]),
  );
  return own.reduce<Measures>((envelope, pact) => {
    const broken = { ...envelope, breaks: [...(envelope.breaks ?? []), pact.id] };
    // The forecast takes the deposit, which is certain.
    const gain = thinking.worthOf(broken) - thinking.worthOf(envelope);
    return gain > priceOf(thinking, pact) + temper.honour ? broken : envelope;
  }, measures);
}

function priceOf(thinking: Thinking, pact: Pact): number {
  const { view } = thinking;
  if (pact.isBinding) return lossByExclusion(thinking, pact);
  return BREACH_REPUTATION * seenChance(pact, pactDues(view).offices.includes(pact.id));
}

/** What the pact would bring in the rounds that it still has to run. */
function lossByExclusion({ scenario, view, economy, temper }: Thinking, { id, untilRound }: Pact): number {
  const sight = sightOf(scenario, view);
  const [within, without] = [sight.asIs(), sight.withoutPact(id)];
  if (!within.ok || !without.ok) return Infinity;
  const rounds = Math.min(untilRound, view.settings.rounds) - view.round;
  const [member, outsider] = [within.value, without.value].map((round) =>
    worthFor(temper, view, round, economy),
  );
  return Math.max(0, rounds * (must(member, 'member') - must(outsider, 'outsider')));
}
