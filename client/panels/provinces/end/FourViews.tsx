import { say } from '../../../text/Say.tsx';
import { t } from '../../../text/t.ts';
import { ConceptLink } from '../../concepts/ConceptLink.tsx';
import { readings, type ProvincesView } from '../screen/provincesView.ts';
import { CARD_OF_VIEW, tableOnView, VIEWS } from './fourViews.ts';

/** Four views side by side, with who disagrees: the game is a model of one argument. */
export function FourViews({ view }: { readonly view: ProvincesView }) {
  const [opening] = readings(view, []);
  if (opening === undefined) return null;
  const played = { provinces: view.provinces, reports: view.reports, opening };
  return (
    <section class="four-views" aria-labelledby="four-views">
      <h2 id="four-views">{t('fourViews.title')}</h2>
      <p class="muted">{t('fourViews.model')}</p>
      <div class="four-views-cards">
        {VIEWS.map((each) => (
          <article class="paper" key={each}>
            <h3>{t(`fourViews.${each}.title`)}</h3>
            <p>{t(`fourViews.${each}.claim`)}</p>
            <dl>
              <dt>{t('fourViews.here')}</dt>
              <dd>{say(tableOnView(each, played))}</dd>
              <dt>{t('fourViews.against')}</dt>
              <dd>{t(`fourViews.${each}.against`)}</dd>
            </dl>
            <p class="small">
              <ConceptLink id={CARD_OF_VIEW[each]} />
            </p>
          </article>
        ))}
      </div>
      <p class="small muted">{t('fourViews.dissent')}</p>
    </section>
  );
}
