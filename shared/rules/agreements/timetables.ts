/** Tariff cuts that arrive in steps: the rate of a step, and the steps that a round brings. */
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement, Concession, Timetable } from '#shared/protocol/law.ts';
import type { Register } from './register.ts';
import { withTermsOrNone } from './terms.ts';

/**
 * The rate of a cut that arrives in equal steps, in whole basis points:
 * before − (before − agreed) · steps taken / steps, with one step a round and the first in the round of the proposal.
 */
export function phasedRateBp(timetable: Timetable, { by, to, sector, rateBp }: Concession): number {
  const { fromRound, reachedRound } = timetable;
  const untilRound = lastStepOf(timetable, by);
  if (reachedRound >= untilRound) return rateBp;
  const beforeBp = ratesBefore(timetable).get(`${by} ${to} ${sector}`);
  if (beforeBp === undefined || beforeBp <= rateBp) return rateBp;
  const share = (reachedRound - fromRound + 1) / (untilRound - fromRound + 1);
  return Math.round(beforeBp - (beforeBp - rateBp) * share);
}

/** Round in which an economy's own cuts are complete. */
export function lastStepOf({ untilRound, longer }: Timetable, by: EconomyId): number {
  return Math.max(untilRound, longer[by] ?? 0);
}

const ratesByLine = new WeakMap<readonly Concession[], ReadonlyMap<string, number>>();

/** Duties are looked up thousands of times a minute, so the lines are indexed once. */
function ratesBefore({ before }: Timetable): ReadonlyMap<string, number> {
  let rates = ratesByLine.get(before);
  if (rates === undefined) {
    rates = new Map(before.map(({ by, to, sector, rateBp }) => [`${by} ${to} ${sector}`, rateBp]));
    ratesByLine.set(before, rates);
  }
  return rates;
}

/** The register with the steps of all timetables that a round brings; the same one where none moves. */
export function advanceTimetables(register: Register, round: number): Register {
  const moved = Object.values(register).flatMap((agreement) => {
    const next = advanced(agreement, round);
    return next === agreement ? [] : [[agreement.id, next] as const];
  });
  return moved.length === 0 ? register : { ...register, ...Object.fromEntries(moved) };
}

/** A timetable that has run out is forgotten: all cuts have arrived. */
function advanced(agreement: Agreement, round: number): Agreement {
  const timetable = agreement.terms?.phaseIn;
  if (timetable === undefined || timetable.reachedRound >= round) return agreement;
  const isComplete = agreement.parties.every((party) => lastStepOf(timetable, party) <= round);
  if (!isComplete) {
    return { ...agreement, terms: { ...agreement.terms, phaseIn: { ...timetable, reachedRound: round } } };
  }
  const { phaseIn: _complete, ...terms } = agreement.terms ?? {};
  return withTermsOrNone(agreement, terms);
}
