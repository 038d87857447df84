import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { bindParties, boundUntilRound } from '../boundUntilRound.ts';
import { agreedRateBp } from '../preferentialRate.ts';
import { termsBeyond } from '../terms/standingTerms.ts';

/** A new agreement together with the older ones that it makes superfluous. */
export type Absorption = { readonly agreement: Agreement; readonly ended: readonly Agreement[] };

/**
 * A level contains all lower ones: agreements among the same economies that give no right beyond the new one end in it.
 * Their running payments and longer bindings go on inside it.
 */
export function absorb(agreement: Agreement, others: readonly Agreement[], round: number): Absorption {
  const ended = others.filter((older) => isContained(older, agreement));
  const absorbed = ended.reduce((whole, older) => takeOver(whole, older, round), agreement);
  return { agreement: absorbed, ended };
}

/** The agreement with the running payments of another and at least its bindings. */
export function takeOver(agreement: Agreement, older: Agreement, round: number): Agreement {
  const running = older.payments.filter(({ untilRound }) => untilRound >= round);
  const whole = { ...agreement, payments: [...agreement.payments, ...running] };
  return older.parties.reduce(
    (bound: Agreement, party: EconomyId) => bindParties(bound, [party], boundUntilRound(older, party)),
    whole,
  );
}

function isContained(older: Agreement, newer: Agreement): boolean {
  const isAmong = older.parties.every((party) => newer.parties.includes(party));
  const grantsSomething = older.level >= 2 || older.concessions.length > 0;
  if (!isAmong || !grantsSomething || older.level > newer.level || older.level >= 3) return false;
  if (Object.keys(termsBeyond(older, newer)).length > 0) return false;
  if (newer.level >= 3) return true;
  // Areas of the opening have their cost of proving origin in the data; traders would not change to dearer papers.
  if (older.level === 2 && older.sinceRound === 0 && newer.sinceRound > 0) return false;
  // Where the new cuts arrive in steps, what has arrived already goes on beside them.
  if (newer.terms?.phaseIn !== undefined) return false;
  return isFreeTradeKept(older, newer) && areConcessionsKept(older, newer);
}

function isFreeTradeKept(older: Agreement, newer: Agreement): boolean {
  if (older.level < 2) return true;
  const isKept = (by: EconomyId, sector: string): boolean =>
    older.exceptions.some((exception) => exception.by === by && exception.sector === sector);
  return newer.exceptions.every(({ by, sector }) => !older.parties.includes(by) || isKept(by, sector));
}

function areConcessionsKept(older: Agreement, newer: Agreement): boolean {
  return older.concessions.every(({ by, to, sector, rateBp }) => {
    const rate = agreedRateBp({ [newer.id]: newer }, by, to, sector);
    return rate !== undefined && rate <= rateBp;
  });
}
