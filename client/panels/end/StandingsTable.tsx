import type { ComponentChildren } from 'preact';
import type { ScorePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import { Meter } from '../../design/charts/Bar.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { hasOneMeasure } from '../../state/standing.ts';
import { gameOfCountries, scenario } from '../../state/store.ts';
import { useCountries } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import type { PlainKey } from '../../text/areas.ts';
import { formatNumber, formatPoints, sentences } from '../../text/format.ts';
import { shortMoney } from '../../text/money.ts';
import { economyName, money, partyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ObjectiveList, TaskTitle, taskScore } from '../politics/MandateCard.tsx';
import { type StandingTask, sharesOf } from '../politics/politicsModel.ts';
import { IncomeScale } from '../results/RateLine.tsx';
import { Governed, MedalMark, amountOf, toldAs } from './Medals.tsx';
import { type EndModel, type EndRow, type Lead, endModel, leadOf } from './endModel.ts';

/** Columns that are left out where real income alone is told. */
const OTHER_MEASURES: readonly string[] = ['money', 'share'];

type Props = {
  readonly model: EndModel;
  /** To be read from afar, or beside other things: what medals go by, and no more. */
  readonly isCompact?: boolean;
  /** The heading of the table. */
  readonly labelledBy?: string;
};

/** All seats side by side, in the order of the seats; on a phone, which has no room for a table, one below the other. */
export function StandingsTable({ model, isCompact = false, labelledBy = 'standings' }: Props) {
  const isOne = gameOfCountries.value !== undefined && hasOneMeasure(gameOfCountries.value);
  const columns = columnsOf(model, isCompact).filter(({ key }) => !(isOne && OTHER_MEASURES.includes(key)));
  if (viewport.value === 'phone')
    return (
      <ul class="stack" aria-labelledby={labelledBy}>
        {model.rows.map((row) => (
          <Entry key={row.economy} row={row} columns={columns} />
        ))}
      </ul>
    );
  return (
    <ScrollPane class="scroll-x" labelledBy={labelledBy}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('end.economy')}</th>
            <th scope="col">{t('end.medal')}</th>
            {columns.map(({ key, head }) => (
              <th scope="col" class="right" key={key}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {model.rows.map((row, at) => (
            <Row key={row.economy} row={row} columns={columns} at={at} />
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

/** Two people, with a sentence of who came out ahead and why, and what the income of either counts among bots in its seat. */
export function SideBySide({ model }: { readonly model: EndModel }) {
  const lead = leadOf(model.rows);
  const { game } = useCountries();
  const { par } = game;
  const isOne = hasOneMeasure(game);
  return (
    <>
      {lead !== undefined && <p class="lead">{leadText(lead, model.mine?.economy)}</p>}
      {isOne ? (
        <div class="mandate-columns stack grid gap-4">
          {model.rows.map(({ economy, index, account: { lines } }) => {
            const { counted, told } = lines.find(({ part }) => part === 'prosperity') ?? {};
            if (
              counted === undefined ||
              told === undefined ||
              (par?.seats[economy]?.prosperity.length ?? 0) < 2
            )
              return null;
            return (
              <section key={economy} aria-label={partyName(economy)}>
                <h3>{partyName(economy)}</h3>
                <IncomeScale economy={economy} own={{ index, counted, ...told }} />
              </section>
            );
          })}
        </div>
      ) : (
        <StandingsTable model={model} labelledBy="standings-people" />
      )}
    </>
  );
}

/** The lead in words, the reader as “you”. Where income made it although who is behind earned no less, with the incomes and whom each is compared with. */
export function leadText(
  { ahead, behind, part, own, other, harderSeat }: Lead,
  me: EconomyId | undefined,
): string {
  const [first, second] = [ahead.economy, behind.economy];
  const named = (economy: EconomyId, you: PlainKey): string => (economy === me ? t(you) : partyName(economy));
  const said = t('end.ahead', {
    ahead: named(first, 'proposal.you'),
    behind: named(second, 'table.you'),
    points: formatPoints(ahead.account.score ?? 0),
    otherPoints: formatPoints(behind.account.score ?? 0),
  });
  const incomes = { index: formatNumber(ahead.index, 2), otherIndex: formatNumber(behind.index, 2) };
  if (harderSeat !== undefined)
    return sentences(
      said,
      t(harderSeat === 'more' ? 'end.harderSeatMore' : 'end.harderSeat', {
        ...incomes,
        behind: named(second, 'proposal.you'),
      }),
    );
  if (part === 'prosperity') return sentences(said, t('end.aheadByIncome', incomes));
  const counts = { own: formatPoints(own), otherOwn: formatPoints(other) };
  return sentences(said, t('end.aheadBy', { ...counts, part: t(`end.part.${toldAs(part)}`) }));
}

type Column = {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: EndRow) => ComponentChildren;
};

/** What the table tells of each seat: per cent of income without a comparison would repeat the index. */
function columnsOf({ hasScores, hasFalls, parts }: EndModel, isCompact: boolean): readonly Column[] {
  const shown = parts.filter((part) => hasScores || part !== 'prosperity');
  const score: Column = {
    key: 'score',
    head: t('end.scoreColumn'),
    cell: ({ score: own }) => <b>{own === undefined ? '' : formatPoints(own)}</b>,
  };
  const falls: Column = { key: 'falls', head: t('end.fallsColumn'), cell: ({ account }) => account.falls };
  const share: Column = {
    key: 'share',
    head: t('end.share'),
    cell: ({ shareOfPrize }) => formatNumber(shareOfPrize),
  };
  const word: Column = { key: 'word', head: t('end.word'), cell: ({ kept, broken }) => `${kept}, ${broken}` };
  return [
    // First what medals go by.
    hasScores ? score : share,
    ...shown.map((part): Column => ({
      key: part,
      head: t(`end.part.${toldAs(part)}`),
      cell: (row) => <PartCell row={row} part={part} isCompact={isCompact} />,
    })),
    ...(hasFalls ? [falls] : []),
    {
      key: 'money',
      head: t('end.money'),
      cell: ({ gainBn }) => (isCompact ? shortMoney(gainBn, true) : money(gainBn, true)),
    },
    { key: 'index', head: t('end.meanIndex'), cell: ({ index }) => formatNumber(index, 2) },
    ...(hasScores && isCompact ? [] : [word]),
  ];
}

type RowProps = {
  readonly row: EndRow;
  readonly columns: readonly Column[];
  /** Its place in the table: on a wall medals come one after the other. */
  readonly at: number;
};

function Row({ row, columns, at }: RowProps) {
  return (
    <tr class={row.isMine ? 'lit' : ''}>
      <th scope="row">
        <Governed economy={row.economy} size={27} />
      </th>
      <td class="in-turn" style={{ '--at': at + 1 }}>
        <MedalMark medal={row.medal} isInColumn />
      </td>
      {columns.map(({ key, cell }) => (
        <td class="num right" key={key}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** A seat with its medal, and below what the columns of the table hold. */
function Entry({ row, columns }: Pick<RowProps, 'row' | 'columns'>) {
  return (
    <li class={row.isMine ? 'pad ruled lit' : 'pad ruled'}>
      <div class="row between">
        <Governed economy={row.economy} size={27} />
        <MedalMark medal={row.medal} isInColumn />
      </div>
      <dl class="row wrap top small num">
        {columns.map(({ key, head, cell }) => (
          <div key={key}>
            <dt class="micro muted">{head}</dt>
            <dd>{cell(row)}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

type PartProps = { readonly row: EndRow; readonly part: ScorePart; readonly isCompact: boolean };

/** Points of the score that the part makes, as in the own sum, above what it came to; without par what it came to alone. */
function PartCell({ row, part, isCompact }: PartProps) {
  const line = row.account.lines.find((each) => each.part === part);
  if (line === undefined) return null;
  const isTask = toldAs(part) === 'task';
  const amount = isTask ? t(line.value > 0 ? 'mandate.done' : 'mandate.missed') : amountOf(line);
  if (line.counted === undefined) return <>{amount}</>;
  return (
    <>
      {formatPoints(line.told?.points ?? line.counted)}
      {!isCompact && <p class="micro muted">{amount}</p>}
      {line.counted < 0 && <p class="micro muted">{t('end.belowBots')}</p>}
    </>
  );
}

/** How far the table came together, in one sentence. */
export function tableText({ tableScore, tableBasis }: EndModel): string {
  return t(tableBasis === 'way' ? 'end.tableWay' : 'end.tableMean', { score: formatNumber(tableScore) });
}

/** What the table reached together: it caps every medal. */
export function TableScore({ model }: { readonly model: EndModel }) {
  const score = formatNumber(model.tableScore);
  const isWay = model.tableBasis === 'way';
  return (
    <section class="paper table-score stack gap-3 top" aria-labelledby="table-score">
      <div class="row between wrap">
        <h2 id="table-score">{t('end.table')}</h2>
        <MedalMark medal={model.tableMedal} />
      </div>
      <p class="table-number num" aria-hidden="true">
        {score}
        {isWay && '%'}
      </p>
      <div>
        <Meter value={model.tableScore} look="strong" />
        <p class="row between small muted" aria-hidden="true">
          <span>{t('end.from')}</span>
          <span>{t(isWay ? 'end.toPath' : 'end.toPrize')}</span>
        </p>
      </div>
      <p>{sentences(tableText(model), t('end.tableAlike'))}</p>
      <p class="small muted">
        {model.hasPledges
          ? t('end.pledgesText', {
              kept: model.rows.reduce((sum, { kept }) => sum + kept, 0),
              broken: model.rows.reduce((sum, { broken }) => sum + broken, 0),
            })
          : t('end.pledgesNone')}
      </p>
    </section>
  );
}

/** For the room, at the end: what the table reached together, or all seats. */
export function StandingsOfRoom({ part }: { readonly part: 'together' | 'seats' }) {
  const [final, world] = [gameOfCountries.value?.final, scenario.value];
  if (final === undefined || world === undefined) return null;
  const model = endModel(final, world.dealOrder, undefined);
  return part === 'together' ? <TableScore model={model} /> : <StandingsTable model={model} isCompact />;
}

/** The standings of a game of countries on the console: the table's medal, every seat, and what each was asked to do. */
export function StandingsOfConsole() {
  const final = gameOfCountries.value?.final;
  if (final === undefined || scenario.value === undefined) return null;
  const model = endModel(final, scenario.value.dealOrder, undefined);
  return (
    <>
      <TableScore model={model} />
      <div class="panel standings">
        <h2 class="head" id="standings">
          {t('end.seats')}
        </h2>
        <StandingsTable model={model} isCompact />
        <div class="pad">
          <AllMandates model={model} />
        </div>
      </div>
    </>
  );
}

/** The own tasks as they were judged. */
export function OwnMandate({ row }: { readonly row: EndRow }) {
  const { game } = useCountries();
  const { mandate = [], parts } = row;
  if (mandate.length === 0) return null;
  return (
    <section class="panel mandate-card" aria-labelledby="own-mandate">
      <div class="head row between">
        <h2 id="own-mandate">
          <TaskTitle task={t('end.yourTask')} mandate={t('end.yourMandate')} />
        </h2>
        <span class="num small">
          {game.tasks === undefined
            ? t('areas.points', { points: taskScore(game, parts?.mandate?.value ?? 0) })
            : t(mandate.every(({ met }) => met === true) ? 'mandate.done' : 'mandate.missed')}
        </span>
      </div>
      <ObjectiveList objectives={mandate.map((task) => withShares(task, row.economy))} isJudged />
    </section>
  );
}

/** A task that compares with the table, with what was compared. */
function withShares(task: Objective, economy: EconomyId): Objective & Pick<StandingTask, 'shares'> {
  const game = gameOfCountries.value;
  return task.kind === 'outpace' && game !== undefined ? { ...task, shares: sharesOf(game, economy) } : task;
}

/** What was secret until now: the tasks of every government. */
export function AllMandates({ model }: { readonly model: EndModel }) {
  const rows = model.rows.filter(({ mandate = [] }) => mandate.length > 0);
  if (rows.length === 0) return null;
  return (
    <details class="all-mandates">
      <summary>{t('end.mandates')}</summary>
      <div class="mandate-columns stack grid gap-3">
        {rows.map(({ economy, mandate = [] }) => (
          <section key={economy} aria-label={economyName(economy)}>
            <h3>{economyName(economy)}</h3>
            <ObjectiveList objectives={mandate} isJudged />
          </section>
        ))}
      </div>
    </details>
  );
}
