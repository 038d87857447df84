import { averageWallBp } from '#shared/kernel/basisPoints.ts';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Delta } from '../../design/Marks.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { MapView } from '../../map/MapView.tsx';
import { loadWaysRound, useLate } from '../../map/mapEngine.ts';
import { mapModel } from '../../map/mapModel.ts';
import { revealedReports } from '../../state/standing.ts';
import type { MapLayer } from '../../state/tableState.ts';
import { incomeRows, reportOnShow, tradeInForce, withTradeInForce } from '../../state/trade.ts';
import { useCountries } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { formatNumber, formatRate } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import '../effects/effects.css';
import { useTradeInForce } from '../effects/useProposalPreview.ts';
import { offerTitle } from '../proposal/proposalModel.ts';
import { headlinesAt } from '../headlines/headline.ts';
import { Register } from '../treaty/AgreementRegister.tsx';
import { ReplayColumns, type ReplayProps } from './ReplayColumns.tsx';

/** The map frames all economies; on a height like this its legend is folded until it is asked for. A phone has room for land, trade and names alone. */
const INSETS = { top: 48, right: 0, bottom: 0, left: 0 } as const;

/** A moment of a game of countries: the map as it stood, what was on the table and law, and every economy's wall and income. */
export function CountryReplay({ seat, list }: ReplayProps) {
  const { scenario, game: shown } = useCountries();
  // Of a round that starts anew the trade is that under what was in force, as players saw it.
  useTradeInForce(shown);
  useEffect(() => () => void (tradeInForce.value = undefined), []);
  const inForce = tradeInForce.value;
  const game = useMemo(() => withTradeInForce(shown), [shown, inForce]);
  const [chosenLayer, setLayer] = useState<MapLayer>('all');
  const isPhone = viewport.value === 'phone';
  const layer = isPhone ? 'flows' : chosenLayer;
  const report = reportOnShow(game);
  const waysRound = useLate(loadWaysRound, scenario.flags.lowestWallEntry);
  const model = useMemo(
    () =>
      mapModel(scenario, game, {
        layer,
        me: seat,
        waysRound: () => waysRound?.(scenario, game, Object.keys(game.seats)) ?? [],
        ...(report === undefined ? {} : { reveal: { report, stop: game.revealStop } }),
      }),
    [scenario, game, layer, seat, waysRound],
  );
  return (
    <ReplayColumns
      list={list}
      picture={
        <MapView
          model={model}
          onPick={() => undefined}
          {...(isPhone ? { isBand: true } : { onLayer: setLayer, insets: INSETS })}
        />
      }
      headlines={report === undefined ? [] : headlinesAt(report, game.revealStop)}
      titleOf={(proposal) => offerTitle(proposal)}
      law={<Register seat={seat} />}
      standings={<EconomiesCard />}
    />
  );
}

/** Walls and real incomes as everybody knew them, in the order of the seats. */
function EconomiesCard() {
  const { scenario, game } = useCountries();
  const rows = incomeRows(scenario, game, revealedReports(game));
  const wallOf = (economy: string): string =>
    formatRate(Math.round(averageWallBp(game.walls[economy]?.mfnRateBp ?? {}) / 10) * 10);
  return (
    <section class="panel pad stack" aria-labelledby="replay-economies">
      <h2 id="replay-economies">{t('replay.economies')}</h2>
      <ScrollPane class="scroll-x" labelledBy="replay-economies">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('end.economy')}</th>
              <th scope="col" class="right">
                {t('replay.wall')}
              </th>
              <th scope="col" class="right">
                {t('end.index')}
              </th>
              <th scope="col" class="right">
                {t('replay.change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ economy, index, change }) => (
              <tr key={economy}>
                <th scope="row">
                  <span class="row">
                    <Medallion economy={economy} size={24} /> {economyName(economy)}
                  </span>
                </th>
                <td class="num right">{wallOf(economy)}</td>
                <td class="num right">{formatNumber(index, 2)}</td>
                <td class="num right">
                  {change !== undefined && <Delta value={change} text={formatNumber(Math.abs(change), 2)} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPane>
    </section>
  );
}
