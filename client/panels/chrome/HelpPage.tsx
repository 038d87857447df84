import { MEDAL_THRESHOLDS } from '#shared/content/constants.ts';
import { PLAYED_LEVELS } from '#shared/content/integrationLevels.ts';
import { stageName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Ladder } from './Ladder.tsx';
import { PageHeader } from './PageHeader.tsx';
import { ROUND_PHASES } from './roundPhases.ts';
import './help.css';

const REMEMBER = [1, 2, 3, 4, 5] as const;

/** Everything a player must know, on one sheet that also prints. */
export function HelpPage() {
  return (
    <div class="page">
      <PageHeader title={t('help.title')} />
      <main class="help-main" id="content" tabIndex={-1}>
        <article class="paper help-sheet">
          <h1>{t('help.title')}</h1>
          <section>
            <h2>{t('help.aimTitle')}</h2>
            <p>{t('help.aim')}</p>
          </section>
          <section>
            <h2>{t('help.roundTitle')}</h2>
            <ol class="help-phases">
              {ROUND_PHASES.map((phase) => (
                <li key={phase}>
                  <b>{t(`phase.${phase}`)}</b> {t(`help.${phase}`)}
                </li>
              ))}
            </ol>
          </section>
          <LadderSection />
          <section>
            <h2>{t('help.wordsTitle')}</h2>
            <dl>
              <Word word={t('help.created')} meaning={t('help.createdText')} />
              <Word word={t('help.diverted')} meaning={t('help.divertedText')} />
              <Word word={t('help.prices')} meaning={t('help.pricesText')} />
            </dl>
          </section>
          <section>
            <h2>{t('help.rememberTitle')}</h2>
            <ul>
              {REMEMBER.map((place) => (
                <li key={place}>{t(`help.remember${place}`)}</li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{t('help.medalsTitle')}</h2>
            <p>{t('help.medals', MEDAL_THRESHOLDS)}</p>
          </section>
          <section>
            <h2>{t('help.talkTitle')}</h2>
            <p>{t('help.talk')}</p>
          </section>
        </article>
      </main>
    </div>
  );
}

function LadderSection() {
  return (
    <section>
      <h2>{t('help.ladderTitle')}</h2>
      <ul class="help-ladder">
        {PLAYED_LEVELS.map((level) => (
          <li key={level}>
            <Ladder level={level} />
            <span>
              <b>
                {level} {stageName(level)}
              </b>
              <br />
              {t(`help.level${level}`)}
            </span>
          </li>
        ))}
      </ul>
      <p>{t('help.pace')}</p>
    </section>
  );
}

function Word({ word, meaning }: { readonly word: string; readonly meaning: string }) {
  return (
    <>
      <dt>{word}</dt>
      <dd>{meaning}</dd>
    </>
  );
}
