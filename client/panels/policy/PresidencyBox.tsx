import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import { useState } from 'preact/hooks';
import { unionOf } from '#shared/rules/agreements/unionOf.ts';
import { presidencyOf } from '#shared/rules/negotiation/approval/presidencyOf.ts';
import { isLive } from '../../state/store.ts';
import { formatSigned } from '../../text/format.ts';
import { agreementName, economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { press } from '../player/press.ts';
import { Stepper } from '../player/Stepper.tsx';
import type { EnvelopeProps } from './envelopeProps.ts';

const MOST_POINTS = 5;
const FULL_INTEGRATION = 6;

/** In full integration a presidency that rotates may move the common wall, once a round and in public. */
export function PresidencyBox({ game, me }: Pick<EnvelopeProps, 'game' | 'me'>) {
  const [points, setPoints] = useState(-1);
  const union = unionOf(game, me);
  if (union === undefined || union.level < FULL_INTEGRATION) return null;
  const president = presidencyOf(game, union);
  const move = union.wallMove?.inRound === game.round ? union.wallMove : undefined;
  return (
    <section class="good">
      <b>{t('presidency.title', { agreement: agreementName(union.id) })}</b>{' '}
      <ConceptMark place="spot.presidency" />
      <p class="small muted">
        {move !== undefined
          ? t('presidency.moved', {
              economy: economyName(move.by),
              points: formatSigned(move.shiftBp / POINT_BP, 0),
            })
          : president === me
            ? t('presidency.yours')
            : t('presidency.others', { economy: president === undefined ? '–' : economyName(president) })}
      </p>
      {president === me && move === undefined && (
        <div class="row">
          <Stepper
            label={t('presidency.points')}
            value={points}
            min={-MOST_POINTS}
            max={MOST_POINTS}
            onChange={(value) => setPoints(Math.round(value))}
          />
          <button
            type="button"
            class="btn"
            disabled={points === 0 || !isLive.value}
            onClick={() =>
              void press({ type: 'moveCommonWall', agreement: union.id, shiftBp: points * POINT_BP })
            }
          >
            {t('presidency.move')}
          </button>
        </div>
      )}
    </section>
  );
}
