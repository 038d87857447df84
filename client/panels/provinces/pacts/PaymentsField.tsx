import { MILLIONS_A_YUAN100M } from '#shared/content/provinces/provinceConstants.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { Icon } from '../../../design/Icon.tsx';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { yuanField } from '../../../text/money.ts';
import { Choice } from '../../../design/Choice.tsx';
import { Stepper } from '../../../design/Stepper.tsx';
import { useSeatOrCentre } from '../seat.ts';
import {
  anotherPayment,
  paymentsIn,
  roundsLeft,
  withPayments,
  yuanOf,
  type PayArticle,
} from './pactDraft.ts';

type Props = {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
};

const SUM_MOST = 1_000;
const STEP = 5;

/** Compensation tied to the pact: it runs as long as the pact does, at most. */
export function PaymentsField({ draft, onChange }: Props) {
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
      <button
        type="button"
        class="btn sm"
        disabled={draft.parties.length < 2}
        onClick={() => onChange(anotherPayment(draft, me))}
      >
        <Icon name="plus" size={16} />
        {t('pactDesk.addPayment')}
      </button>
    </fieldset>
  );
}
