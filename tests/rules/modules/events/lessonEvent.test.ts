import { describe, expect, it } from 'vitest';
import { cardsDrawn } from '#shared/content/events/eventDeck.ts';
import { FORMER_LESSON_LIMITS, LESSON_EVENT_KEYS, PRESETS } from '#shared/content/presets.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import { must } from '#shared/kernel/records.ts';
import { forecastEvents } from '#shared/rules/forecast/compareLaws.ts';
import { moduleIsOn } from '#shared/rules/law/moduleIsOn.ts';
import { aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { HOST, aTable, type Table } from '../../../support/aTable.ts';

const { agreementLimits } = PRESETS.firstLesson;

const aLesson = (seed: string): Table => aTable({ agreementLimits, seed, people: ['ALB', 'CAT'] });

function reportOf({ state }: Table, round: number) {
  return must(
    state.reports.find((report) => report.round === round),
    `report of round ${round}`,
  );
}

describe('the event of a First lesson', () => {
  it('is drawn by the seed in round 2 and works in round 3 alone', () => {
    const table = aLesson('one').goTo('briefing', 1);
    expect(table.state.events?.announced).toEqual([]);
    table.goTo('briefing', 2);
    const [event] = table.state.events?.announced ?? [];
    expect(event).toMatchObject({ announcedInRound: 2, fromRound: 3, untilRound: 3, placedBy: 'seed' });
    expect(LESSON_EVENT_KEYS).toContain(event?.card);
    table.goTo('briefing', 3);
    expect(table.state.events).toMatchObject({ announced: [], active: [event] });
    table.goTo('briefing', 4);
    expect(table.state.events).toMatchObject({ announced: [], active: [], past: [event] });
  });

  it('differs from game to game in card and in whom it names', () => {
    const drawn = Array.from('abcdefghijklmnop').map((seed) => {
      const [event] = aLesson(seed).goTo('briefing', 2).state.events?.announced ?? [];
      return `${event?.card} ${event?.economies.toSorted().join()}`;
    });
    expect(new Set(drawn).size).toBeGreaterThan(4);
    expect(new Set(drawn.map((each) => each.split(' ')[0])).size).toBe(2);
  });

  it('is a cause of its own that moves incomes by what was forecast, before what was signed', () => {
    const table = aLesson('one').goTo('briefing', 2);
    const ahead = forecastEvents(table.scenario, table.state);
    if (!ahead.ok) throw new Error(ahead.error.code);
    table.goTo('negotiation', 3);
    table.conclude(aFreeTradeArea('ALB', 'CAT'));
    table.goTo('results', 3);
    const { causes = [], economies, modules } = reportOf(table, 3);
    const [first, second] = causes;
    expect([first?.kind, second?.kind]).toEqual(['events', 'signed']);
    for (const economy of Object.keys(economies)) {
      const log = ahead.value.economies[economy]?.logChange ?? 0;
      expect(first?.logChange[economy] ?? 0).toBeCloseTo(log, 4);
      expect(modules?.events?.effectPercent[economy]).toBeCloseTo(percentOfLog(log), 2);
      const sum = causes.reduce((total, { logChange }) => total + (logChange[economy] ?? 0), 0);
      expect(sum).toBeCloseTo(economies[economy]?.logChange ?? 0, 4);
    }
  });

  it.each(['signed', 'nothing'])(
    'is over in round 4, which begins as if it had not been, after %s',
    (what) => {
      const table = aLesson('one').goTo('negotiation', 3);
      if (what === 'signed') table.conclude(aFreeTradeArea('ALB', 'CAT'));
      table.goTo('briefing', 4);
      const { settled, walls } = table.state;
      const opening = aTable({ agreementLimits }).state;
      expect(walls).toEqual(opening.walls);
      for (const [economy, welfare] of Object.entries(opening.settled.welfare))
        expect(settled.welfare[economy]).toBeCloseTo(welfare, 6);
      table.goTo('results', 4);
      expect(reportOf(table, 4).causes?.map(({ kind }) => kind)).toEqual([]);
    },
  );

  it('changes nothing at tables that were opened before there was one', () => {
    for (const limits of [undefined, ...FORMER_LESSON_LIMITS]) {
      const { state } = aTable(limits === undefined ? {} : { agreementLimits: limits });
      expect(moduleIsOn(state.settings, 'events')).toBe(false);
      expect(state.events).toBeUndefined();
    }
  });

  it('is one of the lesson’s cards, which no other game draws, also where the host lays it out', () => {
    expect(cardsDrawn(undefined).filter((key) => LESSON_EVENT_KEYS.some((own) => own === key))).toEqual([]);
    const table = aLesson('one').goTo('briefing', 2);
    expect(table.refusal(HOST, { type: 'placeEvent', card: 'drought', economies: [] })).toMatchObject({
      code: 'event/unknown-card',
    });
    // The seed has drawn one of the two, which cannot be laid out again.
    const [drawn] = table.state.events?.announced ?? [];
    const card = must(
      LESSON_EVENT_KEYS.find((key) => key !== drawn?.card),
      'another card',
    );
    table.accept(HOST, { type: 'placeEvent', card, economies: ['BOR', 'DUN'] });
    expect(table.state.events?.announced.at(-1)?.economies).toEqual(['BOR', 'DUN']);
  });
});
