import type { GivenWord } from '#shared/classroom/debrief/tableStory.ts';
import type { DebriefStep } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { TableLetter } from '#shared/protocol/classroom.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { SCORES } from '../../design/charts/scale.ts';
import { ownAnswers } from '../../state/debrief.ts';
import { game, me, seating, session, traits } from '../../state/store.ts';
import { viewport } from '../../state/viewport.ts';
import type { PlainKey } from '../../text/areas.ts';
import { Say } from '../../text/Say.tsx';
import { formatList, formatNumber, formatSignedPercent } from '../../text/format.ts';
import { economyName, money } from '../../text/nameParams.ts';
import { type Phrase, fillSentence, t } from '../../text/t.ts';
import { undertakingText } from '../headlines/unionEnds.ts';
import {
  Ballot,
  BoardsOn,
  DotStrip,
  ExitBallot,
  MoodBallot,
  type ShownOn,
  ballotOf,
  type Dot,
  OPENING_INDEX,
  incomeDots,
  incomeEnds,
  scoreDots,
} from './Ballots.tsx';
import { IncomeLines, TradeOfTable } from './TableFigures.tsx';
import { NumbersSaid } from './RoundQuestion.tsx';
import { StoryBoard } from './StoryBoard.tsx';
import { WhatIfBoard } from './WhatIfBoard.tsx';
import './debrief.css';
import { incomePaths, wordsTold } from './debriefModel.ts';
import { type DebriefTable, answersTo, classQuestion, debriefTables } from './debriefTables.ts';

type WordsProps = { readonly tables: readonly DebriefTable[]; readonly table: TableLetter | undefined };

/** Words of all tables that a wall can hold; those broken come first. */
const MOST_ROWS = 12;

/** Every word that was given: by whom and to whom, kept or broken, and what those to whom it was broken did about it in the next round. */
function WordsBoard({ tables, table }: WordsProps) {
  const meant = table === undefined ? tables : tables.filter((each) => each.table === table);
  const hasLetter = tables.length > 1;
  // Kept pacts are counted: who kept what to whom would be all members, round by round.
  const hasPacts =
    traits.value.forms !== undefined && meant.some(({ results: { kept, broken } }) => kept + broken > 0);
  const given = meant
    .flatMap(({ table: letter, story }) => (story?.words ?? []).map((word) => ({ letter, word })))
    .toSorted((a, b) => a.word.outcome.localeCompare(b.word.outcome));
  const { rows, folded } = wordsTold(given);
  // Words that were kept are answered by nobody.
  const hasAnswers = rows.some(({ word }) => answerText(word) !== '');
  return (
    <section class="panel pad stack gap-3 class-board">
      <ul class="row wrap gap-3">
        {meant.map(({ table: letter, results: { kept, broken } }) => (
          <li key={letter} class="pill num">
            {hasLetter && `${t('class.atTable', { table: letter })} · `}
            {t('debrief.words.count', { kept, broken })}
          </li>
        ))}
      </ul>
      {hasPacts && <p class="muted">{t('debrief.words.pactHint')}</p>}
      {folded > 0 && (
        <p>
          {t(rows.length === 0 ? 'debrief.words.allKept' : 'debrief.words.othersKept', { count: folded })}
        </p>
      )}
      {rows.length === 0 ? (
        !hasPacts && folded === 0 && <p>{t('debrief.words.none')}</p>
      ) : (
        <ScrollPane class="scroll-x" label={t('debrief.step.words')}>
          <table>
            <thead>
              <tr>
                {hasLetter && <th scope="col">{t('class.board.table')}</th>}
                <th scope="col">{t('round.column')}</th>
                <th scope="col">{t('debrief.words.who')}</th>
                <th scope="col">{t('debrief.words.to')}</th>
                <th scope="col">{t('debrief.words.outcome')}</th>
                <th scope="col">{t('debrief.words.what')}</th>
                {hasAnswers && <th scope="col">{t('debrief.words.then')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST_ROWS).map(({ letter, word }, at) => (
                <tr key={at}>
                  {hasLetter && <td>{letter}</td>}
                  <td class="num">{word.round}</td>
                  <th scope="row">{economyName(word.by)}</th>
                  <td>{addressees(word)}</td>
                  <td class={word.outcome === 'broken' ? 'bad' : ''}>{t(`debrief.words.${word.outcome}`)}</td>
                  <td style={WORDS}>
                    {word.undertaking === undefined
                      ? t('debrief.words.pact')
                      : undertakingText(word.undertaking)}
                  </td>
                  {hasAnswers && <td style={WORDS}>{answerText(word)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollPane>
      )}
      {rows.length > MOST_ROWS && (
        <p class="muted">{t('debrief.more', { count: rows.length - MOST_ROWS })}</p>
      )}
    </section>
  );
}

const WORDS = { minWidth: '12em', whiteSpace: 'normal' } as const;

function addressees({ to }: GivenWord): string {
  return to === 'all' ? t('debrief.words.all') : formatList(to.map(economyName));
}

function answerText({ outcome, answered }: GivenWord): string {
  if (outcome === 'kept') return '';
  if (answered === undefined) return t('debrief.then.tooLate');
  return fillSentence(`debrief.then.${answered.what}`, { by: formatList(answered.by.map(economyName)) });
}

export type StepProps = {
  readonly step: DebriefStep;
  /** The seat that is compared over tables. */
  readonly economy?: EconomyId | undefined;
  /** The table that is told alone. */
  readonly table?: TableLetter | undefined;
  /** The question of the last round at the one table. */
  readonly question?: Phrase | undefined;
  readonly on: ShownOn;
  /** On the last page of a game, where the cards of what it is remembered for stand already. */
  readonly isAtEnd?: boolean;
};

/** One step of the debrief, of one table or of all tables of a class: on big screens, consoles, and people's own devices. */
export function DebriefStepBoard(props: StepProps) {
  return (
    <BoardsOn.Provider value={props.on}>
      <Step {...props} tables={debriefTables()} />
    </BoardsOn.Provider>
  );
}

type BoardProps = StepProps & { readonly tables: readonly DebriefTable[] };

function Step({ step, economy, table, question, tables, isAtEnd = false }: BoardProps) {
  switch (step) {
    case 'mood':
      return (
        <section class="paper roomy">
          <MoodBallot />
        </section>
      );
    case 'story':
      return <StoryBoard tables={tables} table={table} isAtEnd={isAtEnd} />;
    case 'chair':
      return <Chair tables={tables} economy={economy ?? me.value?.seat ?? seatsHere()[0] ?? ''} />;
    case 'words':
      return <WordsBoard tables={tables} table={table} />;
    case 'paid':
      return <Paid tables={tables} />;
    case 'whatIf':
      return <WhatIfBoard tables={tables} table={table} isAtEnd={isAtEnd} />;
    case 'question':
      return <SoWhat tables={tables} question={question} />;
  }
}

function seatsHere(): readonly EconomyId[] {
  return seating.value?.dealOrder ?? [];
}

type TablesProps = { readonly tables: readonly DebriefTable[] };

/** One seat at all tables: the same seat, other worlds, in the order of tables, without rank or names. At one table: all its seats over time. */
function Chair({ tables, economy }: TablesProps & { readonly economy: EconomyId }) {
  const state = game.value;
  if (tables.length === 1 && state !== undefined)
    return (
      <IncomeLines
        paths={incomePaths(state)}
        labels={[t('end.from'), ...labelsOf(state.reports)]}
        own={me.value?.seat}
      />
    );
  const results = tables.map((each) => each.results);
  const place = seatsHere().indexOf(economy);
  const [incomes, scores] = [incomeDots(results, place), scoreDots(results, place)];
  const own = session.value?.ofClass?.table;
  return (
    <section class="panel pad stack gap-3 class-board">
      <h2>
        <Named economy={economy} />
      </h2>
      <p class="muted">{t('class.chair.hint')}</p>
      <h3>{t('class.spread.income')}</h3>
      <DotStrip
        dots={incomes}
        ends={incomeEnds(results)}
        base={OPENING_INDEX}
        digits={1}
        own={own}
        isScaled
      />
      {scores.length > 0 && (
        <>
          <h3>{t('class.spread.score')}</h3>
          <DotStrip dots={scores} ends={SCORES} digits={0} own={own} isScaled />
        </>
      )}
      {own !== undefined && <p class="small muted">{t('debrief.own', { table: own })}</p>}
      <ul class="run num">
        {tables.map(({ table }) => (
          <li key={table} class="row">
            <b>{t('class.atTable', { table })}</b>
            <span>
              {valueAt(incomes, table, 2)}
              {scores.length > 0 && ` · ${t('class.spread.score')} ${valueAt(scores, table, 0)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** On a phone the years after have a shorter name. */
function labelsOf(
  reports: readonly { readonly round: number; readonly isEpilogue?: boolean }[],
): readonly string[] {
  return reports.map(({ round, isEpilogue }) =>
    isEpilogue === true ? t(viewport.value === 'phone' ? 'end.after' : 'round.epilogue') : String(round),
  );
}

function valueAt(dots: readonly Dot[], table: string, digits: number): string {
  const dot = dots.find((each) => each.table === table);
  return dot === undefined ? '–' : formatNumber(dot.value, digits);
}

type Column = {
  readonly title: PlainKey;
  readonly isText?: boolean;
  readonly of: (results: DebriefTable['results']) => string;
};

/** What blocs created and diverted at each table, and who outside lost trade by it. */
const BLOCS: readonly Column[] = [
  { title: 'class.paid.created', of: ({ createdBn }) => money(createdBn) },
  { title: 'class.paid.diverted', of: ({ divertedBn }) => money(divertedBn) },
  { title: 'class.paid.lost', isText: true, of: whoLost },
];
/** What became of the nation, and who is poorer for it. */
const NATION: readonly Column[] = [
  {
    title: 'class.paid.nation',
    of: ({ nation }) => (nation === undefined ? '–' : formatSignedPercent(nation.incomePercent / 100)),
  },
  {
    title: 'class.paid.border',
    of: ({ nation }) => (nation === undefined ? '–' : formatNumber(nation.borderEffect, 1)),
  },
  {
    title: 'debrief.paid.poorer',
    isText: true,
    of: (results) => namesOf(poorer(results)),
  },
  { title: 'debrief.paid.least', isText: true, of: leastGained },
];

function Paid({ tables }: TablesProps) {
  const columns = traits.value.paid === 'nation' ? NATION : BLOCS;
  const [first, ...others] = tables;
  if (first !== undefined && others.length === 0 && game.value !== undefined && columns === BLOCS)
    return <TradeOfTable outside={whoLost(first.results)} />;
  return (
    <section class="panel pad stack gap-3 class-board">
      <ScrollPane class="scroll-x" label={t('debrief.step.paid')}>
        <table>
          <thead>
            <tr>
              {tables.length > 1 && <th scope="col">{t('class.board.table')}</th>}
              {columns.map(({ title, isText }) => (
                <th key={title} scope="col" {...(isText === true ? { style: NAMES } : { class: 'right' })}>
                  {t(title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tables.map(({ table, results }) => (
              <tr key={table}>
                {tables.length > 1 && <th scope="row">{t('class.atTable', { table })}</th>}
                {columns.map(({ title, isText, of }) => (
                  <td key={title} {...(isText === true ? { style: NAMES } : { class: 'num right' })}>
                    {of(results)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPane>
    </section>
  );
}

/** Who outside sold less to a bloc, and how much; else why there is nobody. */
function whoLost({ lost, isAnybodyOutside }: DebriefTable['results']): string {
  if (isAnybodyOutside === undefined) return t('debrief.paid.noBloc');
  if (!isAnybodyOutside) return t('debrief.paid.allInside');
  if (lost.length === 0) return t('debrief.paid.nobody');
  return formatList(
    lost.map(({ economy, salesBn }) =>
      t('debrief.paid.sales', { economy: economyName(economy), amount: money(salesBn) }),
    ),
  );
}

function namesOf(economies: readonly EconomyId[]): string {
  return economies.length === 0 ? t('debrief.paid.nobody') : formatList(economies.map(economyName));
}

/** Names of many go on below, apart from the figures before them. */
const NAMES = { minWidth: '7em', paddingLeft: 'var(--s4)', whiteSpace: 'normal' } as const;

/** Seats whose real income ended below that of the opening. */
function poorer({ rounds }: DebriefTable['results']): readonly EconomyId[] {
  return seatsHere().filter((_, place) => (rounds.at(-1)?.[place] ?? OPENING_INDEX) < OPENING_INDEX);
}

/** The seat whose real income rose least or fell most, and by how many per cent. */
function leastGained({ rounds }: DebriefTable['results']): string {
  const indices = rounds.at(-1) ?? [];
  const least = Math.min(...indices);
  const economy = seatsHere()[indices.indexOf(least)];
  return economy === undefined
    ? '–'
    : `${economyName(economy)} ${formatSignedPercent((least - OPENING_INDEX) / 100, 1)}`;
}

/** The question with answers to vote on, and what everybody takes home. */
function SoWhat({ tables, question }: TablesProps & { readonly question: Phrase | undefined }) {
  const ofClass = tables.length === 1 ? undefined : classQuestion(tables);
  const asked = ofClass?.asked ?? question;
  // The numbers come after the answer, so that nobody is told what to think.
  const chosen = ownAnswers.value['question'];
  const isSaid = chosen !== undefined || ballotOf('question')?.isClosed === true;
  return (
    <div class="debrief-so-what stack grid gap-4">
      <section class="paper roomy stack gap-3">
        {ofClass !== undefined && <p class="muted">{ofClass.whose}</p>}
        <p class="debrief-question">
          {asked === undefined ? t('debrief.noQuestion') : <Say phrase={asked} />}
        </p>
        <Ballot
          item="question"
          title={t('debrief.vote')}
          choices={answersTo(asked).map((label, choice) => ({ choice: String(choice), label }))}
        />
        {game.value !== undefined && isSaid && (
          <NumbersSaid
            answered={{ asked: asked?.key ?? '', chosen: chosen === undefined ? undefined : Number(chosen) }}
          />
        )}
      </section>
      <section class="panel roomy">
        <ExitBallot />
      </section>
    </div>
  );
}

export function Named({ economy }: { readonly economy: EconomyId }) {
  return (
    <span class="row">
      <Medallion economy={economy} size={30} />
      {economyName(economy)}
    </span>
  );
}
