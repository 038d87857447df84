import { useState } from 'preact/hooks';
import {
  DEPOSIT_LEAST,
  MARKET_RULES,
  MILLIONS_A_YUAN100M,
  OFFICE_COST,
  PACT_GOODS,
} from '#shared/content/provinces/provinceConstants.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { seenChance } from '#shared/rules/provinces/pacts/breaches.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { freeWhenReplaced, offerCost, pactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { pointsOfMoney } from '#shared/rules/provinces/settlement/careerScore.ts';
import { institutionOf } from '#shared/rules/provinces/state/provinceStates.ts';
import { previews } from '../../../preview/preview.ts';
import { Choice, OptionRow } from '../../../design/Choice.tsx';
import { Icon } from '../../../design/Icon.tsx';
import { Stepper } from '../../../design/Stepper.tsx';
import { LEVELS } from '../../../map/provinces/provinceMapModel.ts';
import { formatPercent } from '../../../text/format.ts';
import { yuanField } from '../../../text/money.ts';
import { economyName, rejectionText } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { isFeatureOpen, usePrice, useProvinces, useSeatOrCentre } from '../seat.ts';
import {
  type PactArticle,
  type PayArticle,
  anotherPayment,
  articleOf,
  paymentOf,
  paymentsIn,
  roundsLeft,
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

const DEPOSIT_MOST = 40;

/** What is agreed and what is paid. */
export function PactFields(props: Props) {
  return (
    <>
      <TermsFields {...props} />
      <PaymentsField {...props} />
    </>
  );
}

/** What the members agree: goods, the highest level, how it binds, how long, the office, the rules of one market. */
function TermsFields({ draft, onChange }: Props) {
  const { scenario, game, me = '' } = useProvinces();
  const article = articleOf(draft);
  if (article === undefined) return null;
  const props = {
    article,
    bindingFault: bindingFault(scenario, game, draft, me),
    onSet: (terms: Parameters<typeof withTerms>[1]) => onChange(withTerms(draft, terms)),
  };
  return (
    <>
      <LevelField {...props} />
      <ForceField {...props} />
      <RulesField {...props} />
    </>
  );
}

/** Why the draft cannot bind its members: one of them is bound already. */
export function bindingFault(
  scenario: Parameters<typeof pactFaults>[0],
  game: ProvinceGame,
  draft: Draft,
  me: EconomyId,
): Rejection | undefined {
  const bound = withTerms(draft, { isBinding: true });
  return pactFaults(scenario, game, bound, me).find(({ code }) => code === 'pact/second-binding');
}

function LevelField({ article: { goods, atMost, rounds }, onSet }: PartProps) {
  const { game } = useProvinces();
  return (
    <fieldset class="pact-field stack slim ruled">
      <legend>{t('pactDesk.terms')}</legend>
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
          <span class="small muted">{t('pactDesk.roundsMost', { most: roundsLeft(game) })}</span>
          <Stepper
            label={t('field.rounds')}
            value={rounds}
            min={1}
            max={Math.max(roundsLeft(game), rounds)}
            onChange={(next) => onSet({ rounds: Math.round(next) })}
          />
        </span>
      </div>
    </fieldset>
  );
}

function ForceField({
  article,
  onSet,
  bindingFault: fault,
}: PartProps & { readonly bindingFault: Rejection | undefined }) {
  const { isBinding, deposit } = article;
  const chance = formatPercent(seenChance({ ...article, isBinding: false }, article.hasOffice), 0);
  return (
    <fieldset class="pact-field stack slim ruled">
      <legend>{t('pactDesk.force')}</legend>
      {[false, true].map((binds) => (
        <OptionRow
          key={String(binds)}
          type="radio"
          name="pact-force"
          isOn={isBinding === binds}
          title={t(binds ? 'pact.binding' : 'pact.voluntary')}
          hint={
            !binds
              ? t('pactDesk.voluntaryHint', { chance })
              : fault === undefined || isBinding
                ? t('pactDesk.bindingHint')
                : rejectionText(fault)
          }
          isOff={binds && !isBinding && fault !== undefined}
          onChoose={() => onSet({ isBinding: binds })}
        />
      ))}
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
    </fieldset>
  );
}

function RulesField({ article: { among, hasOffice, rules }, onSet }: PartProps) {
  const { game } = useProvinces();
  const price = usePrice();
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
          hint={t('pactDesk.officeHint', { price: price(OFFICE_COST / Math.max(1, among.length)) })}
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

/** A member of a pact whose gain is shared: points of the round that it has of the pact before any payment, and what money does to them. */
type Sharer = {
  readonly economy: EconomyId;
  readonly gain: number;
  /** What it can pay a round, in 100 million yuan. */
  readonly free: number;
  readonly pointsOf: (yuan100m: number) => number;
};

/** Points by which money must help who has least, to be worth its way. */
const LEAST_HELP = 0.01;
const MOST_STEPS = 2_000;

/**
 * Payments by which the gain of a pact is shared: whoever has most of it pays whoever has least, 100 million yuan at a time, until that would
 * turn their order round. Nobody pays itself into a loss.
 */
export function fairPayments(sharers: readonly Sharer[], rounds: number): readonly PayArticle[] {
  const net = new Map(sharers.map(({ economy }) => [economy, 0]));
  const helpless = new Set<EconomyId>();
  const netOf = ({ economy }: Sharer): number => net.get(economy) ?? 0;
  const hasWith = (sharer: Sharer, more: number): number =>
    sharer.gain + sharer.pointsOf(netOf(sharer) + more);
  for (let step = 0; step < MOST_STEPS; step++) {
    const ranked = sharers.toSorted((a, b) => hasWith(a, 0) - hasWith(b, 0));
    const poorest = ranked.find(({ economy }) => !helpless.has(economy));
    const richest = ranked.findLast((sharer) => sharer.free + Math.min(0, netOf(sharer)) >= 1);
    if (poorest === undefined || richest === undefined || richest === poorest) break;
    const left = hasWith(richest, -1);
    if (left < 0 || left < hasWith(poorest, 1)) break;
    if (hasWith(poorest, 1) - hasWith(poorest, 0) < LEAST_HELP) {
      helpless.add(poorest.economy);
      continue;
    }
    net.set(richest.economy, netOf(richest) - 1);
    net.set(poorest.economy, netOf(poorest) + 1);
  }
  const owed = new Map([...net].filter(([, sum]) => sum > 0));
  return [...net].flatMap(([from, sum]): PayArticle[] => {
    let left = -sum;
    return [...owed].flatMap(([to, due]): PayArticle[] => {
      const paid = Math.min(left, due);
      if (paid < 1) return [];
      left -= paid;
      owed.set(to, due - paid);
      return [paymentOf(paid, { from, to, rounds })];
    });
  });
}

/** The members as the last forecast of this draft has them; nothing before it is there. */
function useSharers(draft: Draft): readonly Sharer[] | undefined {
  const { scenario, game, me } = useProvinces();
  const { ahead } = previews.value;
  const article = articleOf(draft);
  if (article === undefined || ahead?.job.type !== 'pact' || ahead.result.type !== 'pact') return undefined;
  if (draft.parties.length < 2 || canonicalJson(ahead.job.draft) !== canonicalJson(draft)) return undefined;
  const { without, kept, unpaid = kept } = ahead.result.forecast;
  const free = freeWhenReplaced(game, article);
  const institution = institutionOf(scenario, game);
  return draft.parties.flatMap((economy): Sharer[] => {
    const [was, own] = [without.provinces[economy], unpaid.provinces[economy]];
    if (was === undefined || own === undefined) return [];
    const pointsOf = (money: number): number => pointsOfMoney(scenario, institution, economy, own, money);
    // What payments do to markets is known once there are some: then it is counted.
    const net = own.budgetParts.payments;
    const paid = (kept.provinces[economy]?.budgetParts.payments ?? net) - net;
    const beside = (kept.provinces[economy]?.score ?? own.score) - own.score - pointsOf(paid);
    return [
      {
        economy,
        gain: own.score - was.score + beside,
        free: Math.floor(free(economy) - (economy === me ? offerCost(game, economy) : 0)),
        pointsOf,
      },
    ];
  });
}

const SUM_MOST = 1_000;
const STEP = 5;

/** Shares the gain of the draft by payments, as soon as its forecast is there. */
function ShareButton({ draft, onChange }: Props) {
  const sharers = useSharers(draft);
  const rounds = articleOf(draft)?.rounds ?? 1;
  return (
    <button
      type="button"
      class="btn sm"
      disabled={sharers === undefined}
      onClick={() => sharers && onChange(withPayments(draft, fairPayments(sharers, rounds)))}
    >
      {t('pactDesk.share')}
    </button>
  );
}

/** Compensation tied to the pact: it runs as long as the pact does, at most. */
function PaymentsField({ draft, onChange }: Props) {
  const { game, me } = useSeatOrCentre();
  const { yuan100m, digits } = yuanField();
  const payments = paymentsIn(draft);
  const options = draft.parties.map((party) => ({ value: party, label: economyName(party) }));
  const put = (place: number, payment: PayArticle | undefined): void =>
    onChange(
      withPayments(
        draft,
        payments.flatMap((each, at) => (at !== place ? [each] : payment === undefined ? [] : [payment])),
      ),
    );
  return (
    <fieldset class="pact-field stack slim ruled">
      <legend>{t('pactDesk.payments')}</legend>
      {payments.map((payment, place) => (
        <div key={place} class="fields pact-payment">
          <Choice
            label={t('field.from')}
            value={payment.from}
            options={options}
            onChange={(from) =>
              put(place, { ...payment, from, to: from === payment.to ? payment.from : payment.to })
            }
          />
          <Choice
            label={t('field.receiver')}
            value={payment.to}
            options={options}
            onChange={(to) =>
              put(place, { ...payment, to, from: to === payment.from ? payment.to : payment.from })
            }
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
                put(place, { ...payment, amountMn });
              }}
            />
          </span>
          <span class="choice">
            <span class="small muted">{t('field.rounds')}</span>
            <Stepper
              label={t('field.rounds')}
              value={payment.rounds}
              min={1}
              max={Math.max(roundsLeft(game), payment.rounds)}
              onChange={(rounds) => put(place, { ...payment, rounds: Math.round(rounds) })}
            />
          </span>
          <button
            type="button"
            class="btn sm ghost icon"
            aria-label={t('pactDesk.removePayment')}
            onClick={() => put(place, undefined)}
          >
            <Icon name="trash" size={17} />
          </button>
        </div>
      ))}
      <div class="row wrap">
        <button
          type="button"
          class="btn sm"
          disabled={draft.parties.length < 2}
          onClick={() => onChange(anotherPayment(draft, me))}
        >
          <Icon name="plus" size={16} />
          {t('pactDesk.addPayment')}
        </button>
        <ShareButton draft={draft} onChange={onChange} />
      </div>
      <p class="small muted">{t('pactDesk.shareHint')}</p>
    </fieldset>
  );
}
