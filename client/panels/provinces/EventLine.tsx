import type { ComponentChildren } from 'preact';
import { provinceCard } from '#shared/content/provinces/cards/provinceDeck.ts';
import type { ProvinceEvent } from '#shared/protocol/provinces/provinceReport.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';

type EventLineProps = {
  readonly event: ProvinceEvent;
  readonly isComing?: boolean;
  readonly children?: ComponentChildren;
};

/** A card that is at work or announced: what it is, what it does, and what happened. One of history is there to be read. */
export function EventLine({ event, isComing = false, children }: EventLineProps) {
  const { key, isHistory = false } = provinceCard(event.card);
  const [first = '', other] = event.economies;
  const named = { economy: economyName(first), other: economyName(other ?? '') };
  const title = t(`provinceEvent.${key}.title`);
  const isOnce = event.untilRound === event.fromRound;
  const coming = isOnce ? 'pbrief.eventComingOnce' : 'pbrief.eventComing';
  const state = isComing ? coming : 'pbrief.eventAtWork';
  return (
    <li>
      {isHistory ? <b>{title}</b> : t(state, { title, round: event.fromRound })}{' '}
      <ConceptMark place={`provinceEvent.${key}`} />
      <br />
      <span class="muted">{t(`provinceEvent.${key}.effect`, named)}</span>
      {other !== undefined && <span class="muted"> {t('cardStory.hit', named)}</span>}
      <details open={isHistory}>
        <summary class="small">{t('cardStory.what')}</summary>
        <p class="small">{t(`provinceEvent.${key}.text`)}</p>
        <p class="micro muted">{t('cardStory.source', { source: t(`provinceEvent.${key}.source`) })}</p>
      </details>
      {children}
    </li>
  );
}
