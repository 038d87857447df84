import { computed, signal } from '@preact/signals';
import type { ConceptId } from '#shared/content/concepts/conceptPlaces.ts';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../text/t.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { type LazyPart, lazyPart } from '../chrome/lazyPart.tsx';
import type { ConceptCardProps, FiguresOf } from './ConceptDialog.tsx';

type Props = {
  /** Draws a card with what the game that is played tells of it. */
  readonly Card: LazyPart<ConceptCardProps>;
  /** The room looks on: nobody's own figures are shown. */
  readonly isPublic?: boolean;
};

/** Where cards open, once on a page: a dialog, on a phone a sheet from below. Nothing while none is open. */
export function ConceptLayer({ Card, isPublic = false }: Props) {
  const id = shownConcept.value;
  useEffect(() => closeConcept, []);
  return id === undefined ? null : <Card id={id} isPublic={isPublic} />;
}

/** Cards as a rulebook fills them: `loadFigures` fetches what tells of the table at hand. */
export function conceptCard(loadFigures: () => Promise<FiguresOf>): LazyPart<ConceptCardProps> {
  const load = async (): Promise<ComponentType<ConceptCardProps>> => {
    const [{ ConceptDialog }, figuresOf] = await Promise.all([import('./ConceptDialog.tsx'), loadFigures()]);
    return (props) => <ConceptDialog {...props} figuresOf={figuresOf} />;
  };
  return lazyPart(load, [], { Loading: () => null, Failed: FailedCard });
}

/** In the place of a card whose code could not be fetched. */
function FailedCard() {
  return (
    <Dialog
      title={t('page.failed')}
      onClose={closeConcept}
      action={t('page.retry')}
      onAction={() => window.location.reload()}
    />
  );
}

/** Cards of the glossary that are open over the page, one from another; the last is shown. */
const conceptTrail = signal<readonly ConceptId[]>([]);

export const shownConcept = computed(() => conceptTrail.value.at(-1));

/** The card from which the shown one was opened. */
export const conceptBefore = computed(() => conceptTrail.value.at(-2));

/** Opens a card beside what it explains. */
export function openConcept(id: ConceptId): void {
  conceptTrail.value = [id];
}

/** From a card to a related one; back at one that was open, the way between is forgotten. */
export function followConcept(id: ConceptId): void {
  const trail = conceptTrail.peek();
  const known = trail.indexOf(id);
  conceptTrail.value = known === -1 ? [...trail, id] : trail.slice(0, known + 1);
}

export function stepBack(): void {
  conceptTrail.value = conceptTrail.peek().slice(0, -1);
}

export function closeConcept(): void {
  conceptTrail.value = [];
}
