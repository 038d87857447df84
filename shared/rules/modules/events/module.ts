import { EVENTS_PER_ROUND } from '#shared/content/events/eventCard.ts';
import { EVENT_DECK, cardsDrawn, isEventKey } from '#shared/content/events/eventDeck.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at, fromKeys, must } from '#shared/kernel/records.ts';
import { type Result, assertNever, err, ok } from '#shared/kernel/result.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { drawIndex } from '#shared/kernel/random.ts';
import {
  type GameModule,
  type ModuleOutcome,
  type SolvedRound,
  areDistinct,
  foldOf,
  violatedBy,
} from '../gameModule.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type {
  EventsReport,
  EventsState,
  ModuleEventOf,
  WorldEvent,
} from '#shared/protocol/modules/modules.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { economyPlace, eventsAtWork, isAtWork, placesOf } from '../../law/lawInForce.ts';
import { moduleIsOpen, moduleOpensIn } from '../../law/moduleIsOn.ts';
import { startsAnew } from '../../law/register.ts';
import type { CountryGame, DecideContext } from '../../state.ts';
import { namesFault, placingFault, takingBackFault } from '../../table/placedCards.ts';
import { announcedEvent, castCard, isPlayable } from './casting.ts';
import { cardOf, shapeEvents } from './effects.ts';

/** Events of the world: cards that the seed draws or the host lays out, announced a round before they work. */
export const events = {
  id: 'events',
  isLaw: true,
  initial: () => ({ events: { announced: [], active: [], past: [], count: 0 } }),
  shape: shapeEvents,
  settle: ({ round }) => {
    const { state, report } = settleEvents(round, must(round.state.events, 'module events'));
    return { states: { events: state }, reports: { events: report } };
  },
  redact: {
    noSecrets:
      'A card is drawn when it is announced to all; the state of chance itself is hidden with the game.',
  },
  evolve: foldOf(['eventAnnounced', 'eventCancelled'], evolveEvents),
  phases: { briefing: announceEvents },
  violations: (_scenario, state) => eventViolations(state),
} as const satisfies GameModule<'events'>;

type EventsEvent = ModuleEventOf<'eventAnnounced' | 'eventCancelled'>;

/** Folds the announcement of a card, and that one was taken back. */
function evolveEvents(state: CountryGame, event: EventsEvent): CountryGame {
  const events = must(state.events, 'module events');
  switch (event.type) {
    case 'eventAnnounced': {
      const announced = [...events.announced, event.event];
      return { ...state, random: event.random, events: { ...events, announced, count: events.count + 1 } };
    }
    case 'eventCancelled': {
      const stays = ({ id }: WorldEvent): boolean => id !== event.event;
      const { announced, active } = events;
      return {
        ...state,
        events: { ...events, announced: announced.filter(stays), active: active.filter(stays) },
      };
    }
    default:
      return assertNever(event);
  }
}

/** Effects below a thousandth of a per cent are what the solver leaves open. */
const DECIMALS = 1e3;

/** Turns the cards over for the next round and tells what those of this round did: the round solved without them. */
function settleEvents(round: SolvedRound, state: EventsState): ModuleOutcome<EventsState, EventsReport> {
  const next = round.state.round + 1;
  const known = [...state.announced, ...state.active];
  const active = eventsAtWork(round.law);
  return {
    state: {
      ...state,
      announced: known.filter(({ fromRound }) => fromRound > next),
      active: known.filter((event) => isAtWork(event, next)),
      past: [...state.past, ...known.filter(({ untilRound }) => untilRound < next)],
    },
    report: { active, effectPercent: effectPercent(round, state, active) },
  };
}

/**
 * Real income per head with the cards against without, per cent; where every round starts anew, before anything was decided in it. Empty
 * without cards at work, and where the model finds no equilibrium: then nothing is known, and nothing is said.
 */
function effectPercent(
  { scenario, state: atBell, law, after, solveUnder }: SolvedRound,
  state: EventsState,
  active: readonly WorldEvent[],
): Record<EconomyId, number> {
  if (active.length === 0) return {};
  const undecided = startsAnew(atBell) && { ...law, agreements: {}, walls: atBell.walls };
  const { warmStart } = after.equilibrium;
  const felt = undecided ? solveUnder(undecided, { warmStart }) : ok(after.equilibrium);
  const withoutCards = { ...(undecided || law), events: { ...state, announced: [], active: [] } };
  const without = solveUnder(withoutCards, { warmStart });
  if (!without.ok || !felt.ok) return {};
  return fromKeys(placesOf(scenario).ids, (economy) => {
    const n = economyPlace(scenario, economy);
    const ratio = at(felt.value.welfarePerHead, n) / at(without.value.welfarePerHead, n);
    return Math.round(100 * DECIMALS * (ratio - 1)) / DECIMALS;
  });
}

/** Every card lies in one pile, names whom it must, and begins with one other at most. */
function eventViolations({ events, round, settings }: CountryGame): string[] {
  if (events === undefined) return [];
  const { announced, active, past, count } = events;
  const all = [...announced, ...active, ...past];
  const isLast = round > settings.rounds;
  return [
    ...violatedBy(areDistinct(all.map(({ id }) => id)), 'an event lies in two piles'),
    ...violatedBy(
      all.every(({ id }) => Number(id.slice(1)) < count),
      'a number of an event would be given twice',
    ),
    ...violatedBy(
      all.every((event) => cardOf(event).roles.length === event.economies.length),
      'a card does not name whom it must',
    ),
    ...violatedBy(
      all.every(({ economies }) => areDistinct(economies)),
      'a card names somebody twice',
    ),
    ...violatedBy(
      all.every(({ announcedInRound, fromRound, untilRound }) => {
        return announcedInRound < fromRound && fromRound <= untilRound && fromRound <= settings.rounds;
      }),
      'a card works before it is announced, or never',
    ),
    ...violatedBy(
      all.every(({ fromRound }) => {
        return all.filter((other) => other.fromRound === fromRound).length <= EVENTS_PER_ROUND;
      }),
      `more than ${EVENTS_PER_ROUND} cards begin together`,
    ),
    ...violatedBy(isLast || announced.every(({ fromRound }) => fromRound >= round), 'a card never began'),
  ];
}

/** The card that the seed draws at the briefing of `round`; it works from the next round on. None for the years after. */
function announceEvents({ scenario }: DecideContext, state: CountryGame, round: number): GameEvent[] {
  const { events } = state;
  if (events === undefined || !moduleIsOpen(state, 'events') || round >= state.settings.rounds) return [];
  const played = [...events.announced, ...events.active, ...events.past].map(({ card }) => card);
  const { agreementLimits } = state.settings;
  // A preset with cards of its own has one of them in a game.
  if (agreementLimits?.cards !== undefined && round > (moduleOpensIn(state.settings, 'events') ?? 0))
    return [];
  const deck = cardsDrawn(agreementLimits)
    .filter((key) => !played.includes(key))
    .map((key) => EVENT_DECK[key])
    .filter((card) => isPlayable(scenario, state, card));
  if (deck.length === 0) return [];
  const { value, next } = drawIndex(state.random, deck.length);
  const card = must(deck[value], 'drawn card');
  const cast = must(castCard(scenario, { ...state, random: next }, card), `cast of ${card.key}`);
  const event = announcedEvent(scenario, state, card, { placedBy: 'seed', economies: cast.economies });
  return [{ type: 'eventAnnounced', event, random: cast.random }];
}

/** The host announces a card for the next round; roles that it leaves open are drawn. */
export function placeEvent(
  scenario: Scenario,
  state: CountryGame,
  { card: key, economies }: IntentOf<'placeEvent'>,
): Result<GameEvent[], Rejection> {
  const { events } = state;
  const opensIn = moduleOpensIn(state.settings, 'events');
  if (events === undefined || opensIn === undefined) return err({ code: 'intent/not-in-this-game' });
  if (state.round + 1 < opensIn) return err({ code: 'event/not-open', round: opensIn });
  if (!isEventKey(key) || !cardsDrawn(state.settings.agreementLimits).includes(key))
    return err({ code: 'event/unknown-card' });
  const card = EVENT_DECK[key];
  const lying = [...events.announced, ...events.active];
  const fault =
    placingFault(state, lying, { key, most: EVENTS_PER_ROUND }) ??
    namesFault(economies, state.seats, card.roles.length);
  if (fault !== undefined) return err(fault);
  const cast = isPlayable(scenario, state, card) ? castCard(scenario, state, card, economies) : undefined;
  if (cast === undefined) return err({ code: 'event/not-playable' });
  const event = announcedEvent(scenario, state, card, { placedBy: 'host', economies: cast.economies });
  return ok([{ type: 'eventAnnounced', event, random: cast.random }]);
}

/** The host takes back a card that is announced and not yet at work, be it the seed's or its own. */
export function cancelEvent(
  state: CountryGame,
  { event }: IntentOf<'cancelEvent'>,
): Result<GameEvent[], Rejection> {
  const { events } = state;
  if (events === undefined) return err({ code: 'intent/not-in-this-game' });
  const fault = takingBackFault(state, [...events.announced, ...events.active], event);
  return fault === undefined ? ok([{ type: 'eventCancelled', event }]) : err(fault);
}
