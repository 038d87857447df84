import { describe, expect, it } from 'vitest';
import { toldBefore } from '../../../client/panels/effects/EffectOnYou.tsx';

describe('the figure of an offer', () => {
  it('is told with the one before it once others have signed, and not where it hardly moves', () => {
    expect(toldBefore('an offer', 0.18)).toBeUndefined();
    expect(toldBefore('an offer', 0.2)).toBeUndefined();
    expect(toldBefore('an offer', 0.02)).toBe(0.18);
    expect(toldBefore('an offer', 0.02)).toBe(0.18);
    expect(toldBefore('another offer', 0.02)).toBeUndefined();
  });
});
