import type { Scenario } from '#shared/content/scenario.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { lawOf } from '#shared/rules/agreements/concludeLaw.ts';
import { nearestForm } from '#shared/rules/agreements/forms/nearestForm.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Phrase } from '../../text/phrase.ts';

/** How the form of a lawful draft is called where its level does not say all: a hybrid, or in effect another form. */
export function formOfDraft(
  scenario: Scenario,
  game: GameState,
  draft: Pick<Draft, 'parties' | 'clauses'>,
): Phrase | undefined {
  const { upsert } = lawOf(scenario, game, draft);
  const made = upsert
    .filter(({ parties }) => draft.parties.every((party) => parties.includes(party)))
    .toSorted((a, b) => b.level - a.level || a.parties.length - b.parties.length)[0];
  return made === undefined ? undefined : formOf(scenario, made);
}

/** The same of an agreement in force. */
export function formOf(scenario: Scenario, agreement: Agreement): Phrase | undefined {
  const { level, isHybrid } = nearestForm(scenario, agreement);
  if (isHybrid) return { key: 'form.hybrid', params: { level } };
  return level === agreement.level ? undefined : { key: 'form.inEffect', params: { level } };
}
