import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../client/panels/moments/changesModel.ts';
import { momentsOfCourse } from '../../../client/panels/moments/momentsModel.ts';
import { aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';
import { provinceEvents as en } from '../../../client/text/en/provinceEvents.ts';
import { provinceEvents as zh } from '../../../client/text/zh/provinceEvents.ts';
import { PROVINCE_CARD_KEYS } from '../../../shared/content/provinces/cards/provinceCard.ts';
import { provinceCard } from '#shared/content/provinces/cards/provinceDeck.ts';

describe.each(PROVINCE_CARD_KEYS)('the card %s', (key) => {
  it('says of what it has from memory that it has it from memory', () => {
    if (provinceCard(key).known !== 'memory') return;
    expect(en[`provinceEvent.${key}.source`]).toMatch(/memory/i);
    expect(zh[`provinceEvent.${key}.source`]).toContain('凭记忆');
  });

  it('begins with its year where it is of one', () => {
    const year = /^\d{4}/.exec(en[`provinceEvent.${key}.title`])?.[0];
    expect(/^\d{4}/.exec(zh[`provinceEvent.${key}.title`])?.[0]).toBe(year);
    if (year !== undefined) expect(provinceCard(key).years).toContain(Number(year));
  });

  it('gives the same figures in both languages', () => {
    const figures = (text: string): string[] =>
      [...text.matchAll(/[+−]?\d+\.\d+%?|[+−]?\d+%/g)].map(([figure]) => figure.replace('+', '')).toSorted();
    expect(figures(zh[`provinceEvent.${key}.effect`])).toEqual(figures(en[`provinceEvent.${key}.effect`]));
  });
});

it('the cards of history name what those years cost in lives', () => {
  expect(en['provinceEvent.ownSystem.text']).toContain('tens of millions of people died');
  expect(zh['provinceEvent.ownSystem.text']).toContain('数千万人死亡');
  expect(en['provinceEvent.selfReliance.text']).toContain('its dead at 1.1 to 1.6 million');
  expect(zh['provinceEvent.selfReliance.text']).toContain('死者约110万至160万');
});

describe('a card of a province', () => {
  it('stays until it was seen where the reader has signed before others completed the pact, not for who signs last', () => {
    const table = aProvincesTable();
    const offer = table.table('SH', aPactDraft(['SH', 'JS']));
    const before = table.state;
    table.act('JS', { type: 'signProposal', proposal: offer.id, revision: offer.revision, confirmed: true });
    const cards = (me: string) =>
      changesBetween(before, table.state, me).flatMap(({ moment }) => moment ?? []);
    expect(cards('SH')).toMatchObject([{ kind: 'signed', isToYou: true }]);
    expect(cards('JS')).toMatchObject([{ kind: 'signed' }]);
    expect(cards('JS')[0]?.isToYou).toBeUndefined();
  });

  it('tells of a corridor that was built to those whose money is in it, and to nobody of one that was not', () => {
    const table = aProvincesTable();
    table.advance();
    const before = table.state;
    table.settle();
    const { reports } = table.state;
    const cards = (me: string, isBuilt: boolean) => {
      const corridor = { corridor: 'yangtze', pledged: 40, cost: 40, grant: 0, isBuilt };
      const pledges = [{ by: 'HB', corridor: 'yangtze', yuan100m: 40 }];
      const told = reports.map((report) => ({ ...report, corridor, pledges }));
      const after = { ...table.state, reports: told, revealStop: 'question' as const };
      return momentsOfCourse(before, after, { me, mayHost: false }).filter(
        ({ title }) => title !== undefined,
      );
    };
    expect(cards('HB', true)).toMatchObject([
      { title: 'moment.corridor', phrase: { params: { corridor: 'yangtze' } }, isToYou: true },
    ]);
    expect([...cards('SC', true), ...cards('HB', false)]).toEqual([]);
  });
});
