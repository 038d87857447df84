import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import type { Point } from '../geography/mapGeography.ts';
import { type Board, type BoardOffer, type LandAt, OfferButtons } from './board.tsx';
import './board.css';

type Props = {
  readonly board: Board;
  /** Marks say by themselves whose they are; where land is drawn on a canvas this tells whose it is. */
  readonly landAt?: RefObject<LandAt>;
};

type Drag = {
  readonly from: Point;
  readonly to: Point;
  /** With whom something would be begun if it ended here. */
  readonly partner: EconomyId | undefined;
};
type Asked = { readonly partner: EconomyId; readonly at: Point; readonly offers: readonly BoardOffer[] };

/** A press that moves by more than this is a drag. */
const DRAG_FROM_PX = 8;

/**
 * Dragging from one's own land to another's, or the other way round, begins an offer; a line follows, and what ends nowhere is undone.
 * It listens to the frame of the map that it stands in. Cards of the economies begin the same for the keyboard.
 */
export function OfferDrag({ board, landAt }: Props) {
  const layer = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag>();
  const [asked, setAsked] = useState<Asked>();
  const latest = useRef(board);
  latest.current = board;
  useEffect(() => {
    const frame = layer.current?.parentElement;
    if (frame === null || frame === undefined) return undefined;
    const follower = new DragFollower(frame, {
      landAt: (at) => landAt?.current?.(at),
      me: () => latest.current.me,
      show: setDrag,
      drop: (partner, at) => {
        const offers = latest.current.offersTo(partner);
        const [only] = offers;
        if (only !== undefined && offers.length === 1 && only.refusal === undefined) only.begin();
        else setAsked({ partner, at, offers });
      },
    });
    return () => follower.stop();
  }, [board.me]);
  return (
    <div class="map-offer cover" ref={layer}>
      {drag !== undefined && <DragLine drag={drag} offersTo={board.offersTo} />}
      {asked !== undefined && (
        <AskPanel key={asked.partner} asked={asked} onClose={() => setAsked(undefined)} />
      )}
    </div>
  );
}

type DragLineProps = { readonly drag: Drag } & Pick<Board, 'offersTo'>;

/** The line from land to pointer, and in words what letting go would do. */
function DragLine({ drag: { from, to, partner }, offersTo }: DragLineProps) {
  const refusal = partner === undefined ? undefined : refusalOf(offersTo(partner));
  const look = partner === undefined ? 'none' : refusal === undefined ? 'may' : 'not';
  const text =
    partner === undefined
      ? t('map.drag.none')
      : (refusal ?? t('map.drag.offer', { economy: economyName(partner) }));
  return (
    <>
      <svg class="cover drag-line" aria-hidden="true" fill="none" stroke={LOOKS[look]} stroke-width={3}>
        <path
          d={`M${from.x} ${from.y}L${to.x} ${to.y}`}
          stroke-linecap="round"
          {...(look === 'may' ? {} : { 'stroke-dasharray': '2 7' })}
        />
        <circle cx={to.x} cy={to.y} r={9} fill="var(--panel)" />
      </svg>
      <p
        class={`drag-text pill ${look}`}
        style={{
          left: `clamp(0px, ${to.x - 130}px, 100% - 260px)`,
          top: `max(0px, ${to.y - 48}px)`,
          borderColor: LOOKS[look],
        }}
      >
        {text}
      </p>
    </>
  );
}

const LOOKS = { none: 'var(--text)', may: 'var(--gain)', not: 'var(--loss)' } as const;

/** Why none of several can be begun: the reason of the first. */
function refusalOf(offers: readonly BoardOffer[]): string | undefined {
  return offers.every(({ refusal }) => refusal !== undefined) ? offers[0]?.refusal : undefined;
}

type AskProps = { readonly asked: Asked; readonly onClose: () => void };

/** Where several things can be begun, or none: the choice, with the reasons. Esc and a press elsewhere undo it. */
function AskPanel({ asked: { partner, at, offers }, onClose }: AskProps) {
  const panel = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('button')?.focus();
    const stop = new AbortController();
    const listen = { capture: true, signal: stop.signal };
    document.addEventListener(
      'pointerdown',
      ({ target }) => target instanceof Node && panel.current?.contains(target) !== true && onClose(),
      listen,
    );
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      },
      listen,
    );
    return () => stop.abort();
  }, []);
  return (
    <dialog
      open
      class="map-ask panel pad stack"
      aria-label={t('map.drag.with', { economy: economyName(partner) })}
      ref={panel}
      style={{ '--x': `${at.x}px`, '--y': `${at.y}px` }}
    >
      <OfferButtons offers={offers} onBegun={onClose} />
      <button type="button" class="btn sm ghost" onClick={onClose}>
        {t('dialog.cancel')}
      </button>
    </dialog>
  );
}

type Following = {
  readonly landAt: LandAt;
  readonly me: () => EconomyId;
  readonly show: (drag: Drag | undefined) => void;
  readonly drop: (partner: EconomyId, at: Point) => void;
};

type Press = {
  readonly pointer: number;
  readonly land: EconomyId;
  /** Where the line begins, and where the pointer went down. */
  readonly from: Point;
  readonly down: Point;
};

/** Follows presses on lands of a map until they are let go. */
class DragFollower {
  readonly #frame: HTMLElement;
  readonly #following: Following;
  readonly #stop = new AbortController();
  #press: Press | undefined;
  #isDrag = false;
  #pending: { readonly at: Point; readonly frame: number } | undefined;

  constructor(frame: HTMLElement, following: Following) {
    this.#frame = frame;
    this.#following = following;
    const { signal } = this.#stop;
    frame.addEventListener('pointerdown', (event) => this.#down(event), { capture: true, signal });
    window.addEventListener('pointermove', (event) => this.#move(event), { signal });
    window.addEventListener('pointerup', (event) => this.#up(event), { signal });
    window.addEventListener(
      'pointercancel',
      ({ pointerId }) => this.#press?.pointer === pointerId && this.#end(),
      { signal },
    );
    window.addEventListener('keydown', (event) => this.#keyed(event), { capture: true, signal });
  }

  stop(): void {
    this.#end();
    this.#stop.abort();
  }

  #down(event: PointerEvent): void {
    // A second finger means to come closer.
    if (this.#press !== undefined) return this.#end();
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const down = this.#pointOf(event);
    const isMark = event.target.closest('[data-land]') !== null;
    const land = this.#landUnder(event.target, down);
    // On the canvas only the own land is taken hold of: by all else the map is moved.
    if (land === undefined || (!isMark && land !== this.#following.me())) return;
    if (!isMark) event.stopPropagation();
    const from = middleOf(this.#frame, land) ?? down;
    this.#press = { pointer: event.pointerId, land, from, down };
  }

  #move(event: PointerEvent): void {
    if (this.#press?.pointer !== event.pointerId) return;
    const at = this.#pointOf(event);
    const { down } = this.#press;
    if (!this.#isDrag && Math.hypot(at.x - down.x, at.y - down.y) < DRAG_FROM_PX) return;
    this.#isDrag = true;
    this.#frame.classList.add('is-dragging');
    // Once a frame, however often the device tells.
    this.#pending = { at, frame: this.#pending?.frame ?? requestAnimationFrame(() => this.#follow()) };
  }

  #follow(): void {
    const at = this.#pending?.at;
    this.#pending = undefined;
    if (at !== undefined) this.#following.show(this.#aim(at));
  }

  #up(event: PointerEvent): void {
    if (this.#press?.pointer !== event.pointerId) return;
    const at = this.#pointOf(event);
    const partner = this.#aim(at)?.partner;
    const wasDrag = this.#isDrag;
    this.#end();
    if (!wasDrag) return;
    swallowClick();
    if (partner !== undefined) this.#following.drop(partner, at);
  }

  #keyed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || this.#press === undefined) return;
    event.stopPropagation();
    this.#end();
  }

  #end(): void {
    if (this.#pending !== undefined) cancelAnimationFrame(this.#pending.frame);
    this.#pending = undefined;
    this.#press = undefined;
    this.#isDrag = false;
    this.#frame.classList.remove('is-dragging');
    this.#following.show(undefined);
  }

  #pointOf({ clientX, clientY }: PointerEvent): Point {
    const { left, top } = this.#frame.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  #aim(at: Point): Drag | undefined {
    if (this.#press === undefined) return undefined;
    const { left, top } = this.#frame.getBoundingClientRect();
    const land = this.#landUnder(document.elementFromPoint(at.x + left, at.y + top), at);
    return { from: this.#press.from, to: at, partner: this.#partnerOf(this.#press.land, land) };
  }

  /** The land under a point of the frame: of a mark that lies there, else of the canvas. */
  #landUnder(element: Element | null, at: Point): EconomyId | undefined {
    if (element === null || !this.#frame.contains(element)) return undefined;
    const mark = element.closest<HTMLElement>('[data-land]')?.dataset['land'];
    return mark ?? (element.closest('.map-canvas') === null ? undefined : this.#following.landAt(at));
  }

  /** One end is the own land, the other another's. */
  #partnerOf(from: EconomyId, to: EconomyId | undefined): EconomyId | undefined {
    const me = this.#following.me();
    if (to === undefined || from === to || (from !== me && to !== me)) return undefined;
    return from === me ? to : from;
  }
}

/** The press that a drag ends with is none of what lies there. */
function swallowClick(): void {
  const swallow = (click: Event): void => {
    click.stopPropagation();
    click.preventDefault();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, true), 0);
}

/** Where the mark of an economy stands in the frame. */
function middleOf(frame: HTMLElement, land: EconomyId): Point | undefined {
  // Marks stand above the land that they belong to.
  const mark = [...frame.querySelectorAll(`[data-land="${land}"]`)].at(-1)?.getBoundingClientRect();
  if (mark === undefined) return undefined;
  const { left, top } = frame.getBoundingClientRect();
  return { x: mark.left + mark.width / 2 - left, y: mark.top + mark.height / 2 - top };
}
