import { locale } from '../../../text/language.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { IncomeCause, ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { Bar } from '../../../design/charts/Bar.tsx';
import { Icon, type IconName } from '../../../design/Icon.tsx';
import { Say, say } from '../../../text/Say.tsx';
import { formatList, formatPercent, formatSigned, sentences } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { type Phrase, t, tOr } from '../../../text/t.ts';
import { yuan } from '../../../text/money.ts';
import { Medallion } from '../../../design/Medallion.tsx';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { largestFlows, nationText } from '../figures/mapLayersModel.ts';
import { type LedgerRow, splitTold } from '../policy/roundLedger.ts';
import { useProvinceSeat, useProvinces } from '../seat.ts';
import { type DialMove, eventNews, isProvinceCard, loweredBefore, movesOf } from './stopsModel.ts';
import { type AccountLine, type CauseRow, accountLines, causesTold, endsOfRows } from './causesModel.ts';

const COLOURS = {
  ownWall: 'var(--b1)',
  ownBlock: 'var(--b2)',
  othersWalls: 'var(--b6)',
  othersBlocks: 'var(--b5)',
  pacts: 'var(--b7)',
  corridors: 'var(--b10)',
  pillars: 'var(--b11)',
  payments: 'var(--b9)',
  events: 'var(--b4)',
  drive: 'var(--b3)',
} as const satisfies Record<IncomeCause, string>;

type Props = {
  readonly rows: readonly CauseRow[];
  readonly size?: number;
  readonly mine?: EconomyId | undefined;
};

/** What a round did to real income, province by province, in bars that sum: why, not only how much. */
export function CausesChart({ rows, size = 28, mine }: Props) {
  const ends = endsOfRows(rows);
  const told = causesTold(rows);
  return (
    <div class="causes stack">
      <ul class="cause-legend run">
        {told.map((cause) => (
          <li key={cause} class="row inline gap-1">
            <i class="cause-swatch" style={{ background: COLOURS[cause] }} aria-hidden="true" />
            {t(`cause.${cause}`)}
          </li>
        ))}
      </ul>
      <ol>
        {rows.map((row) => (
          <li key={row.economy} class={row.economy === mine ? 'lit' : ''}>
            <Medallion economy={row.economy} size={size} />
            <span class="sr">{rowText(row)}</span>
            <Bar
              kind="account"
              ends={ends}
              stretches={row.bars.map(({ part, value, from, to }) => ({
                from,
                to,
                look: value < 0 ? 'hatched' : 'plain',
                colour: COLOURS[part],
              }))}
              marks={[{ at: 0, look: 'nothing' }]}
            />
            <b class={`num ${lookOf(row.sum)}`} aria-hidden="true">
              {t('presults.percent', { number: formatSigned(row.sum, 1) })}
            </b>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A row in words: “Anhui −2.1%: own wall −2.6, pacts +0.5.” */
function rowText({ economy, sum, bars }: CauseRow): string {
  const parts = bars.map(({ part, value }) => `${t(`cause.${part}`)} ${formatSigned(value, 1)}`);
  return t('presults.row', {
    economy: economyName(economy),
    sum: t('presults.percent', { number: formatSigned(sum, 1) }),
    list: parts.length === 0 ? t('presults.noCause') : parts.join(locale().comma),
  });
}

/** What is written as 0.0 is neither gain nor loss. */
function lookOf(sum: number): string {
  if (Math.abs(sum) < SILENT) return '';
  return sum > 0 ? 'better' : 'bad';
}

const SILENT = 0.05;

type AccountListProps = {
  readonly report: ProvinceRoundReport;
  readonly size?: number;
};

const ICONS: Readonly<Record<AccountLine['kind'], IconName>> = {
  kept: 'check',
  broken: 'unlink',
  caught: 'search',
  clean: 'search',
  built: 'flows',
  unbuilt: 'undo',
  promoted: 'vote',
  crackdown: 'shield',
};
const LOOK: Readonly<Partial<Record<AccountLine['kind'], string>>> = {
  broken: 'bad',
  caught: 'bad',
  crackdown: 'bad',
  kept: 'better',
  built: 'better',
  promoted: 'better',
};

/** Pacts kept and broken, inspections, corridors, the promotion meeting. */
export function AccountList({ report, size = 24 }: AccountListProps) {
  const { game } = useProvinces();
  const lines = accountLines(report, game.provinces.corridors);
  if (lines.length === 0) return <p class="muted">{t('paccount.nothing')}</p>;
  return (
    <div class="stop-list stack">
      <ul>
        {lines.map(({ kind, phrase, by = [] }, place) => (
          <li key={place}>
            <span class={LOOK[kind] ?? ''}>
              <Icon name={ICONS[kind]} size={size} />
            </span>
            <span class="grow">
              <Say phrase={phrase} />
              {by.length > 0 && (
                <>
                  {locale().sentenceGap}
                  {t('paccount.by', {
                    list: formatList(
                      by.map(({ by: payer, yuan100m }) => `${economyName(payer)} ${yuan(yuan100m)}`),
                    ),
                  })}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type FlowListProps = {
  readonly report: ProvinceRoundReport;
  readonly before?: ProvinceRoundReport | undefined;
};

/** Trade that moved most, and what the round left of the nation's income and of the likeness of industries. */
export function FlowList({ report, before }: FlowListProps) {
  const flows = largestFlows(report.flows);
  const incomeChange = report.nationalIncomePercent - (before?.nationalIncomePercent ?? 0);
  return (
    <div class="stop-list stack">
      <dl class="stack gap-1">
        <div class="run between">
          <dt>{t('presults.nation')}</dt>
          <dd class="num">
            <b>{t('presults.percent', { number: nationText(report).income })}</b>{' '}
            <span class="muted">
              {t('presults.thisRound', {
                change: t('presults.percent', { number: formatSigned(incomeChange, 1) }),
              })}
            </span>
          </dd>
        </div>
        <div class="run between">
          <dt>
            {t('presults.similarity')} <ConceptMark place="spot.similarity" />
          </dt>
          <dd class="num">
            <b>{formatPercent(report.similarity, 1)}</b>
          </dd>
        </div>
      </dl>
      {flows.length === 0 ? (
        <p class="muted">{t('presults.noFlows')}</p>
      ) : (
        <ul>
          {flows.map(({ seller, buyer, before: was, after }) => (
            <li key={`${seller} ${buyer}`}>
              <span class="grow">
                {t('presults.flow', { from: economyName(seller), to: economyName(buyer) })}
              </span>
              <b class={after > was ? 'num better' : 'num bad'}>{yuan(Math.round(after - was), true)}</b>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type EnvelopeProps = {
  readonly report: ProvinceRoundReport;
  readonly before: ProvinceRoundReport | undefined;
  readonly size?: number;
  /** What the reform that was decided changes for who reads. */
  readonly change?: Phrase | undefined;
};

/** What the envelopes held, what the centre decided, which events were at work. */
export function EnvelopeList({ report, before, size = 26, change }: EnvelopeProps) {
  const [moves, lowered] = [movesOf(report), loweredBefore(report, before)];
  const { enacted, refused, acts } = report;
  return (
    <div class="stop-list stack">
      <ul>
        {enacted !== undefined && (
          <li>
            <Icon name="check" size={size} />
            <span class="grow">
              {sentences(
                t('presults.enacted', { reform: t(`reform.${enacted}`) }),
                change !== undefined && say(change),
              )}
            </span>
          </li>
        )}
        {refused !== undefined && (
          <li>
            <Icon name="refuse" size={size} />
            <span class="grow">
              {t('presults.refused', { reform: t(`reform.${refused.reform}`), count: refused.assents })}
            </span>
          </li>
        )}
        {acts.flatMap((act) =>
          act.type === 'reform'
            ? []
            : [
                <li key={act.type}>
                  <Icon name="sign" size={size} />
                  <span class="grow">{t('presults.act', { act: t(`actKind.${act.type}`) })}</span>
                </li>,
              ],
        )}
        {eventNews(report).map((event) => (
          <li key={event.id}>
            <Icon name="alert" size={size} />
            <span class="grow">
              {tOr(`provinceEvent.${event.card}.title`, event.card)}{' '}
              {isProvinceCard(event.card) && <ConceptMark place={`provinceEvent.${event.card}`} />}
            </span>
          </li>
        ))}
      </ul>
      {moves.length > 0 && <MovesTable moves={moves} size={size} />}
      {lowered.length > 0 && (
        <p class="small muted">
          {t('presults.lowered', { economies: formatList(lowered.map(economyName)) })}
        </p>
      )}
      {moves.length === 0 && <p class="muted">{t('presults.allStill')}</p>}
    </div>
  );
}

/** Dials that moved, a row for each province. */
function MovesTable({ moves, size }: { readonly moves: readonly DialMove[]; readonly size: number }) {
  const economies = [...new Set(moves.map(({ economy }) => economy))];
  return (
    <table class="figures dial-moves">
      <thead>
        <tr>
          <th scope="col">
            <span class="sr">{t('pend.province')}</span>
          </th>
          <th scope="col">{t('dial.wall')}</th>
          <th scope="col">{t('dial.block')}</th>
        </tr>
      </thead>
      <tbody>
        {economies.map((economy) => (
          <tr key={economy}>
            <th scope="row">
              <span class="row">
                <Medallion economy={economy} size={size} /> {economyName(economy)}
              </span>
            </th>
            {DIALS.map((dial) => (
              <MoveCell
                key={dial}
                move={moves.find((move) => move.economy === economy && move.dial === dial)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const DIALS = ['wall', 'block'] as const;

function MoveCell({ move }: { readonly move: DialMove | undefined }) {
  if (move === undefined) return <td class="muted">·</td>;
  const { from, to } = move;
  return (
    <td class={to > from ? 'num bad' : 'num better'}>
      {from} → {to}
    </td>
  );
}

/** So many pacts of others are named. */
const PACTS_NAMED = 3;

/** Who has signed a pact in a round without the reader. */
function othersPacts({ pacts, round }: ProvinceRoundReport, me: EconomyId): string | undefined {
  const fresh = pacts.filter(({ sinceRound, members }) => sinceRound === round && !members.includes(me));
  const named = fresh.slice(0, PACTS_NAMED).map(({ members }) => members.map(economyName).join('–'));
  return named.length === 0 ? undefined : t('moves.othersNew', { pacts: named.join(locale().comma) });
}

/** What stands below each row of a round: of pacts of others who signed them, of the own trade and payments. */
export function useRowsWhy(): (row: LedgerRow) => string | undefined {
  const { game, me } = useProvinceSeat();
  const report = game.reports.at(-1);
  return (row) => (row.cause === 'others' ? report && othersPacts(report, me) : splitTold(row).map(say)[0]);
}
