import { useContext } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { LineChart } from '../../design/charts/LineChart.tsx';
import { type Frame, endsOf, labelPlaces, pathThrough } from '../../design/charts/scale.ts';
import { useCountries } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { formatList, formatNumber, formatSigned } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { BlocBar } from '../headlines/BlocBar.tsx';
import { BoardsOn } from './Ballots.tsx';
import {
  type IncomePath,
  type IncomeSum,
  OPENING_INDEX,
  blocSums,
  incomeSums,
  partsTold,
} from './debriefModel.ts';

const WIDE: Frame = { width: 1000, height: 520, top: 20, right: 250, bottom: 46, left: 70 };
/** Letters keep their size on a phone: less is drawn beside them. */
const NARROW: Frame = { width: 600, height: 520, top: 20, right: 250, bottom: 46, left: 56 };
/** Index points: a span below it would make small movements look large. */
const LEAST_SPAN = 1;
/** The names beside the ends of the lines: their height, and where the last may stand. */
const NAMES = { first: WIDE.top, apart: 30, last: WIDE.height - 12 } as const;
/** A name stands a little below the height of what it names. */
const DROP = 6;
/** One after the other, and then the same with dashes. */
const COLOURS = ['--b1', '--b2', '--b3', '--b4', '--b7', '--text-2'] as const;

type Props = {
  readonly paths: readonly IncomePath[];
  /** Names of the columns, the opening first. */
  readonly labels: readonly string[];
  /** The seat of whoever looks: its line is thicker. */
  readonly own?: EconomyId | undefined;
};

/** Real incomes over the rounds, each line named where it ends; the same figures as a table for screen readers. */
export function IncomeLines({ paths, labels, own }: Props) {
  const frame = viewport.value === 'phone' ? NARROW : WIDE;
  const ends = endsOf(
    paths.flatMap(({ indices }) => indices),
    LEAST_SPAN,
  );
  const ownPlace = paths.findIndex(({ economy }) => economy === own);
  // The own one has the colour of the text, which no other has.
  const lookOf = (place: number) =>
    place === ownPlace
      ? { look: 'plain own', colour: 'var(--text)' }
      : {
          look: place < COLOURS.length ? 'plain' : 'dashed-line',
          colour: `var(${COLOURS[place % COLOURS.length] ?? ''})`,
        };
  return (
    <>
      <LineChart
        kind="income-lines"
        frame={frame}
        ends={ends}
        lines={paths.map(({ economy, indices }, place) => ({
          key: economy,
          values: indices,
          ...lookOf(place),
        }))}
        base={{ value: OPENING_INDEX }}
        columns={labels.map((name, at) => ({ at, name }))}
        footing={12}
      >
        {({ x, y }) => {
          const lasts = paths.map(({ indices }) => indices.at(-1) ?? 0);
          const names = labelPlaces(
            lasts.map((last) => y(last) + DROP),
            NAMES,
          );
          const right = frame.width - frame.right;
          return (
            <>
              <text x={frame.left - 10} y={y(OPENING_INDEX) + DROP} text-anchor="end">
                {OPENING_INDEX}
              </text>
              {paths.map(({ economy, indices }, place) => (
                <g key={economy} style={{ color: lookOf(place).colour }}>
                  <path
                    class="lead"
                    d={pathThrough([
                      { x: x(indices.length - 1), y: y(lasts[place] ?? 0) },
                      { x: right + 22, y: (names[place] ?? 0) - DROP },
                    ])}
                  />
                  <text class="named" x={right + 28} y={names[place]}>
                    {economyName(economy)} {formatNumber(lasts[place] ?? 0, 1)}
                  </text>
                </g>
              ))}
            </>
          );
        }}
      </LineChart>
      <div class="sr">
        <table>
          <caption>{t('debrief.page.incomes')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('end.economy')}</th>
              {labels.map((label) => (
                <th scope="col" key={label}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {paths.map(({ economy, indices }) => (
              <tr key={economy}>
                <th scope="row">{economyName(economy)}</th>
                {indices.map((value, at) => (
                  <td key={labels[at]}>{formatNumber(value, 2)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Where agreements last; where every round has its own, all are shown. */
const BLOCS_SHOWN = 3;

/** What blocs created and diverted at one table, who outside lost by it, and where every income came from. */
export function TradeOfTable({ outside }: { readonly outside: string }) {
  const { game } = useCountries();
  const isByRound = startsAnew(game);
  const isWall = useContext(BoardsOn) === 'wall';
  return (
    <div class={isByRound ? 'stack gap-4' : 'debrief-two stack gap-5'}>
      {!isByRound && (
        <section class="panel pad stack gap-3">
          <h2>{t('debrief.blocs')}</h2>
          <Blocs outside={outside} />
        </section>
      )}
      <section class="panel pad stack gap-3">
        <h2 id="who-paid">{t(isByRound ? 'debrief.whoPaidByRound' : 'debrief.whoPaid')}</h2>
        <p class="muted">{t(isByRound ? 'debrief.partsHintByRound' : 'debrief.partsHint')}</p>
        <IncomeParts />
        {isByRound && (
          <details open={isWall}>
            <summary>{t('debrief.blocs')}</summary>
            <Blocs outside={outside} />
          </details>
        )}
      </section>
    </div>
  );
}

/** The trade that each bloc changed; where every round has its own, they are called by it. */
function Blocs({ outside }: { readonly outside: string }) {
  const { game } = useCountries();
  const isByRound = startsAnew(game);
  const blocs = blocSums(game).slice(0, isByRound ? undefined : BLOCS_SHOWN);
  const namesOf = (economies: readonly EconomyId[]): string => formatList(economies.map(economyName));
  return (
    <>
      <p class="small muted">{t(blocs.length === 0 ? 'debrief.noBlocs' : 'debrief.blocsSum')}</p>
      {blocs.map((bloc) => (
        <div key={bloc.agreement}>
          <BlocBar
            bloc={bloc}
            {...(isByRound && {
              name: t('debrief.blocOfRound', { round: bloc.round, economies: namesOf(bloc.parties) }),
            })}
          />
          {bloc.lostBy.length > 0 && <p>{t('debrief.lostBy', { economies: namesOf(bloc.lostBy) })}</p>}
        </div>
      ))}
      <p>
        <b>{t('class.paid.lost')}:</b> {outside}
      </p>
    </>
  );
}

/** Where every income came from: a line for each seat, or on a phone a few figures below its name. */
function IncomeParts() {
  const { game } = useCountries();
  const isByRound = startsAnew(game);
  const sums = incomeSums(game);
  const columns = [...partsTold(sums), 'total'] as const;
  type Column = (typeof columns)[number];
  const headOf = (part: Column): string =>
    isByRound && part === 'total' ? t('end.meanIndex') : t(`debrief.part.${part}`);
  const figureOf = (sum: IncomeSum, part: Column) => {
    if (part !== 'total') return formatSigned(sum[part], 2);
    return <b>{isByRound ? formatNumber(OPENING_INDEX + sum.total, 2) : formatSigned(sum.total, 2)}</b>;
  };
  if (viewport.value === 'phone')
    return (
      <>
        {sums.map((sum) => (
          <section key={sum.economy} class="ruled stack" aria-label={economyName(sum.economy)}>
            <Named economy={sum.economy} />
            <dl class="row wrap top small num">
              {columns.map((part) => (
                <div key={part}>
                  <dt class="micro muted">{headOf(part)}</dt>
                  <dd>{figureOf(sum, part)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </>
    );
  return (
    <ScrollPane class="scroll-x" labelledBy="who-paid">
      <table class="num">
        <thead>
          <tr>
            <th scope="col">{t('end.economy')}</th>
            {columns.map((part) => (
              <th scope="col" class="right" key={part}>
                {headOf(part)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sums.map((sum) => (
            <tr key={sum.economy}>
              <th scope="row">
                <Named economy={sum.economy} />
              </th>
              {columns.map((part) => (
                <td class={part === 'total' && sum.total < 0 ? 'right bad' : 'right'} key={part}>
                  {figureOf(sum, part)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPane>
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
