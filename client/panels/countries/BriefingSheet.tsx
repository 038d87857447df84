import { MEDAL_THRESHOLDS } from '#shared/content/scores.ts';
import { FALL_PENALTY, NEW_GOVERNMENT_SUPPORT } from '#shared/content/politicsConstants.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { session } from '../../state/store.ts';
import { averageWallBp, standingOf } from '../../state/trade.ts';
import { Say, say } from '../../text/Say.tsx';
import {
  formatAverageRate,
  formatList,
  formatNumber,
  formatSignedPercent,
  sentences,
} from '../../text/format.ts';
import { economyName, money, sectorName } from '../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { ConceptLink, ConceptMark } from '../concepts/ConceptLink.tsx';
import { EventBriefing } from '../events/EventCard.tsx';
import { type TableSeat } from '../../state/standing.ts';
import { viewport } from '../../state/viewport.ts';
import { opensTold } from '../headlines/unionEnds.ts';
import {
  type Briefing,
  MODULE_PLACES,
  type News as NewsOfRound,
  briefingOf,
  homeBriefing,
  newsOf,
} from './briefingModel.ts';
import { limitsTold, membersTold } from '../chrome/clockModel.ts';
import { useStandingNow } from './EconomyPanel.tsx';
import { ObjectiveList, TaskWeight, taskWeight } from '../politics/MandateCard.tsx';
import { IncomeScale } from '../results/RateLine.tsx';
import { refusalsAmong } from '../treaty/clausePolitics.ts';
import {
  AverageLine,
  BestDeepening,
  BriefingEnd,
  LeaversLine,
  ScoreLine,
  hasScoreParts,
  ownTariffTold,
  surchargesTold,
  parInSeat,
  roundRules,
  scoreToBeat,
  scoreWeights,
} from '../results/ParInSeat.tsx';
import { appointmentsIn, tasksAhead } from '../politics/politicsModel.ts';
import { useCountrySeat } from '../../state/useTable.ts';

/** The first time who you are and what counts; later what changed, what is new and what ends: one page. */
export function BriefingSheet() {
  const { scenario, game, me } = useCountrySeat();
  const briefing = briefingOf(scenario, game, me, session.value);
  const isFirst = game.round <= 1;
  // What the last round decides comes before the event that may work in it.
  const isEndFirst = startsAnew(game);
  return (
    <article class="paper brief prose col gap-3">
      {isFirst ? <Opening briefing={briefing} /> : <News news={newsOf(game, me)} />}
      {isEndFirst && <BriefingEnd />}
      {!isFirst && <BriefingTask />}
      {briefing.opens.length + briefing.modules.length > 0 && (
        <section>
          <h3>{t('brief.opens')}</h3>
          {briefing.opens.map((stage) => (
            <p key={stage}>
              {t('brief.opensStage', { stage: t(`stage.${stage}`) })} {opensTold(game, me, stage)}{' '}
              <ConceptMark place={`stage.${stage}`} />
            </p>
          ))}
          {briefing.opens.length > 0 && <BestDeepening />}
          {briefing.modules.map((module) => (
            <details key={module}>
              <summary>{t(`rules.moduleName.${module}`)}</summary>
              <p class="small">
                {t(`rules.module.${module}`)} <ConceptMark place={MODULE_PLACES[module]} />
              </p>
            </details>
          ))}
        </section>
      )}
      <BriefingDue />
      <EventBriefing />
      <BriefingHome />
      {!isEndFirst && <BriefingEnd />}
    </article>
  );
}

/** Who you are, what counts, what to do; how it is scored is there for whoever asks. */
function Opening({ briefing }: { readonly briefing: Briefing }) {
  const { scenario, game, me } = useCountrySeat();
  const wallBp = averageWallBp(scenario, game, me, game.walls[me]?.mfnRateBp ?? {});
  const limits = limitsTold(game.settings, Object.keys(game.seats).length);
  const members = membersTold(game.settings, Object.keys(game.seats).length);
  const [isLesson, incomeBn] = [limits.length > 0, game.settled.incomeBn[me]];
  return (
    <>
      <header class="row">
        <Medallion economy={me} size={52} />
        <div>
          <h2 class="size-h2">{t('brief.youAre', { economy: economyName(me) })}</h2>
          <p class="small muted num">
            {isLesson && incomeBn !== undefined && `${t('brief.incomeYear', { income: money(incomeBn) })} · `}
            {t('brief.wall', { rateBp: formatAverageRate(wallBp) })}
          </p>
        </div>
      </header>
      {briefing.tariffs !== undefined && (
        <p>
          <Say phrase={briefing.tariffs} />
        </p>
      )}
      <Goal isLesson={isLesson} />
      <BriefingTask />
      {members !== undefined && <p>{say(members)}</p>}
      {isLesson && (
        <section>
          <h3>{t('brief.limits')}</h3>
          <ul>
            {[...limits, phrase('brief.race')].map((each) => (
              <li key={each.key}>
                <Say phrase={each} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <details open={isLesson && viewport.value !== 'phone'}>
        <summary class="small">{t('brief.trade')}</summary>
        <ul class="small num">
          {briefing.trade.map((each, at) => (
            <li key={at}>
              <Say phrase={each} />
            </li>
          ))}
        </ul>
      </details>
      <AtTable table={briefing.table} />
    </>
  );
}

/** What counts, and what is good; where agreements are few, in one line with what takes gold. */
function Goal({ isLesson }: { readonly isLesson: boolean }) {
  const { game, me } = useCountrySeat();
  const par = parInSeat(game, me);
  const hasTargets = par !== undefined && hasScoreParts(game);
  const rules = [
    par !== undefined && t('econ.par', { index: formatNumber(par, 2) }),
    par !== undefined && game.tasks !== undefined && t('brief.goalTask', taskWeight()),
    hasScoreParts(game) && t('brief.countsParts', scoreWeights()),
    t('brief.counts'),
    t('brief.goalWin'),
    t('brief.tableMedal'),
  ].filter((rule) => rule !== false);
  return (
    <section>
      <h3>{t('brief.goal')}</h3>
      <p>
        {sentences(
          t('brief.goalText'),
          !hasTargets && game.politics !== undefined && t('brief.goalPolitics'),
          isLesson && par !== undefined
            ? t('brief.goalBeat', { index: formatNumber(par, 2), gold: MEDAL_THRESHOLDS.gold })
            : t(hasTargets ? 'brief.goalParts' : 'brief.goalCompared'),
          !hasTargets && hasScoreParts(game) && t('econ.weights', scoreWeights()),
          scoreToBeat() ?? false,
        )}
      </p>
      {hasTargets && viewport.value !== 'wide' && <ScoreLine />}
      {viewport.value !== 'wide' && !isLesson && !hasTargets && (
        <div class="stack gap-1 small num">
          <span>
            {t('econ.index')} {formatNumber(standingOf(game, me).index, 2)}
          </span>
          <AverageLine />
        </div>
      )}
      <details>
        <summary class="small">{t('brief.how')}</summary>
        <ul class="small">
          {rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        {!hasTargets && <IncomeScale economy={me} />}
      </details>
    </section>
  );
}

/** What the results before have told line by line. */
const TOLD_BEFORE: readonly Phrase['key'][] = ['news.inForceYou', 'news.conferenceYou', 'news.conference'];

/** What has changed for the seat since the last briefing; what others did among themselves stands behind a press. */
function News({ news }: { readonly news: NewsOfRound }) {
  const isNew = ({ key }: Phrase): boolean => !TOLD_BEFORE.includes(key);
  const [own, others] = [news.own.filter(isNew), news.others.filter(isNew)];
  const { scenario, game, me } = useCountrySeat();
  const { index, indexBefore, isAwaited } = useStandingNow(game, me);
  const refusals = refusalsAmong(scenario, game, Object.keys(game.seats), me);
  const rules = roundRules(game, me, isAwaited === true ? undefined : index);
  const advice = [...rules, ...ownTariffTold(scenario, game, me), ...surchargesTold(game, me), ...refusals];
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
      {own.length > 0 && (
        <section>
          <h3>{t('brief.news')}</h3>
          <NewsList news={own} />
          <LeaversLine />
        </section>
      )}
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

/** The one task of the seat, where voters give no mandate. */
function BriefingTask() {
  const { scenario, game, me } = useCountrySeat();
  const tasks = game.tasks === undefined ? [] : tasksAhead(scenario, game, me);
  // Beside the own column it stands there.
  if (tasks.length === 0 || viewport.value === 'wide') return null;
  return (
    <section>
      <h3>{t('brief.secretTask')}</h3>
      <ObjectiveList objectives={tasks} />
      <TaskWeight />
    </section>
  );
}

/** Who else plays: people by name, and which seats bots have. */
function AtTable({ table }: Pick<Briefing, 'table'>) {
  const { me } = useCountrySeat();
  const people = table.filter(({ economy, name }) => economy !== me && name !== undefined);
  const bots = table.flatMap(({ economy, name }) => (name === undefined ? [economy] : []));
  if (people.length === 0) return null;
  return (
    <section>
      <h3>{t('brief.atTable')}</h3>
      <ul class="stack grid fine">
        {people.map((seat) => (
          <Seat key={seat.economy} seat={seat} />
        ))}
        {bots.length > 0 && <li class="small">{say(phrase('brief.bots', { economies: bots }))}</li>}
      </ul>
    </section>
  );
}

function Seat({ seat }: { readonly seat: TableSeat }) {
  const who = seat.isMinded ? `${seat.name ?? ''} (${t('table.minded')})` : seat.name;
  return (
    <li class="row small">
      <Medallion economy={seat.economy} size={26} />
      <span>
        {economyName(seat.economy)} <span class="muted">{who}</span>
      </span>
    </li>
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
          <p>
            {sentences(
              // What became of it in a round is told in its results.
              game.round <= 1 && t('brief.support', { points: formatNumber(home.support, 1) }),
              home.isElection && t('brief.ownElection', { points: home.line, penalty: FALL_PENALTY }),
            )}
          </p>
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

/** What is due this round besides: whose voters are asked, and the conference. */
function BriefingDue() {
  const { game, me } = useCountrySeat();
  const { elections, isConference } = appointmentsIn(game, game.round);
  const others = elections.filter((economy) => economy !== me);
  if (others.length === 0 && !isConference) return null;
  return (
    <section>
      <h3>{t('brief.due')}</h3>
      {isConference && (
        <p>
          <ConceptLink id="singleUndertaking">{t('brief.conference')}</ConceptLink>
        </p>
      )}
      {others.length > 0 && (
        <p>
          {others.length === Object.keys(game.seats).length - 1
            ? t('brief.electionsAll')
            : t('brief.elections', { economies: formatList(others.map(economyName)) })}
        </p>
      )}
    </section>
  );
}
