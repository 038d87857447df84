import type { ComponentChildren } from 'preact';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { Choice } from '../../design/Choice.tsx';
import { Icon } from '../../design/Icon.tsx';
import { submitAsHost } from '../../net/submitIntent.ts';
import { useTable } from '../../state/useTable.ts';
import { t } from '../../text/t.ts';
import '../events/events.css';

type FrameProps = {
  /** Class of the game that is played. */
  readonly kind?: string;
  /** Cards at work and announced. */
  readonly cards: ComponentChildren;
  /** One more for the next round. */
  readonly form: ComponentChildren;
};

/** Cards of events on the console of any game, while a round follows in which one more can begin. */
export function EventsFrame({ kind = '', cards, form }: FrameProps) {
  const { game } = useTable();
  if (game.phase === 'debrief') return null;
  return (
    <section class={`panel ${kind}`} aria-labelledby="console-events">
      <h2 class="head" id="console-events">
        {t('console.events')}
      </h2>
      <div class="pad">
        {cards}
        {game.round < lastRoundOf(game) && form}
      </div>
    </section>
  );
}

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
