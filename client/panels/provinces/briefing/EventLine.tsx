import { provinceCard } from '#shared/content/provinces/cards/provinceDeck.ts';
import type { ProvinceEvent } from '#shared/protocol/provinces/provinceEvents.ts';
import { formatList } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';

type Props = { readonly event: ProvinceEvent; readonly isComing?: boolean };

/** A card that is at work or announced: what it is, what it does, whom it names. */
export function EventLine({ event, isComing = false }: Props) {
  const { key } = provinceCard(event.card);
  const named = {
    economy: economyName(event.economies[0] ?? ''),
    other: economyName(event.economies[1] ?? ''),
  };
  const title = t(`provinceEvent.${key}.title`, named);
  return (
    <li>
      {t(isComing ? 'pbrief.eventComing' : 'pbrief.eventAtWork', { title, round: event.fromRound })}{' '}
      <ConceptMark place={`provinceEvent.${key}`} />
      <br />
      <span class="muted">{t(`provinceEvent.${key}.effect`, named)}</span>
      {event.economies.length > 0 && (
        <span class="muted"> {formatList(event.economies.map(economyName))}</span>
      )}
    </li>
  );
}
