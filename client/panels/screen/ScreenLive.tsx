import './boards/boards.css';
import { useRef } from 'preact/hooks';
import { useElementSize } from '../../map/useElementSize.ts';
import { conferenceNow } from '#shared/rules/modules/wto/conference/conferenceNow.ts';
import { game, scenario, session } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { Say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { signedPhrase } from '../player/signedPhrase.ts';
import { IncomeBoard } from './IncomeBoard.tsx';
import { isConferenceOn } from '../wto/conference/boardModel.ts';
import { outcomeText } from '../wto/conference/OutcomeView.tsx';
import { wtoView } from '../wto/wtoView.ts';
import { ScreenConference } from './conference/ScreenConference.tsx';
import { ScreenEvents } from './ScreenEvents.tsx';
import { agreementsOf, leavingNow, screenCounts } from './screenModel.ts';
import { ScreenMap } from './ScreenMap.tsx';

/** While the table works: the map, how far it is, and what was signed. */
export function ScreenLive() {
  const foot = useRef<HTMLDivElement>(null);
  const footSize = useElementSize(foot);
  const state = game.value;
  const people = session.value;
  const world = scenario.value;
  if (state === undefined || people === undefined) return null;
  const counts = screenCounts(state, people);
  const view = wtoView(state);
  if (world !== undefined && view?.wto.conference !== undefined && isConferenceOn(state)) {
    return <ScreenConference scenario={world} view={view} conference={view.wto.conference} />;
  }
  return (
    <main class="screen-main" id="content" tabIndex={-1}>
      <h1 class="sr">{t('screen.title')}</h1>
      <ScreenMap footPx={footSize?.height ?? 0} />
      <IncomeBoard showsChange />
      <div class="screen-foot" ref={foot}>
        <dl class="panel screen-counts">
          {state.phase === 'negotiation' && (
            <Count label={t('screen.openPapers')} count={counts.openPapers} />
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
        {state.phase === 'briefing' && <ScreenEvents game={state} />}
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
  const state = game.value;
  if (state === undefined) return null;
  const news = [...leavingNow(state), ...agreementsOf(state).map(signedPhrase)];
  const conference = conferenceNow(state);
  const outcome = conference === undefined || isConferenceOn(state) ? '' : outcomeText(conference);
  return (
    <output class="panel screen-feed">
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
