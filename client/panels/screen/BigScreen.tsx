import { useRef } from 'preact/hooks';
import { conferenceNow } from '#shared/rules/modules/wto/conference.ts';
import { Icon } from '../../design/Icon.tsx';
import { useElementSize } from '../../map/useElementSize.ts';
import { gameOfCountries, scenario, session } from '../../state/store.ts';
import { Say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { StandingsTable, TableScore } from '../end/StandingsTable.tsx';
import { endModel } from '../end/endModel.ts';
import { eventTitle, eventWho } from '../events/EventCard.tsx';
import { headlinePhrase, signedPhrase } from '../reveal/headline.ts';
import { reportOnShow } from '../reveal/revealModel.ts';
import { outcomeText } from '../wto/conference/OutcomeView.tsx';
import { isConferenceOn } from '../wto/package/boardModel.ts';
import { useCountries, wtoView } from '../../state/useTable.ts';
import { IncomeBoard, ScreenMap, agreementsOf, leavingNow, screenCounts } from './ScreenMap.tsx';
import { ScreenFrame } from './ScreenFrame.tsx';
import { ScreenReveal } from './ScreenReveal.tsx';
import { ScreenConference } from './ScreenConference.tsx';

/** The big screen of a game of countries. */
export function BigScreen() {
  const state = gameOfCountries.value;
  const world = scenario.value;
  const report = state && reportOnShow(state);
  const question = state?.reports.at(-1)?.question;
  const model = state?.final && world && endModel(state.final, world.dealOrder, undefined);
  return (
    <ScreenFrame
      live={<ScreenLive />}
      reveal={report && <ScreenReveal report={report} />}
      standings={
        model && {
          kind: 'screen-end stack gap-5',
          together: <TableScore model={model} />,
          title: t('end.seats'),
          table: <StandingsTable model={model} isCompact />,
        }
      }
      question={question && headlinePhrase(question)}
    />
  );
}

/** While the table works: the map, how far it is, and what was signed. */
function ScreenLive() {
  const foot = useRef<HTMLDivElement>(null);
  const footSize = useElementSize(foot);
  const state = gameOfCountries.value;
  const people = session.value;
  const world = scenario.value;
  if (state === undefined || people === undefined) return null;
  const counts = screenCounts(state, people);
  const view = wtoView(state);
  if (world !== undefined && view?.wto.conference !== undefined && isConferenceOn(state)) {
    return <ScreenConference view={view} conference={view.wto.conference} />;
  }
  return (
    <main class="screen-main" id="content" tabIndex={-1}>
      <h1 class="sr">{t('screen.title')}</h1>
      <ScreenMap footPx={footSize?.height ?? 0} />
      <IncomeBoard showsChange />
      <div class="screen-foot stack gap-3" ref={foot}>
        <dl class="panel screen-counts pad">
          {state.phase === 'negotiation' && (
            <Count label={t('screen.openProposals')} count={counts.openProposals} />
          )}
          <Count label={t('screen.signed')} count={counts.signed} />
          <Count label={t('screen.connected')} count={counts.connected} total={counts.people} />
          {state.phase === 'policy' && (
            <Count
              label={t('console.sealed')}
              count={counts.sealed}
              total={Object.keys(state.seats).length}
            />
          )}
        </dl>
        {state.phase === 'briefing' && <ScreenEvents />}
        <Feed />
      </div>
    </main>
  );
}

function Count({ label, count, total }: { label: string; count: number; total?: number }) {
  return (
    <div>
      <dt class="muted">{label}</dt>
      <dd class="num">{total === undefined ? count : t('screen.of', { count, total })}</dd>
    </div>
  );
}

function Feed() {
  const state = gameOfCountries.value;
  if (state === undefined) return null;
  const news = [...leavingNow(state), ...agreementsOf(state).map(signedPhrase)];
  const conference = conferenceNow(state);
  const outcome = conference === undefined || isConferenceOn(state) ? '' : outcomeText(conference);
  return (
    <output class="panel screen-feed row gap-3">
      <Icon name="news" size={28} />
      {outcome !== '' && <b>{outcome}</b>}
      {news.length === 0 ? (
        <span class="muted">{t('screen.feedEmpty')}</span>
      ) : (
        <ul>
          {news.slice(0, 3).map((phrase, at) => (
            <li key={at}>
              <Say phrase={phrase} />
            </li>
          ))}
        </ul>
      )}
    </output>
  );
}

/** Cards of the deck while the room reads the briefing: announced, and at work. */
function ScreenEvents() {
  const { game } = useCountries();
  const { events, round } = game;
  const cards = [...(events?.active ?? []), ...(events?.announced ?? [])];
  if (cards.length === 0) return null;
  return (
    <ul class="panel screen-events pad" aria-label={t('screen.events')}>
      {cards.map((event) => (
        <li key={event.id} class="row top gap-3">
          <Icon name="alert" size={30} />
          <span>
            <b>{eventTitle(event)}</b>{' '}
            <span class="pill">{t(event.fromRound > round ? 'screen.eventNext' : 'screen.eventNow')}</span>
            <span class="muted who">{eventWho(event)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
