import { useState } from 'preact/hooks';
import { lastRoundOf } from '#shared/rules/phases/gameLength.ts';
import { isHumanCentre } from '#shared/rules/provinces/centre/isHumanCentre.ts';
import { isLive } from '../../../state/store.ts';
import { t } from '../../../text/t.ts';
import { press } from '../../player/press.ts';
import { Stepper } from '../../player/Stepper.tsx';
import type { SeatProps } from '../policy/measuresProps.ts';

const MIDDLE = 50;
const STEP = 5;

/** In the last round each province judges a human centre, sealed, from 0 to 100; the last ballot counts. */
export function BallotCard({ game, me }: SeatProps) {
  const own = game.provinces?.centre.ballots[me];
  const [points, setPoints] = useState(own ?? MIDDLE);
  const isDue = isHumanCentre(game) && game.round === lastRoundOf(game) && game.phase === 'policy';
  if (!isDue) return null;
  return (
    <section class="paper pad assent" aria-labelledby="ballot">
      <h2 id="ballot">{t('ballot.title')}</h2>
      <p class="small">{t('ballot.text')}</p>
      <div class="row">
        <Stepper
          label={t('ballot.points')}
          value={points}
          min={0}
          max={100}
          step={STEP}
          onChange={setPoints}
        />
        <button
          type="button"
          class="btn grow"
          disabled={!isLive.value}
          onClick={() => void press({ type: 'rateCentre', points: Math.round(points) })}
        >
          {t('ballot.press')}
        </button>
      </div>
      {own !== undefined && <p class="small muted">{t('ballot.cast', { points: own })}</p>}
    </section>
  );
}
