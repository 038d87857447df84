import type { DynamicsState } from '#shared/protocol/modules/dynamics.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';
import { moduleIsOpen } from '../moduleIsOn.ts';

/** What has moved so far, where the module is on and has opened; laws made by hand have no settings and count as open. */
export function dynamicsAtWork({ dynamics, settings, round }: LawInForce): DynamicsState | undefined {
  if (dynamics === undefined) return undefined;
  return settings === undefined || moduleIsOpen({ settings, round }, 'dynamics') ? dynamics : undefined;
}
