import type { GameState } from '#shared/rules/state.ts';
import { session } from '../../state/store.ts';
import { formatNumber } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../chrome/Medallion.tsx';
import { seatsAt } from './briefingModel.ts';
import { Delta } from './Delta.tsx';
import { pledgeRecord, standingOf } from './economyModel.ts';

/** For those who watch: every seat with who governs it, its real income and its word. No ranking. */
export function WatchPanel({ game }: { readonly game: GameState }) {
  return (
    <section class="panel economy" aria-labelledby="watch-title">
      <h2 class="head" id="watch-title">
        {t('brief.atTable')}
      </h2>
      <ul class="watch-seats">
        {seatsAt(game, session.value).map((seat) => {
          const { index, indexBefore } = standingOf(game, seat.economy);
          const word = pledgeRecord(game, seat.economy);
          return (
            <li key={seat.economy} class="row">
              <Medallion economy={seat.economy} size={30} />
              <span class="grow small">
                <b>{economyName(seat.economy)}</b>
                <br />
                <span class="muted">
                  {seat.isMinded ? t('table.minded') : (seat.name ?? t('table.bot'))}
                  {word.kept + word.broken > 0 && ` · ${t('econ.word', word)}`}
                </span>
              </span>
              <span class="small num right">
                <b>{formatNumber(index, 2)}</b>
                <br />
                <Delta
                  value={index - indexBefore}
                  text={formatNumber(Math.abs(index - indexBefore), 2)}
                  epsilon={0.005}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
