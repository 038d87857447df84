import { assertNever } from '#shared/kernel/assertNever.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { EventTarget } from '#shared/content/events/eventCard.ts';
import type { WorldEvent } from '#shared/protocol/modules/events.ts';
import type { Register } from '../../agreements/pairLevel.ts';

/** Who is asked about: rest of the world, or a seat. */
export type Bystander = { readonly id: EconomyId; readonly playable: boolean };

/** Whether an effect falls on an economy: blocs are those of the law at hand, so that joining one changes who is hit. */
export function isHit(
  agreements: Register,
  { economies }: Pick<WorldEvent, 'economies'>,
  target: EventTarget,
  { id, playable }: Bystander,
): boolean {
  switch (target) {
    case 'first':
      return economies[0] === id;
    case 'second':
      return economies[1] === id;
    case 'everyone':
      return true;
    case 'others':
      return economies[0] !== id;
    case 'blocMembers':
      return isInBloc(agreements, id);
    case 'outsiders':
      return playable && !isInBloc(agreements, id);
    case 'restOfWorld':
      return !playable;
    default:
      return assertNever(target);
  }
}

/** A member of a free trade area or more. */
export function isInBloc(agreements: Register, economy: EconomyId): boolean {
  return Object.values(agreements).some(({ level, parties }) => level >= 2 && parties.includes(economy));
}
