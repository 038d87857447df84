import { useState } from 'preact/hooks';
import { PROVINCE_CARD_KEYS, type ProvinceCardKey } from '#shared/content/provinces/cards/provinceCard.ts';
import { PROVINCE_DECK } from '#shared/content/provinces/cards/provinceDeck.ts';
import { isPlayableCard } from '#shared/rules/provinces/events/placing.ts';
import { featureOpensIn } from '#shared/rules/provinces/state/provinceStates.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { gameOfProvinces, provincesScenario } from '../../state/store.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { CancelEvent, Console, EventsFrame, PlaceEventForm } from './Console.tsx';
import { provinceResults } from './resultsCsv.ts';
import { submitAsHost } from '../../net/submitIntent.ts';
import { Choice } from '../../design/Choice.tsx';
import { EventLine } from '../provinces/EventLine.tsx';
import { UNSEEN, lazyPart } from '../chrome/lazyPart.tsx';
import { ProvinceStandings } from '../provinces/end/LeagueStandings.tsx';
import { PactRegister } from '../provinces/pacts/PactRegister.tsx';
import { provincesView } from '../provinces/seat.ts';

/** The reforms of a centre that the host plays, which few tables have. */
const CentrePanel = lazyPart(
  async () => (await import('../provinces/centre/CentrePanel.tsx')).CentrePanel,
  [],
  UNSEEN,
);
const CentreColumn = lazyPart(
  async () => (await import('../provinces/centre/CentrePanel.tsx')).CentreColumn,
  [],
  UNSEEN,
);

/** The console of a table of provinces. */
export function ProvinceConsole({ hostToken }: { readonly hostToken: string }) {
  const state = gameOfProvinces.value;
  return (
    <Console
      hostToken={hostToken}
      side={<Side />}
      middle={<Middle />}
      standings={<Standings />}
      results={state && provinceResults(state)}
      endText="console.endAfterTextProvinces"
      law={undefined}
    />
  );
}

function Standings() {
  const view = provincesView();
  if (view?.provinces.final === undefined) return null;
  return <ProvinceStandings view={view} final={view.provinces.final} />;
}

const DRAWN = '';

/** Cards at work and announced, and one more for the next round: chosen by the host. */
function CardsCard({ state }: { readonly state: ProvinceGame }) {
  if (featureOpensIn(state.settings, 'events') === undefined) return null;
  const events = state.provinces.events.filter(({ untilRound }) => untilRound >= state.round);
  return (
    <EventsFrame
      kind="province-console"
      cards={
        <ul class="small">
          {events.map((event) => {
            const isComing = event.fromRound > state.round;
            return (
              <EventLine key={event.id} event={event} isComing={isComing}>
                {isComing && <CancelEvent event={event.id} />}
              </EventLine>
            );
          })}
        </ul>
      }
      form={<PlaceForm state={state} />}
    />
  );
}

function PlaceForm({ state }: { readonly state: ProvinceGame }) {
  const playable = PROVINCE_CARD_KEYS.filter((key) => isPlayableCard(state, PROVINCE_DECK[key]));
  const [chosen, setChosen] = useState<ProvinceCardKey | undefined>(undefined);
  const [named, setNamed] = useState(DRAWN);
  const key = chosen !== undefined && playable.includes(chosen) ? chosen : playable[0];
  if (key === undefined) return null;
  const { names = [] } = PROVINCE_DECK[key];
  const seats = Object.keys(state.provinces.provinces);
  const somebody = { economy: t('console.eventSomebody'), other: t('console.eventSomebody') };
  const place = async (): Promise<void> => {
    const economies = names.length === 0 || named === DRAWN ? [] : [named];
    if (await submitAsHost({ type: 'placeEvent', card: key, economies })) setNamed(DRAWN);
  };
  return (
    <PlaceEventForm
      card={key}
      cards={playable.map((value) => ({ value, label: t(`provinceEvent.${value}.title`) }))}
      onChoose={(value) => setChosen(playable.find((each) => each === value))}
      effect={t(`provinceEvent.${key}.effect`, somebody)}
      onPlace={place}
    >
      {names.length > 0 && (
        <Choice
          label={t('console.eventRole.anyone')}
          value={named}
          options={[
            { value: DRAWN, label: t('console.eventDrawn') },
            ...seats.map((value) => ({ value, label: economyName(value) })),
          ]}
          onChange={setNamed}
        />
      )}
    </PlaceEventForm>
  );
}

/** What the host of a table of provinces has beside seats and clock: the centre's hand, the register, cards. */
function Middle() {
  const [state, scenario] = [gameOfProvinces.value, provincesScenario.value];
  if (state === undefined || scenario === undefined) return null;
  return (
    <>
      {state.provinces.centreKind === 'host' && <CentrePanel actor="host" />}
      <section class="panel province-console" aria-labelledby="console-pacts">
        <h2 class="head" id="console-pacts">
          {t('pacts.register')}
        </h2>
        <PactRegister />
      </section>
      <CardsCard state={state} />
    </>
  );
}

/** The country and its league, beside the clock. */
function Side() {
  const [state, scenario] = [gameOfProvinces.value, provincesScenario.value];
  if (state === undefined || scenario === undefined) return null;
  return <CentreColumn />;
}
