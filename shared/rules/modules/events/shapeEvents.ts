import type { Scenario } from '#shared/content/scenario.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';
import type { ShockDraft } from '../../policy/shock/shockDraft.ts';
import { applyEffect } from './effects/applyEffect.ts';
import { cardOf, eventsAtWork } from './eventsAtWork.ts';

/** What the cards at work do to the model's arrays. */
export function shapeEvents(scenario: Scenario, law: LawInForce, draft: ShockDraft): void {
  for (const event of eventsAtWork(law)) {
    const card = cardOf(event);
    for (const effect of card.effects) applyEffect({ scenario, law, event, card, draft }, effect);
  }
}
