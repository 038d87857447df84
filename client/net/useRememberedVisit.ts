import { useEffect } from 'preact/hooks';
import { rememberIdentity, type Identity } from '../state/identity.ts';
import { me, session } from '../state/store.ts';

/** Keeps the card of this table on this device true: code, name and seat as the server says them, and the time of the visit. */
export function useRememberedVisit(identity: Identity | undefined): void {
  const code = session.value?.code;
  const name = me.value?.name;
  const seat = me.value?.seat;
  useEffect(() => {
    if (identity === undefined || code === undefined) return;
    const { kind, gameId, token } = identity;
    rememberIdentity({
      kind,
      gameId,
      token,
      code,
      ...(name === undefined ? {} : { name }),
      ...(seat === undefined ? {} : { seat }),
    });
  }, [identity, code, name, seat]);
}
