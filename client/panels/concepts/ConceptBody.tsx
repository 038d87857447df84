import { languageOf } from '../../text/language.ts';
import { type ComponentChildren, Fragment } from 'preact';
import { CONCEPTS } from '#shared/content/concepts.ts';
import type { ConceptId } from '#shared/content/concepts/conceptIds.ts';
import { Shares } from '../../design/charts/Bar.tsx';
import { RichText } from '../../text/RichText.tsx';
import { Say } from '../../text/Say.tsx';
import { formatNumber } from '../../text/format.ts';
import { economyName, money } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import type { Figure, PriceBar } from './figures/figure.ts';
import { conceptText } from './glossaryModel.ts';

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
