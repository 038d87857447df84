import { useState } from 'preact/hooks';
import { EVENT_DECK, cardsDrawn, isEventKey } from '#shared/content/events/eventDeck.ts';
import type { EventKey } from '#shared/content/events/eventKeys.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { WorldEvent } from '#shared/protocol/modules/modules.ts';
import { isPlayable } from '#shared/rules/modules/events/casting.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Choice } from '../../design/Choice.tsx';
import { submitAsHost } from '../../net/submitIntent.ts';
import { gameOfCountries, scenario } from '../../state/store.ts';
import { economyName } from '../../text/nameParams.ts';
import { t, tOr } from '../../text/t.ts';
import { FailedPart, lazyPart } from '../chrome/lazyPart.tsx';
import { EventCard } from '../events/EventCard.tsx';
import { CancelEvent, Console, EventsFrame, PlaceEventForm } from './Console.tsx';
import { agreementLines } from './ProposalsCard.tsx';
import { countryResults } from './resultsCsv.ts';

/** Shown at the end alone. */
const Standings = lazyPart(async () => (await import('../end/StandingsTable.tsx')).StandingsOfConsole, [], {
  Loading: () => <p class="muted">…</p>,
  Failed: FailedPart,
});

/** The console of a table of countries. */
export function CountryConsole({ hostToken }: { readonly hostToken: string }) {
  const state = gameOfCountries.value;
  return (
    <Console
      hostToken={hostToken}
      middle={<EventsCard />}
      standings={<Standings />}
      results={state && countryResults(state)}
      endText="console.endAfterText"
      law={state && agreementLines(state)}
    />
  );
}

/** Cards that are announced and at work, and one more for the next round: chosen by the host, hitting whom the host says. */
function EventsCard() {
  const state = gameOfCountries.value;
  const world = scenario.value;
  if (state?.events === undefined || world === undefined) return null;
  const { announced, active } = state.events;
  return (
    <EventsFrame
      cards={[...active, ...announced].map((event) => (
        <Placed key={event.id} event={event} round={state.round} />
      ))}
      form={<PlaceForm state={state} world={world} />}
    />
  );
}

function Placed({ event, round }: { readonly event: WorldEvent; readonly round: number }) {
  return (
    <div class="placed-event">
      <EventCard event={event} round={round} />
      {event.fromRound > round && <CancelEvent event={event.id} />}
    </div>
  );
}

function PlaceForm({ state, world }: { readonly state: CountryGame; readonly world: Scenario }) {
  const playable = cardsDrawn(state.settings.agreementLimits).filter((key) =>
    isPlayable(world, state, EVENT_DECK[key]),
  );
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
