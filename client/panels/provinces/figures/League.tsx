import './league.css';
import { PROMOTED, PROMOTION_POINTS } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { Icon } from '../../../design/Icon.tsx';
import { formatNumber } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Medallion } from '../../../design/Medallion.tsx';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import type { LeagueRow } from './leagueModel.ts';

type Props = {
  readonly rows: readonly LeagueRow[];
  readonly mine?: EconomyId | undefined;
  /** Round of the next promotion meeting. */
  readonly meeting?: number | undefined;
  readonly size?: number;
  /** Colour of a seat's ring, such as that of its pact. */
  readonly ringOf?: (economy: EconomyId) => string | undefined;
};

/** The league table of growth: the one ranking of the game, because the centre keeps one. */
export function League({ rows, mine, meeting, size = 32, ringOf }: Props) {
  return (
    <section class="panel league col gap-none" aria-labelledby="league">
      <header>
        <h2 id="league">
          {t('league.title')} <ConceptMark place="spot.league" />
        </h2>
        <p class="muted">{t('league.hint')}</p>
      </header>
      <ol>
        {rows.map((row) => (
          <Row
            key={row.economy}
            row={row}
            isMine={row.economy === mine}
            size={size}
            ring={ringOf?.(row.economy)}
          />
        ))}
      </ol>
      <p class="league-meeting ruled">
        <Icon name="vote" size={22} />{' '}
        {meeting === undefined
          ? t('league.noMeeting')
          : t('league.meeting', { round: meeting, count: PROMOTED, bonus: PROMOTION_POINTS })}
      </p>
    </section>
  );
}

const SILENT = 0.05;

type RowProps = {
  readonly row: LeagueRow;
  readonly isMine: boolean;
  readonly size: number;
  readonly ring: string | undefined;
};

function Row({ row, isMine, size, ring }: RowProps) {
  const { economy, place, points, change, climbed, isPromoted } = row;
  const look = Math.abs(change) < SILENT ? 'flat' : change > 0 ? 'up' : 'down';
  return (
    <li class={isMine || isPromoted ? 'lit' : ''}>
      <span class="place num">
        {place}
        {climbed !== 0 && (
          <span class={climbed > 0 ? 'climb up' : 'climb down'}>
            <span aria-hidden="true">{climbed > 0 ? '↑' : '↓'}</span>
            <span class="sr">
              {t(climbed > 0 ? 'league.up' : 'league.down', { count: Math.abs(climbed) })}
            </span>
          </span>
        )}
      </span>
      <Medallion economy={economy} size={size} {...(ring === undefined ? {} : { ring })} />
      <span class="name" title={economyName(economy)}>
        {economyName(economy)}
      </span>
      <b class="num">{formatNumber(points, 1)}</b>
      <span class={`delta num ${look}`}>{formatNumber(Math.abs(change), 1)}</span>
    </li>
  );
}
