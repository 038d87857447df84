import { formatList, formatSigned } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { BlocBar } from '../reveal/BlocBar.tsx';
import { useCountries } from '../../state/useTable.ts';
import { blocSums, incomeSums } from './debriefModel.ts';

const BLOCS_SHOWN = 3;

/** What blocs created and diverted at one table, who outside lost by it, and where every income came from. */
export function TradeOfTable() {
  const { game } = useCountries();
  const blocs = blocSums(game).slice(0, BLOCS_SHOWN);
  return (
    <div class="debrief-two stack gap-5">
      <section class="panel pad stack gap-3">
        <h2>{t('debrief.blocs')}</h2>
        {blocs.length === 0 && <p class="muted">{t('debrief.noBlocs')}</p>}
        {blocs.map((bloc) => (
          <div key={bloc.agreement}>
            <BlocBar bloc={bloc} />
            {bloc.lostBy.length > 0 && (
              <p>{t('debrief.lostBy', { economies: formatList(bloc.lostBy.map(economyName)) })}</p>
            )}
          </div>
        ))}
      </section>
      <section class="panel pad stack gap-3">
        <h2 id="who-paid">{t('debrief.whoPaid')}</h2>
        <ScrollPane class="scroll-x" labelledBy="who-paid">
          <table class="num">
            <thead>
              <tr>
                <th scope="col">{t('end.economy')}</th>
                {(['created', 'diverted', 'prices', 'rest', 'total'] as const).map((part) => (
                  <th scope="col" class="right" key={part}>
                    {t(`debrief.part.${part}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {incomeSums(game).map((sum) => (
                <tr key={sum.economy}>
                  <th scope="row">
                    <Named economy={sum.economy} />
                  </th>
                  {([sum.created, sum.diverted, sum.prices, sum.rest] as const).map((percent, place) => (
                    <td class="right" key={place}>
                      {formatSigned(percent, 2)}
                    </td>
                  ))}
                  <td class={`right ${sum.total < 0 ? 'bad' : ''}`}>
                    <b>{formatSigned(sum.total, 2)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollPane>
        <p class="muted">{t('debrief.partsHint')}</p>
      </section>
    </div>
  );
}

function Named({ economy }: { readonly economy: string }) {
  return (
    <span class="row">
      <Medallion economy={economy} size={34} />
      {economyName(economy)}
    </span>
  );
}
