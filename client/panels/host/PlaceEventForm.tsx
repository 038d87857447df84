import type { ComponentChildren } from 'preact';
import { Choice } from '../../design/Choice.tsx';
import { Icon } from '../../design/Icon.tsx';
import { submitAsHost } from '../../net/submitIntent.ts';
import { t } from '../../text/t.ts';
import '../events/events.css';

/** Takes a card back that is announced and not yet at work. */
export function CancelEvent({ event }: { readonly event: string }) {
  return (
    <button type="button" class="btn sm" onClick={() => void submitAsHost({ type: 'cancelEvent', event })}>
      <Icon name="close" size={15} /> {t('console.eventCancel')}
    </button>
  );
}

type Props = {
  readonly card: string;
  readonly cards: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (card: string) => void;
  /** What the chosen card does. */
  readonly effect: string;
  readonly onPlace: () => Promise<void>;
  /** Whom it hits, where that is chosen. */
  readonly children: ComponentChildren;
};

/** One more card for the next round, chosen by the host. */
export function PlaceEventForm({ card, cards, onChoose, effect, onPlace, children }: Props) {
  return (
    <form
      class="place-event"
      onSubmit={(event) => {
        event.preventDefault();
        void onPlace();
      }}
    >
      <Choice label={t('console.eventPlace')} value={card} options={cards} onChange={onChoose} />
      <p class="small muted">{effect}</p>
      {children}
      <button type="submit" class="btn">
        <Icon name="plus" size={16} /> {t('console.eventDo')}
      </button>
    </form>
  );
}
