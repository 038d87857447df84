import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { reasonsToGive } from '../../../client/panels/proposal/ProposalActionsRow.tsx';
import { fateOf } from '../../../client/panels/proposal/ReasonLines.tsx';
import { breachesOfPact, chanceSeen, isWronged } from '../../../client/panels/provinces/pacts/pactDraft.ts';
import { provinces as PROVINCES } from '../../../client/rulebooks/provinces.tsx';
import { game, traits } from '../../../client/state/store.ts';
import { agreementName } from '../../../client/text/nameParams.ts';
import { language } from '../../../client/text/language.ts';
import { loadAllText, t } from '../../../client/text/t.ts';
import { must } from '#shared/kernel/records.ts';
import { aBindingDraft, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';

describe('a word that was broken', () => {
  it('is told with who, when and which dials, once the round is over', () => {
    const table = aProvincesTable();
    const pact = table.conclude(aPactDraft(['AH', 'HB'], { goods: 'finished', atMost: 1 }));
    table.advance();
    table.nextDraw('below', 0.6);
    table.seal('HB', { breaks: [pact.id] });
    table.settle();
    expect(breachesOfPact(table.state, pact)).toEqual([]);
    table.nextRound();
    const breaches = breachesOfPact(table.state, pact);
    const { wall } = table.provinces.provinces['HB'] ?? { wall: 0 };
    expect(breaches).toEqual([{ by: 'HB', round: 1, dials: [{ dial: 'wall', level: wall, most: 1 }] }]);
    expect(isWronged(breaches, 'AH')).toBe(true);
    expect(isWronged(breaches, 'HB')).toBe(false);
    expect(isWronged(breaches, undefined)).toBe(false);
  });

  it('is told of whom a binding pact has put out', () => {
    const table = aProvincesTable();
    const body = table.conclude(aBindingDraft(['SH', 'JS', 'ZJ']));
    table.advance();
    table.seal('JS', { breaks: [body.id] });
    table.nextRound();
    const left = table.pact(body.id);
    expect(left.members).toEqual(['SH', 'ZJ']);
    expect(breachesOfPact(table.state, left)).toMatchObject([{ by: 'JS', round: 1 }]);
    expect(breachesOfPact(table.state, left)[0]?.dials.map(({ dial }) => dial)).toEqual(['wall', 'block']);
  });

  it('is seen the likelier where books are open', () => {
    const table = aProvincesTable();
    const plain = table.conclude(aPactDraft(['AH', 'HB']));
    const open = table.conclude(aPactDraft(['AH', 'JS'], { rules: ['transparency'] }));
    expect(chanceSeen(table.state, plain)).toBeCloseTo(0.6, 9);
    expect(chanceSeen(table.state, open)).toBeCloseTo(0.8, 9);
  });
});

describe('a pact that is gone', () => {
  beforeAll(loadAllText);
  afterEach(() => {
    game.value = undefined;
    traits.value = {};
    language.value = 'en';
  });

  it('still has its name in the list of broken promises', () => {
    const table = aProvincesTable();
    const pact = table.conclude(aPactDraft(['AH', 'HB'], { goods: 'finished', atMost: 1 }));
    table.nextRound();
    table.act('AH', { type: 'giveNotice', agreement: pact.id });
    expect(table.provinces.pacts[pact.id]).toBeUndefined();
    game.value = table.state;
    expect(agreementName(pact.id)).toBe('Pact AH–HB');
  });

  it('is in force no longer on the sheet of the offer that founded it', () => {
    const table = aProvincesTable();
    const first = table.conclude(aBindingDraft(['SH', 'ZJ']));
    const offer = table.proposal(must(first.proposal, 'its offer'));
    expect(fateOf(offer, table.state)).toBe(t('proposal.concluded'));
    table.conclude(aBindingDraft(['SH', 'ZJ', 'AH']));
    expect(fateOf(offer, table.state)).toBe(t('proposal.concludedOver'));
  });

  it('is refused for reasons of provinces, which levy no tariffs and have no voters', () => {
    expect(reasonsToGive()).toContain('votesAtHome');
    traits.value = PROVINCES.traits;
    for (const which of ['en', 'zh'] as const) {
      language.value = which;
      const said = reasonsToGive()
        .map((reason) => t(`reason.${reason}`))
        .join(' ');
      expect(said).not.toMatch(/tariff|support at home|关税|国内|进口|出口|支持/);
    }
  });
});
