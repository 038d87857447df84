/** People of a class who share a seat: how they come to and leave it, and their offices, which say who of them may press what. */
import { OFFICES, type Office, type OfficeRotation } from '#shared/content/vocabulary.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { groupsBy, must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { ClassroomEvent, HostClassroomIntent, TableLetter } from '#shared/protocol/classroom.ts';
import { CLASS_SIZES } from '#shared/content/lessons.ts';
import {
  type Delegation,
  type DelegationEvent,
  type OfficeAsked,
  type OfficeRules,
  type ProposedDeal,
  type SeatJoined,
  type TurnedKey,
} from '#shared/protocol/deal.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Seats that several share, and what holds for all of them. */
export type SharedSeats = {
  readonly delegations: readonly Delegation[];
  readonly offices: OfficeRules;
  /** What waits for a second word, one press a seat. */
  readonly keys: readonly TurnedKey[];
};

export const NOBODY_SHARES: SharedSeats = {
  delegations: [],
  keys: [],
  offices: { rotation: 'round', allMayPress: false },
};

/** Rounds that the tables play. */
export type Rounds = Readonly<Partial<Record<TableLetter, number>>>;

export function delegationOf(delegations: readonly Delegation[], member: MemberId): Delegation | undefined {
  return delegations.find(({ people }) => people.includes(member));
}

export function delegationAt(
  delegations: readonly Delegation[],
  { table, economy }: { readonly table: TableLetter; readonly economy: EconomyId },
): Delegation | undefined {
  return delegations.find((each) => each.table === table && each.economy === economy);
}

export function evolveSharedSeats<S extends SharedSeats>(state: S, event: DelegationEvent): S {
  switch (event.type) {
    case 'seatShared': {
      const { table, economy, people, round } = event;
      const before = delegationAt(state.delegations, event);
      const others = state.delegations.filter((each) => each !== before);
      if (people.length < 2) return { ...state, delegations: others };
      const { chair } = before ?? {};
      // Whoever was given the chair keeps it, whatever places change.
      const kept = chair !== undefined && people.includes(chair.member) ? { chair } : {};
      return { ...state, delegations: [...others, { table, economy, people, round, ...kept }] };
    }
    case 'chairPassed': {
      const { member, round } = event;
      const changed = delegationAt(state.delegations, event);
      return {
        ...state,
        delegations: state.delegations.map((each) =>
          each === changed ? { ...each, chair: { member, round } } : each,
        ),
      };
    }
    case 'keyTurned': {
      const { type: _type, ...key } = event;
      return { ...state, keys: [...withoutKey(state.keys, event), key] };
    }
    case 'keyDropped':
      return { ...state, keys: withoutKey(state.keys, event) };
    case 'officesRuled': {
      const { type: _type, ...offices } = event;
      return { ...state, offices };
    }
  }
}

type SeatAt = { readonly table: TableLetter; readonly economy: EconomyId };

function withoutKey(keys: readonly TurnedKey[], { table, economy }: SeatAt): readonly TurnedKey[] {
  return keys.filter((key) => key.table !== table || key.economy !== economy);
}

/** The press of a seat that waits for a second word; undefined where its round is over, or who pressed sits there no more. */
export function keyAt(
  { keys, delegations }: SharedSeats,
  at: SeatAt & { readonly round: number },
): TurnedKey | undefined {
  const people = delegationAt(delegations, at)?.people ?? [];
  return keys.find(
    ({ table, economy, round, by }) =>
      table === at.table && economy === at.economy && round === at.round && people.includes(by),
  );
}

/** Whoever leaves the class, or their place in it, leaves the seat too; what follows says who shares it from then on. */
export function withoutPerson(delegations: readonly Delegation[], member: MemberId): readonly Delegation[] {
  return delegations.flatMap((each) => {
    if (!each.people.includes(member)) return [each];
    const people = each.people.filter((other) => other !== member);
    return people.length < 2 ? [] : [{ ...each, people }];
  });
}

/** The order of people as it is now, with which the next ones go on. */
function orderNow({ offices }: SharedSeats, delegation: Delegation, rounds: Rounds): readonly MemberId[] {
  const { chair: _chair, ...inTurn } = delegation;
  return orderIn(inTurn, { round: rounds[delegation.table] ?? 0, rotation: offices.rotation });
}

function sharedBy(
  { table, economy }: Delegation,
  people: readonly MemberId[],
  rounds: Rounds,
): ClassroomEvent {
  return { type: 'seatShared', table, economy, people, round: rounds[table] ?? 0 };
}

/** Somebody gives up their place among those who share a seat; the offices of the others stay as they are in this round. */
export function leavesOthers(state: SharedSeats, member: MemberId, rounds: Rounds): ClassroomEvent[] {
  const own = delegationOf(state.delegations, member);
  if (own === undefined) return [];
  const rest = orderNow(state, own, rounds).filter((other) => other !== member);
  return [sharedBy(own, rest, rounds)];
}

/** Somebody comes to others at a seat: with the last of the offices, so that nobody loses the chair by it. */
export function joinsOthers(
  state: SharedSeats,
  {
    member,
    table,
    joins,
  }: { readonly member: MemberId; readonly table: TableLetter; readonly joins: SeatJoined | undefined },
  rounds: Rounds,
): ClassroomEvent[] {
  if (joins === undefined) return [];
  const { economy, holder } = joins;
  const shared = delegationAt(state.delegations, { table, economy });
  const alone = { table, economy, people: [holder], round: 0 };
  const own = shared?.people.includes(holder) === true ? shared : alone;
  const people = orderNow(state, own, rounds);
  if (people.includes(member) || people.length >= CLASS_SIZES.peoplePerSeat) return [];
  return [sharedBy(own, [...people, member], rounds)];
}

/** Two change places: each has the offices of the other. */
export function exchangesOffices(
  state: SharedSeats,
  [one, other]: readonly [MemberId, MemberId],
  rounds: Rounds,
): ClassroomEvent[] {
  const concerned = state.delegations.filter(({ people }) => people.includes(one) || people.includes(other));
  return concerned.map((each) =>
    sharedBy(
      each,
      orderNow(state, each, rounds).map((member) =>
        member === one ? other : member === other ? one : member,
      ),
      rounds,
    ),
  );
}

/** Seats of a deal that several share. */
export function sharedInDeal({ tables }: Pick<ProposedDeal, 'tables'>): ClassroomEvent[] {
  return tables.flatMap(({ table, people }) =>
    [...groupsBy(people, ({ seat }) => seat ?? '')].flatMap(([economy, members]): ClassroomEvent[] =>
      economy === '' || members.length < 2
        ? []
        : [{ type: 'seatShared', table, economy, people: members.map(({ member }) => member), round: 0 }],
    ),
  );
}

type OfficeIntent = Extract<HostClassroomIntent, { type: 'setOffices' | 'ruleOffices' }> | OfficeAsked;

/** What is asked about offices: by the host, or by the server for somebody who shares a seat. */
export function decideOffices(
  state: SharedSeats,
  intent: OfficeIntent,
  rounds: Rounds,
): Result<ClassroomEvent[], Rejection> {
  if (intent.type === 'ruleOffices') return ok(ruleOffices(state, intent, rounds));
  const { table, economy } = intent;
  const own = delegationAt(state.delegations, intent);
  const round = rounds[table] ?? 0;
  if (own === undefined) return err({ code: 'office/unknown-person' });
  if (intent.type === 'setOffices') {
    const isSame =
      intent.people.length === own.people.length && new Set(intent.people).size === own.people.length;
    if (!isSame || intent.people.some((member) => !own.people.includes(member)))
      return err({ code: 'office/unknown-person' });
    return ok([
      sharedBy({ ...own, people: intent.people }, intent.people, rounds),
      ...chairInTurn(own, intent.people, round),
    ]);
  }
  if (intent.type === 'dropKey') return ok([{ type: 'keyDropped', table, economy }]);
  if (intent.type === 'turnKey')
    return own.people.includes(intent.by)
      ? ok([{ type: 'keyTurned', table, economy, by: intent.by, press: intent.press, round }])
      : err({ code: 'office/unknown-person' });
  if (!own.people.includes(intent.to)) return err({ code: 'office/unknown-person' });
  const [chair] = orderIn(own, { round, rotation: state.offices.rotation });
  if (chair !== intent.from || chair === intent.to) return ok([]);
  return ok([{ type: 'chairPassed', table, economy, member: intent.to, round, why: intent.why }]);
}

/** Where somebody was given the chair in this round, the order that the host has set holds all the same. */
function chairInTurn(
  { table, economy, chair }: Delegation,
  people: readonly MemberId[],
  round: number,
): ClassroomEvent[] {
  const [first] = people;
  if (chair?.round !== round || first === undefined) return [];
  return [{ type: 'chairPassed', table, economy, member: first, round, why: 'given' }];
}

/** Another rotation begins with the offices as they are. */
function ruleOffices(
  state: SharedSeats,
  {
    rotation = state.offices.rotation,
    allMayPress = state.offices.allMayPress,
    twoKeys = state.offices.twoKeys === true,
  }: Partial<OfficeRules>,
  rounds: Rounds,
): ClassroomEvent[] {
  const ruled: ClassroomEvent = { type: 'officesRuled', rotation, allMayPress, twoKeys };
  const isSame = allMayPress === state.offices.allMayPress && twoKeys === (state.offices.twoKeys === true);
  if (rotation === state.offices.rotation) return isSame ? [] : [ruled];
  return [...state.delegations.map((each) => sharedBy(each, orderNow(state, each, rounds), rounds)), ruled];
}

/** Whose press it is. Everything that a seat may know all who share it see; only presses differ. */
export const OFFICE_OF = {
  tableProposal: 'envoy',
  reviseProposal: 'envoy',
  openProposal: 'any',
  signProposal: 'chair',
  withdrawSignature: 'chair',
  refuseProposal: 'chair',
  goOnWithout: 'envoy',
  withdrawProposal: 'envoy',
  publishProposal: 'envoy',
  refuseAdmission: 'chair',
  giveNotice: 'chair',
  givePledge: 'analyst',
  savePolicyDraft: 'treasurer',
  sealPolicy: 'chair',
  reopenPolicy: 'chair',
  predict: 'analyst',
  declareReady: 'chair',
  tablePackage: 'envoy',
  backPackage: 'envoy',
  agreeToPackage: 'chair',
  objectToPackage: 'chair',
  takeChange: 'envoy',
  fileComplaint: 'chair',
  inspectBarrier: 'analyst',
  moveCommonWall: 'chair',
  saveMeasures: 'treasurer',
  sealMeasures: 'chair',
  reopenMeasures: 'chair',
  payProvince: 'treasurer',
  castAssent: 'chair',
  rateCentre: 'analyst',
  actForCentre: 'chair',
  takeBackCentreAct: 'chair',
} as const satisfies Record<SeatIntent['type'], Office | 'any'>;

/** Offices of each place, where so many share a seat. */
const OFFICES_BY_SIZE: readonly (readonly (readonly Office[])[])[] = [
  [OFFICES],
  [
    ['chair', 'treasurer'],
    ['envoy', 'analyst', 'speaker'],
  ],
  [['chair', 'treasurer'], ['envoy'], ['analyst', 'speaker']],
  [['chair'], ['envoy'], ['treasurer'], ['analyst', 'speaker']],
  [['chair'], ['envoy'], ['treasurer'], ['analyst'], ['speaker']],
  [['chair'], ['envoy'], ['treasurer'], ['analyst'], ['speaker'], ['envoy']],
];

/** Offices of the places of a seat that so many share. Where no parliament votes there is no speaker: who would be it is another envoy. */
export function officesBySize(size: number, hasParliament: boolean): readonly (readonly Office[])[] {
  const places = must(OFFICES_BY_SIZE[size - 1], 'offices');
  if (hasParliament) return places;
  return places.map((offices) => {
    const others = offices.filter((office) => office !== 'speaker');
    return others.length === 0 ? ['envoy'] : others;
  });
}

/** How the offices of a class go round, and the round that is played. */
export type Turn = {
  readonly round: number;
  readonly rotation: OfficeRotation;
  readonly hasParliament: boolean;
};

/** How often offices have gone on by then. Before the first round people sit as they are dealt. */
function turnsBy(round: number, rotation: OfficeRotation): number {
  const before = Math.max(round, 1) - 1;
  return rotation === 'none' ? 0 : rotation === 'second' ? Math.floor(before / 2) : before;
}

/**
 * People of a seat in the order of their offices: each turn everybody goes on by one place, so that each has each office once before
 * anybody has it twice. Who was given the chair for the round changes places with whose turn it is.
 */
export function orderIn(
  { people, round: since, chair }: Delegation,
  { round, rotation }: Pick<Turn, 'round' | 'rotation'>,
): readonly MemberId[] {
  const turns = turnsBy(round, rotation) - turnsBy(since, rotation);
  const first = ((turns % people.length) + people.length) % people.length;
  const order = [...people.slice(first), ...people.slice(0, first)];
  const inTurn = order[0];
  if (chair === undefined || chair.round !== round || inTurn === undefined || !order.includes(chair.member))
    return order;
  return order.map((member) =>
    member === chair.member ? inTurn : member === inTurn ? chair.member : member,
  );
}

/** Offices of each of the people of a seat in a round. */
export function officesIn(delegation: Delegation, turn: Turn): ReadonlyMap<MemberId, readonly Office[]> {
  const places = officesBySize(delegation.people.length, turn.hasParliament);
  return new Map(
    orderIn(delegation, turn).map((member, place) => [member, must(places[place], 'offices of a place')]),
  );
}

/** Whether something at a table waits for nothing but what only the chair of this seat can press. */
export function waitsForChair(state: GameState, economy: EconomyId): boolean {
  if (state.phase === 'policy') return !state.sealedBy.includes(economy);
  if (state.phase !== 'negotiation') return false;
  const isLastOf = ({ status, parties, signatures, revision, refusedBy }: Proposal): boolean =>
    status === 'open' &&
    parties.includes(economy) &&
    refusedBy.length === 0 &&
    parties.every((party) => (signatures[party] === revision) === (party !== economy));
  return Object.values(state.proposals).some(isLastOf);
}

/** One of the people of a seat; where nobody shares it, there are no offices. */
export type SeatPerson = {
  readonly member: MemberId;
  readonly offices?: readonly Office[];
  readonly connected: boolean;
};

/** Whose press it is instead. */
export type OfficeHeld = { readonly office: Office; readonly holder: MemberId };

/**
 * Whether one of the people of a seat may press something: nothing, or whose office it is. While nobody who has an office is there,
 * the chair has it too, so that a seat never waits for somebody who has gone.
 */
export function officeMay(
  office: Office | 'any',
  member: MemberId,
  { people, allMayPress }: { readonly people: readonly SeatPerson[]; readonly allMayPress: boolean },
): OfficeHeld | undefined {
  if (office === 'any' || allMayPress || people.length < 2) return undefined;
  const holders = people.filter(({ offices }) => offices?.includes(office) === true);
  const own = people.find((person) => person.member === member)?.offices ?? [];
  const isOpen = holders.every(({ connected }) => !connected);
  if (own.includes(office) || (isOpen && own.includes('chair'))) return undefined;
  const holder = holders.find(({ connected }) => connected) ?? holders[0];
  return holder === undefined ? undefined : { office, holder: holder.member };
}
