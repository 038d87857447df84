/** How a moment looks and what it sounds like. */
import { useEffect, useRef } from 'preact/hooks';
import { signaturesLeft } from '#shared/rules/law/register.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { useNow } from '../../state/serverClock.ts';
import { playSound } from '../../state/sound.ts';
import type { SoundName } from '../../state/sounds.ts';
import { connection } from '../../state/store.ts';
import { clockModel } from '../chrome/clockModel.ts';
import './moments.css';
import type { ComponentChildren } from 'preact';
import { type MomentKind, publicMoments } from './momentsModel.ts';

/** A drawing of our own for each kind of moment; the part that moves (`moves`) stands still where motion is not wanted. */
export function MomentPicture({ kind }: { readonly kind: MomentKind }) {
  return (
    <svg
      viewBox="0 0 120 120"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="5"
      stroke-linejoin="round"
    >
      {PICTURES[kind]}
    </svg>
  );
}

const PAPER = 'var(--panel)';
const GOOD = 'var(--gain)';
const BAD = 'var(--loss)';

const SHEET = (
  <>
    <path fill={PAPER} d="M28 12h52l16 16v80H28z" />
    <path d="M80 12v16h16 M40 42h44 M40 56h44 M40 70h26" />
  </>
);

const PICTURES: Readonly<Record<MomentKind, ComponentChildren>> = {
  signed: (
    <>
      {SHEET}
      <g class="moves">
        <circle fill={GOOD} stroke={GOOD} cx="78" cy="86" r="20" />
        <path stroke={PAPER} d="M68 86l7 8 13-16" />
      </g>
    </>
  ),
  ratified: ballot(<path stroke={GOOD} d="M51 36l7 8 12-16" />),
  votedDown: ballot(<path stroke={BAD} d="M52 26l16 20 M68 26l-16 20" />),
  refused: (
    <>
      {SHEET}
      <path class="moves" stroke={BAD} stroke-width="9" d="M42 40l44 44 M86 40l-44 44" />
    </>
  ),
  left: (
    <>
      <path d="M20 108V24h52v84 M14 108h92" />
      <path fill={PAPER} d="M20 24l30 12v82l-30-10z" />
      <path class="moves" stroke={BAD} d="M62 66h42 M90 52l14 14-14 14" />
    </>
  ),
  conferenceCarried: conference(GOOD, <path stroke={GOOD} d="M46 60l10 12 20-24" />),
  conferenceFailed: conference(PAPER, <path stroke={BAD} d="M48 48l24 24 M72 48L48 72" />),
  governmentFell: (
    <>
      <path fill={PAPER} d="M30 10h34v48h30v16H30z" />
      <path d="M36 74v36 M88 74v36" />
      <path class="moves" stroke={BAD} d="M74 26h36 M98 14l12 12-12 12" />
    </>
  ),
  wordBroken: (
    <g class="moves">
      <path
        fill={PAPER}
        transform="rotate(-9 46 60) translate(-6 0)"
        d="M28 12h36l-8 18 10 18-12 20 10 18-8 22H28z"
      />
      <path
        fill={PAPER}
        transform="rotate(8 76 60) translate(10 4)"
        d="M64 12h30v96H56l8-22-10-18 12-20-10-18z"
      />
    </g>
  ),
  promoted: (
    <>
      <path fill={PAPER} d="M12 108V90h24V70h24V50h24V30h24v78z" />
      <path class="moves" stroke={GOOD} d="M22 62l36-36 M40 26h18v18" />
    </>
  ),
  envelopes: (
    <>
      <path fill={PAPER} d="M14 48l46-34 46 34v60H14z" />
      <g class="moves">
        <path fill={PAPER} d="M32 20h56v62H32z" />
        <path d="M42 36h36 M42 50h36" />
      </g>
      <path fill={PAPER} d="M14 48l46 34 46-34v60H14z" />
    </>
  ),
  event: (
    <>
      <circle fill={PAPER} cx="60" cy="60" r="46" />
      <path class="moves" fill="currentColor" d="M66 20L40 66h18l-6 34 28-48H62z" />
    </>
  ),
};

function ballot(mark: ComponentChildren): ComponentChildren {
  return (
    <>
      <g class="moves">
        <path fill={PAPER} d="M42 10h36v56H42z" />
        {mark}
      </g>
      <path fill={PAPER} d="M18 62h84v46H18z" />
      <path d="M38 62h44" />
    </>
  );
}

/** A round table with eight seats. */
function conference(seats: string, mark: ComponentChildren): ComponentChildren {
  return (
    <>
      <circle fill={PAPER} cx="60" cy="60" r="30" />
      {Array.from({ length: 8 }, (_, place) => {
        const angle = (place * Math.PI) / 4;
        return (
          <circle
            key={place}
            fill={seats}
            cx={60 + 47 * Math.cos(angle)}
            cy={60 + 47 * Math.sin(angle)}
            r="8"
          />
        );
      })}
      <g class="moves">{mark}</g>
    </>
  );
}

/** What sounds at a table besides its moments: the bell, the own seal, proposals that come, deals of others, the last seconds. */
export function useTableSounds(game: GameState, me: EconomyId | undefined): void {
  const last = useRef(game);
  useEffect(() => {
    const before = last.current;
    last.current = game;
    soundsBetween(before, game, me).forEach(playSound);
  }, [game, me]);
  const now = useNow(1_000);
  const second = lastSecond(game, now, connection.value.type === 'live');
  useEffect(() => {
    if (second !== undefined) playSound('heartbeat');
  }, [second]);
}

/** At most one of each kind, however much has happened at once. */
export function soundsBetween(before: GameState, after: GameState, me: EconomyId | undefined): SoundName[] {
  if (before === after) return [];
  const deals = publicMoments(before, after).filter(({ kind }) => kind === 'signed');
  const heard: readonly (readonly [SoundName, boolean])[] = [
    ['bell', before.phase !== after.phase],
    ['seal', me !== undefined && after.sealedBy.includes(me) && !before.sealedBy.includes(me)],
    [
      'proposal',
      Object.values(after.proposals).some(
        ({ id, author, parties, status }) =>
          me !== undefined &&
          before.proposals[id] === undefined &&
          status === 'open' &&
          author !== me &&
          parties.includes(me) &&
          signaturesLeft(after, me) !== 0,
      ),
    ],
    ['murmur', me !== undefined && deals.some(({ economies }) => !economies.includes(me))],
  ];
  return heard.filter(([, isHeard]) => isHeard).map(([name]) => name);
}

const LAST_SECONDS = 20;

/** Which of the last seconds of talks or of envelopes runs, if one does. */
export function lastSecond(game: GameState, nowMs: number, isConnected: boolean): number | undefined {
  if (game.phase !== 'negotiation' && game.phase !== 'policy') return undefined;
  const { look, leftMs } = clockModel(game, nowMs, isConnected);
  if (look !== 'last' || leftMs === undefined) return undefined;
  const second = Math.ceil(leftMs / 1_000);
  return second > 0 && second <= LAST_SECONDS ? second : undefined;
}
