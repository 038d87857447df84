import { expect, it, vi } from 'vitest';
import { keptRounds } from '../../../client/panels/provinces/policy/resultGauge.ts';

it('reads back rounds that this device was told, but for those of another shape and those whose points were not known', () => {
  const step = { cause: 'opened', score: 12, index: 100 };
  const whole = { sealed: '{}', steps: [step] };
  const kept = {
    1: whole,
    2: { ...whole, steps: [{ ...step, score: NaN }] },
    3: { steps: [step] },
    4: 'text',
  };
  const read = (text: string | null) => {
    vi.stubGlobal('sessionStorage', { getItem: () => text });
    const rounds = keptRounds('SH');
    vi.unstubAllGlobals();
    return rounds;
  };
  expect(read(JSON.stringify(kept))).toEqual({ 1: whole });
  for (const text of ['7', 'null', 'no JSON', null]) expect(read(text)).toEqual({});
});
