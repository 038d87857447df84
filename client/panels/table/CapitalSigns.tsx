import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { ChatMessage } from '#shared/protocol/session.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import type { Stand } from '../../map/board/board.tsx';
import type { Box, Point } from '../../map/geography/mapGeography.ts';
import { chat, game as gameNow, me as seatNow } from '../../state/store.ts';
import { openProposal, selected } from '../../state/tableState.ts';
import { viewport } from '../../state/viewport.ts';
import { formatList } from '../../text/format.ts';
import { economyName, partyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { WordOfEconomy } from '../talk/MessageLine.tsx';
import { bodyText, muted, useSpeech } from '../talk/talkModel.ts';

/** Whether the envelope at each capital is sealed, while envelopes are the matter. What is in one nobody sees. */
export function envelopesAt(
  game: Pick<GameState, 'phase' | 'seats' | 'sealedBy'>,
): readonly { readonly economy: EconomyId; readonly isSealed: boolean }[] {
  if (game.phase !== 'policy') return [];
  return Object.keys(game.seats).map((economy) => ({ economy, isSealed: game.sealedBy.includes(economy) }));
}

/** A line at the capital of whoever has said it, and until when it stands there. */
type Word = { readonly message: ChatMessage; readonly untilMs: number };
/** The last message that was listened to, and the lines that stand. */
export type Listening = { readonly upTo: number; readonly words: readonly Word[] };
type Reader = { readonly me: EconomyId | undefined; readonly muted: ReadonlySet<string> };

/** A short line stands for four seconds, a long one for nine. */
const STANDS_MS = { least: 4_000, most: 9_000, perLetter: 70 } as const;
/** More lines at once would hide what they are about, on a phone the whole map. */
const WORDS = { phone: 1, corner: 2, else: 3 } as const;

export function standsForMs(letters: number): number {
  return Math.min(STANDS_MS.most, Math.max(STANDS_MS.least, letters * STANDS_MS.perLetter));
}

/** What was said before somebody began to listen is not heard. */
export function listenFrom(messages: readonly ChatMessage[]): Listening {
  return { upTo: messages.at(-1)?.id ?? 0, words: [] };
}

/** The lines that stand now: the latest of each other seat, the oldest giving way. What the host hides or the reader mutes is gone. */
export function listen(
  { upTo, words }: Listening,
  messages: readonly ChatMessage[],
  {
    me,
    muted: unheard,
    nowMs,
    most = WORDS.else,
  }: Reader & { readonly nowMs: number; readonly most?: number },
): Listening {
  const said = messages.filter(
    ({ id, from, channel }) => id > upTo && from !== undefined && from !== me && channel.type !== 'own',
  );
  const hidden = new Set(messages.filter(({ hidden: isHidden }) => isHidden).map(({ id }) => id));
  const fresh = said.flatMap((message): Word[] => {
    const text = bodyText(message.body);
    return text === '' ? [] : [{ message, untilMs: nowMs + standsForMs(text.length) }];
  });
  const speakers = new Map<EconomyId, Word>();
  for (const word of [...words, ...fresh]) {
    const { from = '', id } = word.message;
    speakers.delete(from);
    if (word.untilMs > nowMs && !hidden.has(id) && !unheard.has(from)) speakers.set(from, word);
  }
  return { upTo: messages.at(-1)?.id ?? upTo, words: [...speakers.values()].slice(-most) };
}

/** Lines but for what stands beside the map already: a bot's word on the offer that is open. */
export function saidElsewhere(words: readonly Word[], open: ProposalId | undefined): readonly Word[] {
  return words.filter(
    ({ message: { body } }) => open === undefined || body.type !== 'line' || body.proposal !== open,
  );
}

/** Lines said while this is on the page; they are in the talk too, which readers hear. */
function useWords(): readonly Word[] {
  useSpeech();
  const messages = chat.value;
  const unheard = muted.value;
  const me = seatNow.value?.seat;
  const most = viewport.value === 'phone' ? WORDS.phone : WORDS.else;
  const [now, setNow] = useState(() => listenFrom(messages));
  const hear = (): void =>
    setNow((before) => listen(before, chat.peek(), { me, muted: unheard, nowMs: performance.now(), most }));
  useEffect(hear, [messages, unheard]);
  const nextMs = Math.min(...now.words.map(({ untilMs }) => untilMs));
  useEffect(() => {
    if (nextMs === Infinity) return undefined;
    const timer = setTimeout(hear, Math.max(0, nextMs - performance.now()) + 1);
    return () => clearTimeout(timer);
  }, [nextMs]);
  return now.words;
}

type Props = Stand & {
  /** A room looks at it: who is slow with an envelope is not named there. */
  readonly isPublic?: boolean;
  /** Where capitals stand close together: what is said stands in a corner of the map, over no name. */
  readonly isInCorner?: boolean;
};

/** Envelopes at the capitals while policies are sealed, and what other governments have just said. */
export function CapitalSigns({ places, rim, within, unit, isPublic = false, isInCorner = false }: Props) {
  const game = gameNow.value;
  const words = saidElsewhere(useWords(), openProposal.value);
  if (game === undefined) return null;
  const envelopes = isPublic ? [] : envelopesAt(game);
  const sealed = envelopes.filter(({ isSealed }) => isSealed).map(({ economy }) => partyName(economy));
  return (
    // Over the lines and signs of agreements, which are drawn later.
    <div class="map-edges cover" style={{ zIndex: 5 }}>
      {sealed.length > 0 && <p class="sr">{t('map.sealed', { economies: formatList(sealed) })}</p>}
      {envelopes.map(({ economy, isSealed }) => {
        const at = places.get(economy);
        return (
          at !== undefined && (
            <Envelope
              key={economy}
              isSealed={isSealed}
              at={envelopePlace(at, { rim: rim(economy), within, unit })}
              unit={unit}
            />
          )
        );
      })}
      {isInCorner && (
        <div
          class="stack gap-1"
          style={{
            position: 'absolute',
            left: `${within.left}px`,
            top: `${within.bottom}px`,
            transform: 'translateY(-100%)',
          }}
        >
          {words.slice(-WORDS.corner).map(({ message }) => (
            <Line key={message.id} message={message} isPublic={isPublic} room={IN_CORNER} />
          ))}
        </div>
      )}
      {(isInCorner ? [] : words).map(({ message }) => {
        const at = places.get(message.from ?? '');
        return (
          at !== undefined && (
            <WordAt
              isPublic={isPublic}
              key={message.id}
              message={message}
              {...wordPlace(at, { rim: rim(message.from ?? ''), within })}
            />
          )
        );
      })}
    </div>
  );
}

/** Of the rim, along and up: the upper right corner of a round mark. */
const CORNER = 0.72;

const ENVELOPE_PX = 20;

/** At the corner of the mark, and whole within what is seen of the map. */
export function envelopePlace(
  at: Point,
  { rim, within, unit }: { readonly rim: number; readonly within: Box; readonly unit: number },
): Point {
  const half = (ENVELOPE_PX * unit) / 2;
  const x = Math.min(within.right - half, at.x + rim * CORNER);
  return { x, y: Math.max(within.top + half, at.y - rim * CORNER) };
}

/** Paper, its ink and wax are the same in both themes. */
const SHEET = '#f7f2e6';
const INK = '#17232c';
const WAX = '#a8330d';

type EnvelopeProps = { readonly isSealed: boolean; readonly at: Point; readonly unit: number };

function Envelope({ isSealed, at, unit }: EnvelopeProps) {
  const size = ENVELOPE_PX * unit;
  return (
    <svg
      class={isSealed ? 'capital-envelope is-sealed' : 'capital-envelope'}
      viewBox="-11 -11 22 22"
      width={size}
      height={size}
      style={{ position: 'absolute', left: `${at.x - size / 2}px`, top: `${at.y - size / 2}px` }}
      fill={SHEET}
      stroke={INK}
      stroke-width={1.5}
      opacity={isSealed ? 1 : 0.75}
      aria-hidden="true"
    >
      <path d="M-9 -6H9V7H-9Z" />
      <path d={isSealed ? 'M-9 -6L0 1.5L9 -6' : 'M-9 -6L0 -10.5L9 -6'} />
      {isSealed && <circle cy="1" r="3.2" fill={WAX} stroke="none" />}
    </svg>
  );
}

/** Half the width of a line's box, and the room above a mark below which it stands under it. Pixels. */
const WORD_PX = { half: 96, above: 84, gap: 6 } as const;

/** Above the mark, or under it where there is no room; kept within what is seen of the map. */
export function wordPlace(
  at: Point,
  { rim, within }: { readonly rim: number; readonly within: Box },
): { readonly x: number; readonly y: number; readonly side: 'above' | 'below' } {
  const x = Math.max(within.left + WORD_PX.half, Math.min(within.right - WORD_PX.half, at.x));
  const away = rim + WORD_PX.gap;
  const isAbove = at.y - away - WORD_PX.above >= within.top;
  return { x, y: isAbove ? at.y - away : at.y + away, side: isAbove ? 'above' : 'below' };
}

type WordProps = ReturnType<typeof wordPlace> & { readonly message: ChatMessage; readonly isPublic: boolean };

/** So much of a long line, and how wide; the talk has all of it. */
const AT_CAPITAL = { letters: 110, px: 2 * WORD_PX.half };
const IN_CORNER = { letters: 180, px: 260 };

/** A long line as one whole sentence of it: that with a number, which is the price, else the first. */
export function shortLine(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const all = text.split(/(?<=[.!?…])\s+|(?<=[。！？])/u);
  return all.find((sentence) => /\d/u.test(sentence)) ?? all[0] ?? text;
}

function WordAt({ x, y, side, ...said }: WordProps) {
  const transform = `translate(-50%, ${side === 'above' ? '-100%' : '0'})`;
  return (
    <div style={{ position: 'absolute', left: `${x}px`, top: `${y}px`, transform }}>
      <Line {...said} room={AT_CAPITAL} />
    </div>
  );
}

type LineProps = Pick<WordProps, 'message' | 'isPublic'> & { readonly room: typeof AT_CAPITAL };

function Line({ message: { from, body, channel }, isPublic, room }: LineProps) {
  const text = bodyText(body);
  return (
    <p
      class="panel slim small capital-word"
      style={{
        width: 'max-content',
        maxWidth: `${room.px}px`,
        // What is said to this seat alone.
        ...(channel.type === 'plenary' ? {} : { borderStyle: 'dashed' }),
        ...(isPublic ? { fontSize: 'max(22px, 2.04vh)' } : {}),
      }}
      aria-hidden="true"
    >
      <b>{from === undefined ? '' : partyName(from)}</b> {shortLine(text, room.letters)}
    </p>
  );
}

type CardProps = {
  readonly economy: EconomyId;
  readonly label: string;
  readonly closeLabel: string;
  readonly medallionPx: number;
  readonly children: ComponentChildren;
};

/** What is known of an economy that was picked on the map, and what one can do with it: its name, what it last said, and what its game adds. */
export function EconomyCard({ economy, label, closeLabel, medallionPx, children }: CardProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), [economy]);
  return (
    <section class="panel partner" aria-label={label}>
      <div class="head">
        <Medallion economy={economy} size={medallionPx} />
        <h2 class="grow" tabIndex={-1} ref={title}>
          {economyName(economy)}
        </h2>
        <button
          type="button"
          class="btn sm ghost icon"
          aria-label={closeLabel}
          onClick={() => (selected.value = undefined)}
        >
          <Icon name="close" size={17} />
        </button>
      </div>
      <div class="pad col">
        <WordOfEconomy economy={economy} />
        {children}
      </div>
    </section>
  );
}
