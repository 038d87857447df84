import { PILLAR_COST } from '#shared/content/provinces/provinceConstants.ts';
import { AGREED_DIVISION, PILLARS, SECTOR_OF_PILLAR } from '#shared/content/provinces/pillars.ts';
import { provinceOf } from '#shared/rules/provinces/provincesOf.ts';
import { economyName } from '../../../../text/nameParams.ts';
import { formatList } from '../../../../text/format.ts';
import { yuan } from '../../../../text/yuan.ts';
import { t, tOr } from '../../../../text/t.ts';
import { ConceptMark } from '../../../concepts/ConceptLink.tsx';
import { Choice } from '../../../player/Choice.tsx';
import type { MeasuresProps } from '../measuresProps.ts';
import { MeasureFold } from './MeasureFold.tsx';
import { pillarFreeFrom, withMeasure } from './moreModel.ts';

const AS_IT_IS = '';

/** A programme for an industry: it pays only where few others push the same. */
export function PillarForm({ game, me, measures, isOff, onChange }: MeasuresProps) {
  const { pillar: now } = provinceOf(game, me);
  const freeFrom = pillarFreeFrom(game, me);
  const isLocked = freeFrom > game.round;
  const wanted = measures.pillar;
  const name = (pillar: string): string => tOr(`pillar.${pillar}`, pillar);
  const said =
    wanted === undefined
      ? now === undefined
        ? t('more.none')
        : t('pillar.runs', { pillar: name(now.pillar) })
      : wanted === 'none'
        ? t('sealed.noPillar')
        : name(wanted);
  const others = Object.entries(game.provinces?.provinces ?? {}).filter(
    ([economy, { pillar }]) =>
      economy !== me && pillar !== undefined && pillar.pillar === (wanted ?? now?.pillar),
  );
  return (
    <MeasureFold title={t('pillar.title')} said={said}>
      <fieldset class="fields" disabled={isOff || isLocked}>
        <Choice
          label={t('pillar.choice', { cost: yuan(PILLAR_COST) })}
          value={wanted ?? AS_IT_IS}
          options={[
            {
              value: AS_IT_IS,
              label: now === undefined ? t('more.none') : t('pillar.keep', { pillar: name(now.pillar) }),
            },
            ...PILLARS.filter((pillar) => pillar !== now?.pillar).map((pillar) => ({
              value: pillar,
              label: `${name(pillar)} · ${t(`pillarSector.${SECTOR_OF_PILLAR[pillar]}`)}`,
            })),
            ...(now === undefined ? [] : [{ value: 'none', label: t('pillar.end') }]),
          ]}
          onChange={(value) => onChange(withMeasure(measures, 'pillar', pillarOf(value)))}
        />
      </fieldset>
      {isLocked && <p class="small muted">{t('pillar.locked', { round: freeFrom })}</p>}
      {others.length > 0 && (
        <p class="small">
          {t('pillar.others', { economies: formatList(others.map(([id]) => economyName(id))) })}
        </p>
      )}
      <p class="micro muted">
        {t('pillar.hint')} {t('pillar.agreed', { pillar: name(AGREED_DIVISION[me] ?? '') })}{' '}
        <ConceptMark place="spot.pillar" />
      </p>
    </MeasureFold>
  );
}

function pillarOf(value: string): MeasuresProps['measures']['pillar'] {
  return value === 'none' ? 'none' : PILLARS.find((pillar) => pillar === value);
}
