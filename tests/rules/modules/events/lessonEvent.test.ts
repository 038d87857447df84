import { describe, expect, it } from 'vitest';
import { cardsDrawn } from '#shared/content/events/eventDeck.ts';
import { FORMER_LESSON_LIMITS, LESSON_EVENT_KEYS, PRESETS } from '#shared/content/presets.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import { must } from '#shared/kernel/records.ts';
import { EVENT_DECK } from '#shared/content/events/eventDeck.ts';
import type { EventKey } from '#shared/content/events/eventKeys.ts';
import { forecastEvents } from '#shared/rules/forecast/compareLaws.ts';
import { moduleIsOn } from '#shared/rules/law/moduleIsOn.ts';
import { aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { anEvent } from '../../../support/anEvent.ts';
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
    expect(event?.card).toBe('floodsAndTrain');
    table.goTo('briefing', 3);
    expect(table.state.events).toMatchObject({ announced: [], active: [event] });
    table.goTo('briefing', 4);
    expect(table.state.events).toMatchObject({ announced: [], active: [], past: [event] });
  });

  it('differs from game to game in whom it names, and gives every seat a worse way and a better one', () => {
    const drawn = Array.from('abcdefghijklmnop').map((seed) => {
      const [event] = aLesson(seed).goTo('briefing', 2).state.events?.announced ?? [];
      return must(event, 'an event').economies;
    });
    expect(new Set(drawn.map((economies) => economies.join())).size).toBeGreaterThan(4);
    const { effects } = EVENT_DECK.floodsAndTrain;
    for (const place of ['first', 'second', 'third', 'fourth']) {
      const percents = effects.flatMap((each) =>
        each.type === 'tradeCost' && [each.from, each.to].some((end) => end === place) ? [each.percent] : [],
      );
      expect(percents.toSorted((a, b) => a - b)).toEqual([-5, 8]);
    }
  });

  it('moves two seats apart by less than two thirds of what floods or a train between two did', () => {
    const { scenario, state } = aLesson('one').goTo('briefing', 1);
    const seats = ['ALB', 'BOR', 'CAT', 'DUN'] as const;
    const orders = (all: readonly string[]): string[][] =>
      all.length < 2
        ? [[...all]]
        : all.flatMap((each) => orders(all.filter((other) => other !== each)).map((rest) => [each, ...rest]));
    const apart = (card: EventKey, economies: readonly string[]): number => {
      const event = {
        ...anEvent(card, economies, scenario),
        announcedInRound: 1,
        fromRound: 2,
        untilRound: 2,
      };
      const law = { ...state, events: { announced: [event], active: [], past: [], count: 1 } };
      const ahead = forecastEvents(scenario, law);
      if (!ahead.ok) throw new Error(ahead.error.code);
      const moved = seats.map((seat) => ahead.value.economies[seat]?.logChange ?? 0);
      return Math.max(...moved) - Math.min(...moved);
    };
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b) / values.length;
    const four = orders(seats).map((economies) => apart('floodsAndTrain', economies));
    const two = orders(seats).flatMap(([a = '', b = '']) =>
      a < b ? (['floods', 'fastTrain'] as const).map((card) => apart(card, [a, b])) : [],
    );
    expect(mean(four)).toBeLessThan((2 * mean(two)) / 3);
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
    for (const limits of [undefined, ...FORMER_LESSON_LIMITS.slice(0, 3)]) {
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
    // The seed has drawn it, so that it cannot be laid out again.
    expect(table.refusal(HOST, { type: 'placeEvent', card: 'floodsAndTrain', economies: [] })).toBeDefined();
  });
});
