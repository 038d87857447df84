import { useEffect, useState } from 'preact/hooks';
import { CODE_LENGTH } from '#shared/protocol/joinCode.ts';
import type { SessionCard } from '#shared/protocol/session.ts';
import { findSession, type SessionFailure } from '../../net/sessionApi.ts';

export type TableFound = {
  readonly isLooking: boolean;
  readonly card?: SessionCard;
  readonly failure?: SessionFailure;
  readonly retry: () => void;
};

/** The table that a complete code leads to; an answer about an older code is dropped. */
export function useTableOf(code: string): TableFound {
  const [state, setState] = useState<Omit<TableFound, 'retry'>>({ isLooking: false });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    if (code.length < CODE_LENGTH) {
      setState({ isLooking: false });
      return undefined;
    }
    setState({ isLooking: true });
    void findSession(code).then((found) => {
      if (!isCurrent) return;
      setState(
        found.ok ? { isLooking: false, card: found.value } : { isLooking: false, failure: found.error },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [code, attempt]);
  return { ...state, retry: () => setAttempt(attempt + 1) };
}
