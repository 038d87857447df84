import { useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/moneyLeft.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isLive } from '../../../state/store.ts';
import { economyName } from '../../../text/nameParams.ts';
import { yuan, yuanField } from '../../../text/yuan.ts';
import { t } from '../../../text/t.ts';
import { Dialog } from '../../chrome/Dialog.tsx';
import { press } from '../../player/press.ts';
import { Stepper } from '../../player/Stepper.tsx';

type Props = { readonly game: GameState; readonly me: EconomyId; readonly to: EconomyId };

const FIRST_SUM = 10;
const STEP = 5;

/** Money at once: public, and not to be had back, so it is asked for. */
export function PayForm({ game, me, to }: Props) {
  const left = moneyLeft(game, me);
  const [wanted, setWanted] = useState(FIRST_SUM);
  const [isAsking, setAsking] = useState(false);
  if (left < 1) return <p class="small muted">{t('pay.nothing')}</p>;
  const { yuan100m, digits } = yuanField();
  const sum = Math.min(left, wanted);
  return (
    <div class="fields pay-form">
      <span class="choice">
        <span class="small muted">{t('pay.sum', { left: yuan(left) })}</span>
        <Stepper
          label={t('pay.label', { economy: economyName(to) })}
          value={sum / yuan100m}
          min={1 / yuan100m}
          max={left / yuan100m}
          step={STEP / yuan100m}
          digits={digits}
          onChange={(next) => setWanted(Math.max(1, Math.round(next * yuan100m)))}
        />
      </span>
      <button type="button" class="btn sm" disabled={!isLive.value} onClick={() => setAsking(true)}>
        {t('pay.press')}
      </button>
      {isAsking && (
        <Dialog
          title={t('pay.ask', { economy: economyName(to), sum: yuan(sum) })}
          onClose={() => setAsking(false)}
          action={t('pay.press')}
          onAction={() => {
            setAsking(false);
            void press({ type: 'payProvince', to, yuan100m: sum });
          }}
        >
          <p>{t('pay.text')}</p>
        </Dialog>
      )}
    </div>
  );
}
