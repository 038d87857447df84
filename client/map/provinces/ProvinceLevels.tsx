import { Fragment } from 'preact';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { formatList, formatNumber, formatSignedPercent } from '../../text/format.ts';
import { agreementName, economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import type { ProvinceMapModel } from './provinceMapModel.ts';

/** Where a province stands in the race: career on average, place by growth, real income. */
export type Standing = {
  readonly economy: EconomyId;
  readonly career: number;
  readonly place: number;
  readonly index: number;
};

type TableProps = {
  readonly model: ProvinceMapModel;
  /** After the last round, the best career first; empty before one is over. */
  readonly standings?: readonly Standing[];
  /** Opens the card of a province. */
  readonly onPick?: (economy: EconomyId) => void;
};

/** The levels that the map shows and where all stand, as a table: for screen readers, and for whoever likes numbers better. */
export function ProvinceLevelsTable({ model, standings = [], onPick }: TableProps) {
  const placeOf = (id: EconomyId): number => standings.findIndex(({ economy }) => economy === id);
  const hasStandings = standings.length > 0;
  return (
    <ScrollPane class="province-table panel" label={t('pmap.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('pmap.province')}</th>
            {hasStandings && (
              <>
                <th scope="col">{t('pend.career')}</th>
                <th scope="col">{t('own.place')}</th>
                <th scope="col">{t('gauge.part.income')}</th>
              </>
            )}
            <th scope="col">{t('dial.wall')}</th>
            <th scope="col">{t('dial.block')}</th>
            <th scope="col">{t('pmap.pacts')}</th>
          </tr>
        </thead>
        <tbody>
          {model.provinces
            .toSorted((a, b) => placeOf(a.id) - placeOf(b.id))
            .map(({ id, wall, block, next, isMe }) => (
              <tr key={id} class={isMe ? 'is-me' : ''}>
                <th scope="row">
                  {onPick === undefined ? (
                    economyName(id)
                  ) : (
                    <button type="button" class="link" onClick={() => onPick(id)}>
                      {economyName(id)}
                    </button>
                  )}
                </th>
                {standings.slice(placeOf(id), placeOf(id) + 1).map(({ career, place, index }) => (
                  <Fragment key={id}>
                    <td class="num">{formatNumber(career, 1)}</td>
                    <td class="num">{place}</td>
                    <td class="num">{formatSignedPercent(index / 100 - 1, 1)}</td>
                  </Fragment>
                ))}
                <td class="num">
                  {next === undefined || next.wall === wall ? wall : `${wall} → ${next.wall}`}
                </td>
                <td class="num">
                  {next === undefined || next.block === block ? block : `${block} → ${next.block}`}
                </td>
                <td>{pactsOf(model, id)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

function pactsOf({ pacts }: ProvinceMapModel, id: string): string {
  const names = pacts.filter(({ members }) => members.includes(id)).map((pact) => agreementName(pact.id));
  return names.length === 0 ? t('pmap.noPact') : formatList(names);
}
