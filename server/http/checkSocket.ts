import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** Where a page tries whether live connections get through: it is greeted and the connection closed. */
export const CHECK_PATH = '/check/socket';

/** Of RFC 6455: mixed into the client's key, it shows that the server speaks the protocol. */
const KEY_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** Text frame "ok", and the frame that closes with code 1000. */
const FRAMES = Buffer.from([0x81, 2, ...Buffer.from('ok'), 0x88, 2, 0x03, 0xe8]);

/** A browser closes its end at once; so long after the answer the line is cut, whatever the other end does. */
const CUT_AFTER_MS = 2_000;

/** Answers one handshake of a browser and hangs up; nothing that it sends is read. */
export function answerCheck({ headers }: IncomingMessage, socket: Duplex): void {
  const key = headers['sec-websocket-key'];
  if (key === undefined) {
    socket.destroy();
    return;
  }
  const accept = createHash('sha1').update(`${key}${KEY_SUFFIX}`).digest('base64');
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.end(FRAMES);
  socket.resume();
  // The other end may keep its half open, which would hold one of the sockets that its address may have.
  const cut = setTimeout(() => socket.destroy(), CUT_AFTER_MS);
  socket.once('close', () => clearTimeout(cut));
}
