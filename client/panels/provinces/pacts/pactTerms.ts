import type { Draft } from '#shared/protocol/intents.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { lastRoundOf } from '#shared/rules/phases/gameLength.ts';
import type { GameState } from '#shared/rules/state.ts';
import { formatList } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { yuan } from '../../../text/yuan.ts';
import { t, tOr } from '../../../text/t.ts';
import { paymentsDueStill } from '../../treaty/register/registerModel.ts';
import { articleOf, paymentsIn, yuanOf } from './pactDraft.ts';

type Paperlike = Pick<Draft, 'parties' | 'clauses'>;

/** What kind of pact it is, and among whom, by their marks. */
export function pactTitle(paper: Paperlike): string {
  const article = articleOf(paper);
  const members = (article?.among ?? paper.parties)
    .map((member) => tOr(`economyMark.${member}`, member))
    .join(t('pact.joint'));
  return t(article?.isBinding === true ? 'pact.nameBinding' : 'pact.nameVoluntary', { members });
}

/** Terms of a paper in sentences, the most important first. */
export function termLines(paper: Paperlike): readonly string[] {
  const article = articleOf(paper);
  return [
    ...(article === undefined ? [] : pactLines({ ...article, members: article.among })),
    ...(article === undefined ? [] : [t('terms.rounds', { rounds: article.rounds })]),
    ...paymentsIn(paper).map((payment) =>
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
export function paymentLines(game: GameState, { payments }: Pick<Pact, 'payments'>): readonly string[] {
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
