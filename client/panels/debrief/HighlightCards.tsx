import { useMemo } from 'preact/hooks';
import {
  type Highlight,
  type HighlightKey,
  type Highlights,
  highlightsOf,
} from '#shared/classroom/debrief/highlights.ts';
import type { TableLetter } from '#shared/protocol/classroom.ts';
import type { TableWhatIfs } from '#shared/protocol/debrief.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { tableWhatIfs } from '../../state/debrief.ts';
import { session } from '../../state/store.ts';
import { useTable } from '../../state/useTable.ts';
import { formatSignedPercent, sentences } from '../../text/format.ts';
import { locale } from '../../text/language.ts';
import { economyName, nameParams } from '../../text/nameParams.ts';
import { Say } from '../../text/Say.tsx';
import { fillSentence, t } from '../../text/t.ts';
import { MomentPicture } from '../moments/MomentEffects.tsx';
import type { MomentKind } from '../moments/momentsModel.ts';
import { headlinePhrase } from '../headlines/headline.ts';

/** The cards of what happened, from what everybody may know; beside the reader's own decisions only what others did. */
export function Remembered({ isOfOthers = false }: { readonly isOfOthers?: boolean }) {
  const { game } = useTable();
  const all = useMemo(() => highlightsOf(game), [game]);
  const highlights = isOfOthers ? ofOthers(all) : all;
  if (Object.keys(highlights).length === 0) return null;
  return (
    <section class="stack gap-3" aria-labelledby="remembered">
      <h2 id="remembered">{t('highlight.title')}</h2>
      <HighlightCards highlights={highlights} />
    </section>
  );
}

function ofOthers({ betrayal, unseen }: Highlights): Highlights {
  return { ...(betrayal === undefined ? {} : { betrayal }), ...(unseen === undefined ? {} : { unseen }) };
}

/** Economies that a card shows; its sentence names them all. */
const MOST_SHOWN = 4;

type Props = {
  readonly highlights: Highlights;
  /** The table that they are about, of a class. */
  readonly table?: TableLetter | undefined;
};

/** What a finished game is remembered by, on cards: its best deal, its worst betrayal, its turning point, each with its number. */
export function HighlightCards({ highlights, table }: Props) {
  const { deal, betrayal, unseen, turn } = highlights;
  const rows = tableWhatIfs.value[table ?? session.value?.ofClass?.table ?? 'A'] ?? [];
  return (
    <div class="highlights stack grid gap-3">
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
          highlightText(told),
          ...(told.alsoOut ?? []).map((each) => fillSentence('end.alsoOut', nameParams(each))),
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
