import { newsOf } from '#shared/protocol/headlines.ts';
import { useEffect, useState } from 'preact/hooks';
import type { Medal } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type { KeptEnd } from '#shared/protocol/replay.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { showEnd } from '../../net/replay.ts';
import { formatNumber, formatPoints } from '../../text/format.ts';
import { language } from '../../text/language.ts';
import { economyName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { ballots } from '../../state/debrief.ts';
import { UNSEEN, lazyPart } from '../chrome/lazyPart.tsx';
import { MedalMark } from '../end/Medals.tsx';
import { headlinePhrase } from '../headlines/headline.ts';

/** What the page of a report gives to the part of a game. */
export type ReportProps = {
  /** Of one game, or of all tables of a class. */
  readonly ends: readonly KeptEnd[];
  /** Code of the table, or its letter in a class. */
  readonly where: string;
  /** What was played. */
  readonly played: string;
};

/** What a seat came to. */
export type SheetRow = {
  readonly economy: EconomyId;
  readonly medal: Medal;
  readonly score: number | undefined;
  readonly index: number;
  readonly kept: number;
  readonly broken: number;
};

/** What a table came to, in words: names of agreements are those of its own game. */
export type TableSheet = {
  readonly letter: string | undefined;
  readonly code: string;
  readonly medal: Medal;
  /** What the table reached together, in a sentence. */
  readonly together: string;
  readonly rows: readonly SheetRow[];
  readonly rounds: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly question: string | undefined;
};

/** What a game makes of the end that is shown. */
export type TableEnd = Pick<TableSheet, 'medal' | 'together' | 'rows'> & {
  readonly reports: readonly {
    readonly round: number;
    readonly headlines: readonly Headline[];
    /** The years after the last round. */
    readonly isEpilogue?: boolean;
  }[];
  readonly question: string | undefined;
};

const LINES_A_ROUND = 2;

/**
 * The sheets of several tables. Each is put into words while its own game is the one that is shown, since sentences find the names of
 * agreements there; the first is shown in the end.
 */
export function useSheets(ends: readonly KeptEnd[], read: () => TableEnd | undefined): readonly TableSheet[] {
  const [sheets, setSheets] = useState<readonly TableSheet[]>([]);
  const spoken = language.value;
  useEffect(() => {
    const made = ends.flatMap((end): TableSheet[] => {
      showEnd(end);
      const told = read();
      if (told === undefined) return [];
      const { reports, ...rest } = told;
      const isAfter = (round: number): boolean =>
        reports.some((report) => report.round === round && report.isEpilogue === true);
      const rounds = roundsTold(reports, LINES_A_ROUND).map(({ round, headlines }) => ({
        title: isAfter(round) ? t('round.epilogue') : t('keep.round', { round }),
        lines: headlines.map((headline) => say(headlinePhrase(headline))),
      }));
      return [{ ...rest, rounds, letter: end.head.table, code: end.head.code }];
    });
    const [first] = ends;
    if (first !== undefined) showEnd(first);
    setSheets(made);
  }, [ends, spoken]);
  return sheets;
}

type Props = { readonly sheets: readonly TableSheet[]; readonly played: string };

/** Of a class alone: who keeps a page of one game need not load what its votes were about. */
const Votes = lazyPart(
  async () => (await import('../debrief/WhatIfBoard.tsx')).VotesSheet,
  ['debrief'],
  UNSEEN,
);

/** The report of a teacher: of a class two pages over all tables, then one a table. */
export function TableSheets({ sheets, played }: Props) {
  return (
    <>
      {sheets.length > 1 && <Glance sheets={sheets} played={played} />}
      {sheets.length > 1 && <SameSeat sheets={sheets} />}
      {ballots.value !== undefined && <Votes />}
      {sheets.map((sheet) => (
        <Sheet key={sheet.letter ?? sheet.code} sheet={sheet} played={played} />
      ))}
    </>
  );
}

function titleOf({ letter, code }: TableSheet): string {
  return letter === undefined ? t('lobby.code', { code }) : t('replay.table', { table: letter });
}

function meanIndex({ rows }: TableSheet): number {
  return rows.reduce((sum, { index }) => sum + index, 0) / Math.max(1, rows.length);
}

function Glance({ sheets, played }: Props) {
  return (
    <article class="keep-sheet paper stack gap-3" aria-labelledby="report-glance">
      <header>
        <span class="small muted">{`${t('app.name')} · ${played} · ${t('report.ofCode', { code: sheets[0]?.code ?? '' })}`}</span>
        <h1 id="report-glance" class="size-h2">
          {t('report.glance')}
        </h1>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('report.table')}</th>
            <th scope="col">{t('end.medal')}</th>
            <th scope="col">{t('report.together')}</th>
            <th scope="col" class="right">
              {t('report.mean')}
            </th>
            <th scope="col" class="right">
              {t('end.word')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sheets.map((sheet) => (
            <tr key={sheet.letter}>
              <th scope="row">{sheet.letter}</th>
              <td>
                <MedalMark medal={sheet.medal} isInColumn />
              </td>
              <td class="small">{sheet.together}</td>
              <td class="num right">{formatNumber(meanIndex(sheet), 2)}</td>
              <td class="num right">
                {`${sheet.rows.reduce((sum, { kept }) => sum + kept, 0)}, ${sheet.rows.reduce((sum, { broken }) => sum + broken, 0)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <section class="ruled stack" aria-labelledby="report-questions">
        <h2 id="report-questions">{t('report.questions')}</h2>
        <ul class="stack gap-1">
          {sheets.map(({ letter, question }) =>
            question === undefined ? null : (
              <li key={letter}>{`${letter ?? ''}${t('common.colon')}${question}`}</li>
            ),
          )}
        </ul>
      </section>
    </article>
  );
}

/** One line a seat, one column a table: what the same place made of the same start. */
function SameSeat({ sheets }: Pick<Props, 'sheets'>) {
  const seats = sheets[0]?.rows.map(({ economy }) => economy) ?? [];
  const indexAt = (sheet: TableSheet, economy: EconomyId) =>
    sheet.rows.find((row) => row.economy === economy)?.index ?? 100;
  return (
    <article class="keep-sheet paper stack gap-3" aria-labelledby="report-seats">
      <h1 id="report-seats" class="size-h2">
        {t('report.seats')}
      </h1>
      <p class="small muted">{t('report.seatsNote')}</p>
      <table class="small">
        <thead>
          <tr>
            <th scope="col">{t('end.economy')}</th>
            {sheets.map(({ letter }) => (
              <th key={letter} scope="col" class="right">
                {letter}
              </th>
            ))}
            <th scope="col" class="right">
              {t('report.spread')}
            </th>
          </tr>
        </thead>
        <tbody>
          {seats.map((economy) => {
            const values = sheets.map((sheet) => indexAt(sheet, economy));
            const [least, most] = [Math.min(...values), Math.max(...values)];
            return (
              <tr key={economy}>
                <th scope="row">{economyName(economy)}</th>
                {values.map((value, at) => (
                  <td key={at} class="num right">
                    {value === most && most > least ? (
                      <b>{formatNumber(value, 1)}</b>
                    ) : (
                      formatNumber(value, 1)
                    )}
                  </td>
                ))}
                <td class="num right">{formatNumber(most - least, 1)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </article>
  );
}

function Sheet({ sheet, played }: { readonly sheet: TableSheet; readonly played: string }) {
  const { medal, together, rows, rounds, question } = sheet;
  const id = `report-${sheet.letter ?? sheet.code}`;
  return (
    <article class="keep-sheet paper stack gap-3" aria-labelledby={id}>
      <header class="row between">
        <span>
          <span class="small muted">{`${t('app.name')} · ${played}`}</span>
          <h1 id={id} class="size-h2">
            {titleOf(sheet)}
          </h1>
        </span>
        <MedalMark medal={medal} />
      </header>
      <p>{together}</p>
      <table class="small">
        <thead>
          <tr>
            <th scope="col">{t('end.economy')}</th>
            <th scope="col">{t('end.medal')}</th>
            <th scope="col" class="right">
              {t('end.scoreColumn')}
            </th>
            <th scope="col" class="right">
              {t('report.atEnd')}
            </th>
            <th scope="col" class="right">
              {t('end.word')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.economy}>
              <th scope="row">
                <span class="row">
                  <Medallion economy={row.economy} size={22} /> {economyName(row.economy)}
                </span>
              </th>
              <td>
                <MedalMark medal={row.medal} isInColumn />
              </td>
              <td class="num right">{row.score === undefined ? '' : formatPoints(row.score)}</td>
              <td class="num right">{formatNumber(row.index, 2)}</td>
              <td class="num right">{`${row.kept}, ${row.broken}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <section class="ruled stack" aria-label={t('report.rounds')}>
        <h2>{t('report.rounds')}</h2>
        <ol class="stack gap-1 small">
          {rounds.map(({ title, lines }) => (
            <li key={title}>
              <b>{title}</b> {lines.join(' ')}
            </li>
          ))}
        </ol>
      </section>
      {question !== undefined && (
        <section class="ruled stack">
          <h2>{t('keep.question')}</h2>
          <p>{question}</p>
        </section>
      )}
    </article>
  );
}

const QUIET: Headline = { key: 'headline.quiet', params: {} };

/** Rounds with what the settlement said first of each: news of the quiet kind only where there is no other. */
export function roundsTold(
  reports: readonly { readonly round: number; readonly headlines: readonly Headline[] }[],
  most: number,
): readonly { readonly round: number; readonly headlines: readonly Headline[] }[] {
  return reports.map(({ round, headlines }) => {
    const told = newsOf(headlines).filter(({ key }) => key !== 'headline.quiet');
    return { round, headlines: told.length === 0 ? [QUIET] : told.slice(0, most) };
  });
}
