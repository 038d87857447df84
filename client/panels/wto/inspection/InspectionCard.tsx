import { useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { BarriersState } from '#shared/protocol/modules/barriers.ts';
import { tradableSectors } from '#shared/rules/schedules/places.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isLive } from '../../../state/store.ts';
import { economyName, sectorName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { Choice } from '../../player/Choice.tsx';
import { press } from '../../player/press.ts';
import { formsAbout } from '../wtoView.ts';
import { detectionPercents, inspectionOf } from './inspectionModel.ts';

type Props = {
  readonly scenario: Scenario;
  readonly game: GameState;
  readonly barriers: BarriersState;
  readonly me: EconomyId;
};

/** One look a round at the rules of another economy. */
export function InspectionCard({ scenario, game, barriers, me }: Props) {
  const goods = tradableSectors(scenario);
  const others = Object.keys(game.seats).filter((economy) => economy !== me);
  const [sector, setSector] = useState(goods[0] ?? '');
  const chosen = formsAbout.value;
  const against = chosen !== undefined && others.includes(chosen) ? chosen : others[0];
  const done = inspectionOf(barriers, game.round, me);
  const [first = 0, second = 0, third = 0] = detectionPercents().map(({ percent }) => percent);
  if (against === undefined) return null;
  return (
    <section class="panel pad inspection" aria-labelledby="inspection-title">
      <h3 id="inspection-title" class="row">
        <span class="grow">{t('inspect.title')}</span>
        <ConceptMark place="spot.inspection" />
      </h3>
      <p class="small muted">{t('inspect.hint', { first, second, third })}</p>
      {done === undefined ? (
        <div class="fields">
          <Choice
            label={t('inspect.whom')}
            value={against}
            options={others.map((value) => ({ value, label: economyName(value) }))}
            onChange={(economy) => (formsAbout.value = economy)}
          />
          <Choice
            label={t('inspect.good')}
            value={sector}
            options={goods.map((value) => ({ value, label: sectorName(value) }))}
            onChange={setSector}
          />
          <button
            type="button"
            class="btn"
            disabled={!isLive.value || game.phase !== 'negotiation'}
            onClick={() => void press({ type: 'inspectBarrier', against, sector })}
          >
            {t('inspect.do')}
          </button>
        </div>
      ) : (
        <output class="inspected">
          <b>
            {t(done.found ? 'inspect.found' : 'inspect.nothing', {
              economy: economyName(done.against),
              sector: sectorName(done.sector),
            })}
          </b>{' '}
          <span class="small muted">{t('inspect.doneThisRound')}</span>
        </output>
      )}
      {game.phase !== 'negotiation' && done === undefined && <p class="small muted">{t('inspect.later')}</p>}
    </section>
  );
}
