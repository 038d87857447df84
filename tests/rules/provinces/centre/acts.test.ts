import { describe, expect, it } from 'vitest';
import { PRESTIGE_COST } from '../../../../shared/content/provinces/provinceConstants.ts';
import { REFORMS } from '#shared/content/provinces/reforms.ts';
import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { aPactDraft, aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';
import { askHost, refusal } from '../../../support/askHost.ts';

/** In round 2, where a host is the centre. */
function aTable(settings: Partial<GameSettings> = {}): ProvincesTable {
  const table = aProvincesTable({ centre: 'host', ...settings });
  table.nextRound();
  return table;
}

function tryAct(table: ProvincesTable, act: CentreAct): string | undefined {
  return refusal(askHost(table, { type: 'actAsCentre', act }));
}

function setPrestige(table: ProvincesTable, prestige: number): void {
  table.change({ centre: { ...table.provinces.centre, prestige } });
}

describe('who acts for the centre', () => {
  const act: CentreAct = { type: 'reform', reform: 'weakLaw' };

  it('is the host where the host is the centre, and nobody else', () => {
    expect(tryAct(aTable(), act)).toBeUndefined();
    const seated = aProvincesTable({ centre: 'seat' });
    seated.nextRound();
    expect(tryAct(seated, act)).toBe('centre/not-the-centre');
    expect(refusal(askHost(seated, { type: 'takeBackActAsCentre', act: 0 }))).toBe('centre/not-the-centre');
    expect(refusal(seated.ask('SH', { type: 'actForCentre', act }))).toBe('centre/not-the-centre');
    expect(refusal(seated.ask('SH', { type: 'takeBackCentreAct', act: 0 }))).toBe('centre/not-the-centre');
  });

  it('is the centre’s seat, which governs no province', () => {
    const table = aProvincesTable({ centre: 'seat' });
    table.nextRound();
    expect(refusal(table.ask('CN', { type: 'takeBackCentreAct', act: 0 }))).toBeUndefined();
    expect(
      refusal(table.ask('CN', { type: 'actForCentre', act: { type: 'reform', reform: 'separation' } })),
    ).toBeUndefined();
    expect(refusal(table.ask('CN', { type: 'payProvince', to: 'SH', yuan100m: 1 }))).toBe(
      'province/not-a-province',
    );
  });
});

describe('what the centre may do', () => {
  it('nothing before round 2', () => {
    const table = aProvincesTable({ centre: 'host' });
    expect(tryAct(table, { type: 'reform', reform: 'weakLaw' })).toBe('centre/not-yet');
  });

  it.each(REFORMS.filter((reform) => reform !== 'taxSharing'))('%s at its cost, and not below', (reform) => {
    const table = aTable();
    setPrestige(table, PRESTIGE_COST[reform] - 1);
    expect(tryAct(table, { type: 'reform', reform })).toBe('centre/no-prestige');
    setPrestige(table, PRESTIGE_COST[reform]);
    expect(tryAct(table, { type: 'reform', reform })).toBeUndefined();
  });

  it('one answer a round, be it a reform or a rival of one', () => {
    const answers: CentreAct[] = [
      { type: 'reform', reform: 'separation' },
      { type: 'leaveToMarket' },
      { type: 'redrawDivisions', members: ['SH', 'JS'] },
    ];
    for (const first of answers) {
      const table = aTable();
      setPrestige(table, 20);
      expect(tryAct(table, first)).toBeUndefined();
      for (const second of answers) expect(tryAct(table, second)).toBe('centre/one-reform');
    }
  });

  it('lesser acts beside it, each once, as far as prestige goes', () => {
    const table = aTable();
    table.enact('weakLaw');
    setPrestige(table, 4);
    expect(tryAct(table, { type: 'reform', reform: 'separation' })).toBeUndefined();
    expect(tryAct(table, { type: 'inspection' })).toBeUndefined();
    expect(tryAct(table, { type: 'inspection' })).toBe('centre/act-stands');
    expect(tryAct(table, { type: 'corridorGrant' })).toBeUndefined();
    table.conclude(aPactDraft(['SH', 'JS']));
    expect(tryAct(table, { type: 'freeOffice', member: 'SH' })).toBe('centre/no-prestige');
  });

  it('no reform that is in force, or overtaken, or without what it builds on', () => {
    const table = aTable();
    expect(tryAct(table, { type: 'reform', reform: 'taxSharing' })).toBe('centre/reform-in-force');
    table.enact('strongLaw');
    expect(tryAct(table, { type: 'reform', reform: 'weakLaw' })).toBe('centre/reform-in-force');
    const earlier = aTable({ opening: 'year1987' });
    earlier.change({ reforms: [] });
    expect(tryAct(earlier, { type: 'reform', reform: 'standardTransfers' })).toBe('centre/needs-tax-sharing');
    earlier.enact('taxSharing');
    expect(tryAct(earlier, { type: 'reform', reform: 'standardTransfers' })).toBeUndefined();
  });

  it('no inspection without a law', () => {
    const table = aTable();
    expect(tryAct(table, { type: 'inspection' })).toBe('centre/no-law-yet');
    table.enact('weakLaw');
    expect(tryAct(table, { type: 'inspection' })).toBeUndefined();
  });

  it('no free office for whoever is in no pact', () => {
    const table = aTable();
    expect(tryAct(table, { type: 'freeOffice', member: 'SH' })).toBe('centre/no-office');
    table.conclude(aPactDraft(['SH', 'JS']));
    expect(tryAct(table, { type: 'freeOffice', member: 'GD' })).toBe('centre/no-office');
    expect(tryAct(table, { type: 'freeOffice', member: 'SH' })).toBeUndefined();
    const standard = aTable({ preset: 'provincesStandard' });
    expect(tryAct(standard, { type: 'freeOffice', member: 'SH' })).toBe('intent/not-in-this-game');
  });

  it('no grant for a corridor that there is not, or that was built out', () => {
    const table = aTable();
    expect(tryAct(table, { type: 'corridorGrant', corridor: 'silkRoad' })).toBe('centre/unknown-corridor');
    table.change({
      corridors: [
        { corridor: 'hangzhouBay', round: 1 },
        { corridor: 'hangzhouBay', round: 2 },
      ],
    });
    expect(tryAct(table, { type: 'corridorGrant', corridor: 'hangzhouBay' })).toBe(
      'measures/corridor-built-out',
    );
    expect(tryAct(table, { type: 'corridorGrant', corridor: 'sichuanShaanxi' })).toBeUndefined();
  });

  it('no new divisions for strangers, for provinces that share no border, or twice', () => {
    const table = aTable();
    setPrestige(table, 20);
    const redraw = (...members: string[]) => tryAct(table, { type: 'redrawDivisions', members });
    expect(redraw('SH', 'XX')).toBe('province/not-a-province');
    expect(redraw('SH', 'GD')).toBe('centre/not-neighbours');
    expect(redraw('SH', 'SH')).toBe('centre/not-neighbours');
    expect(redraw('SH', 'JS')).toBeUndefined();
    table.nextRound();
    expect(redraw('JS', 'AH')).toBe('centre/merged-already');
    expect(redraw('SC', 'SN')).toBeUndefined();
  });
});

describe('an act is taken back', () => {
  it('before the round is settled', () => {
    const table = aTable();
    tryAct(table, { type: 'reform', reform: 'separation' });
    expect(refusal(askHost(table, { type: 'takeBackActAsCentre', act: 1 }))).toBe('centre/unknown-act');
    expect(refusal(askHost(table, { type: 'takeBackActAsCentre', act: 0 }))).toBeUndefined();
    expect(table.provinces.centre.acts).toEqual([]);
    table.settle();
    expect(table.provinces.reforms).toEqual(['taxSharing']);
  });
});
