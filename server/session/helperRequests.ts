/** Links of other hosts of a class and PINs to print: made, and revoked. */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { HelperIntent } from '#shared/protocol/classHosts.ts';
import { CLASS_SIZES } from '#shared/content/lessons.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { HelperRecord } from '../store/GameStore.ts';
import type { Classroom } from './Classroom.ts';
import { type Command, commandKey } from './CommandAnswers.ts';
import type { HelperChange } from './hosting.ts';
import type { House } from './House.ts';
import { normaliseName } from '../../shared/protocol/normaliseText.ts';
import { createPin, createToken, hashToken, withPrintedPin } from './tokens.ts';

/** Carries it out, once for each command. */
export function performForHelpers(
  house: Pick<House, 'queue' | 'store'>,
  classroom: Classroom,
  { command, intent }: { readonly command: Command; readonly intent: HelperIntent },
): Promise<Result<HelperChange, Rejection>> {
  return classroom.hosts.changes.once(commandKey(command.member, command.id), () => {
    switch (intent.type) {
      case 'inviteHelper':
        return invite(house, classroom, intent);
      case 'revokeHelper':
        return revoke(house, classroom, intent);
      case 'makePins':
        return makePins(house, classroom);
    }
  });
}

/** All or none of them: a card that is printed opens the class. */
async function makePins(
  house: Pick<House, 'queue'>,
  { gathering }: Classroom,
): Promise<Result<HelperChange, Rejection>> {
  const made = gathering.present.map(({ member, name }) => ({ member, name, pin: createPin() }));
  if (made.length === 0) return err({ code: 'class/nobody-here' });
  const changes = made.map(({ member, pin }) => {
    const pinHash = withPrintedPin(gathering.members.get(member)?.pinHash, pin);
    return { type: 'changeMember', code: gathering.code, member, change: { pinHash } } as const;
  });
  const saved = await house.queue.commit(changes);
  if (!saved.ok) return err({ code: 'server/saving-paused' });
  for (const { member, change } of changes) {
    const current = gathering.members.get(member);
    if (current !== undefined) gathering.members.set(member, { ...current, ...change });
  }
  return ok({ pins: made });
}

async function invite(
  house: Pick<House, 'queue'>,
  { gathering }: Classroom,
  { kind, label: raw, tables }: Extract<HelperIntent, { type: 'inviteHelper' }>,
): Promise<Result<HelperChange, Rejection>> {
  const label = normaliseName(raw);
  if (!label.ok) return err({ code: label.error });
  if (kind === 'assistant' && tables.length === 0) return err({ code: 'class/unknown-table', table: '' });
  if (gathering.helpers.size >= CLASS_SIZES.helpersPerClass)
    return err({ code: 'class/too-many-helpers', limit: CLASS_SIZES.helpersPerClass });
  const token = createToken();
  const helper: HelperRecord = {
    code: gathering.code,
    id: gathering.nextHelper(),
    kind,
    label: label.value,
    tables: kind === 'assistant' ? tables : [],
    tokenHash: hashToken(token),
    revoked: false,
  };
  // Counted before it is on disk: two that are asked at once are two.
  gathering.helpers.set(helper.id, helper);
  const saved = await house.queue.commit([{ type: 'addHelper', helper }]);
  if (!saved.ok) {
    gathering.helpers.delete(helper.id);
    return err({ code: 'server/saving-paused' });
  }
  gathering.doorChanged();
  const { code: _code, tokenHash: _hash, revoked: _revoked, ...shown } = helper;
  return ok({ ticket: { helper: shown, token } });
}

async function revoke(
  house: Pick<House, 'queue' | 'store'>,
  { gathering }: Classroom,
  { helper: id }: Extract<HelperIntent, { type: 'revokeHelper' }>,
): Promise<Result<HelperChange, Rejection>> {
  if (!gathering.helpers.has(id)) return err({ code: 'class/unknown-helper' });
  const saved = await house.queue.commit([{ type: 'revokeHelper', code: gathering.code, id }]);
  if (!saved.ok) return err({ code: 'server/saving-paused' });
  gathering.helpers.delete(id);
  // Rooms look at once who may be here.
  gathering.doorChanged();
  await house.store.leaveNoTrace();
  return ok({});
}
