import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../text/t.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { type LazyPart, lazyPart } from '../chrome/lazyPart.tsx';
import { closeConcept, shownConcept } from '../../state/tableState.ts';
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
