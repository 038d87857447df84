import type { DeviceCheck } from '#shared/protocol/session.ts';
import { keepsData } from '../state/storage.ts';
import { askBuild, tryLiveConnection } from './serverCheck.ts';

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
