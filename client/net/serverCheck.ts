import type { DeviceCheck } from '#shared/protocol/session.ts';
import { keepsData } from '../state/storage.ts';

/** Whether this device gets through to its server. */
const CHECK_TIMEOUT_MS = 6_000;
/** Where the server greets a live connection and hangs up (server/security.ts). */
const SOCKET_PATH = '/check/socket';

export type ServerCheck = {
  /** Build of the server; undefined: no answer to a request. */
  readonly buildId: string | undefined;
  /** Whether a live connection (WebSocket) gets through. */
  readonly hasLiveConnection: boolean;
};

/** Tries both ways in which the game talks to its server: proxies and filters of schools often let only the first through. */
export async function checkServer(): Promise<ServerCheck> {
  const [buildId, hasLiveConnection] = await Promise.all([askBuild(), tryLiveConnection()]);
  return { buildId, hasLiveConnection };
}

/** Build of the server; undefined: no answer. */
export async function askBuild(withinMs = CHECK_TIMEOUT_MS): Promise<string | undefined> {
  try {
    const response = await fetch('/healthz', { signal: AbortSignal.timeout(withinMs) });
    const body: { readonly buildId?: string } = await response.json();
    return body.buildId;
  } catch {
    // No answer, or somebody else's page in its place: the check says so.
    return undefined;
  }
}

/** Whether a live connection gets through. */
export function tryLiveConnection(withinMs = CHECK_TIMEOUT_MS): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(new URL(SOCKET_PATH, window.location.href.replace(/^http/, 'ws')));
    const settle = (gotThrough: boolean): void => {
      clearTimeout(timer);
      resolve(gotThrough);
      socket.close();
    };
    const timer = setTimeout(() => settle(false), withinMs);
    socket.addEventListener('message', () => settle(true));
    socket.addEventListener('close', () => settle(false));
  });
}

/** Nobody waits longer for the check of a device before joining. */
const DEVICE_CHECK_MS = 3_000;
/** Apps that show pages in a window of their own, and close it when they are left. */
const IN_APP = /MicroMessenger|\bQQ\/|DingTalk|FBAN|FBAV|Instagram|\bLine\//i;

/** Whether this page is shown within another app. */
export function isInApp(): boolean {
  return IN_APP.test(navigator.userAgent);
}

/** What this device can do for the game: its way to the server, and whether it remembers who it is. */
export async function checkDevice(): Promise<DeviceCheck> {
  const startedMs = performance.now();
  const [roundTripMs, sockets] = await Promise.all([
    askBuild(DEVICE_CHECK_MS).then((build) =>
      build === undefined ? undefined : Math.round(performance.now() - startedMs),
    ),
    tryLiveConnection(DEVICE_CHECK_MS),
  ]);
  return {
    sockets,
    keeps: keepsData(),
    inApp: isInApp(),
    ...(roundTripMs === undefined ? {} : { roundTripMs }),
  };
}
