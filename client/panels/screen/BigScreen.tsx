import { useRef } from 'preact/hooks';
import type { Conference, ConferencePackage } from '#shared/protocol/modules/wto.ts';
import { conferenceNow, floorPackage } from '#shared/rules/modules/wto/conference.ts';
import { Icon } from '../../design/Icon.tsx';
import { useElementSize } from '../../map/useElementSize.ts';
import { gameOfCountries, scenario, session } from '../../state/store.ts';
import { useCountries } from '../../state/useTable.ts';
import { type WtoView, wtoView } from '../../state/tableState.ts';
import { Say } from '../../text/Say.tsx';
import { economyName, money } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { REST_OF_PAGE, lazyPart } from '../chrome/lazyPart.tsx';
import { eventTitle, eventWho } from '../events/eventText.ts';
import { closingHeadline, headlinePhrase, signedPhrase } from '../headlines/headline.ts';
import { isConferenceOn, reportOnShow } from '../../state/trade.ts';
import { ConferenceHead, outcomeText } from '../wto/conference/ConferenceHead.tsx';
import { ConsensusBoard, Requests } from '../wto/conference/ConsensusBoard.tsx';
import '../wto/conference/board.css';
import '../wto/conference/conference.css';
import {
  type KnownEffects,
  shareOfFreeTrade,
  tabledPackages,
  usePackageEffects,
} from '../wto/conference/effectModel.ts';
import { SwissFigure, swissChart } from '../wto/package/SwissFigure.tsx';
import { TermsList, packageName } from '../wto/package/PackageSheet.tsx';
import { type Voice, boardOf } from '../wto/package/boardModel.ts';
import { BotWord, ScreenFrame } from './ScreenFrame.tsx';
import { IncomeBoard, ScreenMap, agreementsOf, leavingNow, screenCounts } from './ScreenMap.tsx';
import { ScreenReveal } from './ScreenReveal.tsx';
import './screenConference.css';

type Props = {
  readonly view: WtoView;
  readonly conference: Conference;
};

/** The conference for the room: the package that leads or is on the floor, and what every voice says to it. */
function ScreenConference({ view, conference }: Props) {
  const leading = tabledPackages(view, conference, undefined).find(({ leads }) => leads)?.package;
  const shown = floorPackage(conference) ?? leading;
  return (
    <main class="cover screen-conference col gap-3" id="content" tabIndex={-1}>
      <h1 class="sr">{t('screen.title')}</h1>
      <ConferenceHead view={view} conference={conference} />
      {shown === undefined ? (
        <NothingTabled />
      ) : (
        <Floor view={view} conference={conference} package={shown} />
      )}
    </main>
  );
}

const RULES = ['wto.how.1', 'wto.how.2', 'wto.how.3', 'wto.how.4'] as const;

function NothingTabled() {
  return (
    <section class="paper screen-how prose col">
      <ol class="size-h2">
        {RULES.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ol>
    </section>
  );
}

type FloorProps = Props & { readonly package: ConferencePackage };

function Floor({ view, conference, package: shown }: FloorProps) {
  const { objections, packages, stage } = conference;
  const effects = usePackageEffects(
    shown,
    objections.map(({ change }) => change),
  );
  const board = boardOf(view, conference, undefined);
  return (
    <div class="screen-floor fill stack gap-4">
      <ScreenPackage view={view} voices={board.voices} package={shown} />
      <div class="screen-side col">
        {stage === 'tabling' && (
          <p class="panel screen-tabled">{t('screen.tabled', { count: packages.length })}</p>
        )}
        <ConsensusBoard board={board} terms={shown.terms} effects={effects} isForRoom />
        {objections.length > 0 && (
          <Requests objections={objections} terms={shown.terms} effects={effects} mine={[]} mayTake={false} />
        )}
        <WorldSum effects={effects} />
      </div>
    </div>
  );
}

/** What all together would gain, and how far that is from free trade. */
function WorldSum({ effects }: { readonly effects: KnownEffects }) {
  if (effects.type !== 'known') return null;
  const percent = Math.round(100 * shareOfFreeTrade(effects.effects));
  return (
    <section class="panel screen-world run between num">
      <p>
        {t('wto.effect.world')} <b class="size-title">{money(effects.effects.asTabled.worldGainBn, true)}</b>{' '}
        <span class="muted">{t('wto.effect.aYear')}</span>
      </p>
      <p class="muted">{t('wto.effect.way', { percent })}</p>
    </section>
  );
}

type PackageProps = {
  readonly view: WtoView;
  readonly voices: readonly Voice[];
  readonly package: ConferencePackage;
};

/** The package as the back row reads it. */
function ScreenPackage({ view, voices, package: shown }: PackageProps) {
  const { scenario } = useCountries();
  const { author, revision, terms } = shown;
  return (
    <article class="paper screen-package even col">
      <p class="muted">{t('wto.tabledBy', { economy: economyName(author), revision })}</p>
      <h2>{packageName(scenario, terms)}</h2>
      <SwissFigure chart={swissChart(scenario, view, shown, voices)} isForRoom />
      <TermsList undertaking={shown} />
    </article>
  );
}

/** Nobody needs the standings before the game is over. */
const StandingsOfRoom = lazyPart(
  async () => (await import('../end/StandingsTable.tsx')).StandingsOfRoom,
  [],
  { ...REST_OF_PAGE, Loading: () => null },
);

/** The big screen of a game of countries. */
export function BigScreen() {
  const state = gameOfCountries.value;
  const report = state && reportOnShow(state);
  const question = state && closingHeadline(state.reports);
  return (
    <ScreenFrame
      live={<ScreenLive />}
      reveal={report && <ScreenReveal report={report} />}
      standings={
        state?.final && {
          kind: 'screen-end stack gap-5',
          together: <StandingsOfRoom part="together" />,
          title: t('end.seats'),
          table: <StandingsOfRoom part="seats" />,
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
    <main class="cover" id="content" tabIndex={-1}>
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
  const outcome =
    conference === undefined || isConferenceOn(state)
      ? undefined
      : outcomeText(conference, conference.boundCutBp);
  return (
    <output class="panel screen-feed row gap-3">
      <Icon name="news" size={28} />
      {outcome !== undefined && <b>{outcome}</b>}
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
      <BotWord />
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
