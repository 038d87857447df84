import type { ConceptPlace } from '#shared/content/concepts/places.ts';
import type { ModuleId } from '#shared/content/vocabulary.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { session } from '../../state/store.ts';
import { averageWallBp } from '../../state/trade.ts';
import { Say } from '../../text/Say.tsx';
import { formatAverageRate, formatList, formatNumber, formatSigned, sentences } from '../../text/format.ts';
import { economyName, sectorName } from '../../text/nameParams.ts';
import { type Phrase, t } from '../../text/t.ts';
import { ConceptLink, ConceptMark } from '../concepts/ConceptLink.tsx';
import { EventBriefing } from '../events/EventCard.tsx';
import type { TableSeat } from '../../state/standing.ts';
import { type GoodWithPartners, type HomeBriefing, briefingOf, homeBriefing } from './briefingModel.ts';
import { ObjectiveList } from '../politics/MandateCard.tsx';
import { parInSeat, parWords } from '../results/ParInSeat.tsx';
import { appointmentsIn, tasksOf } from '../politics/politicsModel.ts';
import { useCountrySeat } from '../../state/useTable.ts';

/** Who you are, what you sell and buy, who sits here, what is new: one page. */
export function BriefingSheet() {
  const { scenario, game, me } = useCountrySeat();
  const briefing = briefingOf(scenario, game, me, session.value);
  const wallBp = averageWallBp(scenario, game, me, game.walls[me]?.mfnRateBp ?? {});
  return (
    <article class="paper brief prose col gap-3">
      <header class="row">
        <Medallion economy={me} size={52} />
        <div>
          <h2 class="size-h2">{t('brief.youAre', { economy: economyName(me) })}</h2>
          <p class="small muted num">{t('brief.wall', { rateBp: formatAverageRate(wallBp) })}</p>
        </div>
      </header>
      {game.round <= 1 && (
        <section>
          <h3>{t('brief.goal')}</h3>
          <p>
            {sentences(
              t('brief.goalText'),
              game.tasks !== undefined && t('brief.goalTask'),
              game.politics !== undefined && t('brief.goalPolitics'),
              parWords(parInSeat(scenario, game, me)) || t('brief.goalCompared'),
              t('brief.goalWin'),
              t('brief.counts'),
              t('brief.tableMedal'),
            )}
          </p>
        </section>
      )}
      {game.round <= 1 && (
        <section>
          <h3>{t('brief.tasks')}</h3>
          <ol>
            <li>{t('brief.task1')}</li>
            <li>{t('brief.task2')}</li>
            <li>{t('brief.task3')}</li>
          </ol>
        </section>
      )}
      <News news={briefing.news} />
      <BriefingTask />
      <BriefingLimits />
      <div class="brief-goods stack">
        <Good title={t('brief.sell')} good={briefing.sells} hint="brief.buyers" />
        <Good title={t('brief.buy')} good={briefing.buys} hint="brief.sellers" />
      </div>
      {briefing.opens.length + briefing.modules.length > 0 && (
        <section>
          <h3>{t('brief.opens')}</h3>
          {briefing.opens.map((stage) => (
            <p key={stage}>
              {t('brief.opensStage', { stage: t(`stage.${stage}`) })} <ConceptMark place={`stage.${stage}`} />
            </p>
          ))}
          {briefing.modules.map((module) => (
            <p key={module}>
              {t(`rules.module.${module}`)} <ConceptMark place={MODULE_PLACES[module]} />
            </p>
          ))}
        </section>
      )}
      <BriefingDue />
      <EventBriefing />
      <BriefingHome />
      <section>
        <h3>{t('brief.atTable')}</h3>
        <ul class="stack grid fine">
          {briefing.table.map((seat) => (
            <Seat key={seat.economy} seat={seat} isMe={seat.economy === me} />
          ))}
        </ul>
      </section>
    </article>
  );
}

/** What has changed since the last briefing: whoever has read the rules before looks for this. */
function News({ news }: { readonly news: readonly Phrase[] }) {
  if (news.length === 0) return null;
  return (
    <section>
      <h3>{t('brief.news')}</h3>
      <ul>
        {news.map((phrase, at) => (
          <li key={at}>
            <Say phrase={phrase} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The one task of the seat, where voters give no mandate. */
function BriefingTask() {
  const { scenario, game, me } = useCountrySeat();
  const tasks = game.tasks === undefined ? [] : tasksOf(scenario, game, me);
  if (tasks.length === 0) return null;
  return (
    <section>
      <h3>{t('brief.secretTask')}</h3>
      <ObjectiveList objectives={tasks} />
    </section>
  );
}

/** How few agreements there are, how long they hold, and what becomes of them after the last round. */
function BriefingLimits() {
  const { game } = useCountrySeat();
  const { agreementLimits: limits, rounds } = game.settings;
  if (limits === undefined) return null;
  const isLast = game.round >= rounds;
  return (
    <section>
      <h3>{t('brief.limits')}</h3>
      <p>{t('brief.limitsText', { count: limits.signedPerRound, rounds: limits.rounds })}</p>
      <p>{t(isLast ? 'brief.epilogueNow' : 'brief.epilogue', { round: rounds })}</p>
    </section>
  );
}

/** Where the first card about what a module plays stands. */
const MODULE_PLACES: Readonly<Record<ModuleId, ConceptPlace>> = {
  dynamics: 'part.growth',
  politics: 'support.income',
  wto: 'spot.conference',
  events: 'support.events',
  barriers: 'spot.barrier',
  budget: 'spot.corridor',
};

type GoodProps = {
  readonly title: string;
  readonly good: GoodWithPartners | undefined;
  readonly hint: 'brief.buyers' | 'brief.sellers';
};

function Good({ title, good, hint }: GoodProps) {
  if (good === undefined) return null;
  return (
    <div>
      <p class="small muted">{title}</p>
      <b>{sectorName(good.sector)}</b>
      <p class="small">{t(hint, { economies: formatList(good.partners.map(economyName)) })}</p>
    </div>
  );
}

function Seat({ seat, isMe }: { readonly seat: TableSeat; readonly isMe: boolean }) {
  const who = isMe
    ? t('table.you')
    : seat.isMinded
      ? `${seat.name ?? ''} (${t('table.minded')})`
      : (seat.name ?? t('table.bot'));
  return (
    <li class="row small">
      <Medallion economy={seat.economy} size={26} />
      <span>
        {economyName(seat.economy)} <span class="muted">{who}</span>
      </span>
    </li>
  );
}

/** The own house before talks begin: support and what moved it, what lobbies want, the tasks; nothing without politics. */
function BriefingHome() {
  const { scenario, game, me } = useCountrySeat();
  const home = homeBriefing(scenario, game, me);
  if (home === undefined) return null;
  return (
    <section>
      <h3>
        {t('brief.home')} <ConceptMark place="spot.election" />
      </h3>
      {home.hasFallen && (
        <p>
          <b>{t('brief.fell')}</b>
        </p>
      )}
      <p>{sentences(supportText(home), home.isElection && t('brief.ownElection', { points: home.line }))}</p>
      {home.lobbies.length > 0 && (
        <>
          <p class="part-title">
            <b>{t('brief.lobbies')}</b> <ConceptMark place="spot.lobby" />
          </p>
          <ul>
            {home.lobbies.map(({ wants, sector }) => (
              <li key={sector}>{t(`interest.${wants}`, { sector: sectorName(sector) })}</li>
            ))}
          </ul>
        </>
      )}
      {home.tasks.length > 0 && (
        <>
          <p class="part-title">
            <b>{t(home.hasFallen ? 'brief.mandateNew' : 'brief.mandate')}</b>{' '}
            <ConceptMark place="spot.mandate" />
          </p>
          <ObjectiveList objectives={home.tasks} />
        </>
      )}
    </section>
  );
}

/** Where support stands; after a round also where it came from, and the two parts that moved it most. */
function supportText({ support, before, causes }: HomeBriefing): string {
  const after = formatNumber(support, 1);
  if (causes.length === 0) return t('brief.support', { points: after });
  return t('brief.supportMoved', {
    before: formatNumber(before, 1),
    after,
    causes: formatList(
      causes.map(({ part, value }) => `${t(`support.part.${part}`)} ${formatSigned(value)}`),
    ),
  });
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
      {others.length > 0 && <p>{t('brief.elections', { economies: formatList(others.map(economyName)) })}</p>}
    </section>
  );
}
