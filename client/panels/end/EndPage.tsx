import { game, me, scenario } from '../../state/store.ts';
import { economyName } from '../../text/nameParams.ts';
import { Say } from '../../text/Say.tsx';
import { sentences } from '../../text/sentences.ts';
import { t } from '../../text/t.ts';
import { Link } from '../chrome/Link.tsx';
import { LoadingPage } from '../chrome/LoadingPage.tsx';
import { ConceptLinks } from '../concepts/ConceptLink.tsx';
import { headlinePhrase } from '../results/headline.ts';
import { ProvinceEndPage } from '../provinces/end/ProvinceEndPage.tsx';
import { AccountCard } from './AccountCard.tsx';
import { DecisionsCard } from './DecisionsCard.tsx';
import { EndHeader } from './EndHeader.tsx';
import { EndHeadline } from './EndHeadline.tsx';
import { endModel, type EndModel, type EndRow } from './endModel.ts';
import { AllMandates, OwnMandate } from './Mandates.tsx';
import { ScoreCard } from './ScoreCard.tsx';
import { ShortenedNote } from './ShortenedNote.tsx';
import { StandingsTable } from './StandingsTable.tsx';
import { TableScore } from './TableScore.tsx';

/** The end: what one's own seat reached and why, what the table reached together, whose word held. */
export function EndPage() {
  return game.value?.provinces === undefined ? <CountriesEnd /> : <ProvinceEndPage />;
}

function CountriesEnd() {
  const state = game.value;
  const world = scenario.value;
  const final = state?.final;
  if (state === undefined || final === undefined || world === undefined)
    return <LoadingPage note={t('end.waiting')} />;
  const model = endModel(final, world.dealOrder, me.value?.seat);
  const { mine } = model;
  return (
    <>
      <EndHeader />
      <main class="end" id="content" tabIndex={-1}>
        <Headline model={model} />
        <ShortenedNote game={state} hasScores={model.hasScores} />
        <div class={mine === undefined ? 'end-cards' : 'end-cards own'}>
          {mine !== undefined && (
            <div class="end-column">
              <ScoreCard
                row={mine}
                tableMedal={model.tableMedal}
                isShortened={state.agreedRounds !== undefined}
              />
              <OwnMandate row={mine} />
            </div>
          )}
          <div class="end-column">
            <TableScore model={model} />
            {mine !== undefined && <DecisionsCard scenario={world} game={state} me={mine.economy} />}
            <Question />
          </div>
        </div>
        {mine !== undefined && <AccountCard row={mine} />}
        <div class="panel standings">
          <h2 id="standings">{t('end.seats')}</h2>
          <StandingsTable model={model} />
          <p class="small muted">
            {sentences(
              model.hasScores && t('end.seatsNote'),
              t('end.meanText'),
              t('end.shareText'),
              t('end.capNote'),
            )}
          </p>
          <AllMandates model={model} />
        </div>
        <ReadOn />
        <p class="end-ways">
          <Link href="/" class="btn">
            {t('end.again')}
          </Link>
        </p>
      </main>
    </>
  );
}

/** Cards of the glossary that look back. */
function ReadOn() {
  return (
    <p class="row wrap">
      <b>{t('end.readOn')}</b> <ConceptLinks place="spot.debrief" />
    </p>
  );
}

function Headline({ model }: { readonly model: EndModel }) {
  const { mine } = model;
  if (mine === undefined) return <h1>{t('end.headlineTable')}</h1>;
  return (
    <EndHeadline
      economy={mine.economy}
      title={t(`end.headline.${mine.medal}`, { economy: economyName(mine.economy) })}
      medal={mine.medal}
      ring={RING[mine.medal]}
    />
  );
}

/** The question of the last reveal, to take away. */
function Question() {
  const question = game.value?.reports.at(-1)?.question;
  if (question === undefined) return null;
  return (
    <section class="paper end-question" aria-labelledby="end-question">
      <h2 id="end-question">{t('end.question')}</h2>
      <p class="lead">
        <Say phrase={headlinePhrase(question, me.value?.seat)} />
      </p>
    </section>
  );
}

const RING: Readonly<Record<EndRow['medal'], string>> = {
  gold: 'var(--medal-gold)',
  silver: 'var(--medal-silver)',
  bronze: 'var(--medal-bronze)',
  none: 'var(--line-strong)',
};
