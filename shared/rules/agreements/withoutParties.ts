import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { rescaleKey } from './revenueKey.ts';
import { withTermsOrNone } from './terms/advanceTimetables.ts';
import { narrowTerms } from './terms/narrowTerms.ts';
import { hasStandingTerms } from './terms/standingTerms.ts';

/** The agreement among those who stay, the pool shared pro rata; undefined when it ends. */
export function withoutParties(agreement: Agreement, leavers: readonly EconomyId[]): Agreement | undefined {
  const stays = (economy: EconomyId): boolean => !leavers.includes(economy);
  const parties = agreement.parties.filter(stays);
  if (parties.length < 2) return undefined;
  const narrowed = withTermsOrNone(agreement, narrowTerms(agreement.terms ?? {}, stays));
  const left: Agreement = {
    ...narrowed,
    parties,
    concessions: agreement.concessions.filter(({ by, to }) => stays(by) && stays(to)),
    exceptions: agreement.exceptions.filter(({ by }) => stays(by)),
    payments: agreement.payments.filter(({ from, to }) => stays(from) && stays(to)),
    notices: agreement.notices.filter(({ by }) => stays(by)),
    ...(agreement.key === undefined ? {} : { key: rescaleKey(agreement.key, parties) }),
  };
  const isEmpty =
    left.level === 1 && left.concessions.length + left.payments.length === 0 && !hasStandingTerms(left);
  return isEmpty ? undefined : left;
}
