import './debrief.css';
import { debriefPageOf } from '#shared/rules/table/reveal.ts';
import type { DebriefPage } from '#shared/content/vocabulary.ts';
import type { GameState } from '#shared/rules/state.ts';
import { formatList, formatSigned } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { Say } from '../../text/Say.tsx';
import { type Phrase, t } from '../../text/t.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { BlocBar } from '../reveal/BlocBar.tsx';
import { headlinePhrase } from '../reveal/headline.ts';
import { addresseeText, undertakingText } from '../treaty/pledgeText.ts';
import { blocSums, foresight, incomePaths, incomeSums, roundsTold, type ToldWord } from './debriefModel.ts';
import { IncomeLines } from './IncomeLines.tsx';
import { useCountries, useTable } from '../../state/useTable.ts';

type Props = {
  /** The question to close with. */
  readonly question: Phrase | undefined;
  readonly words: DebriefWords;
};

/** Words that were not kept, and those that were, in games that count them. */
export type DebriefWords = {
  readonly brokenTitle: 'debrief.broken' | 'debrief.breaches';
  readonly broken: readonly ToldWord[];
  readonly kept?: readonly ToldWord[];
};

/** The page of the debrief that the host turned to, for the whole room; the standings are the first and stand elsewhere. */
export function DebriefPages({ question, words }: Props) {
  const { game } = useTable();
  const page = debriefPageOf(game);
  return (
    <main class="screen-debrief" id="content" tabIndex={-1}>
      <h1 class="size-h2">{t(`debrief.page.${page}`)}</h1>
      <Page page={page} question={question} words={words} />
    </main>
  );
}

function Page({ page, question, words }: Props & { readonly page: DebriefPage }) {
  const { game } = useTable();
  switch (page) {
    case 'standings':
      return null;
    case 'rounds':
      return <Rounds />;
    case 'trade':
      return <Trade />;
    case 'incomes':
      return <IncomeLines paths={incomePaths(game)} labels={[t('end.from'), ...labelsOf(game)]} />;
    case 'words':
      return <Words {...words} />;
    case 'predictions':
      return <Predictions />;
    case 'question':
      return (
        <section class="paper debrief-question">
          <p>{question === undefined ? t('debrief.noQuestion') : <Say phrase={question} />}</p>
        </section>
      );
  }
}

/** Numbers of the settled rounds; the years after go by their name. */
function labelsOf(game: GameState): readonly string[] {
  return game.reports.map((report) =>
    'isEpilogue' in report && report.isEpilogue ? t('round.epilogue') : String(report.round),
  );
}

/** Few rounds have room for more of each. */
const LINES_IN_ALL = 12;

function Rounds() {
  const { game } = useTable();
  const { reports } = game;
  const labels = labelsOf(game);
  const most = Math.max(1, Math.min(3, Math.floor(LINES_IN_ALL / Math.max(1, reports.length))));
  return (
    <ol class="debrief-rounds">
      {roundsTold(reports, most).map(({ round, headlines }, at) => (
        <li key={round}>
          <b class="num">{labels[at]}</b>
          <div>
            {headlines.map((headline, place) => (
              <p key={`${place} ${headline.key}`}>
                <Say phrase={headlinePhrase(headline)} />
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

const BLOCS_SHOWN = 3;

function Trade() {
  const { game } = useCountries();
  const blocs = blocSums(game).slice(0, BLOCS_SHOWN);
  return (
    <div class="debrief-two stack gap-5">
      <section class="panel">
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
      <section class="panel">
        <h2>{t('debrief.whoPaid')}</h2>
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
        <p class="muted">{t('debrief.partsHint')}</p>
      </section>
    </div>
  );
}

const WORDS_SHOWN = 8;

function Words({ brokenTitle, broken, kept }: DebriefWords) {
  return (
    <div class="debrief-two stack gap-5">
      <section class="panel">
        <h2>{t(brokenTitle, { count: broken.length })}</h2>
        <WordList told={broken} />
      </section>
      {kept !== undefined && (
        <section class="panel">
          <h2>{t('debrief.kept', { count: kept.length })}</h2>
          <WordList told={kept} />
        </section>
      )}
    </div>
  );
}

function WordList({ told }: { readonly told: readonly ToldWord[] }) {
  if (told.length === 0) return <p class="muted">{t('debrief.none')}</p>;
  const beyond = told.length - WORDS_SHOWN;
  return (
    <ul>
      {told.slice(0, WORDS_SHOWN).map(({ round, by, pledge }, place) => (
        <li key={place}>
          {pledge === undefined ? (
            <Named economy={by} />
          ) : (
            <span>
              {t('pledge.line', { economy: economyName(by), to: addresseeText(pledge.to) })}{' '}
              {undertakingText(pledge.undertaking)}
            </span>
          )}{' '}
          <span class="muted">{t('debrief.inRound', { round })}</span>
        </li>
      ))}
      {beyond > 0 && <li class="muted">{t('debrief.more', { count: beyond })}</li>}
    </ul>
  );
}

function Predictions() {
  const { game } = useCountries();
  const rows = foresight(game);
  return (
    <section class="panel">
      <p class="muted">{t('debrief.predictionsHint')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('end.economy')}</th>
            {(rows[0]?.rounds ?? []).map((_, at) => (
              <th scope="col" class="num" key={at}>
                {at + 1}
              </th>
            ))}
            <th scope="col" class="right">
              {t('debrief.right')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ economy, rounds, right, made }) => (
            <tr key={economy}>
              <th scope="row">
                <Named economy={economy} />
              </th>
              {rounds.map((each, at) => (
                <td key={at}>
                  {each === undefined
                    ? '–'
                    : t('debrief.guess', { direction: mark(each.direction), loser: mark(each.loser) })}
                </td>
              ))}
              <td class="num right">
                <b>{t('screen.of', { count: right, total: made })}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function mark(isRight: boolean): string {
  return isRight ? '✓' : '✗';
}

function Named({ economy }: { readonly economy: string }) {
  return (
    <span class="row">
      <Medallion economy={economy} size={34} />
      {economyName(economy)}
    </span>
  );
}
