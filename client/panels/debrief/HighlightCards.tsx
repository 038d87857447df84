import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import {
  type Highlight,
  type HighlightKey,
  type Highlights,
  highlightsOf,
} from '#shared/classroom/debrief/highlights.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { TableLetter } from '#shared/protocol/classroom.ts';
import type { TableWhatIfs } from '#shared/protocol/debrief.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { tableWhatIfs } from '../../state/debrief.ts';
import { me, session } from '../../state/store.ts';
import { useTable } from '../../state/useTable.ts';
import { formatSignedPercent, sentences } from '../../text/format.ts';
import { locale } from '../../text/language.ts';
import { economyName, nameParams } from '../../text/nameParams.ts';
import { Say } from '../../text/Say.tsx';
import { fillSentence, t } from '../../text/t.ts';
import { MomentPicture } from '../moments/MomentPicture.tsx';
import type { MomentKind } from '../moments/momentsModel.ts';
import { headlinePhrase } from '../headlines/headline.ts';

/** Cards of the reader's own game, and the round of which they tell already that others signed without the reader. */
export type Story = { readonly cards: ComponentChildren; readonly toldRound: number | undefined };

/** The three cards of what happened, from what everybody may know. */
export function Remembered({ story }: { readonly story?: Story | undefined }) {
  const { game } = useTable();
  const reader = me.value?.seat;
  const all = useMemo(() => forReader(highlightsOf(game), reader), [game, reader]);
  const highlights = story === undefined ? all : withoutTold(all, story.toldRound, reader);
  if (Object.keys(highlights).length === 0 && story === undefined) return null;
  return (
    <section class="stack gap-3" aria-labelledby="remembered">
      <h2 id="remembered">{t(story === undefined ? 'highlight.title' : 'end.inShort')}</h2>
      <HighlightCards highlights={highlights} story={story?.cards} />
    </section>
  );
}

/** Of a deal that left out several, the reader among them, the reader first. */
function forReader(highlights: Highlights, reader: EconomyId | undefined): Highlights {
  const { betrayal } = highlights;
  if (betrayal?.key !== 'leftOut' || reader === undefined || betrayal.economies.includes(reader))
    return highlights;
  const [, ...parties] = betrayal.economies;
  const { other, percent } = betrayal.params;
  const { alsoOut = [] } = betrayal;
  const mine = alsoOut.find(({ economy }) => economy === reader);
  if (mine === undefined) return highlights;
  const params = { ...betrayal.params, other: reader, percent: mine.percent };
  const first = { economy: String(other), percent: Number(percent) };
  const rest = [first, ...alsoOut.filter((each) => each !== mine)];
  return {
    ...highlights,
    betrayal: { ...betrayal, economies: [reader, ...parties], params, alsoOut: rest },
  };
}

function withoutTold(
  all: Highlights,
  toldRound: number | undefined,
  reader: EconomyId | undefined,
): Highlights {
  const { betrayal, ...others } = all;
  const isOfReader = betrayal?.params['other'] === reader && betrayal?.round === toldRound;
  return isOfReader && (betrayal?.key === 'leftOut' || betrayal?.key === 'abandoned') ? others : all;
}

/** Economies that a card shows; its sentence names them all. */
const MOST_SHOWN = 4;

type Props = {
  readonly highlights: Highlights;
  /** The table that they are about, of a class. */
  readonly table?: TableLetter | undefined;
  readonly story?: ComponentChildren;
};

/** What a finished game is remembered by, on cards: its best deal, its worst betrayal, its turning point, each with its number. */
export function HighlightCards({ highlights, table, story }: Props) {
  const { deal, betrayal, unseen, turn } = highlights;
  const rows = tableWhatIfs.value[table ?? session.value?.ofClass?.table ?? 'A'] ?? [];
  return (
    <div class="highlights stack grid gap-3">
      {story}
      <Card name="deal" picture="signed" told={deal} />
      <Card
        name="betrayal"
        picture={betrayal?.key.startsWith('left') === true ? 'left' : 'wordBroken'}
        told={betrayal}
        also={unseen}
        costOf={(told) => costText(told, rows)}
      />
      <Card name="turn" picture="promoted" told={isOfDeal(highlights) ? undefined : turn} />
    </div>
  );
}

/** Whether the round turned by the very deal that has a card of its own. */
export function isOfDeal({ deal, turn }: Highlights): boolean {
  const members = (economies: unknown): string =>
    Array.isArray(economies) ? economies.map(String).toSorted().join() : '';
  return (
    turn?.cause?.key === 'headline.blocMostlyCreated' &&
    turn.round === deal?.round &&
    members(turn.cause.params['economies']) === members(deal.economies)
  );
}

type StoryProps = {
  readonly title: string;
  readonly figure: string;
  readonly unit: string;
  readonly children: ComponentChildren;
};

/** One number of the reader's game, and what it is. */
export function StoryCard({ title, figure, unit, children }: StoryProps) {
  return (
    <section class="paper pad stack gap-2 top">
      <h3>{title}</h3>
      <p class="row wrap">
        <b class="score-number num">{figure}</b> <span class="small muted">{unit}</span>
      </p>
      <p>{children}</p>
    </section>
  );
}

type CardProps = {
  readonly name: 'deal' | 'betrayal' | 'turn';
  readonly picture: MomentKind;
  readonly told: Highlight | undefined;
  readonly also?: Highlight | undefined;
  /** What it cost, once the model has worked it out. */
  readonly costOf?: (told: Highlight) => string | undefined;
};

/** What never happened has no card. */
function Card({ name, picture, told, also, costOf = () => undefined }: CardProps) {
  if (told === undefined) return null;
  const cost = costOf(told);
  const reader = session.value?.ofClass === undefined ? me.value?.seat : undefined;
  return (
    <section class="paper pad stack gap-2 top">
      <div class="row between top">
        <h3>
          {t(`highlight.${titleOf(told, name)}`)}
          <span class="small muted who-plays num">{t('debrief.inRoundOf', { round: told.round })}</span>
        </h3>
        <span aria-hidden="true" style={{ width: '4em' }}>
          <MomentPicture kind={picture} />
        </span>
      </div>
      <p class="row wrap between">
        <b class="score-number num" aria-hidden="true">
          {figureOf(told)}
        </b>
        <span class="row gap-1">
          {told.economies.slice(0, MOST_SHOWN).map((economy) => (
            <Medallion key={economy} economy={economy} size={34} />
          ))}
          {told.economies.length > MOST_SHOWN && (
            <b class="num" aria-hidden="true">{`+${told.economies.length - MOST_SHOWN}`}</b>
          )}
        </span>
      </p>
      <p>
        {sentences(
          toldTo(told, reader),
          ...(told.alsoOut ?? []).map((each) => alsoOutText(each, reader)),
          cost,
        )}
      </p>
      {told.cause !== undefined && (
        <p class="muted">
          <Say phrase={headlinePhrase(told.cause)} />
        </p>
      )}
      {also !== undefined && (
        <p class="ruled">
          <b>{t('highlight.unseen')}</b> {highlightText(also)} {costOf(also)}
        </p>
      )}
    </section>
  );
}

function titleOf({ key }: Highlight, name: CardProps['name']) {
  if (key === 'abandoned' || key === 'leftOut') return 'withoutYou';
  return key.startsWith('created') ? 'newTrade' : name;
}

/** What is remembered, to the reader as “you” where it was somebody who was left out, or who left somebody out. */
function toldTo(told: Highlight, reader: EconomyId | undefined): string {
  const { key, economies, params } = told;
  if ((key !== 'abandoned' && key !== 'leftOut') || reader === undefined || !economies.includes(reader))
    return highlightText(told);
  const { other, economy, economies: signers } = params;
  const own = {
    ...params,
    economies: [signers ?? []]
      .flat()
      .map(String)
      .filter((each) => each !== reader),
  };
  if (reader === other) return fillSentence(`end.${key}You`, nameParams(own));
  if (key === 'leftOut' || reader === economy) return fillSentence(`end.${key}ByYou`, nameParams(own));
  const isWithOthers = own.economies.length > 0;
  return fillSentence(isWithOthers ? 'end.abandonedForYouAnd' : 'end.abandonedForYou', nameParams(own));
}

function alsoOutText({ economy, percent }: { economy: EconomyId; percent: number }, reader?: EconomyId) {
  return economy === reader
    ? t('end.alsoOutYou', { percent })
    : fillSentence('end.alsoOut', nameParams({ economy, percent }));
}

/** The number of what is remembered; what came to nothing has none. */
function figureOf({ key, params }: Highlight): string {
  return hasFigure(key) ? fillSentence(`highlight.figure.${key}`, nameParams(params)) : '';
}

export function hasFigure(key: HighlightKey): key is Exclude<HighlightKey, `${string}ForNothing`> {
  return !key.endsWith('ForNothing');
}

/** What is remembered in the reader's language. What makes it is checked against the sentences by a test. */
export function highlightText({ key, params }: Highlight): string {
  return fillSentence(`highlight.${key}`, nameParams(params));
}

/** Per cent below which nothing is told. */
const SMALLEST_PERCENT = 0.005;

/** What a broken pact, or barriers that nobody found, came to for those whom it was about: each against what would have been without it. */
function costText({ key, round, economies }: Highlight, rows: TableWhatIfs): string | undefined {
  const what = key === 'barrierUnseen' ? 'barriers' : key.startsWith('pactBroken') ? 'kept' : undefined;
  const row = rows.find(
    (each) =>
      each.what === what &&
      each.economy === economies[0] &&
      (what === 'barriers' ||
        (each.round === round && economies.every((seat) => each.treaty?.parties.includes(seat)))),
  );
  const compared = row?.compared ?? undefined;
  if (compared === undefined || what === undefined) return undefined;
  const changes = [...economies.slice(1), ...economies.slice(0, 1)].flatMap((economy) => {
    const own = compared[economy];
    const change = own === undefined ? 0 : own.with / own.without - 1;
    return Math.abs(100 * change) < SMALLEST_PERCENT
      ? []
      : [`${economyName(economy)} ${formatSignedPercent(change)}`];
  });
  const params = { round, list: changes.join(locale().comma) };
  return changes.length === 0
    ? t(`highlight.cost.${what}Nothing`, params)
    : t(`highlight.cost.${what}`, params);
}
