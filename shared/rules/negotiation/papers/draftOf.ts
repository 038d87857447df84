import type { Draft } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';

/** The text of a paper, without its life on the table: what one tap tables again. */
export function draftOf({ parties, clauses, title }: Paper): Draft {
  return { parties, clauses, ...(title === undefined ? {} : { title }) };
}
