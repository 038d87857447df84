import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { aVisitor, keepPicture, openBrowser, type Visitor, type VisitorOptions } from './openBrowser.ts';
import { startServer, type RunningServer } from './startServer.ts';

export type Visits = {
  readonly server: () => RunningServer;
  /** A device of its own at an address of the server, or at any other address. */
  readonly arrive: (path: string, options: VisitorOptions) => Promise<Page>;
};

/**
 * One server and one browser for a file of tests. After each test every device that came is sent home, and none may have
 * seen a console error, a page error or a violation of the content security policy.
 */
export function visits(env: Record<string, string> = {}): Visits {
  let running: { server: RunningServer; browser: Browser } | undefined;
  let visitors: Visitor[] = [];
  const open = () => {
    if (running === undefined) throw new Error('the server does not run yet');
    return running;
  };
  beforeAll(async () => {
    running = { server: await startServer(env), browser: await openBrowser() };
  });
  afterAll(async () => {
    await running?.browser.close();
    await running?.server.stop();
  });
  afterEach(async ({ task }) => {
    const faults = visitors.flatMap((visitor) => visitor.faults());
    if (task.result?.state === 'fail') {
      const name = task.name.replaceAll(/\W+/g, '-');
      for (const [place, { page }] of visitors.entries())
        if (!page.isClosed()) await keepPicture(page, `failed-${name}-${place}`);
    }
    await Promise.all(visitors.map(({ context }) => context.close()));
    visitors = [];
    expect(faults).toEqual([]);
  });
  return {
    server: () => open().server,
    arrive: async (path, options) => {
      const visitor = await aVisitor(open().browser, options);
      visitors.push(visitor);
      await visitor.page.goto(new URL(path, open().server.url).href);
      return visitor.page;
    },
  };
}
