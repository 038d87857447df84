import { levelOpensIn } from './register.ts';
import { PRESETS, type Preset } from '#shared/content/presets.ts';
import {
  INTEGRATION_LEVELS,
  type IntegrationStage,
  MODULE_IDS,
  type ModuleId,
  stageOfLevel,
} from '#shared/content/vocabulary.ts';
import type { DynamicsState } from '#shared/protocol/modules/modules.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { LawInForce } from './lawInForce.ts';

/** Round in which a module opens in this game; undefined: it is off and leaves no trace. */
export function moduleOpensIn(settings: GameSettings, module: ModuleId): number | undefined {
  const preset: Preset = PRESETS[settings.preset];
  const isChosen =
    !preset.isLaboratory || settings.modules === undefined || settings.modules.includes(module);
  // Tables that were opened before a preset had cards of its own play without events.
  const hasCards =
    preset.agreementLimits?.cards === undefined || settings.agreementLimits?.cards !== undefined;
  return isChosen && (module !== 'events' || hasCards) ? preset.moduleOpensInRound[module] : undefined;
}

/** Whether a module belongs to this game, be it open yet or not. */
export function moduleIsOn(settings: GameSettings, module: ModuleId): boolean {
  return moduleOpensIn(settings, module) !== undefined;
}

/** Whether a module is at work in the present round. */
export function moduleIsOpen(
  { settings, round }: { readonly settings: GameSettings; readonly round: number },
  module: ModuleId,
): boolean {
  const opensIn = moduleOpensIn(settings, module);
  return opensIn !== undefined && round >= opensIn;
}

/** The modules of a game, in the order of the vocabulary. */
export function modulesOf(settings: GameSettings): ModuleId[] {
  return MODULE_IDS.filter((module) => moduleIsOn(settings, module));
}

/** The modules that open in a round; a First lesson's event tells itself what it is. */
export function modulesOpening(settings: GameSettings, round: number): ModuleId[] {
  const isTold = (module: ModuleId): boolean =>
    module !== 'events' || settings.agreementLimits?.cards === undefined;
  return modulesOf(settings).filter((module) => isTold(module) && moduleOpensIn(settings, module) === round);
}

/** Forms of integration that may be founded from a round on, as far as this game goes. */
export function stagesOpening(
  settings: Pick<GameSettings, 'preset' | 'highestLevel' | 'agreementLimits'>,
  round: number,
): IntegrationStage[] {
  return INTEGRATION_LEVELS.filter((level) => levelOpensIn(settings, level) === round).map(stageOfLevel);
}

/** State of module dynamics where it is on and has opened; laws made by hand have no settings and count as open. */
export function dynamicsAtWork({ dynamics, settings, round }: LawInForce): DynamicsState | undefined {
  if (dynamics === undefined) return undefined;
  return settings === undefined || moduleIsOpen({ settings, round }, 'dynamics') ? dynamics : undefined;
}

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
