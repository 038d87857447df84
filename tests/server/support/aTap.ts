import { connect, createServer, type Socket } from 'node:net';
import { freePort } from '../../browser/support/startServer.ts';

export type ATap = {
  readonly url: string;
  /** Every byte that the server has sent through it, as Latin-1 text. */
  readonly heard: () => string;
  readonly clear: () => void;
  /** From now on nothing passes and nobody is told: the network is gone. */
  readonly freeze: () => void;
  readonly close: () => Promise<void>;
};

/** A line to the server that keeps all that the server says on it: what a curious client could read. */
export async function aTap(port: number): Promise<ATap> {
  const tapPort = await freePort();
  const sockets = new Set<Socket>();
  let heard: Buffer[] = [];
  const tap = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    far.on('data', (chunk: Buffer) => heard.push(chunk));
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((done) => tap.listen(tapPort, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${tapPort}`,
    heard: () => Buffer.concat(heard).toString('latin1'),
    freeze: () => {
      for (const socket of sockets) {
        socket.unpipe();
        socket.pause();
      }
    },
    clear: () => {
      heard = [];
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => tap.close(done));
    },
  };
}
