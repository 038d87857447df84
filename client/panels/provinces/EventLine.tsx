import type { ComponentChildren } from 'preact';
import { provinceCard } from '#shared/content/provinces/cards/provinceDeck.ts';
import type { ProvinceEvent } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { openingYear } from './seat.ts';

type EventLineProps = {
  readonly event: ProvinceEvent;
  readonly isComing?: boolean;
  /** Its title alone, what it does and what happened behind a press: of others, or of rounds to come. */
  readonly isFolded?: boolean;
  readonly children?: ComponentChildren;
};

/** A card that is at work or announced: what it is, what it does, and what happened. One of history is there to be read. */
export function EventLine({ event, isComing = false, isFolded = false, children }: EventLineProps) {
  const { key, isHistory = false } = provinceCard(event.card);
  const [first = '', other] = event.economies;
  const named = { economy: economyName(first), other: economyName(other ?? '') };
  const title = t(`provinceEvent.${key}.title`);
  const isOnce = event.untilRound === event.fromRound;
  const coming = isOnce ? 'pbrief.eventComingOnce' : 'pbrief.eventComing';
  const head = isComing && !isHistory ? t(coming, { title, round: event.fromRound }) : title;
  const effect = (
    <>
      <span class="muted">{t(`provinceEvent.${key}.effect`, named)}</span>
      {other !== undefined && <span class="muted"> {t('cardStory.hit', named)}</span>}
    </>
  );
  const story = (
    <>
      <p class="small">{t(`provinceEvent.${key}.text`)}</p>
      <p class="micro muted">{t('cardStory.source', { source: t(`provinceEvent.${key}.source`) })}</p>
    </>
  );
  if (isFolded)
    return (
      <li>
        <details>
          <summary>{head}</summary>
          {effect} <ConceptMark place={`provinceEvent.${key}`} />
          {story}
        </details>
      </li>
    );
  return (
    <li>
      <b>{head}</b> <ConceptMark place={`provinceEvent.${key}`} />
      <br />
      {effect}
      <details>
        <summary class="small">{t('cardStory.what')}</summary>
        {story}
      </details>
      {children}
    </li>
  );
}

/** The latest year of which cards have told up to a round, in whose order the seed draws them; −∞ where none has. */
function yearOfCards({ provinces }: ProvinceGame, last: number): number {
  return Math.max(
    ...provinces.events
      .filter(({ fromRound, placedBy }) => fromRound > 1 && fromRound <= last && placedBy === 'seed')
      .flatMap(({ card }) => provinceCard(card).years?.[1] ?? []),
  );
}

/** The year of which the card of this round tells, where it is later than those before; else undefined. */
export function laterYear(game: ProvinceGame): number | undefined {
  const told = yearOfCards(game, game.round);
  return told > yearOfCards(game, game.round - 1) ? told : undefined;
}

/** About which year a round is: that of the opening, or the later one of which its card tells; else undefined. */
export function yearText(
  scenario: Pick<ProvincesScenario, 'opening'>,
  game: ProvinceGame,
): string | undefined {
  const year = laterYear(game);
  if (year !== undefined) return t('pbrief.yearAbout', { year: `${year}` });
  return game.round === 1 ? t('pbrief.year', { year: openingYear({ scenario }) }) : undefined;
}
