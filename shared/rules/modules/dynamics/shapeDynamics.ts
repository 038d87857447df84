import { STAFF_SAVING } from '#shared/content/dynamicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import type { DynamicsState } from '#shared/protocol/modules/dynamics.ts';
import type { LawInForce, ShockDraft } from '../../schedules/lawInForce.ts';
import { moduleIsOpen } from '../../schedules/moduleIsOn.ts';
import { placesOf } from '../../schedules/places.ts';
import { pairsAtLevel } from './pairsAtLevel.ts';
import { findSmuggling } from './smuggling.ts';

/** Tariffs keep six decimals, as iceberg costs do: what is stored is what was solved. */
const DECIMALS = 1e6;

/** What has moved since the opening: productivity, capital and people; staff that unions spare at borders; goods that evade a wall. */
export function shapeDynamics(scenario: Scenario, law: LawInForce, draft: ShockDraft): void {
  const state = dynamicsAtWork(law);
  if (state === undefined) return;
  multiply(draft.tfp, state.productivity);
  multiply(draft.capital, state.capital);
  multiply(draft.labour, state.labour);
  for (const { cell, tariff, origin } of findSmuggling(scenario, law, draft)) {
    draft.tariff[cell] = Math.round(tariff * DECIMALS) / DECIMALS;
    draft.iceberg[cell] = (at(draft.iceberg, cell) * origin) / at(draft.origin, cell);
  }
  spareStaff(scenario, law, draft);
}

function multiply(target: Float64Array, hats: readonly number[]): void {
  hats.forEach((hat, place) => {
    target[place] = at(target, place) * hat;
  });
}

function spareStaff(scenario: Scenario, { agreements }: LawInForce, { iceberg }: ShockDraft): void {
  if (!scenario.flags.borderCosts) return;
  const { J, N } = scenario.base;
  const { goods } = placesOf(scenario);
  for (const [n, i] of pairsAtLevel(scenario, agreements, 3)) {
    for (const { place } of goods) {
      const cell = (n * N + i) * J + place;
      iceberg[cell] = at(iceberg, cell) * (1 - STAFF_SAVING);
    }
  }
}

/** What has moved so far, where the module is on and has opened; laws made by hand have no settings and count as open. */
export function dynamicsAtWork({ dynamics, settings, round }: LawInForce): DynamicsState | undefined {
  if (dynamics === undefined) return undefined;
  return settings === undefined || moduleIsOpen({ settings, round }, 'dynamics') ? dynamics : undefined;
}
