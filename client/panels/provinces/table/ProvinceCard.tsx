import { useEffect, useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { Icon } from '../../../design/Icon.tsx';
import { LevelMeter } from '../../../map/provinces/LevelMeter.tsx';
import { formatNumber } from '../../../text/format.ts';
import { agreementName, economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Medallion } from '../../chrome/Medallion.tsx';
import { selected, showTalkWith } from '../../player/tableState.ts';
import { ownPacts, ownState } from '../own/ownModel.ts';
import { placeText } from '../own/placeText.ts';
import { openPactDesk } from '../pacts/openPactDesk.ts';
import { levelPercent } from '../policy/measuresModel.ts';
import { PayForm } from '../pacts/PayForm.tsx';
import { provinceAt, type PaneProps } from './seat.ts';

type Props = PaneProps & { readonly economy: EconomyId };

/** A province that was picked on the map: what is public about it, and what one can do with it. */
export function ProvinceCard({ scenario, game, seat, economy }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [economy]);
  const province = game.provinces?.provinces[economy];
  const me = provinceAt(seat);
  if (province === undefined) return null;
  const own = ownState(game, economy);
  const pacts = ownPacts(game, economy);
  return (
    <section class="panel partner" aria-labelledby="province-card">
      <div class="head">
        <Medallion economy={economy} size={30} />
        <h2 id="province-card" class="grow" tabIndex={-1} ref={title}>
          {economyName(economy)}
        </h2>
        <button
          type="button"
          class="btn sm ghost icon"
          aria-label={t('dialog.close')}
          onClick={() => (selected.value = undefined)}
        >
          <Icon name="close" size={17} />
        </button>
      </div>
      <div class="pad">
        <dl class="facts small">
          {(['wall', 'block'] as const).map((dial) => (
            <div key={dial} class="row between">
              <dt>{t(`dial.${dial}`)}</dt>
              <dd class="row num">
                <LevelMeter kind={dial} level={province[dial]} />
                {province[dial]} · {formatNumber(levelPercent(scenario, province[dial]), 0)}%
              </dd>
            </div>
          ))}
          <div class="row between">
            <dt>{t('own.income')}</dt>
            <dd class="num">{formatNumber(own.index, 1)}</dd>
          </div>
          <div class="row between">
            <dt>{t('own.place')}</dt>
            <dd class="num">{placeText(own, scenario)}</dd>
          </div>
          <div class="row between">
            <dt>{t('own.reputation')}</dt>
            <dd class="num">{formatNumber(own.reputation)}</dd>
          </div>
        </dl>
        <p class="small muted">
          {pacts.length === 0 ? t('pmap.noPact') : pacts.map(({ id }) => agreementName(id)).join(' · ')}
        </p>
        {me !== undefined && me !== economy && (
          <>
            <div class="row wrap">
              <button type="button" class="btn sm" onClick={() => showTalkWith(economy)}>
                <Icon name="chat" size={16} />
                {t('pcard.talk')}
              </button>
              {game.phase === 'negotiation' && (
                <button type="button" class="btn sm" onClick={() => openPactDesk(game, me, economy)}>
                  <Icon name="pencil" size={16} />
                  {t('pcard.write')}
                </button>
              )}
            </div>
            {game.phase === 'negotiation' && <PayForm game={game} me={me} to={economy} />}
          </>
        )}
      </div>
    </section>
  );
}
