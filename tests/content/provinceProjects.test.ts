import { describe, expect, it } from 'vitest';
import { regionIndex } from '../../shared/content/provinces/geography.ts';
import { corridorOfRegions } from '#shared/content/provinces/geography.ts';
import { PROVINCE_CORRIDORS, PROVINCE_CORRIDOR_SAVING } from '#shared/content/provinces/provinceConstants.ts';
import { AGREED_DIVISION, PILLARS, SECTOR_OF_PILLAR } from '#shared/content/provinces/pillars.ts';
import { REFORM_PACKAGES, REFORMS, RULES_OF_1987, withReforms } from '#shared/content/provinces/reforms.ts';
import { loadProvinces } from '../../shared/content/scenarios/index.ts';

const loaded = loadProvinces();
if (!loaded.ok) throw new Error(loaded.error.reason);
const provinces = loaded.value;
const playable = provinces.regions.flatMap(({ id, playable: isPlayed }) => (isPlayed ? [id] : []));

describe('corridors of provinces', () => {
  it.each(PROVINCE_CORRIDORS)('$id joins known regions, two of them played', (corridor) => {
    const { members, through } = corridorOfRegions(provinces, corridor);
    expect(new Set(members).size).toBe(members.length);
    expect(corridor.members.filter((id) => playable.includes(id)).length).toBeGreaterThanOrEqual(2);
    for (const [a, b] of through) expect(members.includes(a) && members.includes(b)).toBe(false);
  });

  it('reach every province that is played, and save less on the way through', () => {
    const reached = new Set(PROVINCE_CORRIDORS.flatMap(({ members }) => members));
    expect(playable.filter((id) => !reached.has(id))).toEqual([]);
    expect(PROVINCE_CORRIDOR_SAVING.through).toBeLessThan(PROVINCE_CORRIDOR_SAVING.between);
  });

  it('that name an unknown region are a bug', () => {
    expect(() => regionIndex(provinces, 'XX')).toThrow('no region XX');
  });
});

describe('pillar industries', () => {
  it('work in sectors of the model, and each finds its province', () => {
    const sectors = provinces.sectors.map(({ id }) => id);
    for (const pillar of PILLARS) expect(sectors).toContain(SECTOR_OF_PILLAR[pillar]);
    expect(Object.keys(AGREED_DIVISION).toSorted()).toEqual(playable.toSorted());
    expect(new Set(Object.values(AGREED_DIVISION)).size).toBe(PILLARS.length);
  });
});

describe('packages of reforms', () => {
  it('run from the rules of 1987 to every reform at once', () => {
    expect(withReforms(RULES_OF_1987, REFORM_PACKAGES.growthRace)).toEqual(RULES_OF_1987);
    expect(withReforms(RULES_OF_1987, REFORMS)).toEqual({
      fiscalRule: 'sharing',
      equalisation: 0.7,
      evaluation: 'broad',
      law: 2,
      isSeparated: true,
      feesAreTaxes: true,
    });
  });
});
