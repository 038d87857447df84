import {
  medalsOfTable,
  MEETING_ROUNDS,
  PROMOTED,
  PROMOTION_POINTS,
  type tableStanding,
} from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { Icon } from '../../../design/Icon.tsx';
import { Medallion } from '../../../design/Medallion.tsx';
import { RichText } from '../../../text/Say.tsx';
import { formatList, formatNumber, formatSigned, formatSignedPercent } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { incomePlace, nationText } from './mapLayersModel.ts';
import { rangeText, useProvinces } from '../seat.ts';
import './league.css';

type Props = {
  readonly rows: readonly LeagueRow[];
  readonly mine?: EconomyId | undefined;
  /** Round of the next promotion meeting. */
  readonly meeting?: number | undefined;
  readonly size?: number;
  /** Colour of a seat's ring, such as that of its pact. */
  readonly ringOf?: (economy: EconomyId) => string | undefined;
};

/** The league table of growth, the one ranking that the centre keeps, and beside each place the one by what the people can buy. */
export function League({ rows, mine, meeting, size = 32, ringOf }: Props) {
  const [first] = rows;
  const told = aheadInTerm(rows, mine).map(({ economy, sum }) =>
    t('league.sum', { economy: economyName(economy), sum: formatNumber(sum, 1) }),
  );
  return (
    <section class="panel league col gap-none" aria-labelledby="league">
      <header>
        <h2 id="league">
          {t('league.title')} <ConceptMark place="spot.league" />
        </h2>
        <p class="muted">{t('league.hint')}</p>
        <p class="row between small" aria-hidden="true">
          <b>{t('league.byGrowth')}</b>
          <b>{t('league.byIncome')}</b>
        </p>
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
      <p class="slim ruled">
        <Icon name="vote" size={22} />{' '}
        {meeting === undefined
          ? t('league.noMeeting')
          : t('league.meeting', {
              round: meeting,
              count: PROMOTED,
              rounds: MEETING_ROUNDS,
              bonus: PROMOTION_POINTS,
            })}
        {told.length > 0 && (
          <>
            {' '}
            <RichText
              k="league.sums"
              params={{
                from: first?.term.from ?? 0,
                to: first?.term.to ?? 0,
                sums: <b>{formatList(told)}</b>,
              }}
            />
          </>
        )}
      </p>
    </section>
  );
}

type RowProps = {
  readonly row: LeagueRow;
  readonly isMine: boolean;
  readonly size: number;
  readonly ring: string | undefined;
};

function Row({ row, isMine, size, ring }: RowProps) {
  const { economy, place, points, climbed, isPromoted, incomePlace } = row;
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
      <span class="place num">
        <span class="sr">{t('league.byIncome')}</span> {incomePlace ?? '–'}
      </span>
    </li>
  );
}

type LeagueRow = {
  readonly economy: EconomyId;
  /** 1 best; equals share a place. */
  readonly place: number;
  /** Tournament score of the last settled round; 50 before the first. */
  readonly points: number;
  /** Tournament scores of the rounds since the last meeting, the last round included: these decide who is promoted. */
  readonly sum: number;
  readonly term: { readonly from: number; readonly to: number };
  /** Places won, or lost where negative. */
  readonly climbed: number;
  readonly isPromoted: boolean;
  /** By the real income of its people, 1 best; none before the first round. */
  readonly incomePlace: number | undefined;
};

const OPENING = 50;

/** The league by the score of growth against the others: a fixed number of posts, so the mean is 50 in every round. */
export function leagueOf(
  seats: readonly EconomyId[],
  reports: readonly Pick<ProvinceRoundReport, 'provinces' | 'promoted'>[],
): readonly LeagueRow[] {
  const [before, now] = [reports.at(-2), reports.at(-1)];
  const terms = Math.floor(Math.max(0, reports.length - 1) / MEETING_ROUNDS);
  const from = 1 + MEETING_ROUNDS * terms;
  const term = { from, to: reports.length };
  const points = (report: typeof now, economy: EconomyId): number =>
    report?.provinces[economy]?.parts.tournament ?? OPENING;
  const place = (report: typeof now, economy: EconomyId): number => report?.provinces[economy]?.place ?? 1;
  return seats
    .map((economy): LeagueRow => ({
      economy,
      place: place(now, economy),
      points: points(now, economy),
      sum: reports.slice(from - 1).reduce((sum, report) => sum + points(report, economy), 0),
      term,
      climbed: before === undefined ? 0 : place(before, economy) - place(now, economy),
      isPromoted: now?.promoted.includes(economy) ?? false,
      incomePlace: now === undefined ? undefined : incomePlace(now, economy),
    }))
    .toSorted((a, b) => a.place - b.place || b.points - a.points);
}

/** Those who are promoted, and who may still pass them. */
const NAMED_AHEAD = 2 * PROMOTED;

/** Who leads by the sum of a term of several rounds, and whoever looks; in a term of one round the league says the same. */
export function aheadInTerm(
  rows: readonly LeagueRow[],
  mine: EconomyId | undefined,
): readonly Pick<LeagueRow, 'economy' | 'sum'>[] {
  if (rows.every(({ term }) => term.to <= term.from)) return [];
  return rows
    .toSorted((a, b) => b.sum - a.sum)
    .filter(({ economy }, place) => place < NAMED_AHEAD || economy === mine);
}

/** The next round, this one included, that ends with a promotion meeting; none where the game is over before. */
export function nextMeeting(round: number, rounds: number): number | undefined {
  const next = Math.ceil(Math.max(1, round) / MEETING_ROUNDS) * MEETING_ROUNDS;
  return next <= rounds ? next : undefined;
}

/** What still works in the last round. Nothing in earlier ones. */
export function whatStillCounts(game: ProvinceGame): readonly Phrase[] {
  return game.reports.length > 0 && game.round === lastRoundOf(game) ? [phrase('plast.works')] : [];
}

/** What the table's best medal asks of the country at the end, and how borders stand at the opening. */
export function tableGoal(scenario: Pick<ProvincesScenario, 'opening'>, game: ProvinceGame): Phrase {
  const [gold] = medalsOfTable(scenario, game);
  return phrase('pbrief.table', {
    income: formatNumber(gold.incomePercent),
    times: formatNumber(gold.borderEffect),
  });
}

type Moved = {
  readonly result?: Readonly<Record<'was' | 'next', { readonly score: number }>>;
  readonly nation?: Readonly<Record<'was' | 'next', Parameters<typeof nationText>[0]>>;
  readonly moved?: {
    readonly isNextRound?: boolean;
    readonly thisRound?: number;
    readonly betrayed?: { readonly result?: number | undefined };
  };
};

/** The points of the round with a pact: where members gain by breaking it, from what is left then to what it brings if they keep it. */
export function rangeTold(next: number, { betrayed }: NonNullable<Moved['moved']>): string {
  return rangeText(betrayed?.result ?? next, next);
}

/** By how many points a round rises as both are told. */
export function riseTold({ was, next }: NonNullable<Moved['result']>): number {
  return Math.round(next.score) - Math.round(was.score);
}

/** Whether the points of a round rise as they are told, so that no list leaves out what a line calls a rise; where they are not known they may. */
export function bringsPoint({ result }: Pick<Moved, 'result'>): boolean {
  return result === undefined || riseTold(result) >= 1;
}

/** The same over the rounds of a renewal, which may cost points in the one in which it is signed. */
export function bringsPointInAll({ result, moved }: Moved, pact?: { readonly rounds: number }): boolean {
  const { isNextRound = false, thisRound = 0 } = moved ?? {};
  if (result === undefined || !isNextRound) return bringsPoint({ result });
  return thisRound + Math.max(1, (pact?.rounds ?? 1) - 1) * riseTold(result) >= 1;
}

/** The points of the round, and how the country stands where they stay as they are told or pay for it, but at 0: there what comes first is to rise from it. Without points people’s income, where that is given. */
export function goalsMoved({ result, nation, moved }: Moved, percent?: number): string {
  if (result === undefined)
    return percent === undefined ? '' : t('pmove.circleIncome', { income: peopleTold(undefined, percent) });
  const [was, next] = [formatNumber(result.was.score), formatNumber(result.next.score)];
  const { isNextRound = false, thisRound = 0 } = moved ?? {};
  const range = { was, next: rangeTold(result.next.score, moved ?? {}) };
  const now = thisRound === 0 ? '' : t('pmove.renewedNow', { points: formatSigned(thisRound, 0) });
  const told = t(isNextRound ? 'pmove.renewedResult' : 'pmove.circleResult', range);
  const own = (was === next ? '' : told) + now;
  if (nation === undefined || bringsPoint({ result }) || Math.round(result.next.score) <= 0) return own;
  const [from, to] = [nationText(nation.was).border, nationText(nation.next).border];
  return own + t('pmove.circleTable', { was: from, next: to });
}

type PointsOfIncome = { readonly income: { readonly value: number } };

/** People’s income since the start as it stands and with a pact, as the panel of the goals tells it; where no points are known, what the pact alone does to it. */
export function peopleTold(
  result: Readonly<Record<'was' | 'next', PointsOfIncome>> | undefined,
  percent: number,
): string {
  if (result === undefined) return formatSignedPercent(percent / 100, 1);
  const [was, next] = [incomeTold(result.was), incomeTold(result.next)];
  return was === next ? next : `${was} → ${next}`;
}

/** People’s income since the start. */
export function incomeTold({ income }: PointsOfIncome): string {
  return formatSignedPercent(Math.exp(income.value / 100) - 1, 1);
}

export type NationMoved = Readonly<Record<'was' | 'next', Parameters<typeof tableStanding>[1]>>;

/** How the country stands before and after, beside what gold asks of it; `isChange`: only that, and nothing where both are told alike. */
export function TableMoved({ was, next, isChange }: NationMoved & { readonly isChange: boolean }) {
  const { scenario, game } = useProvinces();
  const [gold] = medalsOfTable(scenario, game);
  const [before, after] = [nationText(was), nationText(next)];
  if (isChange && before.income === after.income && before.border === after.border) return null;
  const asked = (told: string) => !isChange && <span class="muted">{told}</span>;
  return (
    <span class="run">
      <b>{t('goal.table')}</b>
      <span>
        {t(isChange ? 'goal.nation' : 'nation.income')}{' '}
        <FromTo was={`${before.income}%`} next={`${after.income}%`} />{' '}
        {asked(t('goal.goldIncome', { percent: gold.incomePercent }))}
      </span>
      <span>
        {t('nation.border')} <FromTo was={before.border} next={after.border} />{' '}
        {asked(t('goal.goldBorder', { times: gold.borderEffect }))}
      </span>
    </span>
  );
}

/** What was and what is, and nothing but that where it stays as it is told. */
export function FromTo({ was, next }: { readonly was: string; readonly next: string }) {
  return (
    <span class="nowrap">
      {was === next ? (
        <b>{t('goal.stays', { value: next })}</b>
      ) : (
        <>
          {was} → <b>{next}</b>
        </>
      )}
    </span>
  );
}
