/** What seats may ask and what a draft may say, as it is read off the wire. Apart from the rules, since a page loads the parser only where it needs it. */
import { clauseSchemaOf } from '#shared/protocol/clauses.ts';
import { draftSchemaOf, seatIntentSchemaOf } from '#shared/protocol/intents.ts';
import { keptDraftsSchemaOf, officeRequestSchemaOf } from '#shared/protocol/offices.ts';
import { CLAUSE_FIELDS } from './clauses/clauseKinds.ts';

export const clauseSchema = clauseSchemaOf(CLAUSE_FIELDS);
export const draftSchema = draftSchemaOf(clauseSchema);
export const seatIntentSchema = seatIntentSchemaOf(draftSchema);
export const keptDraftsSchema = keptDraftsSchemaOf(clauseSchema);
export const officeRequestSchema = officeRequestSchemaOf(clauseSchema);
