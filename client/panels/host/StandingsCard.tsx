import type { ComponentChildren } from 'preact';
import { fromKeys } from '#shared/kernel/records.ts';
import { Icon } from '../../design/Icon.tsx';
import { session } from '../../state/store.ts';
import { sentences } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { CSV_COLUMNS, type CsvWords, type ResultsTable, resultsCsv } from './resultsCsv.ts';
import { useTable } from '../../state/useTable.ts';

type Props = {
  /** Undefined until the game is known. */
  readonly results: ResultsTable | undefined;
  readonly children: ComponentChildren;
};

/** The end of the game on the console: the standings of the game that was played, to keep and to print. */
export function StandingsCard({ children, results }: Props) {
  return (
    <div class="host-standings stack gap-3">
      {results !== undefined && <SaveResults results={results} />}
      {children}
    </div>
  );
}

/** The results on paper, or as a table for a spreadsheet. */
function SaveResults({ results }: { readonly results: ResultsTable }) {
  const { game } = useTable();
  return (
    <p class="row wrap save-results">
      <button type="button" class="btn sm" onClick={() => save(results)}>
        <Icon name="clip" size={17} />
        {t('console.saveCsv')}
      </button>
      <button type="button" class="btn sm" onClick={() => window.print()}>
        <Icon name="print" size={17} />
        {t('end.print')}
      </button>
      <span class="small muted">
        {sentences(t('console.saveHint'), t('console.seed', { seed: game.settings.seed }))}
      </span>
    </p>
  );
}

function save(results: ResultsTable): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csvOf(results)], { type: 'text/csv;charset=utf-8' }));
  link.download = `accord-${session.value?.code ?? 'table'}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function csvOf(results: ResultsTable): string {
  const people = session.value?.people ?? [];
  const personOf = (economy: string): string =>
    people
      .filter(({ seat, name }) => seat === economy && name !== '')
      .map(({ name }) => name)
      .join(' / ');
  const words: CsvWords = {
    columns: fromKeys(CSV_COLUMNS, (column) => t(`csv.${column}`)),
    economy: economyName,
    person: personOf,
    epilogue: t('round.epilogue'),
    yes: t('csv.yes'),
    no: t('csv.no'),
    medal: (medal) => t(`medal.${medal}`),
  };
  return resultsCsv(results, words);
}
