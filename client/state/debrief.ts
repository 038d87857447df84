import { signal } from '@preact/signals';
import type { TableResults } from '#shared/classroom/openFacts.ts';
import type { TableStory } from '#shared/classroom/debrief/tableStory.ts';
import type { BallotsView, OnScreen, OwnAnswers, TableWhatIfs } from '#shared/protocol/debrief.ts';

/** What this device knows of the debrief, at a table or above the tables of a class; written by `net` from the documents of either room. */

/** What everybody answered, in counts; undefined before the debrief. */
export const ballots = signal<BallotsView | undefined>(undefined);
/** What the person at this device chose, by ballot. */
export const ownAnswers = signal<OwnAnswers>({});
/** At a table of a class in its debrief: what its big screens show. */
export const onScreen = signal<OnScreen | undefined>(undefined);
/** What came of the revealed rounds of every table of a class, and the stories of those that are over. */
export const tableResults = signal<readonly TableResults[]>([]);
export const tableStories = signal<Readonly<Record<string, TableStory>>>({});

/** What might have been, by table. */
export const tableWhatIfs = signal<Readonly<Record<string, TableWhatIfs>>>({});

type Documents = Readonly<Record<string, string>>;

/** Takes the documents of the debrief in, and hands back all others. */
export function takeDebrief(documents: Documents): Documents {
  const { ballots: counts, answers, onScreen: shown, ...others } = documents;
  ballots.value = parse(counts);
  ownAnswers.value = parse(answers) ?? {};
  onScreen.value = parse(shown);
  tableResults.value = Object.values(eachOf<TableResults>(others, 'results/'));
  tableStories.value = eachOf<TableStory>(others, 'story/');
  tableWhatIfs.value = eachOf<TableWhatIfs>(others, 'whatIf/');
  return others;
}

/** The documents of all tables that begin so, by their letters and in the order of these. */
function eachOf<T>(documents: Documents, start: string): Readonly<Record<string, T>> {
  const found = Object.keys(documents)
    .filter((key) => key.startsWith(start))
    .toSorted()
    .flatMap((key): [string, T][] => {
      const value: T | undefined = parse(documents[key]);
      return value === undefined ? [] : [[key.slice(start.length), value]];
    });
  return Object.fromEntries(found);
}

/** The server is the only writer of these documents. */
function parse<T>(text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  const value: T = JSON.parse(text);
  return value;
}
