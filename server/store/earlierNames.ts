/**
 * Names in stored texts from before they were changed, and states from before their shape was. A stored text stays as it was written,
 * since hashes are over it; it is read as if it had been written today.
 */

import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { CountryGame, GameState } from '#shared/rules/state.ts';
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

/** A state from before it named its rulebook: of provinces too it had the records of countries, which were empty then. */
type EarlierState = Omit<CountryGame, 'rulebook'> & {
  readonly rulebook?: undefined;
  readonly provinces?: ProvincesState;
  readonly provinceReports?: readonly ProvinceRoundReport[];
};

/** A state as it is stored, with the shape of today. */
export function presentState(stored: GameState | EarlierState): GameState {
  if (stored.rulebook !== undefined) return stored;
  const { rulebook: _rulebook, provinces, provinceReports = [], ...state } = stored;
  if (provinces === undefined) return { ...state, rulebook: 'countries' };
  const {
    walls: _walls,
    agreements: _agreements,
    pairLevels: _pairLevels,
    pledges: _pledges,
    policyDrafts: _policyDrafts,
    sealedPolicies: _sealedPolicies,
    predictions: _predictions,
    settled: _settled,
    reports: _reports,
    ...table
  } = state;
  return { ...table, rulebook: 'provinces', provinces, reports: provinceReports };
}

function presentValue(value: string): string {
  return EARLIER_VALUES.has(value) ? renamed(value) : value;
}

function renamed(name: string): string {
  return name.replace('paper', 'proposal').replace('Paper', 'Proposal');
}
