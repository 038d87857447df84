import { FALL_PENALTY, NEW_GOVERNMENT_SUPPORT } from '#shared/content/politicsConstants.ts';
import type { IntegrationStage } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { appointmentsIn } from '#shared/rules/modules/wto/conference.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { officeLine } from '#shared/rules/modules/politics/society.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { countsSupport } from '../../state/standing.ts';
import { session } from '../../state/store.ts';
import { Say, say } from '../../text/Say.tsx';
import { formatList, formatNumber, formatSignedPercent, sentences } from '../../text/format.ts';
import { economyName, sectorName } from '../../text/nameParams.ts';
import { locale } from '../../text/language.ts';
import { type Phrase, t, tOr } from '../../text/t.ts';
import { UNSEEN, lazyPart } from '../chrome/lazyPart.tsx';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { EventBriefing, timeOfEvent } from '../events/EventCard.tsx';
import { eventEffects, eventTitle } from '../events/eventText.ts';
import { viewport } from '../../state/viewport.ts';
import { BriefingTask, Opening } from './FirstBriefing.tsx';
import {
  type Briefing,
  MODULE_PLACES,
  type News as NewsOfRound,
  briefingOf,
  homeBriefing,
  newsOf,
} from './briefingModel.ts';
import { useStandingNow } from './EconomyPanel.tsx';
import { ObjectiveList } from '../politics/MandateCard.tsx';
import { refusalsAmong } from '../treaty/clausePolitics.ts';
import {
  BriefingEnd,
  LastRound,
  LeaversLine,
  ScoreLine,
  ownTariffTold,
  surchargesTold,
  roundRules,
} from '../results/ParInSeat.tsx';
import { useCountrySeat } from '../../state/useTable.ts';

const FormsOpened = lazyPart(async () => (await import('../desk/SignDialog.tsx')).FormsOpened, [], UNSEEN);

/** The first time who you are and what counts; later what changed, what is new and what ends: one page. */
export function BriefingSheet() {
  const { scenario, game, me } = useCountrySeat();
  const briefing = briefingOf(scenario, game, me, session.value);
  const isFirst = game.round <= 1;
  // What the last round decides comes before the event that may work in it.
  const isEndFirst = startsAnew(game);
  const due = dueTold(game, me);
  // At first all is new; each part is explained where it stands.
  const modules = isFirst ? [] : briefing.modules;
  if (!isFirst && !isEndFirst) return <Later briefing={briefing} />;
  return (
    <article class="paper brief prose col gap-3">
      {isFirst ? <Opening briefing={briefing} /> : <News news={newsOf(game, me)} />}
      {isEndFirst && <BriefingEnd />}
      {!isFirst && <BriefingTask />}
      {modules.length + due.length > 0 && (
        <section>
          <h3>{t('brief.opens')}</h3>
          <Modules modules={modules} />
          {due.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      )}
      <EventBriefing />
      <BriefingHome />
      {!isEndFirst && <BriefingEnd />}
    </article>
  );
}

function Modules({ modules }: Pick<Briefing, 'modules'>) {
  return modules.map((module) => (
    <details key={module}>
      <summary>{t(`rules.moduleName.${module}`)}</summary>
      <p class="small">
        {t(`rules.module.${module}`)} <ConceptMark place={MODULE_PLACES[module]} />
      </p>
    </details>
  ));
}

/** A new form, and what it is. */
function stageOpened(stage: IntegrationStage): string {
  return sentences(t('brief.opensStage', { stage: t(`stage.${stage}`) }), tOr(`kindIs.${stage}`, ''));
}

/** So many lines stand open, of what has changed and what is new together; of what is new never fewer than the second number. */
const [LINES_SEEN, NEW_LINES_LEAST] = [5, 2];

/** Where agreements stay: what has changed, the score, what is new in a line each; all else behind one fold. */
function Later({ briefing: { opens, opensSpecialization, modules } }: { readonly briefing: Briefing }) {
  const { scenario, game, me } = useCountrySeat();
  const news = newsOf(game, me);
  const [own, others] = [news.own.filter(isNew), news.others.filter(isNew)];
  const fallen = homeBriefing(scenario, game, me)?.fellAt !== undefined;
  const isNarrow = viewport.value !== 'wide';
  const refusals = refusalsAmong(scenario, game, Object.keys(game.seats), me);
  const lines = [
    ...dueTold(game, me),
    // The list of deals has them at once.
    ...(opensSpecialization ? [t('brief.opensSpecialization')] : []),
    ...eventsTold(game, me),
    ...surchargesTold(game, me).map(say),
    ...roundRules(game, me, undefined).map(say),
    ...opens.map(stageOpened),
  ];
  const room = Math.max(LINES_SEEN - own.length, NEW_LINES_LEAST);
  const list = (some: readonly string[]) => (
    <ul>
      {some.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
  return (
    <article class="paper brief prose col gap-3">
      <header class="row">
        <Medallion economy={me} size={52} />
        <h2 class="size-h2">{t('brief.round', { round: game.round })}</h2>
      </header>
      {fallen && <BriefingHome />}
      <OwnNews own={own} />
      {isNarrow && <ScoreLine />}
      {lines.length > 0 && (
        <section>
          <h3>{t('brief.opens')}</h3>
          {list(lines.slice(0, room))}
          <FormsOpened />
        </section>
      )}
      <BriefingEnd />
      <details>
        <summary class="small">{t('brief.more')}</summary>
        <div class="stack small">
          {lines.length > room && list(lines.slice(room))}
          <NewsList news={[...others, ...refusals]} />
          <Modules modules={modules} />
          <EventBriefing />
          {!fallen && <BriefingHome />}
        </div>
      </details>
    </article>
  );
}

/** What has changed for the seat itself, and what it costs that a partner leaves. */
function OwnNews({ own }: Pick<NewsOfRound, 'own'>) {
  if (own.length === 0) return null;
  return (
    <section>
      <h3>{t('brief.news')}</h3>
      <NewsList news={own} />
      <LeaversLine />
    </section>
  );
}

/** What the results before have told line by line. */
const TOLD_BEFORE: readonly Phrase['key'][] = ['news.inForceYou', 'news.conferenceYou', 'news.conference'];

const isNew = ({ key }: Phrase): boolean => !TOLD_BEFORE.includes(key);

/** What has changed for the seat since the last briefing; what others did among themselves stands behind a press. */
function News({ news }: { readonly news: NewsOfRound }) {
  const [own, others] = [news.own.filter(isNew), news.others.filter(isNew)];
  const { scenario, game, me } = useCountrySeat();
  const { index, indexBefore, isAwaited } = useStandingNow(game, me);
  const refusals = refusalsAmong(scenario, game, Object.keys(game.seats), me);
  const rules = roundRules(game, me, isAwaited === true ? undefined : index);
  const advice = [...rules, ...ownTariffTold(game, me), ...surchargesTold(game, me), ...refusals];
  return (
    <>
      <header class="row">
        <Medallion economy={me} size={52} />
        <div>
          <h2 class="size-h2">{t('brief.round', { round: game.round })}</h2>
          {viewport.value !== 'wide' && startsAnew(game) && index !== indexBefore && isAwaited !== true && (
            <p class="small muted num">
              {t('brief.income', {
                index: formatNumber(index, 2),
                change: formatSignedPercent(index / indexBefore - 1, 2),
              })}
            </p>
          )}
        </div>
      </header>
      {startsAnew(game) && game.round >= game.settings.rounds && <LastRound />}
      <OwnNews own={own} />
      {others.length > 0 && (
        <details open={own.length === 0}>
          <summary class="small">{t('brief.newsOfOthers', { count: others.length })}</summary>
          <NewsList news={others} />
        </details>
      )}
      {advice.length > 0 && (
        <section>
          <h3>{t('brief.tasks')}</h3>
          {advice.map((each) => (
            <p key={each.key}>
              <Say phrase={each} />
            </p>
          ))}
        </section>
      )}
    </>
  );
}

export function FoldedNews() {
  const { game, me } = useCountrySeat();
  const { own, others } = newsOf(game, me);
  const news = game.phase === 'briefing' ? [] : [...own, ...others];
  if (news.length === 0) return null;
  return (
    <details class="panel pad small muted">
      <summary>{t('table.news', { count: news.length })}</summary>
      <NewsList news={news} />
    </details>
  );
}

function NewsList({ news }: { readonly news: readonly Phrase[] }) {
  return (
    <ul>
      {news.map((each, at) => (
        <li key={at}>
          <Say phrase={each} />
        </li>
      ))}
    </ul>
  );
}

/** The own house before talks begin: support and what moved it, what lobbies want, the tasks; nothing without politics. Beside the own column only what is not in it. */
function BriefingHome() {
  const { scenario, game, me } = useCountrySeat();
  const home = homeBriefing(scenario, game, me);
  if (home === undefined) return null;
  // Support, the next election, lobbies and tasks stand in the own column where there is one.
  const hasOwnColumn = viewport.value === 'wide';
  const { fellAt } = home;
  if (hasOwnColumn && fellAt === undefined) return null;
  return (
    <section>
      <h3>
        {t('brief.home')} <ConceptMark place="spot.election" />
      </h3>
      {fellAt !== undefined && (
        <p>
          <b>
            {t('election.fellYou', {
              support: formatNumber(fellAt, 1),
              line: home.line,
              penalty: FALL_PENALTY,
              points: NEW_GOVERNMENT_SUPPORT,
            })}
          </b>
        </p>
      )}
      {!hasOwnColumn && (
        <>
          {/* What became of it in a round is told in its results. */}
          {game.round <= 1 && !countsSupport(game) && (
            <p>{t('brief.support', { points: formatNumber(home.support, 1) })}</p>
          )}
          <details>
            <summary class="small">
              {t(fellAt !== undefined ? 'brief.mandateNew' : 'brief.mandate')} · {t('brief.lobbies')}
            </summary>
            <ObjectiveList objectives={home.tasks} />
            <ul class="small">
              {home.lobbies.map(({ wants, sector }) => (
                <li key={sector}>{t(`interest.${wants}`, { sector: sectorName(sector) })}</li>
              ))}
            </ul>
            <ConceptMark place="spot.mandate" /> <ConceptMark place="spot.lobby" />
          </details>
        </>
      )}
    </section>
  );
}

/** What is due this round besides: the conference, and whose voters are asked. */
function dueTold(game: CountryGame, me: EconomyId): string[] {
  const { elections, isConference } = appointmentsIn(game, game.round);
  const others = elections.filter((economy) => economy !== me);
  const isAll = others.length === Object.keys(game.seats).length - 1;
  return [
    ...(isConference ? [t('brief.conference')] : []),
    ...(elections.includes(me)
      ? [t('brief.ownElection', { points: officeLine(game.settings), penalty: FALL_PENALTY })]
      : []),
    ...(others.length === 0 || (isAll && elections.includes(me))
      ? []
      : [
          isAll
            ? t('brief.electionsAll')
            : t('brief.elections', { economies: formatList(others.map(economyName)) }),
        ]),
  ];
}

/** Events at work and announced, the reader's own first: what each does, and when. */
export function eventsTold({ events, round, settings }: CountryGame, me: EconomyId): string[] {
  const ahead = [...(events?.active ?? []), ...(events?.announced ?? [])];
  return ahead
    .toSorted((a, b) => Number(b.economies.includes(me)) - Number(a.economies.includes(me)))
    .map(
      (event) =>
        `${eventTitle(event)}${t('common.colon')}${eventEffects(event)}${locale().comma}${timeOfEvent(event, round, settings.rounds)}`,
    );
}
