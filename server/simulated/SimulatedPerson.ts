import { deflateRawSync } from 'node:zlib';
import { Client } from '@colyseus/sdk';
import type { ClassPlace, JoinedClass } from '#shared/protocol/classroom.ts';
import { SOCKET_COMPRESSION } from '#shared/protocol/wire.ts';
import type { DeviceCheck } from '#shared/protocol/session.ts';
import { PublicState } from '#shared/protocol/publicState.ts';
import { CLOSE_CODES, MESSAGES, type PrivateOverlay } from '#shared/protocol/wire.ts';
import { overlayAfter } from '#shared/rules/views/documents.ts';
import {
  between,
  type Documents,
  type End,
  type Entered,
  type Line,
  type Parts,
  SimulatedPlayer,
  TIMES,
} from './SimulatedPlayer.ts';

const RETRY_MS = 1_000;
const JOIN_TRIES = 90;
const ENTRY_TRIES = 20;

/**
 * One simulated person: comes in by the code like anybody, through the same routes and rooms, and plays as the bots do, at the pace of
 * people and with the trouble that the cast gives them.
 */
export class SimulatedPerson {
  readonly #parts: Parts;
  #isGone = false;
  #wasAway = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Comes and stays until the class is over, everybody is stopped, or they have gone for good. */
  async live(): Promise<void> {
    const { cast } = this.#parts;
    await this.#wait(cast.comesAfterMs);
    if (cast.isLate) await this.#waitUntilBegun();
    const joined = await this.#join();
    if (joined === undefined) return;
    let end: End = 'sent';
    while (end !== 'left' && !this.#isOver) {
      if (end === 'lost') await this.#wait(RETRY_MS);
      const place = await this.#gather(joined);
      end = place === undefined ? 'left' : await this.#play(place.gameId, joined);
    }
  }

  get #isOver(): boolean {
    return this.#parts.pace.isStopped || this.#isGone;
  }

  /** In time of people, which the speed shortens, even while they wait. */
  async #wait(ms: number): Promise<void> {
    const { pace } = this.#parts;
    for (let left = ms; left > 0 && !pace.isStopped;) {
      const step = Math.min(250, left / pace.speed);
      await sleep(step);
      left -= step * pace.speed;
    }
  }

  async #waitUntilBegun(): Promise<void> {
    const { pace } = this.#parts;
    while (!pace.hasBegun && !pace.isStopped) await sleep(250);
    await this.#wait(between(TIMES.late));
  }

  async #join(): Promise<JoinedClass | undefined> {
    const { cast, meter } = this.#parts;
    const names = [...cast.names];
    const startedMs = performance.now();
    for (let tries = 0; tries < JOIN_TRIES && !this.#isOver; tries++) {
      const [name = ''] = names;
      const answer = await this.#ask(name);
      if (typeof answer !== 'string') {
        meter?.joined(performance.now() - startedMs);
        return answer;
      }
      if (answer === 'name/taken' && names.length > 1) {
        names.shift();
        await this.#wait(TIMES.look);
      } else if (answer === 'session/too-many-joins' || answer === 'offline') await sleep(RETRY_MS);
      else return undefined;
    }
    return undefined;
  }

  /** Where they are then, or why they were not let in. */
  async #ask(name: string): Promise<JoinedClass | string> {
    const { url, code, cast } = this.#parts;
    const device: DeviceCheck = { sockets: true, keeps: !cast.forgets, inApp: false };
    try {
      const response = await fetch(`${url}/api/join`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code, name, as: 'player', device }),
      });
      const body = (await response.json()) as JoinedClass & { readonly error?: string };
      return body.error ?? body;
    } catch {
      // The server is busy or starts again: they press once more.
      return 'offline';
    }
  }

  /** Waits where the class gathers until there is a table for them; none where they are to leave. */
  async #gather({ classId, token }: JoinedClass): Promise<ClassPlace | undefined> {
    const line = await this.#enter(classId, token);
    if (line === undefined) return undefined;
    while (!this.#isOver && line.end() === undefined && line.overlay()['place'] === undefined)
      await sleep(250);
    const place = line.overlay()['place'];
    if (line.end() === undefined) await line.room.leave();
    return place === undefined || line.end() === 'left' ? undefined : (JSON.parse(place) as ClassPlace);
  }

  async #enter(roomId: string, token: string): Promise<Entered | undefined> {
    const { url, cast, meter } = this.#parts;
    for (let tries = 0; tries < ENTRY_TRIES && !this.#isOver; tries++) {
      try {
        const room: Line = await new Client(url, { headers: { origin: url } }).joinById(
          roomId,
          { token },
          PublicState,
        );
        const received = (message: Uint8Array): void =>
          meter?.received(cast.names[0] ?? '', bytesOnWire(room, message));
        return listen(room, received);
      } catch {
        // A table that is being opened, or a server that starts again.
        await sleep(RETRY_MS);
      }
    }
    return undefined;
  }

  async #play(gameId: string, joined: JoinedClass): Promise<End> {
    const line = await this.#enter(gameId, joined.token);
    if (line === undefined) return 'left';
    const player = new SimulatedPlayer(line, joined.member, this.#parts);
    while (!this.#isOver && line.end() === undefined) {
      await sleep(TIMES.look / this.#parts.pace.speed);
      const wish = await player.step();
      if (wish === 'goForGood') this.#isGone = true;
      if (wish === 'goAway' && !this.#wasAway) {
        this.#wasAway = true;
        await line.room.leave();
        await this.#wait(TIMES.away);
        return 'lost';
      }
    }
    if (line.end() === undefined) await line.room.leave();
    return this.#isOver ? 'left' : (line.end() ?? 'left');
  }
}

/** Codes with which the server sends somebody away who is not to come back. */
const FOR_GOOD: readonly number[] = [
  CLOSE_CODES.removed,
  CLOSE_CODES.erased,
  CLOSE_CODES.reissued,
  CLOSE_CODES.replaced,
];

function listen(room: Line, received: (message: Uint8Array) => void): Entered {
  room.reconnection.enabled = false;
  let overlay: Documents = {};
  let end: End | undefined;
  const close = (code: number): void => {
    end ??= FOR_GOOD.includes(code) ? 'left' : code === CLOSE_CODES.moved ? 'sent' : 'lost';
  };
  room.onDrop(close);
  room.onLeave(close);
  room.onMessage(MESSAGES.private, (message: PrivateOverlay) => {
    overlay = overlayAfter(overlay, message);
  });
  for (const type of Object.values(MESSAGES))
    if (type !== MESSAGES.private) room.onMessage(type, () => undefined);
  const { events } = room.connection;
  const { onmessage } = events;
  events.onmessage = (event) => {
    const data: unknown = event.data;
    if (data instanceof ArrayBuffer) received(new Uint8Array(data));
    else if (data instanceof Uint8Array) received(data);
    onmessage?.(event);
  };
  return {
    room,
    overlay: () => overlay,
    documents: () => ({ ...Object.fromEntries(room.state.documents.entries()), ...overlay }),
    end: () => end,
  };
}

/** What a message weighed on its way: the same compression gives the same bytes, where it was agreed on. */
function bytesOnWire(room: Line, message: Uint8Array): number {
  const { threshold, zlibDeflateOptions } = SOCKET_COMPRESSION;
  const isCompressed = message.byteLength >= threshold && extensionsOf(room).includes('permessage-deflate');
  return isCompressed ? deflateRawSync(message, zlibDeflateOptions).byteLength : message.byteLength;
}

function extensionsOf({ connection: { transport } }: Line): string {
  return 'ws' in transport && transport.ws instanceof WebSocket ? transport.ws.extensions : '';
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
