import { computed } from '@preact/signals';
import { OFFICE_OF, officeMay } from '#shared/classroom/delegations.ts';
import type { Office } from '#shared/content/vocabulary.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Person } from '#shared/protocol/session.ts';
import { isLive, me, session, sharedSeat } from './store.ts';

/** Everybody at the seat of this device, where there are several: who has the chair first. */
export const seatPeople = computed<readonly Person[]>(() => {
  const seat = me.value?.seat;
  const people = session.value?.people.filter((person) => seat !== undefined && person.seat === seat) ?? [];
  if (people.length < 2) return [];
  const chairs = people.filter(({ offices }) => offices?.includes('chair') === true);
  return [...chairs, ...people.filter((person) => !chairs.includes(person))];
});

/** Whether whoever shares a seat may press all that it may. */
export const allMayPress = computed(() => session.value?.ofClass?.allMayPress === true);

/** Why this device may not press it for its seat: nothing where it may. */
export function officeRefusal(type: SeatIntent['type']): Rejection | undefined {
  return refusalOf(OFFICE_OF[type]);
}

/** Whether this device may press it now: the line stands, and it is its own office. */
export function mayPress(type: SeatIntent['type']): boolean {
  return isLive.value && officeRefusal(type) === undefined;
}

/** Why this device may not write in the envelope of its seat: the office, or the pen, is another's. */
export function penRefusal(): Rejection | undefined {
  const own = me.value;
  const writer = seatPeople.value.find(({ member }) => member === sharedSeat.value?.pen);
  const isOthers = writer?.connected === true && writer.member !== own?.member;
  return (
    officeRefusal('savePolicyDraft') ?? (isOthers ? { code: 'pen/held', holder: writer.name } : undefined)
  );
}

/** Why this device may not speak to others for its seat. */
export function voiceRefusal(): Rejection | undefined {
  return refusalOf('envoy');
}

function refusalOf(office: Office | 'any'): Rejection | undefined {
  const member = me.value?.member;
  const people = seatPeople.value;
  if (member === undefined || people.length === 0) return undefined;
  const held = officeMay(office, member, { people, allMayPress: allMayPress.value });
  if (held === undefined) return undefined;
  const holder = people.find((person) => person.member === held.holder)?.name ?? '';
  return { code: 'office/not-yours', office: held.office, holder };
}
