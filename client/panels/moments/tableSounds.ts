import { useEffect, useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { playSound } from '../../state/sound.ts';
import { useNow } from '../../state/serverClock.ts';
import { connection } from '../../state/store.ts';
import type { SoundName } from '../../state/sounds.ts';
import { clockModel } from '../chrome/clockModel.ts';
import { publicMoments } from './momentsModel.ts';

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
          parties.includes(me),
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
