import type { ComponentChildren } from 'preact';
import type { SeatSentence, SeatSentenceKey } from '#shared/protocol/debrief.ts';
import type { StandingBloc, TableStory } from '#shared/classroom/debrief/tableStory.ts';
import { conceptsAt } from '#shared/content/concepts/conceptPlaces.ts';
import { CONCEPT_PLACES, type ConceptPlace } from '#shared/content/concepts/places.ts';
import { WELFARE_PARTS } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { TableLetter } from '#shared/protocol/classroom.ts';
import { countryPart } from '#shared/rules/state.ts';
import { game, me, seating, session } from '../../state/store.ts';
import { formatList, formatNumber, formatSigned, sentences } from '../../text/format.ts';
import { economyName, nameParams } from '../../text/nameParams.ts';
import { Say } from '../../text/Say.tsx';
import { fillSentence, t } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { headlinePhrase, toldTo } from '../headlines/headline.ts';
import { partInSentence } from './debriefModel.ts';
import { type DebriefTable, formOf } from './debriefTables.ts';
import { HighlightCards } from './HighlightCards.tsx';

type Props = {
  readonly tables: readonly DebriefTable[];
  readonly table: TableLetter | undefined;
  readonly isAtEnd: boolean;
};

/** What happened: every table in a few sentences with the law that stood at its end; one table, and one's own seat, in full. */
export function StoryBoard({ tables, table, isAtEnd }: Props) {
  const own = session.value?.ofClass?.table;
  const alone = tables.find(
    (each) => each.table === (table ?? (tables.length === 1 ? tables[0]?.table : undefined)),
  );
  if (alone !== undefined) return <WholeStory of={alone} hasLetter={tables.length > 1} isAtEnd={isAtEnd} />;
  const sentences = sentencesFor(tables.length);
  const ownTable = tables.find((each) => each.table === own);
  return (
    <div class="stack gap-4">
      {ownTable !== undefined && me.value?.seat !== undefined && (
        <SeatStory economy={me.value.seat} story={ownTable.story} />
      )}
      <ul class={tables.length > MOST_IN_LARGE ? 'story-tables many small' : 'story-tables'}>
        {tables.map(({ table: letter, story }) => (
          <li key={letter} class={`panel pad stack gap-2 top ${letter === own ? 'own' : ''}`}>
            <h3>{t('class.atTable', { table: letter })}</h3>
            {story === undefined ? (
              <p class="muted">{t('debrief.waits')}</p>
            ) : (
              <>
                <Sentences of={story} most={letter === own ? MOST : sentences} />
                {(tables.length <= MOST_WITH_BLOCS || letter === own) && (
                  <Blocs blocs={story.blocs.slice(0, BLOCS_BESIDE)} />
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

const MOST = 6;
const BLOCS_BESIDE = 3;
/** More tables than these fit on a wall without their agreements, and more than those only in small print, four in a row. */
const [MOST_WITH_BLOCS, MOST_IN_LARGE] = [6, 9];

/** The more tables stand side by side, the fewer sentences of each fit on a wall. */
function sentencesFor(tables: number): number {
  if (tables <= 2) return MOST;
  return tables <= 3 ? 4 : 1;
}

function WholeStory({
  of: { table, story },
  hasLetter,
  isAtEnd,
}: {
  readonly of: DebriefTable;
  readonly hasLetter: boolean;
  readonly isAtEnd: boolean;
}) {
  if (story === undefined) return <p class="lead">{t('debrief.waits')}</p>;
  const mine = me.value?.seat;
  const isOfSeat = game.value !== undefined && mine !== undefined;
  // Six sentences and the agreements are higher than a wall; beside the sentences the cards leave room.
  const hasCards = !isOfSeat && !isAtEnd;
  const blocs = (
    <>
      <h3>{t('debrief.blocsAtEnd')}</h3>
      <Blocs blocs={story.blocs} />
    </>
  );
  return (
    <div class="debrief-two stack gap-4">
      <section class="panel pad stack gap-3">
        <h2>{hasLetter ? t('class.atTable', { table }) : t('debrief.step.story')}</h2>
        <Sentences of={story} isOwn={table === (session.value?.ofClass?.table ?? 'A')} />
        {!hasCards && blocs}
      </section>
      {isOfSeat ? (
        <SeatStory economy={mine} story={story} />
      ) : hasCards ? (
        <div class="stack gap-4">
          <HighlightCards highlights={story.highlights} table={table} />
          <section class="panel pad stack gap-3">{blocs}</section>
        </div>
      ) : (
        <section class="panel pad stack gap-3">
          <h2>{t('debrief.ownStoryOf')}</h2>
          {(seating.value?.dealOrder ?? []).slice(0, SEATS_TOLD).map((economy) => (
            <div key={economy}>
              <h3>{economyName(economy)}</h3>
              <SeatSentences of={story} economy={economy} most={SENTENCES_OF_MANY} />
            </div>
          ))}
        </section>
      )}
    </div>
  );
}

/** Seats of which a wall tells, and how much of each. */
const [SEATS_TOLD, SENTENCES_OF_MANY] = [4, 3];

function SeatStory({
  economy,
  story,
}: {
  readonly economy: EconomyId;
  readonly story: TableStory | undefined;
}) {
  return (
    <section class="paper roomy stack gap-3">
      <h2>{t('debrief.ownStory', { economy: economyName(economy) })}</h2>
      <SeatSentences of={story} economy={economy} />
    </section>
  );
}

type ToldProps = {
  readonly of: TableStory | undefined;
  readonly most?: number;
  /** Whether the game of this device is told. */
  readonly isOwn?: boolean;
};

function Sentences({ of: story, most, isOwn = false }: ToldProps) {
  const reports = isOwn && game.value !== undefined ? countryPart(game.value).reports : [];
  const reader = me.value?.seat;
  return (
    <StoryList
      yearsAfter={story?.yearsAfter}
      lines={(story?.table ?? []).slice(0, most).map((sentence) => ({
        round: sentence.round,
        text: (
          <Say
            phrase={headlinePhrase(
              toldTo(
                sentence,
                reader,
                reports.find(({ round }) => round === sentence.round),
              ),
            )}
          />
        ),
        place: sentence.key,
      }))}
    />
  );
}

function SeatSentences({ of: story, economy, most }: ToldProps & { readonly economy: EconomyId }) {
  return (
    <StoryList
      yearsAfter={story?.yearsAfter}
      lines={(story?.seats[economy] ?? []).slice(0, most).map((sentence) => ({
        round: sentence.round,
        text: seatSentenceText(sentence),
        place: placeOf(sentence),
      }))}
    />
  );
}

type StoryLine = {
  readonly round: number;
  readonly text: ComponentChildren;
  /** Where the card that explains it is opened from. */
  readonly place: string;
};

type ListProps = { readonly lines: readonly StoryLine[]; readonly yearsAfter: number | undefined };

function StoryList({ lines, yearsAfter }: ListProps) {
  if (lines.length === 0) return <p>{t('debrief.noStory')}</p>;
  return (
    <ol class="story">
      {lines.map(({ round, text, place }, at) => (
        <li key={at}>
          <b class="muted num">
            {round === yearsAfter ? t('round.epilogue') : t('debrief.inRoundOf', { round })}
          </b>
          <span>
            {text} <Mark place={place} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** A sentence about a seat in the reader's language. What makes it is checked against the sentences by a test. */
export function seatSentenceText({ key, params, alone, outsider }: SeatSentence): string {
  const { part, index, percent, ...others } = params;
  const named = WELFARE_PARTS.find((each) => each === part);
  const sentence = fillSentence(`story.${key}`, {
    ...nameParams(others),
    ...(percent === undefined ? {} : { percent: formatSigned(Number(percent), 2) }),
    ...(part === 'events' ? { part: t('story.part.events') } : {}),
    ...(named === undefined ? {} : { part: partInSentence(named, key === 'fell' ? -1 : 1) }),
    ...(index === undefined ? {} : { index: formatNumber(Number(index), key === 'ended' ? 2 : 1) }),
  });
  return sentences(
    sentence,
    alone !== undefined && fillSentence('story.alone', { percent: formatSigned(alone, 2) }),
    outsider !== undefined &&
      fillSentence('story.outsider', {
        economy: economyName(outsider.economy),
        percent: formatNumber(outsider.percent, 2),
      }),
  );
}

/** The card that explains what a sentence tells. */
const PLACES: Readonly<Partial<Record<SeatSentenceKey, ConceptPlace>>> = {
  joined: 'spot.blocReport',
  joinedPaid: 'spot.blocReport',
  joinedReceived: 'spot.blocReport',
  renewed: 'spot.blocReport',
  leftOut: 'spot.outsiders',
  eroded: 'spot.outsiders',
  wallUp: 'headline.wallRaised',
  wallDown: 'part.pricesAbroad',
  unionUp: 'spot.wall',
  unionDown: 'part.pricesAbroad',
  surcharged: 'headline.surcharge',
  surchargedBy: 'spot.retaliation',
  brokeWord: 'headline.wordBroken',
  keptWord: 'spot.pledge',
  left: 'headline.leaving',
  wasLeft: 'spot.withdrawal',
  unionEnded: 'spot.withdrawal',
  paid: 'part.payments',
  received: 'part.payments',
  dialsUp: 'spot.dials',
  dialsDown: 'spot.dials',
  promoted: 'spot.league',
  brokePact: 'spot.pact',
  pact: 'spot.pact',
  place: 'spot.league',
};

function placeOf({ key, params }: SeatSentence): string {
  return key === 'rose' || key === 'fell' ? `part.${String(params['part'])}` : (PLACES[key] ?? '');
}

/** Cards open at a table; the page of a class has none. */
function Mark({ place }: { readonly place: string }) {
  const known = CONCEPT_PLACES.find((each) => each === place);
  if (known === undefined || game.value === undefined || conceptsAt(known).length === 0) return null;
  return <ConceptMark place={known} />;
}

function Blocs({ blocs }: { readonly blocs: readonly StandingBloc[] }) {
  if (blocs.length === 0) return <p class="muted">{t('debrief.noTreaty')}</p>;
  return (
    <ul class="story-blocs row wrap gap-1">
      {blocs.map(({ level, form = level, parties, sinceRound }, at) => (
        <li key={at} class="pill">
          {t('debrief.bloc', {
            form: formOf(form),
            economies: formatList(parties.map(economyName)),
            round: sinceRound,
          })}
        </li>
      ))}
    </ul>
  );
}
