import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import {
  DEPOSIT_LEAST,
  DEPOSIT_MOST,
  MARKET_RULES,
  MILLIONS_A_YUAN100M,
  OFFICE_COST,
  PACT_GOODS,
} from '#shared/content/provinces/provinceConstants.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { seenChance } from '#shared/rules/provinces/pacts/breaches.ts';
import { longestTerm } from '#shared/rules/provinces/pacts/pactFaults.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { Choice, OptionRow, RadioGroup } from '../../../design/Choice.tsx';
import { Icon } from '../../../design/Icon.tsx';
import { Stepper } from '../../../design/Stepper.tsx';
import { LEVELS } from '../../../map/provinces/provinceMapModel.ts';
import { desk } from '../../../state/tableState.ts';
import { formatPercent, sentences } from '../../../text/format.ts';
import { yuan, yuanField } from '../../../text/money.ts';
import { economyName, rejectionText } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { isFeatureOpen, marksTold, useProvinces, useSeatOrCentre } from '../seat.ts';
import { MoneyWorth } from './PactOutlook.tsx';
import {
  type PactArticle,
  type PayArticle,
  articleOf,
  bindingFault,
  freeUnder,
  lastingLines,
  pactLines,
  paymentOf,
  paymentsIn,
  withPayments,
  withTerms,
  yuanOf,
} from './pactDraft.ts';

type Props = {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
};

type PartProps = {
  readonly article: PactArticle;
  readonly onSet: (terms: Parameters<typeof withTerms>[1]) => void;
};

/** What is paid and how far it binds, then the terms that seldom change, folded; `children`: what else fills in payments. */
export function PactFields({ children, ...props }: Props & { readonly children: ComponentChildren }) {
  return (
    <>
      <PaymentsField {...props}>{children}</PaymentsField>
      <ForceField {...props} />
      <TermsFold {...props} />
    </>
  );
}

/** Whether it binds or each may leave, with what follows for whoever breaks it. The deposit that was set comes back with a pact that binds again. */
function ForceField({ draft, onChange }: Props) {
  const { scenario, game, me = '' } = useProvinces();
  const article = articleOf(draft);
  const typed = useRef(0);
  if (article === undefined) return null;
  const { isBinding, deposit } = article;
  if (isBinding) typed.current = deposit;
  const fault = isBinding ? undefined : bindingFault(scenario, game, draft, me);
  const chance = formatPercent(seenChance({ ...article, isBinding: false }, article.hasOffice), 0);
  return (
    <div class="pact-field slim ruled">
      <RadioGroup
        legend={t('pactDesk.force')}
        choices={[
          { value: 'voluntary', label: t('pact.voluntary') },
          { value: 'binding', label: t('pact.binding'), isOff: fault !== undefined },
        ]}
        value={isBinding ? 'binding' : 'voluntary'}
        onChange={(value) => onChange(withForce(game, draft, value === 'binding', typed.current))}
      />
      <p class="small muted">
        {isBinding
          ? t('pactDesk.bindingHint', { deposit: marksTold(deposit) })
          : t('pactDesk.voluntaryHint', { chance })}
      </p>
      {fault !== undefined && <p class="small">{rejectionText(fault)}</p>}
    </div>
  );
}

/** What the members agree besides: goods, the highest level, how long, the deposit, the office, the rules of one market. Its line tells them while it is shut. */
function TermsFold({ draft, onChange }: Props) {
  const article = articleOf(draft);
  if (article === undefined) return null;
  const onSet: PartProps['onSet'] = (terms) => onChange(withTerms(draft, terms));
  return (
    <details class="pact-field slim ruled pact-terms-fold">
      <summary>
        <b>{t('pactDesk.terms')}</b> <span class="small muted">{termsInShort(article)}</span>
      </summary>
      <LevelField article={article} onSet={onSet} />
      <RulesField article={article} onSet={onSet} />
    </details>
  );
}

function LevelField({ article: { goods, atMost, rounds, isBinding, deposit }, onSet }: PartProps) {
  const { game } = useProvinces();
  return (
    <div class="fields">
      <Choice
        label={t('pactDesk.goods')}
        value={goods}
        options={PACT_GOODS.map((each) => ({ value: each, label: t(`pactGoods.${each}`) }))}
        onChange={(value) => onSet({ goods: PACT_GOODS.find((each) => each === value) ?? goods })}
      />
      <Choice
        label={t('pactDesk.atMost')}
        value={String(atMost)}
        options={LEVELS.map((level) => ({
          value: String(level),
          label: level === 0 ? t('pactDesk.open') : t('pactDesk.level', { n: level }),
        }))}
        onChange={(value) => onSet({ atMost: Number(value) })}
      />
      <span class="choice">
        <span class="small muted">{t('pactDesk.roundsMost', { most: longestTerm(game, isBinding) })}</span>
        <Stepper
          label={t('field.rounds')}
          value={rounds}
          min={1}
          max={Math.max(longestTerm(game, isBinding), rounds)}
          onChange={(next) => onSet({ rounds: Math.round(next) })}
        />
      </span>
      {isBinding && (
        <span class="choice">
          <span class="small muted">{t('pactDesk.deposit')}</span>
          <Stepper
            label={t('pactDesk.deposit')}
            value={deposit}
            min={Math.min(DEPOSIT_LEAST, deposit)}
            max={DEPOSIT_MOST}
            onChange={(next) => onSet({ deposit: Math.round(next) })}
          />
        </span>
      )}
    </div>
  );
}

function RulesField({ article: { among, hasOffice, rules }, onSet }: PartProps) {
  const { game } = useProvinces();
  const [isOpen] = useState(hasOffice || rules.length > 0);
  const hasOffices = isFeatureOpen(game, 'offices');
  return (
    <details class="pact-field stack slim ruled" open={isOpen}>
      <summary>
        <b>{t(hasOffices ? 'pactDesk.rules' : 'pactDesk.rulesAlone')}</b>
      </summary>
      {hasOffices && (
        <OptionRow
          type="checkbox"
          isOn={hasOffice}
          title={t('pactDesk.office')}
          hint={t('pactDesk.officeHint', { price: yuan(OFFICE_COST / Math.max(1, among.length)) })}
          onChoose={() => onSet({ hasOffice: !hasOffice })}
        />
      )}
      {MARKET_RULES.map((rule) => (
        <OptionRow
          key={rule}
          type="checkbox"
          isOn={rules.includes(rule)}
          title={t(`marketRule.${rule}`)}
          hint={t(`pactDesk.rule.${rule}`)}
          onChoose={() =>
            onSet({ rules: rules.includes(rule) ? rules.filter((each) => each !== rule) : [...rules, rule] })
          }
        />
      ))}
    </details>
  );
}

const SUM_MOST = 1_000;
const STEP = 5;

/** Compensation tied to the pact: it runs as long as the pact does, at most. What each gets or pays in all stands with the members; who changes it opens the payments, a line each. */
function PaymentsField({ draft, onChange, children }: Props & { readonly children: ComponentChildren }) {
  const { game, me } = useSeatOrCentre();
  const [open, setOpen] = useState<number>();
  const next = unpaidPartner(draft, me);
  const payments = paymentsIn(draft);
  const author = desk.value?.revises === undefined ? me : undefined;
  const [article, short] = [articleOf(draft), shortPayers(game, draft, author)];
  const put = (place: number, payment: PayArticle | undefined): void => {
    if (payment === undefined) setOpen(undefined);
    const left = payments.flatMap((each, at) =>
      at !== place ? [each] : payment === undefined ? [] : [payment],
    );
    onChange(withPayments(draft, left));
  };
  return (
    <fieldset class="pact-field stack slim ruled">
      <legend>{t('pactDesk.payments')}</legend>
      {[...short].map(([payer, free]) => (
        <p key={payer} class="small fault-text">
          {t('pactDesk.payerHas', { economy: economyName(payer), sum: yuan(free) })}
        </p>
      ))}
      <details class="pact-payments">
        <summary>{t('pactDesk.change', { count: payments.length })}</summary>
        {payments.map((payment, place) => (
          <div key={place} class="pact-payment">
            <div class="row">
              <button
                type="button"
                class="btn sm ghost grow num"
                aria-expanded={open === place}
                onClick={() => setOpen(open === place ? undefined : place)}
              >
                <span class="grow">
                  {t('pactDesk.paymentLine', {
                    from: economyName(payment.from),
                    to: economyName(payment.to),
                    sum: yuan(yuanOf(payment)),
                    rounds: payment.rounds,
                  })}
                </span>
                <Icon name="pencil" size={16} />
              </button>
              <button
                type="button"
                class="btn sm ghost icon"
                aria-label={t('pactDesk.removePayment')}
                onClick={() => put(place, undefined)}
              >
                <Icon name="trash" size={17} />
              </button>
            </div>
            {open === place && (
              <PaymentFields payment={payment} draft={draft} onPut={(next) => put(place, next)} />
            )}
          </div>
        ))}
        <MoneyWorth draft={draft} />
        <button
          type="button"
          class="btn sm"
          disabled={next === undefined || article === undefined}
          onClick={() => {
            if (next === undefined || article === undefined) return;
            setOpen(payments.length);
            onChange(anotherPayment(draft, [me, next], freeUnder(game, article, author)));
          }}
        >
          <Icon name="plus" size={16} />
          {t('pactDesk.addPayment')}
        </button>
      </details>
      <div class="row wrap">{children}</div>
    </fieldset>
  );
}

type PaymentProps = Pick<Props, 'draft'> & {
  readonly payment: PayArticle;
  readonly onPut: (payment: PayArticle) => void;
};

/** What of a payment can be chosen. */
function PaymentFields({ payment, draft, onPut }: PaymentProps) {
  const { yuan100m, digits } = yuanField();
  const options = draft.parties.map((value) => ({ value, label: economyName(value) }));
  return (
    <div class="fields">
      <Choice
        label={t('field.from')}
        value={payment.from}
        options={options}
        onChange={(from) => onPut({ ...payment, from, to: from === payment.to ? payment.from : payment.to })}
      />
      <Choice
        label={t('field.receiver')}
        value={payment.to}
        options={options}
        onChange={(to) => onPut({ ...payment, to, from: to === payment.from ? payment.to : payment.from })}
      />
      <span class="choice">
        <span class="small muted">{t('pactDesk.sum')}</span>
        <Stepper
          label={t('pactDesk.sum')}
          value={yuanOf(payment) / yuan100m}
          min={1 / yuan100m}
          max={Math.max(SUM_MOST, yuanOf(payment)) / yuan100m}
          step={STEP / yuan100m}
          digits={digits}
          onChange={(sum) => {
            const amountMn = Math.max(1, Math.round(sum * yuan100m)) * MILLIONS_A_YUAN100M;
            onPut({ ...payment, amountMn });
          }}
        />
      </span>
      <span class="choice">
        <span class="small muted">{t('field.rounds')}</span>
        <Stepper
          label={t('field.rounds')}
          value={payment.rounds}
          min={1}
          max={Math.max(articleOf(draft)?.rounds ?? 1, payment.rounds)}
          onChange={(rounds) => onPut({ ...payment, rounds: Math.round(rounds) })}
        />
      </span>
    </div>
  );
}

const FIRST_PAYMENT = 10;
/** The first member to which the author pays nothing yet, nor is paid by it: between two one sum says all. */
export function unpaidPartner(draft: Draft, me: EconomyId): EconomyId | undefined {
  const paid = paymentsIn(draft).flatMap(({ from, to }) => (from === me || to === me ? [from, to] : []));
  return draft.parties.find((party) => party !== me && !paid.includes(party));
}

/** One more payment, from the author to such a member, and no larger than it can still pay; the other way round where it has nothing left. */
export function anotherPayment(
  draft: Draft,
  [me, to]: readonly [EconomyId, EconomyId],
  freeOf: (payer: EconomyId) => number,
): Draft {
  const paid = paymentsIn(draft);
  const leftTo = (payer: EconomyId): number =>
    paid.reduce((left, each) => left - (each.from === payer ? yuanOf(each) : 0), freeOf(payer));
  const way = leftTo(me) < 1 && leftTo(to) >= 1 ? { from: to, to: me } : { from: me, to };
  const sum = Math.max(1, Math.min(FIRST_PAYMENT, Math.floor(leftTo(way.from))));
  const rounds = articleOf(draft)?.rounds ?? 1;
  return withPayments(draft, [...paid, paymentOf(sum, { ...way, rounds })]);
}

/** The draft binding, or on the word of its members, for as long as that may last; `deposit`: where it binds, if one was set before. */
export function withForce(game: ProvinceGame, draft: Draft, isBinding: boolean, deposit = 0): Draft {
  const rounds = Math.min(articleOf(draft)?.rounds ?? 1, longestTerm(game, isBinding));
  return withTerms(draft, { isBinding, rounds, ...(isBinding && deposit > 0 && { deposit }) });
}

/** Goods and level of a draft and for how long, with the rules of one market if there are any. */
function termsInShort(article: PactArticle): string {
  const [level = '', , ...rules] = pactLines({ ...article, members: article.among });
  return sentences(level, ...lastingLines(article), ...rules);
}

/** Payers who cannot pay what the draft asks of them, with what each has free. */
export function shortPayers(
  game: ProvinceGame,
  draft: Draft,
  me: EconomyId | undefined,
): ReadonlyMap<EconomyId, number> {
  const article = articleOf(draft);
  if (article === undefined) return new Map();
  const free = freeUnder(game, article, me);
  const payments = paymentsIn(draft);
  const due = (economy: EconomyId): number =>
    payments.reduce((sum, payment) => sum + (payment.from === economy ? yuanOf(payment) : 0), 0);
  const payers = [...new Set(payments.map(({ from }) => from))];
  return new Map(payers.filter((payer) => due(payer) > free(payer)).map((payer) => [payer, free(payer)]));
}
