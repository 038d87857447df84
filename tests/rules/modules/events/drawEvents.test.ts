import { describe, expect, it } from 'vitest';
import { EVENT_DECK } from '#shared/content/events/eventDeck.ts';
import { EVENT_KEYS } from '#shared/content/events/eventKeys.ts';
import { solveLaw } from '../../../../shared/rules/shock/solveLaw.ts';
import { castCard, isPlayable } from '../../../../shared/rules/modules/events/casting.ts';
import { cardOf } from '../../../../shared/rules/modules/events/effects.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { aTable, HOST, type Table } from '../../../support/aTable.ts';
import { aModuleTable } from '../../../support/anEvent.ts';

const place = (table: Table, card: string, economies: readonly string[] = []) =>
  table.accept(HOST, { type: 'placeEvent', card, economies });
const refusal = (table: Table, card: string, economies: readonly string[] = []) =>
  table.refusal(HOST, { type: 'placeEvent', card, economies });
const events = ({ state }: Table) => state.events ?? { announced: [], active: [], past: [], count: 0 };

describe('the deck', () => {
  it('has at least 24 cards for countries, each with an effect and a source', () => {
    expect(EVENT_KEYS.length).toBeGreaterThanOrEqual(24);
    for (const key of EVENT_KEYS) {
      const { effects, source, roles } = EVENT_DECK[key];
      expect(effects.length, key).toBeGreaterThan(0);
      expect(source, key).toMatch(/\d{4}/);
      expect(roles.length, key).toBeLessThanOrEqual(4);
    }
  });

  it('names whomever an effect falls on', () => {
    for (const key of EVENT_KEYS) {
      const { effects, roles } = EVENT_DECK[key];
      const text = JSON.stringify(effects);
      const needed = text.includes('"fourth"')
        ? 4
        : /"second"|capitalMove|peopleMove|transfer/.test(text)
          ? 2
          : text.includes('"first"')
            ? 1
            : 0;
      expect(roles.length, key).toBeGreaterThanOrEqual(needed);
    }
  });

  it('is playable in the world but for cards about blocs, which wait for one', () => {
    const { scenario, state } = aModuleTable(['events']);
    const idle = EVENT_KEYS.filter((key) => !isPlayable(scenario, state, EVENT_DECK[key]));
    expect(idle).toEqual(EVENT_KEYS.filter((key) => EVENT_DECK[key].needsBloc === true));
  });
});

describe('a card in which somebody acts', () => {
  it('is drawn for no person, and not drawn where only people could act', () => {
    const card = EVENT_DECK.pressure;
    const large = ['USA', 'EUR', 'CHN', 'JPN'];
    const withPeople = (...people: string[]) => {
      const { scenario, state } = aModuleTable(['events']);
      const seats = mapValues(state.seats, (seat) =>
        people.includes(seat.economy)
          ? { ...seat, member: 'm1' as MemberId }
          : { ...seat, member: undefined },
      );
      return { scenario, state: { ...state, seats } as CountryGame };
    };
    const { scenario, state } = withPeople(...large.slice(1));
    const drawn = castCard(scenario, state, card);
    expect(drawn?.economies[0]).toBe('USA');
    const all = withPeople(...large);
    expect(isPlayable(all.scenario, all.state, card)).toBe(false);
    // A host who places it says who acts.
    expect(castCard(all.scenario, all.state, card, ['CHN', 'KOR'])?.economies).toEqual(['CHN', 'KOR']);
  });
});

describe('the seed’s card', () => {
  it('is announced at a briefing, works from the next round and is drawn once a game', () => {
    const table = aModuleTable(['events']).goTo('briefing', 1);
    const [first] = events(table).announced;
    expect(first).toMatchObject({ id: 'e0', announcedInRound: 1, fromRound: 2, placedBy: 'seed' });
    table.goTo('briefing', 2);
    expect(events(table).active.map(({ id }) => id)).toEqual(['e0']);
    expect(events(table).announced.map(({ id }) => id)).toEqual(['e1']);
    table.goTo('debrief');
    const all = [...events(table).announced, ...events(table).active, ...events(table).past];
    expect(all.map(({ fromRound }) => fromRound)).toEqual([2, 3, 4, 5, 6]);
    expect(new Set(all.map(({ card }) => card)).size).toBe(5);
  });

  it('is the same for the same seed, and not for another', () => {
    const cards = (seed: string): string[] =>
      aModuleTable(['events'], { seed })
        .goTo('briefing', 4)
        .events.flatMap((event) =>
          event.type === 'eventAnnounced' ? [`${event.event.card}:${event.event.economies.join()}`] : [],
        );
    expect(cards('north')).toEqual(cards('north'));
    expect(cards('north')).not.toEqual(cards('south'));
  });

  it('waits until the module opens', () => {
    const table = aTable({ preset: 'standard', scenarioId: 'world', opening: 'highWalls', rounds: 6 });
    expect(table.state.events?.count).toBe(0);
    table.goTo('briefing', 2);
    expect(table.state.events?.count).toBe(0);
    table.goTo('briefing', 3);
    expect(table.state.events?.announced.map(({ fromRound }) => fromRound)).toEqual([4]);
  });

  it('leaves no trace where the module is off', () => {
    const table = aModuleTable([]).goTo('results', 1);
    expect(table.state.events).toBeUndefined();
    expect(table.state.reports[0]?.modules).toBeUndefined();
    expect(table.events.some(({ type }) => type === 'eventAnnounced')).toBe(false);
  });

  it('that passes ends with the last round; what lasts works in the years after', () => {
    const table = aModuleTable(['events'], { rounds: 2 });
    place(table, 'technologyLeap', ['KOR']);
    place(table, 'stagflation');
    table.goTo('epilogue');
    expect(events(table).past.find(({ card }) => card === 'stagflation')?.untilRound).toBe(2);
    const report = table.state.reports.at(-1);
    expect(report?.isEpilogue).toBe(true);
    expect(report?.modules?.events?.active.map(({ card }) => card)).toContain('technologyLeap');
  });
});

describe('the host’s card', () => {
  it('may be placed in the lobby for the first round', () => {
    const table = aModuleTable(['events']);
    place(table, 'drought', ['IND']);
    table.goTo('results', 1);
    const report = table.state.reports[0]?.modules?.events;
    expect(report?.active).toMatchObject([{ card: 'drought', economies: ['IND'], placedBy: 'host' }]);
    expect(report?.effectPercent['IND']).toBeLessThan(-0.2);
  });

  it('draws whom the host leaves open among those who fit', () => {
    const table = aModuleTable(['events']);
    place(table, 'pressure', ['USA']);
    const [event] = events(table).announced;
    expect(event?.economies).toHaveLength(2);
    expect(['USA', 'CHN', 'EUR']).not.toContain(event?.economies[1]);
  });

  it('may be taken back before it works', () => {
    const table = aModuleTable(['events']).goTo('negotiation', 1);
    place(table, 'protest', ['USA']);
    const [, placed] = events(table).announced;
    table.accept(HOST, { type: 'cancelEvent', event: placed?.id ?? '' });
    expect(events(table).announced).toHaveLength(1);
    place(table, 'protest', ['CAN']);
    expect(events(table).announced[1]?.id).toBe('e2');
  });

  it('may take back the seed’s', () => {
    const table = aModuleTable(['events']).goTo('briefing', 1);
    table.accept(HOST, { type: 'cancelEvent', event: 'e0' });
    table.goTo('results', 2);
    expect(table.state.reports[1]?.modules?.events?.active).toEqual([]);
  });
});

describe('refusals about cards', () => {
  it('know no other cards', () => {
    expect(refusal(aModuleTable(['events']), 'meteor')).toEqual({ code: 'event/unknown-card' });
  });

  it('know no strangers', () => {
    const table = aModuleTable(['events']);
    const refused = { code: 'event/unknown-economy', economy: 'ROW' };
    expect(refusal(table, 'protest', ['ROW'])).toEqual(refused);
  });

  it('name no more than the card does, nobody twice', () => {
    const table = aModuleTable(['events']);
    expect(refusal(table, 'protest', ['USA', 'CAN'])).toEqual({ code: 'event/wrong-economies', limit: 1 });
    expect(refusal(table, 'peace', ['USA', 'USA'])).toEqual({ code: 'event/wrong-economies', limit: 2 });
  });

  it('play no card that has nobody to fall on', () => {
    expect(refusal(aModuleTable(['events']), 'whitePaper')).toEqual({ code: 'event/not-playable' });
    const islands = aModuleTable(['events'], { scenarioId: 'quartet', opening: 'standard' });
    expect(refusal(islands, 'oilShock')).toEqual({ code: 'event/not-playable' });
  });

  it('let two cards begin in a round', () => {
    const table = aModuleTable(['events']);
    place(table, 'drought');
    place(table, 'foodScare');
    expect(refusal(table, 'protest')).toEqual({ code: 'event/too-many', limit: 2 });
  });

  it('count and take back those that the settlement has turned over', () => {
    const table = aModuleTable(['events']).goTo('negotiation', 1);
    place(table, 'stagflation');
    table.goTo('results', 1);
    expect(events(table).active).toHaveLength(2);
    expect(refusal(table, 'protest')).toEqual({ code: 'event/too-many', limit: 2 });
    table.accept(HOST, { type: 'cancelEvent', event: 'e1' });
    expect(events(table).active).toHaveLength(1);
    place(table, 'protest');
    table.goTo('results', 2);
    const works = table.state.reports[1]?.modules?.events?.active.map(({ id }) => id) ?? [];
    expect(works.toSorted()).toEqual(['e0', 'e2']);
  });

  it('place no card twice while it is there', () => {
    const table = aModuleTable(['events']);
    place(table, 'drought');
    expect(refusal(table, 'drought')).toEqual({ code: 'event/already-there' });
  });

  it('place none that no round would see', () => {
    const table = aModuleTable(['events'], { rounds: 1 }).goTo('negotiation', 1);
    expect(refusal(table, 'drought')).toEqual({ code: 'event/too-late' });
  });

  it('wait for the module', () => {
    const standard = aTable({ preset: 'standard', scenarioId: 'world', opening: 'highWalls', rounds: 6 });
    expect(refusal(standard, 'drought')).toEqual({ code: 'event/not-open', round: 3 });
    const off = aModuleTable([]);
    expect(refusal(off, 'drought')).toEqual({ code: 'intent/not-in-this-game' });
    const asked = off.refusal(HOST, { type: 'cancelEvent', event: 'e0' });
    expect(asked).toEqual({ code: 'intent/not-in-this-game' });
  });

  it('take nothing back that is unknown or at work', () => {
    const table = aModuleTable(['events']).goTo('briefing', 2);
    expect(table.refusal(HOST, { type: 'cancelEvent', event: 'e9' })).toEqual({ code: 'event/unknown' });
    expect(table.refusal(HOST, { type: 'cancelEvent', event: 'e0' })).toEqual({ code: 'event/at-work' });
  });
});

describe('the report', () => {
  it('tells the effect of the cards as the round with and without them', () => {
    const table = aModuleTable(['events']);
    place(table, 'powerFriction', ['USA', 'CHN']);
    table.goTo('results', 1);
    const { scenario, state } = table;
    const told = state.reports[0]?.modules?.events?.effectPercent ?? {};
    const law = { ...state, round: 1 };
    const active = state.reports[0]?.modules?.events?.active ?? [];
    const bare = solveLaw(scenario, { ...law, events: { announced: [], active: [], past: [], count: 0 } });
    const hit = solveLaw(scenario, { ...law, events: { announced: [], active, past: [], count: 1 } });
    if (!bare.ok || !hit.ok) throw new Error('no equilibrium');
    scenario.economies.forEach(({ id }, n) => {
      const ratio = (hit.value.equilibrium.welfare[n] ?? 0) / (bare.value.equilibrium.welfare[n] ?? 1);
      expect(told[id], id).toBeCloseTo(100 * (ratio - 1), 2);
    });
    expect(active.map(cardOf).map(({ key }) => key)).toEqual(['powerFriction']);
  });
});
