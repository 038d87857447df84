/** Pacts in words: their terms, and how they were broken. */

import { locale } from '../../../text/language.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Breach, Pact } from '#shared/protocol/provinces/pacts.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { DIALS, type Dial, dialCap, seenChance } from '#shared/rules/provinces/pacts/breaches.ts';
import { pactDues } from '#shared/rules/provinces/pacts/payments.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { formatList } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t, tOr } from '../../../text/t.ts';
import { yuan } from '../../../text/money.ts';
import { paymentsDueStill } from '../../treaty/registerModel.ts';
import { articleOf, paymentsIn, yuanOf } from './pactDraft.ts';

type Draftlike = Pick<Draft, 'parties' | 'clauses'>;

/** What kind of pact it is, and among whom, by their marks. */
export function pactTitle(proposal: Draftlike): string {
  const article = articleOf(proposal);
  const members = (article?.among ?? proposal.parties)
    .map((member) => tOr(`economyMark.${member}`, member))
    .join(locale().markJoint);
  return t(article?.isBinding === true ? 'pact.nameBinding' : 'pact.nameVoluntary', { members });
}

/** Terms of a proposal in sentences, the most important first. */
export function termLines(proposal: Draftlike): readonly string[] {
  const article = articleOf(proposal);
  return [
    ...(article === undefined ? [] : pactLines({ ...article, members: article.among })),
    ...(article === undefined ? [] : [t('terms.rounds', { rounds: article.rounds })]),
    ...paymentsIn(proposal).map((payment) =>
      t('terms.payment', {
        from: economyName(payment.from),
        to: economyName(payment.to),
        sum: yuan(yuanOf(payment)),
        rounds: payment.rounds,
      }),
    ),
  ];
}

/** Payments under a pact in force that are not yet all paid. */
export function paymentLines(game: ProvinceGame, { payments }: Pick<Pact, 'payments'>): readonly string[] {
  return paymentsDueStill(game, payments).map((payment) => {
    const params = {
      from: economyName(payment.from),
      to: economyName(payment.to),
      sum: yuan(yuanOf(payment)),
    };
    return payment.untilRound > lastRoundOf(game)
      ? t('terms.paymentToEnd', params)
      : t('terms.paymentUntil', { ...params, round: payment.untilRound });
  });
}

type PactTerms = Pick<
  Pact,
  'members' | 'goods' | 'atMost' | 'isBinding' | 'deposit' | 'hasOffice' | 'rules'
> & { readonly isOfficeFree?: true };

/** What a pact says, without its length and payments. */
export function pactLines(pact: PactTerms): readonly string[] {
  const { goods, atMost, isBinding, deposit, hasOffice, isOfficeFree, rules } = pact;
  return [
    t(atMost === 0 ? `terms.open.${goods}` : `terms.atMost.${goods}`, { n: atMost }),
    isBinding ? t('terms.binding', { deposit }) : t('terms.voluntary'),
    ...(hasOffice ? [t(isOfficeFree === true ? 'terms.officeFree' : 'terms.office')] : []),
    ...(rules.length === 0
      ? []
      : [t('terms.rules', { rules: formatList(rules.map((rule) => t(`marketRule.${rule}`))) })]),
  ];
}

/** A word broken: by whom and when, and with which dials above what was agreed. */
export type ToldBreach = Pick<Breach, 'by' | 'round'> & {
  readonly dials: readonly { readonly dial: Dial; readonly level: number; readonly most: number }[];
};

/**
 * The last breach of a pact by each of its members, and by each whom a binding one put out, as far as this seat knows of it; of rounds
 * that are over.
 */
export function breachesOfPact(game: ProvinceGame, pact: Pact): readonly ToldBreach[] {
  const { breaches } = game.provinces;
  const known = breaches.filter(
    ({ pact: id, by, round, isExcluded }) =>
      id === pact.id && round < game.round && (isExcluded || pact.members.includes(by)),
  );
  return known
    .filter((breach) => breach === known.findLast(({ by }) => by === breach.by))
    .map((breach) => told(game, pact, breach));
}

function told({ reports }: ProvinceGame, pact: Pact, { by, round }: Breach): ToldBreach {
  const stood = reports.find((report) => report.round === round)?.provinces[by];
  const dials = DIALS.map((dial) => ({ dial, level: stood?.[dial] ?? 0, most: dialCap(pact, dial) }));
  return { by, round, dials: dials.filter(({ level, most }) => level > most) };
}

/** Chance, 0–1, that a member is seen to break its word in this round. */
export function chanceSeen(game: ProvinceGame, pact: Pact): number {
  return seenChance(pact, pactDues(game).offices.includes(pact.id));
}

/** What is left to a member whose partner broke its word: nothing to do about its own. */
export function isWronged(breaches: readonly ToldBreach[], me: EconomyId | undefined): boolean {
  return me !== undefined && breaches.some(({ by }) => by !== me);
}
