import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  aVisitor,
  isPhone,
  keepPicture,
  openBrowser,
  type Visitor,
  type VisitorOptions,
} from './openBrowser.ts';
import { startServer, type RunningServer } from './startServer.ts';

export type Visits = {
  readonly server: () => RunningServer;
  /** A device of its own at an address of the server, or at any other address. */
  readonly arrive: (path: string, options: VisitorOptions) => Promise<Page>;
};

/** A visitor's device, with what makes it unlike others and whether a test has changed more of it than its page. */
type Device = Visitor & { readonly kind: string; isChanged: boolean };

/**
 * Devices that went home, of all files of this process: the next visitor of their kind takes one over, its storage emptied. It has
 * the files of the client, which are the same at every server, so that a page costs .9 s of processor time less than on a new device.
 */
const idle: Device[] = [];
const MOST_IDLE = 6;
let shared: Browser | undefined;
/** Ports of servers that have stopped: at the same address a device knows the files that it has fetched. */
const ports: number[] = [];

/** Of what a server has written, where a test fails: it may have ended. */
const TOLD_CHARACTERS = 2_000;

/** The one browser of this process; it ends with it. */
async function theBrowser(): Promise<Browser> {
  if (shared?.isConnected() !== true) {
    idle.splice(0);
    shared = await openBrowser();
  }
  return shared;
}

/** What cannot be changed about a device, and where it has been. */
function kindOf(options: VisitorOptions, origin: string): string {
  const { viewport, language, theme, reducedMotion, putsCardsAway, refusal } = options;
  return JSON.stringify([
    origin,
    isPhone(viewport),
    language,
    theme,
    reducedMotion,
    putsCardsAway,
    refusal?.source,
  ]);
}

/** What stays on a device until it is thrown away. */
const LASTING = {
  page: ['addInitScript', 'emulateMedia', 'route', 'exposeFunction'],
  context: ['addInitScript', 'grantPermissions', 'newCDPSession', 'route', 'setOffline'],
} as const;

function noteChanges(target: Page | BrowserContext, acts: readonly string[], note: () => void): void {
  for (const act of acts) {
    const original = Reflect.get(target, act) as (...given: readonly unknown[]) => unknown;
    Reflect.set(target, act, (...given: readonly unknown[]) => {
      note();
      return Reflect.apply(original, target, given);
    });
  }
}

async function newDevice(options: VisitorOptions, origin: string): Promise<Device> {
  const device: Device = {
    ...(await aVisitor(await theBrowser(), options)),
    kind: kindOf(options, origin),
    isChanged: false,
  };
  const { page, context } = device;
  const note = (): void => void (device.isChanged = true);
  noteChanges(page, LASTING.page, note);
  noteChanges(context, LASTING.context, note);
  context.on('page', note);
  // Elsewhere it keeps what nobody empties.
  page.on('framenavigated', (frame) => {
    const { origin: where, protocol } = new URL(frame.url());
    if (protocol !== 'about:' && where !== origin) note();
  });
  return device;
}

/** A device of a kind that knows nothing of whoever had it before. */
async function takeOver(options: VisitorOptions, origin: string): Promise<Device | undefined> {
  const place = idle.findIndex(({ kind }) => kind === kindOf(options, origin));
  const [device] = place < 0 ? [] : idle.splice(place, 1);
  if (device === undefined) return undefined;
  const { page } = device;
  await page.setViewportSize(options.viewport);
  await page.goto(`${origin}/healthz`);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  return device;
}

/** Sends a device home; one that has been changed is thrown away. */
async function sendHome(device: Device): Promise<void> {
  const { page, context } = device;
  if (device.isChanged || page.isClosed() || idle.length >= MOST_IDLE) return context.close();
  // Out of the window: nothing of the next page is under the mouse.
  await page.mouse.move(-1, -1);
  await page.goto('about:blank');
  device.takeFaults();
  idle.push(device);
}

/**
 * One server for a file of tests. After each test every device that came is sent home, and none may have seen a console error, a page
 * error or a violation of the content security policy.
 */
export function visits(env: Record<string, string> = {}): Visits {
  let running: RunningServer | undefined;
  let visitors: Device[] = [];
  const open = (): RunningServer => {
    if (running === undefined) throw new Error('the server does not run yet');
    return running;
  };
  beforeAll(async () => {
    running = await startServer(env, ports.pop());
  });
  afterAll(async () => {
    await running?.stop();
    if (running === undefined) return;
    ports.push(running.port);
  });
  afterEach(async ({ task }) => {
    const faults = visitors.flatMap((visitor) => visitor.takeFaults());
    const hasFailed = task.result?.state === 'fail';
    if (hasFailed) {
      const name = task.name.replaceAll(/\W+/g, '-');
      for (const [place, { page }] of visitors.entries())
        if (!page.isClosed()) await keepPicture(page, `failed-${name}-${place}`);
      console.warn(`the server, before “${task.name}” failed:\n${open().output().slice(-TOLD_CHARACTERS)}`);
    }
    const sent = visitors;
    visitors = [];
    await Promise.all(sent.map((device) => (hasFailed ? device.context.close() : sendHome(device))));
    expect(faults).toEqual([]);
  });
  return {
    server: open,
    arrive: async (path, options) => {
      const { url } = open();
      const device = (await takeOver(options, url)) ?? (await newDevice(options, url));
      visitors.push(device);
      await device.page.goto(new URL(path, url).href);
      return device.page;
    },
  };
}
