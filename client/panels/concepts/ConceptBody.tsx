import { type ComponentChildren, Fragment } from 'preact';
import { CONCEPTS } from '#shared/content/concepts.ts';
import { BIBLIOGRAPHY } from '#shared/content/concepts/concept.ts';
import {
  CONCEPT_CHAPTERS,
  type ConceptChapter,
  type ConceptId,
} from '#shared/content/concepts/conceptPlaces.ts';
import {
  BORDER_COST_CLOSING,
  OPEN_PROPOSALS_PER_SEAT,
  ORIGIN_COST_BP,
  ORIGIN_COST_PER_OVERLAP_BP,
  PAYMENT_CAP_BP,
  SUBSTANTIALLY_ALL_TRADE,
} from '#shared/content/treatyConstants.ts';
import { EPILOGUE_WEIGHT } from '#shared/content/scores.ts';
import { MIGRATION } from '#shared/content/moduleConstants.ts';
import { BASIS_POINTS } from '#shared/kernel/basisPoints.ts';
import { keysOf } from '#shared/kernel/records.ts';
import { Shares } from '../../design/charts/Bar.tsx';
import { RichText, Say } from '../../text/Say.tsx';
import { gameOfCountries } from '../../state/store.ts';
import { formatNumber } from '../../text/format.ts';
import { languageOf } from '../../text/language.ts';
import { economyName, money, nameParams } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import type { Figure, PriceBar } from './figures/figure.ts';

/** Numbers of the rules that cards name; names end in their unit, so that they are written as such. */
export const RULE_NUMBERS = {
  tradeBp: SUBSTANTIALLY_ALL_TRADE * BASIS_POINTS,
  originBp: ORIGIN_COST_BP,
  overlapBp: ORIGIN_COST_PER_OVERLAP_BP,
  closingBp: BORDER_COST_CLOSING * BASIS_POINTS,
  moveBp: MIGRATION.cap * BASIS_POINTS,
  paymentCapBp: PAYMENT_CAP_BP,
  years: EPILOGUE_WEIGHT,
  proposals: OPEN_PROPOSALS_PER_SEAT,
} as const;

/** The sentences of a card in the reader's language. */
type ConceptText = {
  readonly title: string;
  readonly is: string;
  readonly here: string;
  readonly world: string;
  readonly sources: readonly string[];
};

export function conceptText(id: ConceptId): ConceptText {
  // A table may have a cap of its own.
  const { paymentCapBp = PAYMENT_CAP_BP } = gameOfCountries.value?.settings.agreementLimits ?? {};
  const numbers = nameParams({ ...RULE_NUMBERS, paymentCapBp });
  return {
    title: t(`concept.${id}.title`),
    is: t(`concept.${id}.is`),
    here: t(`concept.${id}.here`, numbers),
    world: t(`concept.${id}.world`),
    sources: CONCEPTS[id].sources.map((work) => BIBLIOGRAPHY[work]),
  };
}

export type GlossaryChapter = { readonly chapter: ConceptChapter; readonly ids: readonly ConceptId[] };

/** Chapters with the cards that hold every word looked for, in any of their sentences or sources. */
export function findConcepts(query: string): readonly GlossaryChapter[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const holdsAll = (id: ConceptId): boolean => {
    const { title, is, here, world, sources } = conceptText(id);
    const all = [title, is, here, world, ...sources].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  };
  return keysOf<ConceptChapter>(CONCEPT_CHAPTERS)
    .map((chapter): GlossaryChapter => ({ chapter, ids: CONCEPT_CHAPTERS[chapter].filter(holdsAll) }))
    .filter(({ ids }) => ids.length > 0);
}

type Props = {
  readonly id: ConceptId;
  /** Absent where there is no table. */
  readonly figures?: readonly Figure[];
  /** Draws the way to a related card; absent: none is offered. */
  readonly related?: (id: ConceptId) => ComponentChildren;
  /** Level of the headings of its sections. */
  readonly headings: 'h3' | 'h4';
};

/** What a card says below its title. */
export function ConceptBody({ id, figures, related, headings: Heading }: Props) {
  const { is, here, world, sources } = conceptText(id);
  return (
    <div class="concept-body stack gap-4">
      <p class="lead">{is}</p>
      <section class="stack gap-1">
        <Heading>{t('concepts.here')}</Heading>
        <p>{here}</p>
      </section>
      {figures !== undefined && CONCEPTS[id].figures.length > 0 && (
        <section class="concept-table lit stack gap-1 pad">
          <Heading>{t('concepts.table')}</Heading>
          {figures.length === 0 && <p class="muted">{t('concepts.nothingYet')}</p>}
          {figures.map((figure, at) => (
            <div key={at}>
              <p>
                <Say phrase={figure.phrase} />
              </p>
              <FigureBars figure={figure} />
            </div>
          ))}
        </section>
      )}
      <section class="stack gap-1">
        <Heading>{t('concepts.world')}</Heading>
        <p>{world}</p>
      </section>
      <Sources works={sources} />
      {related !== undefined && (
        <section class="stack gap-1">
          <Heading>{t('concepts.related')}</Heading>
          <ul class="concept-related row wrap">
            {CONCEPTS[id].related.map((other) => {
              const way = related(other);
              return way === undefined ? null : <li key={other}>{way}</li>;
            })}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Works as a library lists them, in the language in which they were written. */
function Sources({ works }: { readonly works: readonly string[] }) {
  const list = works.map((work, at) => (
    <Fragment key={work}>
      {at > 0 && '; '}
      <cite lang={languageOf(work)}>{work}</cite>
    </Fragment>
  ));
  return (
    <p class="small muted">
      <RichText k="concepts.sources" params={{ list }} />
    </p>
  );
}

/** The picture of a figure, if it has one: its numbers stand in words beside it. */
function FigureBars({ figure }: { readonly figure: Figure }) {
  if (figure.trade !== undefined) return <TradeBars {...figure.trade} />;
  if (figure.prices !== undefined) return <PriceBars prices={figure.prices} />;
  return null;
}

/** Trade created, solid, over trade diverted, hatched, on one scale. */
function TradeBars({ createdBn, divertedBn }: NonNullable<Figure['trade']>) {
  const most = Math.max(createdBn, divertedBn);
  const rows = [
    { look: 'gain', label: t('concepts.created'), amountBn: createdBn },
    { look: 'time hatched outlined', label: t('concepts.diverted'), amountBn: divertedBn },
  ] as const;
  return (
    <div class="concept-bars">
      {rows.map(({ look, label, amountBn }) => (
        <div class="concept-bar" key={look}>
          <span class="small">{label}</span>
          <Shares shares={[{ amount: amountBn, look }]} whole={most} />
          <b class="small num">{money(amountBn)}</b>
        </div>
      ))}
    </div>
  );
}

/** What each seller asks: cost, solid, and the tariff on top, dashed. */
function PriceBars({ prices }: { readonly prices: readonly PriceBar[] }) {
  const most = Math.max(...prices.map(({ cost, tariff }) => cost + tariff));
  return (
    <div class="concept-bars">
      {prices.map(({ economy, isOwn, cost, tariff }) => (
        <div class="concept-bar" key={economy}>
          <span class="small">
            {t(isOwn ? 'concepts.ownMake' : 'concepts.fromOther', { economy: economyName(economy) })}
          </span>
          <Shares
            shares={[
              { amount: cost, look: 'cost' },
              ...(tariff > 0 ? [{ amount: tariff, look: 'tariff' }] : []),
            ]}
            whole={most}
          />
          <b class="small num">
            {tariff < 0.5
              ? formatNumber(cost)
              : t('concepts.withTariff', { cost: formatNumber(cost), tariff: formatNumber(tariff) })}
          </b>
        </div>
      ))}
    </div>
  );
}
