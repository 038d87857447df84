import type { GameState } from '#shared/rules/state.ts';
import { economyName, sectorName } from '../../../text/nameParams.ts';
import { shortMoney } from '../../../text/shortMoney.ts';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { Medallion } from '../../chrome/Medallion.tsx';
import { knownBarriers, type KnownBarrier } from './inspectionModel.ts';

const LOSERS_SHOWN = 3;

/** Barriers that came to light: public, and watched until they are gone. */
export function KnownBarriers({ game }: { readonly game: GameState }) {
  const known = knownBarriers(game);
  return (
    <section class="panel pad" aria-labelledby="known-title">
      <h3 id="known-title" class="row">
        <span class="grow">{t('inspect.known')}</span>
        <ConceptMark place="spot.barrier" />
      </h3>
      {known.length === 0 && <p class="small muted">{t('inspect.known.none')}</p>}
      <ul class="known">
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
      <span class="grow">
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
