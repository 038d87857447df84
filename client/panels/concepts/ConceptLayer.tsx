import type { KeyFilledBy } from '../../text/areas.ts';
import { useEffect, useId, useRef } from 'preact/hooks';
import { CONCEPTS } from '#shared/content/concepts.ts';
import type { ConceptId } from '#shared/content/concepts/conceptIds.ts';
import {
  COUNTRY_FIGURE_IDS,
  type CountryFigureId,
  type FigureId,
  PROVINCE_FIGURE_IDS,
} from '#shared/content/concepts/figureIds.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { WelfarePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { game, me, provincesScenario, scenario } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { revealedReports } from '../../state/standing.ts';
import { isOpenAt } from '../reveal/revealModel.ts';
import { ConceptBody } from './ConceptBody.tsx';
import './concepts.css';
import { BLOC_FIGURES } from './figures/blocFigures.ts';
import { DYNAMICS_FIGURES } from './figures/dynamicsFigures.ts';
import { type Figure, type TellFigure, latestOf, rounded, sentence } from './figures/figure.ts';
import { POLITICS_FIGURES } from './figures/politicsFigures.ts';
import { PROVINCE_FIGURES } from './figures/provinceFigures.ts';
import { SYSTEM_FIGURES } from './figures/systemFigures.ts';
import { TREATY_FIGURES } from './figures/treatyFigures.ts';
import { WALL_FIGURES } from './figures/wallFigures.ts';
import {
  closeConcept,
  conceptBefore,
  followConcept,
  isPlayedHere,
  shownConcept,
  stepBack,
} from './ConceptLink.tsx';

/** A hundredth of a per cent: smaller parts would be told as zero. */
const LEAST_LOG = 0.00005;

function part(key: KeyFilledBy<'round' | 'economy' | 'percent'>, of: WelfarePart): TellFigure {
  return (source) => {
    const told = latestOf(source, (report, economy) => report.economies[economy]?.parts[of], LEAST_LOG);
    if (told === undefined) return [];
    return [sentence(key, { round: told.round, economy: told.economy, percent: rounded(100 * told.value) })];
  };
}

/** Bars of the bill of real income. */
const BILL_FIGURES = {
  partPricesAbroad: part('figure.partPricesAbroad', 'pricesAbroad'),
  partTradeCreated: part('figure.partTradeCreated', 'tradeCreated'),
  partTradeDiverted: part('figure.partTradeDiverted', 'tradeDiverted'),
  partBorderCosts: part('figure.partBorderCosts', 'borderCosts'),
  partScale: part('figure.partScale', 'scale'),
  partGrowth: part('figure.partGrowth', 'growth'),
  partPayments: part('figure.partPayments', 'payments'),
} as const satisfies Partial<Record<FigureId, TellFigure>>;

const FIGURES: Readonly<Record<CountryFigureId, TellFigure>> = {
  ...BILL_FIGURES,
  ...BLOC_FIGURES,
  ...TREATY_FIGURES,
  ...WALL_FIGURES,
  ...DYNAMICS_FIGURES,
  ...SYSTEM_FIGURES,
  ...POLITICS_FIGURES,
};

/**
 * What a card tells of the table at hand: from reports that have been revealed, the law in force, and what the viewer's own seat
 * knows. Nothing where nothing of the kind has happened.
 */
export function conceptFigures(
  game: GameState,
  scenario: Scenario,
  viewer: EconomyId | undefined,
  id: ConceptId,
): readonly Figure[] {
  const reports = revealedReports(game).filter(({ isEpilogue }) => !isEpilogue);
  const source = { scenario, game, reports, reader: viewer };
  const told = CONCEPTS[id].figures;
  return COUNTRY_FIGURE_IDS.filter((figure) => told.includes(figure))
    .toSorted((a, b) => told.indexOf(a) - told.indexOf(b))
    .flatMap((figure) => FIGURES[figure](source));
}

type Props = {
  /** The room looks on: nobody's own figures are shown. */
  readonly isPublic?: boolean;
};

/** Where cards open, once on a page: a dialog, on a phone a sheet from below. Nothing while none is open. */
export function ConceptLayer({ isPublic = false }: Props) {
  const id = shownConcept.value;
  useEffect(() => closeConcept, []);
  return id === undefined ? null : <ConceptDialog id={id} isPublic={isPublic} />;
}

function ConceptDialog({ id, isPublic }: { readonly id: ConceptId; readonly isPublic: boolean }) {
  const element = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useEffect(() => {
    element.current?.showModal();
  }, []);
  // Each card is read from its top, by eyes and by screen readers.
  useEffect(() => {
    title.current?.focus();
    element.current?.scrollTo(0, 0);
  }, [id]);
  return (
    <dialog ref={element} class="paper concept-dialog" aria-labelledby={titleId} onClose={closeConcept}>
      <article class="concept-card">
        <header class="row between">
          <h2 id={titleId} ref={title} tabIndex={-1}>
            {t(`concept.${id}.title`)}
          </h2>
          <button
            type="button"
            class="btn sm ghost icon"
            aria-label={t('concepts.close')}
            onClick={() => element.current?.close()}
          >
            <Icon name="close" size={18} />
          </button>
        </header>
        <Card id={id} isPublic={isPublic} />
        <CardWays id={id} />
      </article>
    </dialog>
  );
}

function Card({ id, isPublic }: { readonly id: ConceptId; readonly isPublic: boolean }) {
  const state = game.value;
  const world = scenario.value;
  const viewer = isPublic ? undefined : me.value?.seat;
  const provinces = provincesScenario.value;
  const figures =
    state !== undefined && provinces !== undefined
      ? provinceConceptFigures(state, provinces, viewer, id)
      : state === undefined || world === undefined
        ? undefined
        : conceptFigures(state, world, viewer, id);
  return (
    <ConceptBody
      id={id}
      headings="h3"
      {...(figures === undefined ? {} : { figures })}
      related={(other) =>
        isPlayedHere(state?.settings, other) ? (
          <button type="button" class="link" onClick={() => followConcept(other)}>
            {t(`concept.${other}.title`)}
          </button>
        ) : undefined
      }
    />
  );
}

/** Back to the card before, and to the glossary in a page of its own, so that nothing at the table is left. */
function CardWays({ id }: { readonly id: ConceptId }) {
  const before = conceptBefore.value;
  return (
    <footer class="row between">
      {before === undefined ? (
        <span />
      ) : (
        <button type="button" class="btn sm" onClick={stepBack}>
          <Icon name="arrowLeft" size={16} /> {t('concepts.back', { title: t(`concept.${before}.title`) })}
        </button>
      )}
      <a class="btn sm ghost" href={`/concepts#${id}`} target="_blank">
        {t('concepts.all')}
      </a>
    </footer>
  );
}

/**
 * What a card tells of a table of provinces: from rounds that have been revealed, what is public, and the viewer's own seat. A round
 * counts once the reveal has come to who gained.
 */
export function provinceConceptFigures(
  game: GameState,
  scenario: ProvincesScenario,
  viewer: EconomyId | undefined,
  id: ConceptId,
): readonly Figure[] {
  const { provinces, provinceReports = [], phase, round, revealStop } = game;
  if (provinces === undefined) return [];
  const isHidden = phase === 'results' && !isOpenAt('gains', revealStop);
  const reports = provinceReports.filter((report) => !(isHidden && report.round === round));
  const source = { scenario, provinces, round, reports, reader: viewer };
  const told = CONCEPTS[id].figures;
  return PROVINCE_FIGURE_IDS.filter((figure) => told.includes(figure))
    .toSorted((a, b) => told.indexOf(a) - told.indexOf(b))
    .flatMap((figure) => PROVINCE_FIGURES[figure](source));
}
