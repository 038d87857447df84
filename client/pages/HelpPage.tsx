import './help.css';
import { PRESETS } from '#shared/content/presets.ts';
import { MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import { MEDAL_THRESHOLDS, MEDALS_AS_BOTS, MEDALS_OF_PROVINCES } from '#shared/content/scores.ts';
import { PAYMENT_CAP_BP } from '#shared/content/treatyConstants.ts';
import { INTEGRATION_LEVELS, MODULE_IDS } from '#shared/content/vocabulary.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import { say } from '../text/Say.tsx';
import { formatNumber } from '../text/format.ts';
import { t } from '../text/t.ts';
import { Ladder } from '../design/Marks.tsx';
import { Link } from '../design/Link.tsx';
import { PageHeader } from '../panels/chrome/PageHeader.tsx';
import { limitsTold } from '../panels/chrome/clockModel.ts';

/** Everything a player must know, on one sheet that also prints. Who comes from a table reads the rules of that game first. */
export function HelpPage() {
  const { hash } = window.location;
  const isLesson = hash === '#lesson';
  const areProvincesFirst = hash === '#provinces';
  const provinceParts = {
    income: formatNumber(MEDAL_PARTS.income, 1),
    career: formatNumber(MEDAL_PARTS.career, 1),
  };
  return (
    <div class="page">
      <PageHeader title={t('rules.title')} />
      <main class="help-main" id="content" tabIndex={-1}>
        <article class="paper help-sheet prose">
          <h1>{t('rules.title')}</h1>
          {areProvincesFirst ? (
            <>
              <p class="lead">{t('rules.provinces.intro')}</p>
              <Provinces />
              <section class="stack">
                <h2>{t('rules.medalsTitle')}</h2>
                <p>{t('rules.provinces.medals', { ...MEDALS_OF_PROVINCES, ...provinceParts })}</p>
              </section>
              <section class="stack">
                <h2>{t('rules.talkTitle')}</h2>
                <p>{t('rules.talk')}</p>
              </section>
            </>
          ) : (
            <p class="lead">{t('rules.intro')}</p>
          )}
          {areProvincesFirst ? (
            <details>
              <summary>{t('rules.countries')}</summary>
              <p>{t('rules.intro')}</p>
              <CountryRules />
              <Fineprint />
            </details>
          ) : (
            <>
              <CountryRules isLesson={isLesson} />
              {!isLesson && <Provinces />}
              <Fineprint isLesson={isLesson} />
            </>
          )}
        </article>
      </main>
    </div>
  );
}

function Provinces() {
  return (
    <section class="stack">
      <h2>{t('rules.provinces.title')}</h2>
      <ul>
        {([1, 2, 3, 4, 5, 6, 7] as const).map((place) => (
          <li key={place}>{t(`rules.provinces${place}`)}</li>
        ))}
      </ul>
    </section>
  );
}

/** Beside the rules of the First lesson those of the other games are a page of their own. */
function Fineprint({ isLesson = false }: { readonly isLesson?: boolean }) {
  return (
    <>
      <section class="stack">
        <h2>{t('rules.medalsTitle')}</h2>
        <p>
          {isLesson
            ? t('rules.medalsLesson', MEDAL_THRESHOLDS)
            : t('rules.medals', { ...MEDAL_THRESHOLDS, ...WORLD_MEDALS })}
        </p>
      </section>
      <section class="stack">
        <h2>{t('rules.talkTitle')}</h2>
        <p>{t('rules.talk')}</p>
      </section>
      {isLesson && (
        <p>
          <a href="/rules">{t('rules.others')}</a>
        </p>
      )}
      <p>
        <Link href="/model">{t('rules.model')}</Link>
      </p>
      <p>
        <Link href="/concepts">{t('page.concepts')}</Link>
      </p>
    </>
  );
}

const WORLD_MEDALS = {
  worldGold: MEDALS_AS_BOTS.gold,
  worldSilver: MEDALS_AS_BOTS.silver,
  worldBronze: MEDALS_AS_BOTS.bronze,
};

const LESSON = PRESETS.firstLesson;
const LESSON_CAP_BP = LESSON.agreementLimits.paymentCapBp;
/** Economies of the quartet, on which the First lesson is played. */
const LESSON_SEATS = 4;

/** What may be signed in the First lesson, and its forms. */
function Lesson() {
  return (
    <section class="stack">
      <h2>{t('rules.lesson')}</h2>
      <ul>
        {limitsTold(LESSON, LESSON_SEATS).map((each) => (
          <li key={each.key}>{say(each)}</li>
        ))}
        <li>{t('rules.lessonEvent')}</li>
        {([1, 2] as const).map((level) => (
          <li key={level}>{t(`rules.ladder${level}`)}</li>
        ))}
      </ul>
    </section>
  );
}

function LadderRules() {
  return (
    <section class="stack">
      <h2>{t('rules.ladder')}</h2>
      <ul class="help-ladder">
        {INTEGRATION_LEVELS.map((level) => (
          <li key={level}>
            <Ladder level={level} />
            <span>{t(`rules.ladder${level}`)}</span>
          </li>
        ))}
      </ul>
      <p>
        {t('rules.pace', {
          signed: PRESETS.worldShort.signedPerRound,
          members: PRESETS.worldShort.membersByRound.map(String),
        })}
      </p>
      <p>{t('rules.union')}</p>
    </section>
  );
}

function Longer() {
  return (
    <section class="stack">
      <h2>{t('rules.module.title')}</h2>
      <ul>
        {MODULE_IDS.map((module) => (
          <li key={module}>
            <b>{t(`rules.moduleName.${module}`)}</b>
            <br />
            {t(`rules.module.${module}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What holds at tables of countries alone; of the First lesson what it has. */
function CountryRules({ isLesson = false }: { readonly isLesson?: boolean }) {
  return (
    <>
      <section class="stack">
        <h2>{t('rules.round')}</h2>
        <ol>
          {([1, 2, 3, 4] as const).map((step) => (
            <li key={step}>{t(`rules.round${step}`)}</li>
          ))}
        </ol>
        <p>{t('rules.wall')}</p>
      </section>
      <Lesson />
      {!isLesson && <LadderRules />}
      <section class="stack">
        <h2>{t('rules.words')}</h2>
        <ul>
          <li>{t('rules.created')}</li>
          <li>{t('rules.diverted')}</li>
          <li>{t('rules.pricesAbroad')}</li>
        </ul>
      </section>
      <section class="stack">
        <h2>{t('rules.remember')}</h2>
        <ul>
          {([1, 2, 3, 4, 5] as const).map((place) => (
            <li key={place}>
              {t(`rules.remember${place}`, {
                percent: (isLesson ? LESSON_CAP_BP : PAYMENT_CAP_BP) / POINT_BP,
              })}{' '}
              {place === 3 && !isLesson && t('rules.rememberLesson', { percent: LESSON_CAP_BP / POINT_BP })}
            </li>
          ))}
        </ul>
      </section>
      {!isLesson && <Longer />}
    </>
  );
}
