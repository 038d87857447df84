import type { Agreement, AgreementTerms } from '#shared/protocol/law.ts';
import type { Register } from '../pairLevel.ts';
import { lastStepOf } from './phasedRate.ts';

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

/** The agreement with these terms, without the entry where there are none. */
export function withTermsOrNone(agreement: Agreement, terms: AgreementTerms): Agreement {
  const { terms: _old, ...rest } = agreement;
  return Object.keys(terms).length === 0 ? rest : { ...rest, terms };
}
