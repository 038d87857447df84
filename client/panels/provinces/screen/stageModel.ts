import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { MergedDivisions } from '#shared/protocol/provinces/centre.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import { slotOfPact } from '../../../map/provinces/pactSlot.ts';
import type { ShownDials } from '../honeycomb/honeycombModel.ts';

/** Levels as last revealed; with a report those before stand beside them. */
export function dialsShown(
  seats: readonly EconomyId[],
  { provinces }: Pick<ProvincesState, 'provinces'>,
  report?: Pick<ProvinceRoundReport, 'provinces'>,
): Readonly<Record<EconomyId, ShownDials>> {
  return fromKeys(seats, (economy): ShownDials => {
    const told = report?.provinces[economy];
    if (told !== undefined) {
      const { wall, block, wallBefore, blockBefore } = told;
      return { wall, block, before: { wall: wallBefore, block: blockBefore } };
    }
    const { wall = 0, block = 0 } = provinces[economy] ?? {};
    return { wall, block };
  });
}

/** Pacts that govern the round. */
export function pactsShown({ pacts }: Pick<ProvincesState, 'pacts'>, round: number): readonly Pact[] {
  return Object.values(pacts).filter(({ untilRound }) => untilRound >= round);
}

/** Divisions that the centre has made one before this round. */
export function mergedShown(
  { centre }: Pick<ProvincesState, 'centre'>,
  now: number,
): readonly MergedDivisions[] {
  return centre.merged.filter(({ round }) => round < now);
}

/** Colour of the pact that a seat is shown in, for rings: the one that binds it, else its oldest. */
export function pactRing(
  provinces: Pick<ProvincesState, 'pacts'>,
  round: number,
): (economy: EconomyId) => string | undefined {
  const pacts = pactsShown(provinces, round);
  return (economy) => {
    const own = pacts.filter(({ members }) => members.includes(economy));
    const shown = own.find(({ isBinding }) => isBinding) ?? own[0];
    return shown === undefined ? undefined : `var(--b${slotOfPact(shown.id)})`;
  };
}
