import { must } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ConferencePackage, Conference, PackageTerms, WtoState } from '#shared/protocol/modules/wto.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { SERVER, aTable, type Table } from './aTable.ts';

type Options = Partial<GameSettings> & {
  readonly people?: readonly string[] | 'all';
  /** Round whose negotiation opens; the first conference if absent. */
  readonly round?: number;
};

/** A table with the module WTO alone, in the negotiation of a conference round; the quartet unless said otherwise. */
export function aWtoTable({ round = 2, ...options }: Options = {}): Table {
  const table = aTable({ preset: 'laboratory', modules: ['wto'], rounds: 6, ...options });
  return table.goTo('negotiation', round);
}

export function wtoOf({ state }: Table): WtoState {
  return must(state.wto, 'the multilateral system');
}

export function conferenceOf(table: Table): Conference {
  return must(wtoOf(table).conference, 'a conference');
}

export function someTerms(overrides: Partial<PackageTerms> = {}): PackageTerms {
  return {
    coefficientBp: 2_500,
    sectors: ['GRA', 'CLO'],
    specialTreatment: false,
    facilitationBp: 0,
    ...overrides,
  };
}

/** A package that its author tables; it stands on the table under the name returned. */
export function tablePackage(
  table: Table,
  author: EconomyId,
  overrides: Partial<PackageTerms> = {},
): ConferencePackage {
  table.act(author, { type: 'tablePackage', terms: someTerms(overrides) });
  return must(conferenceOf(table).packages.at(-1), 'the package');
}

/** The clock reaches the end of the tabling time and the server opens the floor. */
export function openFloor(table: Table): void {
  table.nowMs += 60_000;
  table.accept(SERVER, { type: 'openFloor' });
}

/** A package on the floor. */
export function putOnFloor(table: Table, author: EconomyId, overrides: Partial<PackageTerms> = {}): void {
  tablePackage(table, author, overrides);
  openFloor(table);
}

/** An envelope that shifts the whole wall. */
export function aShift(shiftBp: number, surcharge?: { against: EconomyId; rateBp: number }): Policy {
  return { type: 'wall', shiftBp, apart: [], ...(surcharge === undefined ? {} : { surcharge }) };
}

/** Alba promises Borea to raise no tariff in the first round, and seals a rise of all its tariffs. */
export function sealBrokenWord(table: Table): void {
  table.act('ALB', {
    type: 'givePledge',
    to: { type: 'seat', economy: 'BOR' },
    undertaking: { type: 'noTariffRises' },
  });
  table.goTo('policy', 1);
  table.act('ALB', { type: 'sealPolicy', policy: aShift(500) });
}
