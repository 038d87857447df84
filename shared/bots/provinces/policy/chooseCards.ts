import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { feesAllowed, isToLayOff } from '#shared/rules/provinces/events/cardChoices.ts';
import type { Thinking } from '../sight/thinking.ts';

/** Whether it sets the fee that a card allows, and pays for jobs that a card would take. */
export function chooseCards(thinking: Thinking, measures: Measures): Measures {
  const { scenario, view, economy } = thinking;
  const options: Measures[] = [
    measures,
    ...feesAllowed(view, economy).map((fee) => ({ ...measures, fee })),
    ...(isToLayOff(scenario, view, economy) ? [{ ...measures, keepsJobs: true as const }] : []),
  ];
  return options.reduce((a, b) => (thinking.worthOf(b) > thinking.worthOf(a) ? b : a));
}
