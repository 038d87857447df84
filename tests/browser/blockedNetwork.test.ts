import { createServer, request as httpRequest, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { aSessionBody, join, openTable } from '../server/support/requests.ts';
import { aClass } from '../server/support/aClass.ts';
import { axeViolations } from './support/axeViolations.ts';
import { aVisitor, openBrowser, PHONE, screenshot } from './support/openBrowser.ts';
import { freePort, startServer, type RunningServer } from './support/startServer.ts';

/** What a school's filter may do: pages pass, live connections do not. Its console errors are the browser's own. */
describe('a network that lets no live connection through', () => {
  let server: RunningServer;
  let filter: Server;
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    server = await startServer();
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    filter = createServer((request, response) => {
      const { method, headers, url: path } = request;
      const onward = httpRequest(
        // A connection of its own for each: one that is kept may be closed just as it is used again.
        { host: '127.0.0.1', port: server.port, method, headers, path, agent: false },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        },
      );
      onward.on('error', () => response.destroy());
      request.pipe(onward);
    });
    filter.on('upgrade', (_request, socket) => {
      // The browser may be gone before it is told.
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    await new Promise<void>((done) => filter.listen(port, '127.0.0.1', done));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    filter.close();
    filter.closeAllConnections();
    await server.stop();
  });

  it('is named as the cause, on the table and on a page for whoever runs the network', async () => {
    const table = await openTable(server.url, aSessionBody({}, { timed: false }));
    const { body } = await join(server.url, table.code, 'Ann');
    const phone = await aVisitor(browser, { viewport: PHONE });
    await phone.page.goto(`${url}/table/${table.gameId}#seat=${body.token}`);
    await phone.page.getByText('This network lets pages through').waitFor();
    expect(await axeViolations(phone.page)).toEqual([]);
    await screenshot(phone.page, 'blocked-network-phone');
    await phone.page.goto(`${url}/check`);
    await phone.page.getByText('The live connection does not get through.').waitFor();
    await phone.page.getByText('The server answers.').waitFor();
    expect(await axeViolations(phone.page)).toEqual([]);
    await screenshot(phone.page, 'check-blocked-phone');
    const laptop = await aVisitor(browser, { viewport: { width: 1366, height: 768 }, language: 'zh' });
    await laptop.page.goto(`${server.url}/check`);
    await laptop.page.getByText('实时连接畅通').waitFor();
    await screenshot(laptop.page, 'check-good-zh');
    expect(laptop.faults()).toEqual([]);
    await Promise.all([phone, laptop].map(({ context }) => context.close()));
  });

  it('is told to whoever joins a class through it, and to the host, who is led to what the network needs', async () => {
    const room = await aClass(server.url);
    const phone = await aVisitor(browser, { viewport: PHONE });
    await phone.page.goto(`${url}/join/${room.code}`);
    await phone.page.getByText('This network blocks the live connection of the game.').waitFor();
    expect(await axeViolations(phone.page)).toEqual([]);
    await screenshot(phone.page, 'join-blocked-phone');
    await phone.page.getByLabel('Your name').fill('Ada');
    await phone.page.getByRole('button', { name: 'Join the class' }).click();
    await room.host.until('her device', ({ people }) => people()[0]?.device?.sockets === false);
    const laptop = await aVisitor(browser, { viewport: { width: 1366, height: 768 } });
    await laptop.page.goto(`${server.url}/host/${room.classId}#host=${room.hostToken}`);
    await laptop.page.getByText('Devices: 0 of 1 fine. 1 without live connection: Ada.').waitFor();
    await screenshot(laptop.page, 'devices-laptop');
    await laptop.page.goto(`${server.url}/network`);
    await laptop.page.getByRole('heading', { name: 'For whoever runs the network' }).waitFor();
    expect(await axeViolations(laptop.page)).toEqual([]);
    await screenshot(laptop.page, 'network-laptop');
    const chinese = await aVisitor(browser, { viewport: PHONE, language: 'zh' });
    await chinese.page.goto(`${server.url}/network`);
    await chinese.page.getByRole('heading', { name: '致网络管理人员' }).waitFor();
    await screenshot(chinese.page, 'network-phone-zh');
    await room.host.room.leave();
    await Promise.all([phone, laptop, chinese].map(({ context }) => context.close()));
  });

  it('says in a browser that is too old what it needs', async () => {
    const visitor = await aVisitor(browser, { viewport: PHONE });
    await visitor.page.addInitScript(() => {
      Reflect.deleteProperty(Array.prototype, 'toSorted');
    });
    await visitor.page.goto(server.url);
    await visitor.page.getByText('This browser is too old for Accord.').waitFor();
    await screenshot(visitor.page, 'too-old-phone');
    await visitor.context.close();
  });
});
