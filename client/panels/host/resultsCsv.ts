import type { Medal } from '#shared/content/vocabulary.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { CountryGame, ProvinceGame, TableState } from '#shared/rules/state.ts';

/** Words of the table, in the language of the page. */
export type CsvWords = {
  readonly columns: Readonly<Record<CsvColumn, string>>;
  readonly economy: (economy: EconomyId) => string;
  /** Who governs the seat now. */
  readonly person: (economy: EconomyId) => string;
  readonly epilogue: string;
  readonly yes: string;
  readonly no: string;
  readonly medal: (medal: Medal) => string;
};

const COMMON = ['round', 'economy', 'person', 'index', 'changePercent'] as const;

const OF_COUNTRIES = ['signed', 'kept', 'broken', 'ownIncome', 'losesMost'] as const;

const AT_END = ['score', 'medal'] as const;

export const CSV_COLUMNS = [...COMMON, ...OF_COUNTRIES, 'career', 'breaches', ...AT_END] as const;

/** What a game tells of each seat and round. */
export type ResultsTable = {
  /** Beside those that every game has. */
  readonly columns: readonly CsvColumn[];
  readonly rows: (words: CsvWords) => readonly Row[];
};

export function countryResults(game: CountryGame): ResultsTable {
  return { columns: OF_COUNTRIES, rows: (words) => countryRows(game, words) };
}

export function provinceResults(game: ProvinceGame): ResultsTable {
  return { columns: ['career', 'signed', 'breaches'], rows: (words) => provinceRows(game, words) };
}

type CsvColumn = (typeof CSV_COLUMNS)[number];

type Cell = string | number | undefined;

type Row = Readonly<Partial<Record<CsvColumn, Cell>>>;

/** Spreadsheets read it as UTF-8 by this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Seats by rounds as a table that spreadsheets open: one line a seat and round, what counts for the whole game at the end of each. */
export function resultsCsv({ columns: own, rows: rowsIn }: ResultsTable, words: CsvWords): string {
  const columns: readonly CsvColumn[] = [...COMMON, ...own, ...AT_END];
  const rows = rowsIn(words);
  const lines = [
    columns.map((column) => words.columns[column]),
    ...rows.map((row) => columns.map((column) => row[column])),
  ];
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(written).join(',')}\r\n`).join('');
}

function countryRows(game: CountryGame, words: CsvWords): readonly Row[] {
  const { reports, final } = game;
  return reports.flatMap((report, at) =>
    (final?.standings ?? []).map(({ economy, score, medal }): Row => {
      const own = report.economies[economy];
      const foreseen = report.predictions.find((each) => each.economy === economy);
      const given = game.pledges.filter(({ by, round }) => by === economy && round === report.round);
      const told = (isRight: boolean | undefined): Cell =>
        isRight === undefined ? undefined : isRight ? words.yes : words.no;
      return {
        round: report.isEpilogue ? words.epilogue : report.round,
        economy: words.economy(economy),
        person: words.person(economy),
        index: rounded(own?.index),
        changePercent: rounded(percentOfLog(own?.logChange ?? 0)),
        signed: signedIn(game, economy, report.round),
        kept: given.filter(({ outcome }) => outcome === 'kept').length,
        broken: given.filter(({ outcome }) => outcome === 'broken').length,
        ownIncome: told(foreseen?.direction),
        losesMost: told(foreseen?.loser),
        ...(at === reports.length - 1 ? { score: rounded(score), medal: words.medal(medal) } : {}),
      };
    }),
  );
}

function provinceRows(game: ProvinceGame, words: CsvWords): readonly Row[] {
  const { reports, provinces } = game;
  return reports.flatMap((report, at) =>
    (provinces.final?.standings ?? []).map(({ economy, score, medal }): Row => {
      const own = report.provinces[economy];
      return {
        round: report.round,
        economy: words.economy(economy),
        person: words.person(economy),
        index: rounded(own?.index),
        changePercent: rounded(percentOfLog((own?.logChange ?? 0) / 100)),
        career: rounded(own?.career),
        signed: signedIn(game, economy, report.round),
        breaches: provinces.breaches.filter((each) => each.by === economy && each.round === report.round)
          .length,
        ...(at === reports.length - 1 ? { score: rounded(score), medal: words.medal(medal) } : {}),
      };
    }),
  );
}

/** Proposals of a round that became law with the seat as a party. */
function signedIn({ proposals }: Pick<TableState, 'proposals'>, economy: EconomyId, round: number): number {
  return Object.values(proposals).filter(
    (proposal) =>
      proposal.status === 'concluded' && proposal.round === round && proposal.parties.includes(economy),
  ).length;
}

const DIGITS = 1e4;

function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value * DIGITS) / DIGITS;
}

/** A spreadsheet takes text that begins so for a formula and runs it: names are people's own words. */
const FORMULA = /^[=+\-@\t\r]/;

/** A cell: numbers as they are, text in quotes, and never as a formula. */
function written(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${harmless.replaceAll('"', '""')}"`;
}
