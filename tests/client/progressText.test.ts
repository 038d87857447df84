import { expect, it } from 'vitest';
import { progressText } from '../../client/text/nameParams.ts';

it('tells how far a task is rounded down, but not below what the solver hardly misses', () => {
  expect(progressText({ kind: 'sellMore', now: 49.97 })).toBe('+49%');
  expect(progressText({ kind: 'sellMore', now: 61.2 })).toBe('+61%');
  expect(progressText({ kind: 'sellMore', now: -0.00002 })).not.toContain('1');
  expect(progressText({ kind: 'openPartners', now: 2 })).toBe('2');
});
