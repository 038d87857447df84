/** The host moves people of a class between its tables and places. */
import { isBeyondPlaces, placeForLate } from '#shared/classroom/people.ts';
import type { HostClassroomIntent } from '#shared/protocol/classroom.ts';
import {
  changePlaces,
  joinableSeatOf,
  leavesSeat,
  takesFreeSeat,
  takesPlaceOf,
} from '#shared/classroom/people.ts';
import { type Result, assertNever, err, ok } from '#shared/kernel/result.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { AskedPlace, ClassAck, PlaceIntent, TableLetter } from '#shared/protocol/classroom.ts';
import type { SeatJoined } from '#shared/protocol/deal.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Classroom } from './Classroom.ts';
import { sitsDown, tableOf } from './classPeople.ts';
import { commandKey } from './CommandAnswers.ts';
import { Rendezvous } from './CommitQueue.ts';
import { CALLED_OFF } from './GameSession.ts';
import { heirOf } from './offices.ts';
import { forgetRequests, withoutRequests } from './seats.ts';
import type { Consequence, Session } from './Session.ts';

const HOST = { type: 'host' } as const;
const SERVER = { type: 'server' } as const;

/** What the host asked about somebody's place at the tables, and under which id. */
type AskedMove = {
  readonly command: { readonly member: string; readonly id: string };
  readonly intent: PlaceIntent;
};

/** Carries it out, once for each command, which stands in the row of the class: asked again after a restart, it is done already. */
export async function performMove(
  classroom: Classroom,
  asked: AskedMove,
): Promise<Result<Consequence, Rejection>> {
  const { command, intent } = asked;
  const moved = await classroom.performed.once(commandKey(command.member, command.id), () =>
    classroom.inTurn(() => movePeople(classroom, asked)),
  );
  return moved.ok ? ok({ type: 'peopleChanged', members: membersOf(intent) }) : moved;
}

/** People of a table that has become too small go to the others, one after the other, each as if they were moved. */
export async function performMerge(
  classroom: Classroom,
  {
    command,
    intent,
  }: Pick<AskedMove, 'command'> & { readonly intent: Extract<HostClassroomIntent, { type: 'mergeTable' }> },
): Promise<Result<Consequence, Rejection>> {
  const refusal = classroom.refusal(HOST, intent);
  if (refusal !== undefined) return err(refusal);
  const { state } = classroom.working;
  const members = state.people.filter(({ table }) => table === intent.table).map(({ member }) => member);
  const moved: MemberId[] = [];
  for (const member of members) {
    const others = classroom.gamesOf('working').filter(({ table }) => table !== intent.table);
    const place = placeForLate(others, {
      nowMs: classroom.nowMs(),
      maySit: !isBeyondPlaces(classroom.working.state, member),
    });
    // No table takes anybody new before the next phase.
    if (place === undefined) return moved.length === 0 ? err({ code: 'class/not-now' }) : told(moved);
    const done = await performMove(classroom, {
      command: { member: command.member, id: `${command.id} ${member}` },
      intent: { type: 'movePerson', member, table: place.table },
    });
    if (!done.ok) return moved.length === 0 ? done : told(moved);
    moved.push(member);
  }
  return told(moved);
}

function told(members: readonly MemberId[]): Result<Consequence, Rejection> {
  return ok({ type: 'peopleChanged', members });
}

function membersOf(intent: PlaceIntent): readonly MemberId[] {
  return intent.type === 'swapPeople' ? [intent.member, intent.with] : [intent.member];
}

/**
 * People change places at one table or two: one decision at each, so that no bot acts in between, and one transaction for all, so that
 * after a crash everybody is at one table. Where a table cannot, nobody is moved.
 */
async function movePeople(
  classroom: Classroom,
  { command, intent }: AskedMove,
): Promise<Result<ClassAck, Rejection>> {
  const members = membersOf(intent);
  const refusal = classroom.refusal(HOST, intent);
  if (refusal !== undefined) return err(refusal);
  const joins = joinedBy(classroom, intent);
  const changes = changesOf(classroom, intent, joins);
  const placed: AskedPlace = joins === undefined ? intent : { ...intent, joins };
  const together = new Rendezvous(1 + changes.length, 'all', classroom.patience);
  const [inClass, ...atTables] = await Promise.all([
    together.arrive(async () => {
      // Decided again: somebody may have left meanwhile, or be about to.
      const now = together.isOff ? CALLED_OFF : classroom.refusal(HOST, placed);
      if (now === undefined)
        return classroom.submit({
          actor: HOST,
          intent: placed,
          command,
          also: () => withoutRequests(classroom.gathering, members),
        });
      together.refuse();
      return err<Rejection>(now);
    }),
    ...changes.map(({ session, intents }) =>
      session.table.submit({ actor: SERVER, intents: (state) => ok(intents(state)), together }),
    ),
  ]);
  const refusals = [inClass, ...atTables].flatMap((result) => (result.ok ? [] : [result.error]));
  const cause = refusals.find(({ code }) => code !== CALLED_OFF.code) ?? refusals[0];
  if (cause !== undefined) return err(cause);
  forgetRequests(classroom.gathering, members);
  for (const session of [classroom.gathering, ...changes.map((change) => change.session)]) session.changed();
  return ok({ seq: classroom.committed.seq });
}

/** The seat that somebody shares who goes to a table where no bot has one. */
function joinedBy(classroom: Classroom, intent: PlaceIntent): SeatJoined | undefined {
  if (intent.type !== 'movePerson') return undefined;
  const game = classroom.gamesOf('working').find(({ table }) => table === intent.table);
  if (game === undefined || takesFreeSeat(game, intent.member).length > 0) return undefined;
  return joinableSeatOf(game)?.joins;
}

type Change = { readonly session: Session; readonly intents: (state: GameState) => Intent[] };

/** What changes at each table that somebody leaves or comes to. */
function changesOf(
  classroom: Classroom,
  intent: PlaceIntent,
  joins: SeatJoined | undefined,
): readonly Change[] {
  const { member } = intent;
  const at = (letter: TableLetter | undefined, intents: Change['intents']): Change[] => {
    const session = letter === undefined ? undefined : classroom.tables.get(letter);
    return session === undefined ? [] : [{ session, intents }];
  };
  const from = tableOf(classroom, member);
  const getsUp = (state: GameState): Intent[] =>
    leavesSeat(state, member, heirOf(classroom.sessionOf(member), member));
  switch (intent.type) {
    case 'makeWatch':
      return at(from, getsUp);
    case 'movePerson': {
      const to = classroom.tables.get(intent.table);
      return [
        ...at(from, getsUp),
        ...at(intent.table, (state) =>
          joins === undefined ? sitsDown(must(to, 'table'), state, member) : [],
        ),
      ];
    }
    case 'swapPeople': {
      const other = intent.with;
      const to = tableOf(classroom, other);
      if (from === to) return at(from, (state) => changePlaces(state, member, other));
      return [
        ...at(from, (state) => takesPlaceOf(state, { leaves: member, comes: other })),
        ...at(to, (state) => takesPlaceOf(state, { leaves: other, comes: member })),
      ];
    }
    default:
      return assertNever(intent);
  }
}
