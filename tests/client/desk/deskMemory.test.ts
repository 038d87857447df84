import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetDesk, keptDesk, writeOnDesk } from '../../../client/panels/proposal/deskMemory.ts';
import { gameId } from '../../../client/state/store.ts';
import { desk } from '../../../client/state/tableState.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
  gameId.value = 'g1';
});
afterEach(() => {
  desk.value = undefined;
  gameId.value = undefined;
  vi.unstubAllGlobals();
});

const [toBorea, toCato] = [aFreeTradeArea('ALB', 'BOR'), aFreeTradeArea('ALB', 'CAT')];

it('keeps a draft for each partner, and goes on with the last one where nobody is named', () => {
  desk.value = { draft: toBorea };
  desk.value = { draft: toCato };
  desk.value = undefined;
  expect(keptDesk(['BOR', 'ALB'])?.draft).toEqual(toBorea);
  expect(keptDesk(['ALB', 'CAT'])?.draft).toEqual(toCato);
  expect(keptDesk()?.draft).toEqual(toCato);
  expect(keptDesk(['ALB', 'DUN'])).toBeUndefined();
});

it('makes no second draft of one that is turned to another partner', () => {
  desk.value = { draft: toBorea };
  writeOnDesk({ draft: toCato });
  desk.value = undefined;
  expect(keptDesk(['ALB', 'BOR'])).toBeUndefined();
  expect(keptDesk()?.draft).toEqual(toCato);
});

it('forgets the draft that was sent and keeps the others, after a reload too', async () => {
  desk.value = { draft: toBorea };
  desk.value = { draft: toCato };
  forgetDesk();
  desk.value = undefined;
  gameId.value = undefined;
  expect(keptDesk()).toBeUndefined();
  gameId.value = 'g1';
  await expect.poll(() => keptDesk()?.draft).toEqual(toBorea);
  expect(keptDesk(['ALB', 'CAT'])).toBeUndefined();
});
