import type { WtoState } from '#shared/protocol/modules/wto.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { moduleIsOpen, moduleOpensIn } from '../../schedules/moduleIsOn.ts';

type Law = {
  readonly wto?: WtoState | undefined;
  readonly settings?: GameSettings | undefined;
  readonly round: number;
};

/** What the multilateral system remembers, where it is at work in this round. */
export function openWto({ wto, settings, round }: Law): WtoState | undefined {
  if (wto === undefined || settings === undefined) return undefined;
  return moduleIsOpen({ settings, round }, 'wto') ? wto : undefined;
}

/** Why a seat cannot turn to it: it opens later; without the module nobody knows of it. */
export function wtoClosedFault({ settings }: { readonly settings: GameSettings }): Rejection {
  const round = moduleOpensIn(settings, 'wto');
  return round === undefined ? { code: 'intent/not-in-this-game' } : { code: 'wto/not-open', round };
}
