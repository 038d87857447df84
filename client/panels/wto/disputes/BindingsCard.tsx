import { Term } from '../../../design/Term.tsx';
import { formatRate } from '../../../text/format.ts';
import { economyName, sectorName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { type WtoView, useCountries } from '../../../state/useTable.ts';
import { boundAverages, boundLines } from './bindingsModel.ts';

type Props = {
  readonly view: WtoView;
};

/** Applied tariffs of all economies beside their bindings. */
export function BindingsCard({ view }: Props) {
  const { scenario, me } = useCountries();
  return (
    <section class="panel pad bindings stack" aria-labelledby="bindings-title">
      <h3 id="bindings-title" class="row">
        <span class="grow">{t('wto.bindings')}</span>
        <ConceptMark place="spot.binding" />
      </h3>
      <p class="small muted">{t('wto.bindings.hint')}</p>
      {me !== undefined && (
        <>
          <h4 class="small">{t('wto.bindings.yours')}</h4>
          <RateTable
            head={t('wto.own.good')}
            rows={boundLines(scenario, view, me).map(({ sector, ...rates }) => ({
              name: sectorName(sector),
              isMine: false,
              ...rates,
            }))}
          />
        </>
      )}
      <details class="small" open={me === undefined}>
        <summary>{t('wto.effect.byEconomy')}</summary>
        <RateTable
          head={t('wto.chart.who')}
          rows={boundAverages(scenario, view).map(({ economy, ...rates }) => ({
            name: economyName(economy),
            isMine: economy === me,
            ...rates,
          }))}
        />
      </details>
    </section>
  );
}

type Row = {
  readonly name: string;
  readonly isMine: boolean;
  readonly wallBp: number;
  readonly boundBp: number;
};

function RateTable({ head, rows }: { readonly head: string; readonly rows: readonly Row[] }) {
  return (
    <table class="figures num small">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t('wto.bindings.wall')}</th>
          <th scope="col">
            <Term of="ceiling">{t('wto.bindings.bound')}</Term>
          </th>
          <th scope="col">{t('wto.bindings.room')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, isMine, wallBp, boundBp }) => (
          <tr key={name} class={isMine ? 'own' : ''}>
            <th scope="row">{name}</th>
            <td>{formatRate(tenth(wallBp))}</td>
            <td>{formatRate(tenth(boundBp))}</td>
            <td class={wallBp > boundBp + 1 ? 'above' : ''}>{formatRate(tenth(boundBp - wallBp))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Averages to a tenth of a point. */
function tenth(rateBp: number): number {
  return Math.round(rateBp / 10) * 10;
}
