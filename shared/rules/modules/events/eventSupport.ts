import type { EconomyId } from '#shared/kernel/ids.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';
import { cardOf, eventsAtWork } from './eventsAtWork.ts';
import { isHit } from './isHit.ts';

/** Points of support that the cards at work bring a seat, or cost it, in this round; zero where the module is off. */
export function eventSupport(
  law: Pick<LawInForce, 'events' | 'round' | 'agreements'>,
  economy: EconomyId,
): number {
  let points = 0;
  for (const event of eventsAtWork(law)) {
    for (const effect of cardOf(event).effects) {
      if (effect.type !== 'support') continue;
      if (isHit(law.agreements, event, effect.of, { id: economy, playable: true })) points += effect.points;
    }
  }
  return points;
}
