import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepTold } from '../../../client/panels/effects/useProposalPreview.ts';
import { worthsWhenSigned } from '../../../client/panels/proposal/ProposalHeader.tsx';
import { forecastTold, keepForecast } from '../../../client/preview/preview.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

/** What the tab keeps over a reload. */
let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('remembers what was told in the storage of the tab, and forgets what is told no longer', () => {
  keepForecast(2, 'index', 101.5);
  keepForecast(2, 'place', 3);
  expect([forecastTold(2, 'index'), forecastTold(2, 'place')]).toEqual([101.5, 3]);
  expect([...kept.values()].join()).toContain('101.5');
  keepForecast(2, 'index', undefined);
  expect([forecastTold(2, 'index'), forecastTold(2, 'place')]).toEqual([undefined, 3]);
});

it('knows nothing of another round', () => {
  keepForecast(2, 'index', 101.5);
  expect(forecastTold(3, 'index')).toBeUndefined();
  keepForecast(3, 'index', 99);
  expect(forecastTold(2, 'index')).toBeUndefined();
});

it('gives way to newer ones where there are very many', () => {
  for (let terms = 0; terms < 200; terms++) keepForecast(1, `terms-${terms}`, terms);
  expect(forecastTold(1, 'terms-0')).toBeUndefined();
  expect(forecastTold(1, 'terms-199')).toBe(199);
});

it.each(['nothing', '[1, 2]', '{"round":1,"index":"much"}', '{"__proto__":{"index":1}}', 'null'])(
  'takes %s in the storage for nothing known',
  (text) => {
    keepForecast(1, 'index', 1);
    for (const key of kept.keys()) kept.set(key, text);
    expect(forecastTold(1, 'index')).toBeUndefined();
    keepForecast(1, 'index', 2);
    expect(forecastTold(1, 'index')).toBe(2);
  },
);

it('stands on offers once they are signed, and nothing where the device was told nothing', () => {
  const table = aTable({ people: 'all', at: 'negotiation' });
  const signed = table.tableProposal(aFreeTradeArea('ALB', 'BOR'));
  const other = table.tableProposal(aFreeTradeArea('ALB', 'CAT'));
  keepTold(signed.round, signed, 0.62);
  expect([...worthsWhenSigned([signed, other]).values()]).toEqual([{ percent: 0.62 }, 'unknown']);
});
