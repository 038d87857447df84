import { useState } from 'preact/hooks';
import type { BarriersState } from '#shared/protocol/modules/modules.ts';
import { tradableSectors } from '#shared/rules/law/lawInForce.ts';
import { Term } from '../../../design/Term.tsx';
import { economyName, sectorName } from '../../../text/nameParams.ts';
import { shortMoney } from '../../../text/money.ts';
import { t } from '../../../text/t.ts';
import { Medallion } from '../../../design/Medallion.tsx';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { Choice } from '../../../design/Choice.tsx';
import { submitIntent } from '../../../net/submitIntent.ts';
import { type KnownBarrier, detectionPercents, inspectionOf, knownBarriers } from './casesModel.ts';
import { useCountries, useCountrySeat } from '../../../state/useTable.ts';
import { formsAbout } from '../../../state/tableState.ts';
import { OfficeNote } from '../../chrome/SeatOffices.tsx';
import { mayPress } from '../../../state/offices.ts';

type Props = {
  readonly barriers: BarriersState;
};

/** One look a round at the rules of another economy. */
export function InspectionCard({ barriers }: Props) {
  const { scenario, game, me } = useCountrySeat();
  const goods = tradableSectors(scenario);
  const others = Object.keys(game.seats).filter((economy) => economy !== me);
  const [sector, setSector] = useState(goods[0] ?? '');
  const chosen = formsAbout.value;
  const against = chosen !== undefined && others.includes(chosen) ? chosen : others[0];
  const done = inspectionOf(barriers, game.round, me);
  const [first = 0, second = 0, third = 0] = detectionPercents().map(({ percent }) => percent);
  if (against === undefined) return null;
  return (
    <section class="panel pad inspection stack" aria-labelledby="inspection-title">
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
            disabled={!mayPress('inspectBarrier') || game.phase !== 'negotiation'}
            onClick={() => void submitIntent({ type: 'inspectBarrier', against, sector })}
          >
            {t('inspect.do')}
          </button>
          <OfficeNote type="inspectBarrier" />
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

const LOSERS_SHOWN = 3;

/** Barriers that came to light: public, and watched until they are gone. */
export function KnownBarriers() {
  const { game } = useCountries();
  const known = knownBarriers(game);
  return (
    <section class="panel pad stack" aria-labelledby="known-title">
      <h3 class="row">
        <span class="grow">
          <Term of="hiddenBarriers">
            <span id="known-title">{t('inspect.known')}</span>
          </Term>
        </span>
        <ConceptMark place="spot.barrier" />
      </h3>
      {known.length === 0 && <p class="small muted">{t('inspect.known.none')}</p>}
      <ul class="known stack gap-none">
        {known.map((each) => (
          <Line key={`${each.by} ${each.sector}`} each={each} />
        ))}
      </ul>
    </section>
  );
}

function Line({ each }: { readonly each: KnownBarrier }) {
  const { by, sector, level, foundBy, round, lostBn } = each;
  const list = lostBn
    .slice(0, LOSERS_SHOWN)
    .map((loss) => `${economyName(loss.economy)} ${shortMoney(loss.lostBn)}`)
    .join(' · ');
  return (
    <li class="row">
      <Medallion economy={by} size={28} />
      <span class="stack gap-0 grow">
        <b>
          {t('inspect.known.line', { economy: economyName(by), sector: sectorName(sector), step: level })}
        </b>
        <span class="small muted">
          {t('inspect.known.by', { economy: economyName(foundBy), round })}
          {list !== '' && ` · ${t('inspect.known.cost', { list })}`}
        </span>
      </span>
    </li>
  );
}
