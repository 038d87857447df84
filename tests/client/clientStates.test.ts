import { describe, expect, it } from 'vitest';
import { agreementId } from '../../shared/kernel/ids.ts';
import { putClientBack } from '../support/clientStates.ts';
import { notices, notify } from '../../client/state/notices.ts';
import { gameId } from '../../client/state/store.ts';
import { pactsLeftHere } from '../../client/state/tableState.ts';

describe('what modules of the client keep', () => {
  it('is put back before each file of tests: signals, sets and variables', () => {
    const idOf = (text: string): number => {
      notify(() => text);
      return notices.value.at(-1)?.id ?? NaN;
    };
    const first = idOf('one');
    expect(idOf('two')).toBe(first + 1);
    gameId.value = 'abc';
    pactsLeftHere.add(agreementId(1));
    putClientBack();
    expect([gameId.value, [...pactsLeftHere], notices.value]).toEqual([undefined, [], []]);
    expect(idOf('three')).toBe(first);
    putClientBack();
  });
});
