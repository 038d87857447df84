import { useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { RadioGroup } from '../../design/Choice.tsx';
import { submitIntent } from '../../net/submitIntent.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { OfficeNote } from '../chrome/SeatOffices.tsx';
import { mayPress } from '../../state/offices.ts';

type Direction = 'up' | 'down';

/** In place of an economy's id: that none loses. */
const NOBODY = '';

const DIRECTIONS = ['up', 'down'] as const satisfies readonly Direction[];

/** Predict first: two taps before the envelopes open. */
export function PredictCard() {
  const { game, me } = useCountrySeat();
  const made = game.predictions[me];
  const [isChanging, setChanging] = useState(false);
  const [ownIncome, setOwnIncome] = useState<Direction>(made?.ownIncome ?? 'up');
  const [loser, setLoser] = useState<EconomyId | undefined>(made && (made.losesMost ?? NOBODY));
  const predict = async (): Promise<void> => {
    if (loser === undefined) return;
    const losesMost = loser === NOBODY ? {} : { losesMost: loser };
    if (await submitIntent({ type: 'predict', ownIncome, ...losesMost })) setChanging(false);
  };
  if (made !== undefined && !isChanging) {
    return (
      <section class="panel pad predict stack" id="predict">
        <p>
          {made.losesMost === undefined
            ? t('predict.doneNobody', { direction: t(`predict.${made.ownIncome}`) })
            : t('predict.done', {
                direction: t(`predict.${made.ownIncome}`),
                economy: economyName(made.losesMost),
              })}{' '}
          <button type="button" class="link" onClick={() => setChanging(true)}>
            {t('predict.change')}
          </button>
        </p>
      </section>
    );
  }
  return (
    <section class="panel pad predict stack" id="predict">
      <h3>{t('predict.title')}</h3>
      <RadioGroup
        legend={t('predict.own')}
        choices={DIRECTIONS.map((value) => ({ value, label: t(`predict.${value}`) }))}
        value={ownIncome}
        onChange={setOwnIncome}
      />
      <fieldset class="row wrap">
        <legend>
          <b>{t('predict.loser')}</b>
        </legend>
        {Object.keys(game.seats).map((economy) => (
          <label
            key={economy}
            class={loser === economy ? 'chip row inline gap-1 on' : 'chip row inline gap-1'}
          >
            <input
              type="radio"
              class="sr"
              name="losesMost"
              checked={loser === economy}
              onChange={() => setLoser(economy)}
            />
            <Medallion economy={economy} size={26} />
            <span class="small">{economyName(economy)}</span>
          </label>
        ))}
        <label class={loser === NOBODY ? 'chip row inline gap-1 on' : 'chip row inline gap-1'}>
          <input
            type="radio"
            class="sr"
            name="losesMost"
            checked={loser === NOBODY}
            onChange={() => setLoser(NOBODY)}
          />
          <span class="small">{t('predict.nobody')}</span>
        </label>
      </fieldset>
      <OfficeNote type="predict" />
      <div class="row between">
        <span class="micro muted">{t('predict.hint')}</span>
        <button
          type="button"
          class="btn"
          disabled={loser === undefined || !mayPress('predict')}
          onClick={() => void predict()}
        >
          {t('predict.press')}
        </button>
      </div>
    </section>
  );
}
