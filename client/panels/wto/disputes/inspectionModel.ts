import { DETECTION_CHANCE } from '#shared/content/moduleConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { BarriersState, FoundBarrier } from '#shared/protocol/modules/modules.ts';
import { moduleIsOpen } from '#shared/rules/law/moduleIsOn.ts';
import type { CountryGame } from '#shared/rules/state.ts';

/** Hidden barriers where they are at work; undefined: no trace of them. */
export function barriersNow(game: CountryGame): BarriersState | undefined {
  return game.barriers !== undefined && moduleIsOpen(game, 'barriers') ? game.barriers : undefined;
}

/** The one look that a seat has had this round. */
export function inspectionOf(
  { inspections }: BarriersState,
  round: number,
  by: EconomyId,
): BarriersState['inspections'][number] | undefined {
  return inspections.find((each) => each.by === by && each.round === round);
}

/** Chances that a look brings a barrier to light, by its level, whole per cent. */
export function detectionPercents(): { readonly level: number; readonly percent: number }[] {
  return DETECTION_CHANCE.map((chance, level) => ({ level, percent: Math.round(100 * chance) })).slice(1);
}

/** A barrier that came to light, and what it cost in the last settled round. */
export type KnownBarrier = FoundBarrier & {
  readonly lostBn: readonly { readonly economy: EconomyId; readonly lostBn: number }[];
};

export function knownBarriers({ barriers, reports }: CountryGame): KnownBarrier[] {
  const told = reports.at(-1)?.modules?.barriers?.found ?? [];
  return (barriers?.found ?? []).map((found) => {
    const report = told.find(({ by, sector }) => by === found.by && sector === found.sector);
    const lostBn = Object.entries(report?.lostBn ?? {})
      .map(([economy, amountBn]) => ({ economy, lostBn: amountBn }))
      .toSorted((a, b) => b.lostBn - a.lostBn);
    return { ...found, lostBn };
  });
}
