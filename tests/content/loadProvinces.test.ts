import { describe, expect, it } from 'vitest';
import { loadProvinces } from '../../shared/content/scenarios/index.ts';
import provinces from '#shared/content/scenarios/provinces.json' with { type: 'json' };

describe('the file of the provinces', () => {
  it('holds ten provinces that are played and five for the rest of the 31', () => {
    const loaded = loadProvinces();
    if (!loaded.ok) throw new Error(loaded.error.reason);
    const { regions } = loaded.value;
    expect(regions.filter(({ playable }) => playable)).toHaveLength(10);
    expect(new Set(regions.flatMap(({ units }) => units)).size).toBe(31);
    expect(new Set(regions.map(({ id }) => id)).size).toBe(15);
  });

  const { model, politics } = provinces;
  it.each([
    ['model.rents', { ...provinces, model: { ...model, rents: model.rents.slice(1) } }, '1 × 15'],
    ['model.shares', { ...provinces, model: { ...model, shares: model.shares.slice(1) } }, '15 × 16'],
    [
      'politics.jobWeights',
      {
        ...provinces,
        politics: { ...politics, jobWeights: politics.jobWeights.map((row) => row.map(() => 0.1)) },
      },
      'sum to 1',
    ],
    ['money', { ...provinces, money: 1 }, 'string'],
  ])('is refused for a fault in %s', (field, content, reason) => {
    const loaded = loadProvinces(content);
    expect(loaded).toMatchObject({ ok: false, error: { field } });
    expect(loaded.ok ? '' : loaded.error.reason).toContain(reason);
  });
});
