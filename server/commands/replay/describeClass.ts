import type { ClassroomState } from '#shared/classroom/state.ts';
import type { ClassRow } from '../../store/GameStore.ts';
import { describeNamed, toWords } from './describeFields.ts';
import type { RecordedClass } from './recordedTables.ts';

/** A class after one row of its log: what is described. */
type ClassAtRow = {
  readonly classroom: RecordedClass;
  readonly state: ClassroomState;
  readonly row: ClassRow;
  readonly rowCount: number;
};

/** A class in English: its stage, its tables with their games, and where everybody belongs. */
export function describeClass({ classroom, state, row, rowCount }: ClassAtRow): string {
  const { stage, settings, tables, people, hands, eyesUp } = state;
  const nameOf = (member: string): string => `${classroom.names.get(member) ?? '(deleted)'} (${member})`;
  const at = (letter: string | undefined): readonly string[] =>
    people.filter(({ table }) => table === letter).map(({ member }) => nameOf(member));
  const unplaced = at(undefined);
  return [
    `Class ${classroom.code} (${classroom.classId}), row ${row.seq} of ${rowCount}`,
    `${settings.scenarioId}, ${settings.opening}, ${settings.preset}; seed ${settings.seed}`,
    `${toWords(stage)}; ${people.length} people, ${tables.length} tables${eyesUp ? '; eyes up' : ''}`,
    ...tables.map(({ table, gameId }) => `  ${table} (${gameId}): ${at(table).join(', ')}`),
    ...(unplaced.length === 0 ? [] : [`  at no table: ${unplaced.join(', ')}`]),
    ...(hands.length === 0 ? [] : [`hands up: ${hands.map(nameOf).join(', ')}`]),
  ].join('\n');
}

/** The events of one row, under who sent it and when. */
export function describeClassRow({ seq, at, actor, type, events }: ClassRow): string {
  const by = actor === undefined ? '' : ` by ${actor}`;
  const head = `row ${seq}, ${new Date(at).toISOString()}: ${toWords(type)}${by}`;
  return [head, ...events.map((event) => `  ${describeNamed(event)}`)].join('\n');
}
