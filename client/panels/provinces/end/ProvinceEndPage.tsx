import './provinceEnd.css';
import type { ProvincesFinal } from '#shared/protocol/provinces/provinceReport.ts';
import { me } from '../../../state/store.ts';
import { economyName } from '../../../text/nameParams.ts';
import type { Phrase } from '../../../text/phrase.ts';
import { Say } from '../../../text/Say.tsx';
import { t } from '../../../text/t.ts';
import { Link } from '../../chrome/Link.tsx';
import { LoadingPage } from '../../chrome/LoadingPage.tsx';
import { ConceptLinks } from '../../concepts/ConceptLink.tsx';
import { EndHeader } from '../../end/EndHeader.tsx';
import { EndHeadline } from '../../end/EndHeadline.tsx';
import { ShortenedNote } from '../../end/ShortenedNote.tsx';
import { Needle } from '../needle/Needle.tsx';
import { questionOf } from '../results/questionModel.ts';
import { openingYear, provincesView, readings, type ProvincesView } from '../screen/provincesView.ts';
import { BotsCard } from './BotsCard.tsx';
import { CareerCard } from './CareerCard.tsx';
import { CentreCard } from './CentreCard.tsx';
import { FourViews } from './FourViews.tsx';
import { LeagueStandings } from './LeagueStandings.tsx';
import { NationLine } from './NationLine.tsx';
import { provinceEnd, type ProvinceEnd } from './provinceEndModel.ts';
import { ProvinceTableScore } from './ProvinceTableScore.tsx';

/** The end of a game of provinces: the league, the nation beside it, what bots did, and four views of what it means. */
export function ProvinceEndPage() {
  const view = provincesView();
  const final = view?.provinces.final;
  if (view === undefined || final === undefined) return <LoadingPage note={t('end.waiting')} />;
  const end = endOf(view, final);
  const { mine } = end;
  const history = readings(view, view.reports);
  const now = history.at(-1);
  return (
    <>
      <EndHeader />
      <main class="end province-end" id="content" tabIndex={-1}>
        <Headline end={end} />
        <ShortenedNote game={view.game} hasScores={end.hasScores} />
        <div class={mine === undefined ? 'end-cards' : 'end-cards own'}>
          {mine !== undefined && (
            <div class="end-column">
              <CareerCard row={mine} />
              <CentreCard view={view} end={end} />
            </div>
          )}
          <div class="end-column">
            <ProvinceTableScore end={end} />
            {mine === undefined && <CentreCard view={view} end={end} />}
            <section class="panel end-history" aria-labelledby="end-history">
              <h2 id="end-history">{t('pend.history')}</h2>
              <div class="two-lines">
                {now !== undefined && <Needle now={now} history={history} openingYear={openingYear(view)} />}
                <figure>
                  <figcaption>{t('pend.nationLine')}</figcaption>
                  <NationLine path={end.nation} openingYear={openingYear(view)} />
                </figure>
              </div>
            </section>
          </div>
        </div>
        <div class="panel standings">
          <h2 id="standings">{t('pend.league')}</h2>
          <LeagueStandings end={end} />
          <p class="small muted">{t('pend.leagueNote')}</p>
        </div>
        <BotsCard end={end} />
        <FourViews view={view} />
        <Question view={view} />
        <p class="row wrap">
          <b>{t('end.readOn')}</b> <ConceptLinks place="spot.provincesDebrief" />
        </p>
        <p class="end-ways">
          <Link href="/" class="btn">
            {t('end.again')}
          </Link>
        </p>
      </main>
    </>
  );
}

/** The end as this device's seat sees it; `isPublic` for the room. */
export function endOf(view: ProvincesView, final: ProvincesFinal, isPublic = false): ProvinceEnd {
  const { scenario, provinces, reports, game } = view;
  const members = Object.fromEntries(
    Object.values(game.seats).map(({ economy, member }) => [economy, member]),
  );
  return provinceEnd({ scenario, provinces, reports, final, members }, isPublic ? undefined : me.value?.seat);
}

function Headline({ end: { mine, tableMedal } }: { readonly end: ProvinceEnd }) {
  if (mine === undefined) return <h1>{t(`pend.headline.table.${tableMedal}`)}</h1>;
  return (
    <EndHeadline
      economy={mine.economy}
      title={t('pend.headline', { economy: economyName(mine.economy), place: mine.place })}
      medal={mine.medal}
    />
  );
}

/** The question of the last round, to take away. */
function Question({ view }: { readonly view: ProvincesView }) {
  const phrase = closingQuestion(view);
  if (phrase === undefined) return null;
  return (
    <section class="paper end-question" aria-labelledby="end-question">
      <h2 id="end-question">{t('end.question')}</h2>
      <p class="lead">
        <Say phrase={phrase} />
      </p>
    </section>
  );
}

/** The question that the last round leaves. */
export function closingQuestion(view: ProvincesView): Phrase | undefined {
  const report = view.reports.at(-1);
  const before = readings(view, view.reports.slice(0, -1)).at(-1);
  if (report === undefined || before === undefined) return undefined;
  const nationalPercent = view.reports.at(-2)?.nationalIncomePercent ?? 0;
  return questionOf(report, { times: before.times, nationalPercent });
}
