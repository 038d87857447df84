/** In a row of the list: whether others would sign what a press opens, and what it takes. */
import { MILLIONS_PER_BILLION } from '#shared/content/treatyConstants.ts';
import { lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import { applyLaw, paymentsDueStill } from '#shared/rules/law/register.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { isAdmission } from '#shared/rules/law/blocs.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { ProposalReason } from '#shared/content/phrases.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { PartnerOffer, Readiness } from '../../preview/advice.ts';
import type { Winning } from '../../preview/otherLaws.ts';
import { readTrade } from '../../state/trade.ts';
import { formatList, formatPercent, sentences } from '../../text/format.ts';
import { economyName, exactMoney, money, partyName, sectorName } from '../../text/nameParams.ts';
import { type Phrase, t } from '../../text/t.ts';
import { paidText, paymentText } from '../proposal/ProposalHeader.tsx';
import { consentingParties } from '../proposal/proposalModel.ts';
import { chipOf } from '../clauses/clauseViews.ts';
import { type AnswerNow, NOT_FOR_MONEY } from './clausePolitics.ts';
import { hasPayment } from './templates.ts';

/** Which goods who goes on making, and whether they would sign what a press opens, of which people say nothing, and their legislatures. */
export function readinessText(
  { draft, readiness, odds }: PartnerOffer,
  me: EconomyId,
  beside: string[],
  why?: string,
): string {
  const [paidMn, isPaid] = [-paidToMn(draft.clauses, me), hasPayment(draft.clauses)];
  const amount = exactMoney(Math.abs(paidMn));
  const isAmong = draft.parties.length > 2;
  const isOpen = readiness?.mayBeMn !== undefined;
  const isSeveral = isAmong && readiness?.by !== undefined;
  const said =
    readiness === undefined
      ? ''
      : isAmong && isPaid
        ? [t(isOpen ? 'partners.maySign' : 'partners.signs'), ...paymentsTold(draft, me)].join(' · ')
        : isOpen
          ? t('partners.mayPaid', { amount })
          : paidMn > 0
            ? t('partners.paid', { amount })
            : paidMn < 0
              ? t('partners.paysYou', { amount })
              : readiness.step === 'signs' || isPaid
                ? t('partners.signs')
                : readiness.isLikely === true
                  ? t('partners.maySign')
                  : wantsMoreText(readiness, isSeveral);
  const vote = odds === undefined ? '' : t('partners.odds', { chance: formatPercent(odds, 0) });
  const goods = draft.clauses.flatMap((clause) => ('between' in clause ? clause.between : []));
  const [own, other] = [goods.find(({ party }) => party === me), goods.find(({ party }) => party !== me)];
  const swap =
    own === undefined || other === undefined
      ? ''
      : t('partners.goods', {
          own: sectorName(own.keeps),
          economy: economyName(other.party),
          sector: sectorName(other.keeps),
        });
  const priced = why === undefined ? said : said + t('common.colon') + why;
  return [swap, priced, ...beside, vote].filter((each) => each !== '').join(' · ');
}

/** So many times what the reader gains, in dollars, a partner gains that may be asked for money. */
const ASKED_FROM = 1.5;

/**
 * Why one of two pays the other: who would gain more without the payment, or would lose, by the incomes that the row is told by. Nothing where
 * incomes do not say it: support at home and secret tasks count too. Where nobody pays, who of those who would sign may be asked to.
 */
export function whyPaid(
  { settled }: Pick<CountryGame, 'settled'>,
  { draft, percent, laterAll = percent, readiness }: PartnerOffer,
  me: EconomyId,
): string | undefined {
  const incomeOf = (each: EconomyId): number => (laterAll[each] ?? 0) * (settled.incomeBn[each] ?? 0);
  if (!hasPayment(draft.clauses)) {
    if (readiness?.step !== 'signs') return undefined;
    const [most] = draft.parties.toSorted((a, b) => incomeOf(b) - incomeOf(a));
    const isMuch = most !== undefined && incomeOf(most) > ASKED_FROM * Math.max(0, incomeOf(me));
    const figures = { theirs: money(incomeOf(most ?? me) / 100), own: money(incomeOf(me) / 100) };
    return isMuch ? t('partners.why.askIt', { economy: economyName(most), ...figures }) : undefined;
  }
  const [other, third] = draft.parties.filter((party) => party !== me);
  const gotMn = paidToMn(draft.clauses, me);
  const [own, theirs] = [laterAll[me], laterAll[other ?? '']];
  if (other === undefined || third !== undefined || own === undefined || theirs === undefined)
    return undefined;
  const [ownBn = 0, theirBn = 0] = [me, other].map((each) => settled.incomeBn[each]);
  const gotBn = gotMn / MILLIONS_PER_BILLION;
  const [unpaidBn, theirUnpaidBn] = [(own / 100) * ownBn - gotBn, (theirs / 100) * theirBn + gotBn];
  const unpaid = { own: money(unpaidBn), theirs: money(theirUnpaidBn) };
  if (gotBn > 0) {
    if (unpaidBn <= 0) return t('partners.why.youLose', { loss: money(-unpaidBn) });
    return theirUnpaidBn > unpaidBn ? t('partners.why.gainsMore', unpaid) : undefined;
  }
  if (theirUnpaidBn <= 0) return t('partners.why.loses', { loss: money(-theirUnpaidBn) });
  return theirUnpaidBn < unpaidBn ? t('partners.why.gainsLess', unpaid) : undefined;
}

/** Of several each payment by itself: a sum of them says nobody’s price. */
function paymentsTold({ clauses }: Draft, me: EconomyId): string[] {
  const payments = clauses.flatMap((clause) => ('amountMn' in clause ? [clause] : []));
  return payments.map((payment) => `${paidText(payment, me)} ${paymentText(payment)}`);
}

/** Of several who could join a group, it takes in one. */
export function entryTold({ clauses }: Draft): string[] {
  return clauses.some(isAdmission) ? [t('partners.oneEntry')] : [];
}

/** Who wants more: the payment that would make it sure and why it cannot be, else what some governments in its place say against it. */
function wantsMoreText({ by = '', unpaid, askedMn, reason }: Readiness, isSeveral: boolean): string {
  const more = t(isSeveral ? 'partners.oneWantsMore' : 'partners.wantsMore', { economy: economyName(by) });
  const because = (said: string): string => `${more}${t('common.colon')}${said}`;
  if (unpaid !== undefined) {
    const paid = askedMn === undefined ? undefined : { amount: exactMoney(askedMn) };
    return because(paid === undefined ? t(`partners.more.${unpaid}`) : t(`partners.more.${unpaid}Of`, paid));
  }
  if (reason === undefined && !isSeveral) return t('partners.notYet');
  return reason === undefined ? more : because(t('partners.more.reason', { reason: t(`reason.${reason}`) }));
}

/** Deals of one kind with one partner are told apart by the goods on which tariffs are cut. */
export function goodsTold(clauses: Draft['clauses']): string[] {
  const goods = clauses.flatMap((clause) => ('sector' in clause ? [clause.sector] : []));
  return goods.length === 0 ? [] : [formatList([...new Set(goods)].map(sectorName))];
}

/** Why the reader makes this good of two: between the two it sells more of it than it buys, whatever it is weak in elsewhere. */
export function swapTold(scenario: Scenario, game: CountryGame, clauses: Draft['clauses'], me: EconomyId) {
  return clauses.flatMap((clause) => {
    if (!('between' in clause)) return [];
    const { importsBn } = readTrade(scenario, game);
    const own = clause.between.find(({ party }) => party === me);
    const other = clause.between.find(({ party }) => party !== me)?.party;
    if (own === undefined || other === undefined) return [];
    const isSold = importsBn(other, me, own.keeps) > importsBn(me, other, own.keeps);
    const params = { economy: economyName(other), sector: sectorName(own.keeps) };
    return isSold ? [t('partners.goodsWhy', params)] : [];
  });
}

/** What a listed deal holds beside its form, and what the seat goes on paying its partners by other agreements. */
export function besideDeal(scenario: Scenario, game: CountryGame, draft: Draft, me: EconomyId): string[] {
  const deep = draft.clauses.flatMap((clause) =>
    'provision' in clause ? [t(`provision.${clause.provision}`)] : [],
  );
  const { agreements } = applyLaw(game, lawOf(scenario, game, draft));
  const due = Object.values(agreements).flatMap(({ payments }) => paymentsDueStill(game, payments));
  const paidTo = (economy: EconomyId, among: readonly { from: string; to: string; amountMn: number }[]) =>
    among.reduce((sum, { from, to, amountMn }) => (from === me && to === economy ? sum + amountMn : sum), 0);
  const asked = draft.clauses.flatMap((clause) => ('amountMn' in clause ? [clause] : []));
  const besidesMn = draft.parties.reduce(
    (sum, each) => sum + Math.max(0, paidTo(each, due) - paidTo(each, asked)),
    0,
  );
  const consenting = formatList(consentingParties({ ...draft, author: me }).map(economyName));
  return [
    ...(consenting === '' ? [] : [t('proposal.mustConsent', { economies: consenting })]),
    ...(deep.length === 0 ? [] : [t('partners.deep', { provisions: formatList(deep) })]),
    ...(besidesMn < 1 ? [] : [t('partners.besides', { amount: exactMoney(besidesMn) })]),
  ];
}

/** What no payment and no other text changes, or what the sentence says already. */
const NOT_TO_BE_WON: readonly (ProposalReason | undefined)[] = [...NOT_FOR_MONEY, 'ownOffer'];

/** Of a draft that a bot does not sign why, in its own words; nothing where it is likely to sign, or the sentence says why. */
export function whyNotSigned({ key }: Phrase, { step, reason }: AnswerNow): string | undefined {
  if (key !== 'desk.listed.refuses' && key !== 'desk.listed.wantsMore') return undefined;
  if (reason === undefined || step === 'own') return '';
  return t(`desk.listed.${step === 'closed' ? 'says' : 'maySay'}`, { reason: t(`reason.${reason}`) });
}

export function mayBeWon({ reason }: AnswerNow): boolean {
  return !NOT_TO_BE_WON.includes(reason);
}

function articleText(clause: Clause): string {
  const { label, value } = chipOf(clause);
  return value === '' ? label : `${label}${t('common.colon')}${value}`;
}

/** The one change by which all would sign; where there is none, what costs most and what stands against a payment. */
export function winningText(
  draft: Draft,
  me: EconomyId,
  { draft: won, article, by, unpaid }: Winning,
): string {
  const economies = draft.parties.filter((party) => party !== me);
  if (won === undefined)
    return sentences(
      article !== undefined &&
        by !== undefined &&
        t('desk.wins.costs', { economy: partyName(by), article: articleText(article) }),
      unpaid !== undefined && t(`desk.wins.${unpaid}`),
    );
  const who = formatList(economies.map(partyName));
  if (article !== undefined) return t('desk.wins.without', { who, article: articleText(article) });
  const paid = paymentsTold(won, me);
  return paid.length === 0
    ? t('desk.wins.unpaid', { who })
    : t('desk.wins.paid', { who, payments: paid.join(t('list.clauses')) });
}
