import type { EconomyId } from '#shared/kernel/ids.ts';
import type { LawInForce } from './lawInForce.ts';

export type SurchargeInForce = {
  readonly by: EconomyId;
  readonly against: EconomyId;
  readonly rateBp: number;
  readonly untilRound: number;
};

/** Surcharges that are levied in this round: those sealed and still running, and what successors answer. */
export function surchargesInForce(law: Pick<LawInForce, 'walls' | 'round' | 'answers'>): SurchargeInForce[] {
  const running = Object.entries(law.walls).flatMap(([by, { surcharge }]) =>
    surcharge !== undefined && surcharge.untilRound >= law.round ? [{ by, ...surcharge }] : [],
  );
  const answers = (law.answers?.surcharges ?? []).map(({ by, surcharge }) => ({
    by,
    ...surcharge,
    untilRound: law.round,
  }));
  return [...running, ...answers];
}
