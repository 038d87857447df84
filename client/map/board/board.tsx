import type { ComponentChildren } from 'preact';
import type { IntegrationLevel } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { Icon } from '../../design/Icon.tsx';
import type { Box, Point } from '../geography/mapGeography.ts';

/** What the seat of this device may do on the map; its panels decide, the map only asks. */
export type Board = {
  readonly me: EconomyId;
  readonly offersTo: (economy: EconomyId) => readonly BoardOffer[];
  /** Proposals under way that this seat knows of. */
  readonly letters: readonly Letter[];
  /** The own wall, while the envelope is open. */
  readonly wall?: WallHandle | undefined;
  /** What can be done now, in words. */
  readonly hint?: string | undefined;
};

/** Something that a seat may begin with another economy from the map. */
export type BoardOffer = {
  readonly text: string;
  /** Why it cannot be begun now, as a sentence; absent where it can. */
  readonly refusal?: string;
  readonly begin: () => void;
};

/** A proposal under way between two economies, as a letter on the edge between them. */
export type Letter = {
  readonly id: string;
  readonly from: EconomyId;
  readonly to: EconomyId;
  /** Waits for this seat's answer, waits for others, or was refused and has come back to its author. */
  readonly state: 'answer' | 'waiting' | 'refused';
  /** What it is, in words. */
  readonly text: string;
  readonly open: () => void;
};

/** Where an agreement lets two economies through. */
export type Gate = {
  readonly between: readonly [string, string];
  readonly level: IntegrationLevel;
  readonly slot?: number;
  /** A line without a sign: of an agreement of several one pair carries it. */
  readonly isBare?: boolean;
};

/** The own wall in the envelope in hand, as what can be taken hold of on the map. Whole steps: points of a tariff, or levels. */
export type WallHandle = {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** The value that is in force. */
  readonly was: number;
  /** What it is called, and its value in words. */
  readonly label: string;
  readonly text: string;
  readonly set: (value: number) => void;
};

/** Where the marks of a map stand, for what is laid over it. Pixels from the corner of its drawing. */
export type Stand = {
  /** Middles of the marks in view. */
  readonly places: ReadonlyMap<EconomyId, Point>;
  /** From the middle of a mark to its rim, its bricks included. */
  readonly rim: (economy: EconomyId) => number;
  /** The part that nothing covers. */
  readonly within: Box;
  /** Against the sizes of a laptop. */
  readonly unit: number;
};

/** What a panel lays over the marks. */
export type Signs = (stand: Stand) => ComponentChildren;

/** The economy whose land a point of the map lies on, in pixels from the corner of its frame. */
export type LandAt = (at: Point) => EconomyId | undefined;

/** The economy of another whose mark on a map has the focus: what is begun by a key is begun with it. */
export function landInFocus(me: EconomyId): EconomyId | undefined {
  const land = document.activeElement?.closest<HTMLElement>('[data-land]')?.dataset['land'];
  return land === me ? undefined : land;
}

/** Two posts of a wall and what closes the way between them: one leaf stays shut where only some tariffs are cut. */
export function GateSign({ gate: { level, slot } }: { readonly gate: Pick<Gate, 'level' | 'slot'> }) {
  const colour = slot === undefined ? 'var(--flow-base)' : `var(--b${slot})`;
  return (
    <g fill="none" stroke={colour} stroke-width={2.4}>
      <circle r={11} fill="var(--ocean)" stroke-width={2} />
      <path d="M-7 -5V6M7 -5V6" stroke="var(--wall)" stroke-width={4} />
      <path class="open" d="M-6 1H0" transform="rotate(-62 -6 1)" />
      {level === 1 ? <path d="M6 1H0" /> : <path class="open" d="M6 1H0" transform="rotate(62 6 1)" />}
    </g>
  );
}

type ButtonsProps = { readonly offers: readonly BoardOffer[]; readonly onBegun?: () => void };

/** What can be begun with an economy, each a button; one that cannot says why. */
export function OfferButtons({ offers, onBegun }: ButtonsProps) {
  const first = offers[0]?.refusal;
  const isShared = offers.length > 1 && offers.every(({ refusal }) => refusal === first);
  return (
    <>
      {first !== undefined && isShared && <p class="small muted">{first}</p>}
      {offers.map(({ text, refusal, begin }, place) => (
        <div key={text} class="stack gap-1">
          <button
            type="button"
            class={place === 0 ? 'btn primary wide' : 'btn wide'}
            aria-disabled={refusal !== undefined}
            onClick={() => {
              if (refusal !== undefined) return;
              onBegun?.();
              begin();
            }}
          >
            <Icon name={place === 0 ? 'deals' : 'blocs'} />
            {text}
            {refusal !== undefined && <span class="sr">{refusal}</span>}
          </button>
          {refusal !== undefined && !isShared && <p class="small muted">{refusal}</p>}
        </div>
      ))}
    </>
  );
}
