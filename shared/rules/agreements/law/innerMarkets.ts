import type { Agreement } from '#shared/protocol/law.ts';
import type { Register } from '../pairLevel.ts';
import { mergeTerms } from '../terms/standingTerms.ts';
import { withTermsOrNone } from '../terms/advanceTimetables.ts';
import { innerMarketsOf, unionsOf } from '../unionOf.ts';
import { takeOver } from './absorb.ts';

/**
 * The register after unions have shrunk: a common market ends with its union, and one that all remaining members share is the
 * union's own level.
 */
export function tidyInnerMarkets(register: Register, round: number): Register {
  const orphaned = Object.values(register).filter(
    ({ within }) => within !== undefined && register[within] === undefined,
  );
  const lone = orphaned.length === 0 ? register : without(register, orphaned);
  return unionsOf({ agreements: lone }).reduce((law, union) => promote(law, union, round), lone);
}

function promote(register: Register, union: Agreement, round: number): Register {
  const [deepest, ...others] = innerMarketsOf({ agreements: register }, union)
    .filter(({ parties }) => parties.length === union.parties.length)
    .toSorted((a, b) => b.level - a.level);
  if (deepest === undefined) return register;
  const whole = takeOver(union, deepest, round);
  const terms = mergeTerms(union.terms ?? {}, deepest.terms ?? {});
  const level = deepest.level > union.level ? deepest.level : union.level;
  const risen: Agreement = { ...withTermsOrNone(whole, terms), level };
  return { ...without(register, [deepest, ...others]), [union.id]: risen };
}

function without(register: Register, ended: readonly Agreement[]): Register {
  const kept = Object.values(register).filter(({ id }) => !ended.some((agreement) => agreement.id === id));
  return Object.fromEntries(kept.map((agreement) => [agreement.id, agreement]));
}
