import { PACKAGE_SLOTS } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Conference, ConferencePackage, PackageTerms } from '#shared/protocol/modules/wto.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { unitName, unitOf } from '#shared/rules/law/blocs.ts';
import { tradableSectors } from '#shared/rules/law/lawInForce.ts';
import { packageFault } from '#shared/rules/modules/wto/packages.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { openProposalLimit } from '#shared/rules/table/proposalLimits.ts';
import type { WtoView } from '../../../state/useTable.ts';

/** A package to begin with: the formula of the Doha drafts in round numbers, all goods, softer for developing economies. */
export function firstTerms(scenario: Scenario): PackageTerms {
  return {
    coefficientBp: 1_500,
    sectors: tradableSectors(scenario),
    specialTreatment: scenario.economies.some(({ developing }) => developing === true),
    facilitationBp: 100,
  };
}

/** A package before the floor opens. */
export type Tabled = {
  readonly package: ConferencePackage;
  /** Voices for it, a union's members once. */
  readonly voices: number;
  /** It would take the floor now. */
  readonly leads: boolean;
  readonly isMine: boolean;
  readonly isBackedByMe: boolean;
};

export function tabledPackages(
  game: CountryGame,
  { packages }: Conference,
  me: EconomyId | undefined,
): Tabled[] {
  const unit = me === undefined ? [] : unitOf(game, me);
  const rows = packages.map((each) => ({
    package: each,
    voices: new Set(each.backers.map((backer) => unitName(game, backer))).size,
    isMine: unit.includes(each.author),
    isBackedByMe: each.backers.some((backer) => unit.includes(backer)),
  }));
  const first = rows.toSorted(
    (a, b) => b.voices - a.voices || a.package.tabledAtMs - b.package.tabledAtMs,
  )[0];
  return rows.map((row) => ({ ...row, leads: row === first }));
}

/** Why a package cannot be tabled, in the order in which the rules would say it. */
export function tablingFault(
  scenario: Scenario,
  view: WtoView,
  me: EconomyId,
  terms: PackageTerms,
): Rejection | undefined {
  return openProposalLimit(view, me, PACKAGE_SLOTS) ?? packageFault(scenario, view, view.wto, terms);
}
