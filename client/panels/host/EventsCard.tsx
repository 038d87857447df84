import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { EVENT_DECK, isEventKey } from '#shared/content/events/eventDeck.ts';
import { EVENT_KEYS, type EventKey } from '#shared/content/events/eventKeys.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { WorldEvent } from '#shared/protocol/modules/events.ts';
import { isPlayable } from '#shared/rules/modules/events/casting.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Choice } from '../../design/Choice.tsx';
import { Icon } from '../../design/Icon.tsx';
import { submitAsHost } from '../../net/submitIntent.ts';
import { game, scenario } from '../../state/store.ts';
import { economyName } from '../../text/nameParams.ts';
import { t, tOr } from '../../text/t.ts';
import { EventCard } from '../events/EventCard.tsx';

/** Cards that are announced and at work, and one more for the next round: chosen by the host, hitting whom the host says. */
export function EventsCard() {
  const state = game.value;
  const world = scenario.value;
  if (state?.events === undefined || world === undefined || state.phase === 'debrief') return null;
  const { announced, active } = state.events;
  return (
    <section class="panel" aria-labelledby="events-card">
      <h2 class="head" id="events-card">
        {t('console.events')}
      </h2>
      <div class="pad">
        {[...active, ...announced].map((event) => (
          <Placed key={event.id} event={event} round={state.round} />
        ))}
        <PlaceForm state={state} world={world} />
      </div>
    </section>
  );
}

function Placed({ event, round }: { readonly event: WorldEvent; readonly round: number }) {
  return (
    <div class="placed-event stack">
      <EventCard event={event} round={round} />
      {event.fromRound > round && <CancelEvent event={event.id} />}
    </div>
  );
}

function PlaceForm({ state, world }: { readonly state: GameState; readonly world: Scenario }) {
  const playable = EVENT_KEYS.filter((key) => isPlayable(world, state, EVENT_DECK[key]));
  const [chosen, setChosen] = useState<EventKey | undefined>(undefined);
  const [named, setNamed] = useState<readonly string[]>([]);
  const key = chosen !== undefined && playable.includes(chosen) ? chosen : playable[0];
  if (key === undefined) return null;
  const { roles } = EVENT_DECK[key];
  // Names are given in order: those after the first that is left open are drawn too.
  const firstOpen = roles.findIndex((_role, at) => (named[at] ?? '') === '');
  const economies = (
    firstOpen < 0 ? roles.map((_role, at) => named[at] ?? '') : named.slice(0, firstOpen)
  ).filter((economy) => economy !== '');
  const nameOf = (economy: EconomyId | undefined): string =>
    economy === undefined || economy === '' ? t('console.eventDrawn') : economyName(economy);
  const place = async (): Promise<void> => {
    if (await submitAsHost({ type: 'placeEvent', card: key, economies })) setNamed([]);
  };
  return (
    <PlaceEventForm
      card={key}
      cards={playable.map((value) => ({
        value,
        label: tOr(`event.${value}.title`, value, {
          economy: t('console.eventSomebody'),
          other: t('console.eventSomebody'),
        }),
      }))}
      onChoose={(value) => {
        if (isEventKey(value)) setChosen(value);
        setNamed([]);
      }}
      effect={tOr(`event.${key}.what`, '', { economy: nameOf(named[0]), other: nameOf(named[1]) })}
      onPlace={place}
    >
      {roles.map((role, at) => (
        <Choice
          key={at}
          label={t(`console.eventRole.${role}`)}
          value={named[at] ?? ''}
          options={[
            { value: '', label: t('console.eventDrawn') },
            ...Object.keys(state.seats).map((value) => ({ value, label: economyName(value) })),
          ]}
          onChange={(value) =>
            setNamed(roles.map((_role, other) => (other === at ? value : (named[other] ?? ''))))
          }
        />
      ))}
    </PlaceEventForm>
  );
}

/** Takes a card back that is announced and not yet at work. */
export function CancelEvent({ event }: { readonly event: string }) {
  return (
    <button type="button" class="btn sm" onClick={() => void submitAsHost({ type: 'cancelEvent', event })}>
      <Icon name="close" size={15} /> {t('console.eventCancel')}
    </button>
  );
}

type Props = {
  readonly card: string;
  readonly cards: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (card: string) => void;
  /** What the chosen card does. */
  readonly effect: string;
  readonly onPlace: () => Promise<void>;
  /** Whom it hits, where that is chosen. */
  readonly children: ComponentChildren;
};

/** One more card for the next round, chosen by the host. */
export function PlaceEventForm({ card, cards, onChoose, effect, onPlace, children }: Props) {
  return (
    <form
      class="place-event stack"
      onSubmit={(event) => {
        event.preventDefault();
        void onPlace();
      }}
    >
      <Choice label={t('console.eventPlace')} value={card} options={cards} onChange={onChoose} />
      <p class="small muted">{effect}</p>
      {children}
      <button type="submit" class="btn">
        <Icon name="plus" size={16} /> {t('console.eventDo')}
      </button>
    </form>
  );
}
