import type { ConceptId } from '#shared/content/concepts/conceptIds.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import { say } from '../../../text/Say.tsx';
import { formatSigned } from '../../../text/format.ts';
import { type Phrase, phrase } from '../../../text/phrase.ts';
import { t } from '../../../text/t.ts';
import { ConceptLink } from '../../concepts/ConceptLink.tsx';
import type { BorderReading } from '../figures/needleModel.ts';
import { type ProvincesView, readings } from '../provincesView.ts';

/** Four readings of borders inside a country, none of which the game can settle. */
export const VIEWS = ['cooperate', 'market', 'redraw', 'small'] as const;
type ViewOfBorders = (typeof VIEWS)[number];

/** The card that says more. */
export const CARD_OF_VIEW: Readonly<Record<ViewOfBorders, ConceptId>> = {
  cooperate: 'governmentCooperation',
  market: 'rivalAnswers',
  redraw: 'redrawnDivisions',
  small: 'borderDissent',
};

type Played = {
  readonly provinces: Pick<ProvincesState, 'breaches'>;
  readonly reports: readonly ProvinceRoundReport[];
  readonly opening: BorderReading;
};

/** What this table has to say on each view, in its own numbers. */
export function tableOnView(view: ViewOfBorders, { provinces, reports, opening }: Played): Phrase {
  const last = reports.at(-1);
  const times = (last?.borderEffect ?? opening.times).toFixed(1);
  const change = formatSigned(last?.nationalIncomePercent ?? 0, 1);
  switch (view) {
    case 'cooperate':
      return phrase('fourViews.cooperate.here', {
        pacts: pactsMade(reports),
        breaches: provinces.breaches.length,
        reforms: reports.filter(({ enacted }) => enacted !== undefined).length,
        change,
      });
    case 'market':
    case 'redraw': {
      const act = view === 'market' ? 'leaveToMarket' : 'redrawDivisions';
      const round = reports.find(({ acts }) => acts.some(({ type }) => type === act))?.round;
      return round === undefined
        ? phrase(`fourViews.${view}.notTried`)
        : phrase(`fourViews.${view}.here`, { round, times, change });
    }
    case 'small':
      return phrase('fourViews.small.here', { from: opening.times.toFixed(1), times, change });
  }
}

/** Pacts that were in force at any time. */
function pactsMade(reports: readonly ProvinceRoundReport[]): number {
  return new Set(reports.flatMap(({ pacts }) => pacts.map(({ id }) => id))).size;
}

/** Four views side by side, with who disagrees: the game is a model of one argument. */
export function FourViews({ view }: { readonly view: ProvincesView }) {
  const [opening] = readings(view, []);
  if (opening === undefined) return null;
  const played = { provinces: view.provinces, reports: view.reports, opening };
  return (
    <section class="stack gap-3" aria-labelledby="four-views">
      <h2 id="four-views">{t('fourViews.title')}</h2>
      <p class="muted">{t('fourViews.model')}</p>
      <div class="four-views-cards stack grid gap-3">
        {VIEWS.map((each) => (
          <article class="paper col" key={each}>
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
