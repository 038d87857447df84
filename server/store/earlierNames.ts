/**
 * Names in stored texts from before they were changed. A stored text stays as it was written, since hashes are over it; it is read as if
 * it had been written with the names of today.
 */

import { EVENT_VERSION, type StoredRow } from './rowHash.ts';

/** What is a proposal now was a paper in rows of version 1: in the types of events and requests, the keys of phrases, … */
const EARLIER_VALUES: ReadonlySet<string> = new Set([
  'paperTabled',
  'paperRevised',
  'paperOpened',
  'paperSigned',
  'paperRefused',
  'paperNarrowed',
  'paperPublished',
  'paperLapsed',
  'paperAwaitsBell',
  'paperConcluded',
  'tablePaper',
  'revisePaper',
  'openPaper',
  'signPaper',
  'refusePaper',
  'withdrawPaper',
  'publishPaper',
  'question.whyNoPaper',
  'sendPaper',
]);

/** … in the codes of rejections, and as the key of the proposal that something is about. */
const EARLIER_NAMES = /"papers?":|"(?:type|key)":"([\w.]*[pP]aper[A-Za-z]*)"|"code":"paper\//g;

/** JSON as it is stored, with the names of today. A quotation mark inside a text is escaped in JSON, so only names are found. */
export function presentJson(stored: string): string {
  return stored.replaceAll(EARLIER_NAMES, (found, value?: string) =>
    value === undefined ? renamed(found) : found.replace(value, presentValue(value)),
  );
}

/** A row of the log with the names of today. Its hash is over the row as it is stored. */
export function presentRow<R extends StoredRow>(row: R): R {
  if (row.v === EVENT_VERSION) return row;
  return { ...row, type: presentValue(row.type), body: presentJson(row.body) };
}

function presentValue(value: string): string {
  return EARLIER_VALUES.has(value) ? renamed(value) : value;
}

function renamed(name: string): string {
  return name.replace('paper', 'proposal').replace('Paper', 'Proposal');
}
