import { locale } from '../../text/language.ts';
import { game, me, scenario } from '../../state/store.ts';
import { Say } from '../../text/Say.tsx';
import { formatNumber } from '../../text/format.ts';
import { economyName, money } from '../../text/nameParams.ts';
import { sentences } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { LineChart } from '../../design/charts/LineChart.tsx';
import { endsOf, type Frame } from '../../design/charts/scale.ts';
import { Link } from '../../design/Link.tsx';
import { LoadingPage } from '../chrome/MessagePage.tsx';
import { ConceptLinks } from '../concepts/ConceptLink.tsx';
import { headlinePhrase } from '../reveal/headline.ts';
import { DecisionsCard } from './DecisionsCard.tsx';
import { EndHeader, EndHeadline, ShortenedNote } from './EndHeader.tsx';
import { AllMandates, OwnMandate } from './Mandates.tsx';
import { ScoreCard } from './ScoreCard.tsx';
import { StandingsTable, TableScore } from './StandingsTable.tsx';
import { type EndModel, type EndRow, endModel } from './endModel.ts';
import '../table/table.css';

/** The end of a game of countries: what one's own seat reached and why, what the table reached together, whose word held. */
export function EndPage() {
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
      <main class="end page-main stack gap-4" id="content" tabIndex={-1}>
        <Headline model={model} />
        <ShortenedNote hasScores={model.hasScores} />
        <div
          class={mine === undefined ? 'end-cards stack grid top gap-4' : 'end-cards stack grid top gap-4 own'}
        >
          {mine !== undefined && (
            <div class="stack top gap-4">
              <ScoreCard
                row={mine}
                tableMedal={model.tableMedal}
                isShortened={state.agreedRounds !== undefined}
              />
              <OwnMandate row={mine} />
            </div>
          )}
          <div class="stack top gap-4">
            <TableScore model={model} />
            {mine !== undefined && <DecisionsCard />}
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

/** The own economy: money first, then the share of the prize, then the index, round by round. */
function AccountCard({ row }: { readonly row: EndRow }) {
  return (
    <section class="panel score-card stack gap-3 top account-card" aria-labelledby="own-account">
      <h2 id="own-account">{t('end.account')}</h2>
      <div>
        <Amount label={t('end.money')} value={money(row.gainBn, true)} />
        <Amount label={t('end.share')} value={formatNumber(row.shareOfPrize)} />
        <Amount label={t('end.index')} hint={t('end.indexText')} value={formatNumber(row.index, 2)} />
      </div>
      <IndexPath row={row} />
      <p class="small muted">
        {sentences(
          t('end.meanText'),
          t('end.shareText'),
          row.account.basis !== 'prize' && t('end.shareNoMedal'),
        )}
      </p>
      <p class="small">
        {row.kept + row.broken === 0
          ? t('end.pledgesNoneOwn')
          : t('end.pledgesText', { kept: row.kept, broken: row.broken })}
      </p>
    </section>
  );
}

type AmountProps = { readonly label: string; readonly hint?: string; readonly value: string };

function Amount({ label, hint, value }: AmountProps) {
  return (
    <div class="score ruled">
      <span class="lab">
        {label} {hint !== undefined && <small class="muted">{hint}</small>}
      </span>
      <span class="val">{value}</span>
    </div>
  );
}

const FRAME: Frame = { width: 320, height: 104, top: 20, right: 20, bottom: 40, left: 20 };

/** Index points: smaller movements must not look like large ones. */
const LEAST_SPAN = 0.5;

/** Real income by round as a line; the same figures as text for screen readers. */
function IndexPath({ row }: { readonly row: EndRow }) {
  const reports = game.value?.reports ?? [];
  const path = [100, ...reports.map(({ economies }) => economies[row.economy]?.index ?? 100)];
  const label = path.map((value) => formatNumber(value, 2)).join(locale().comma);
  return (
    <LineChart
      kind="index-path"
      frame={FRAME}
      ends={endsOf(path, LEAST_SPAN)}
      lines={[{ key: row.economy, values: path, look: '' }]}
      base={{ value: 100 }}
      columns={path.map((_, at) => ({
        at,
        name: reports[at - 1]?.isEpilogue === true ? t('end.after') : at,
      }))}
      footing={5}
      dots={{ each: 2.5, last: 4.5 }}
      label={t('end.index') + t('common.colon') + label}
    />
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
    <section class="paper end-question roomy stack" aria-labelledby="end-question">
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
