import { signal } from '@preact/signals';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';
import { openWto } from '#shared/rules/law/moduleIsOn.ts';
import type { CountryGame } from '#shared/rules/state.ts';

/** A game in which the multilateral system is at work. */
export type WtoView = CountryGame & { readonly wto: WtoState };

/** The game as the WTO's panels read it; undefined where the module is off or opens later: no trace of it. */
export function wtoView(game: CountryGame): WtoView | undefined {
  const wto = openWto(game);
  return wto === undefined ? undefined : { ...game, wto };
}

/** On a wide screen the conference lies over the map and the proposals; this device may look at those instead. */
export const isConferenceAside = signal(false);
/** The case that is open in the disputes, and whom the forms are about. */
export const openCase = signal<string | undefined>(undefined);
export const formsAbout = signal<EconomyId | undefined>(undefined);

/** A new table, or a new seat. */
export function resetWto(): void {
  isConferenceAside.value = false;
  openCase.value = undefined;
  formsAbout.value = undefined;
}
