import { pino, type Logger } from 'pino';

export type Log = Logger;

/**
 * Keys whose values never reach a log line. Callers pass ids and codes only; this list is the second lock.
 * No address is logged anywhere.
 */
const SECRET_KEYS = [
  'token',
  'hostToken',
  'name',
  'text',
  'body',
  'address',
  'ip',
  'policy',
  'headers',
  'req',
];

/** JSON lines on the standard output. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: undefined,
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`]), censor: '[hidden]' },
  });
}

const LINES_A_MINUTE = 20;

/** What the network library calls to report: one line a report, at most twenty a minute of each kind, no stack. */
export function libraryLog(log: Log): Record<'debug' | 'error' | 'info' | 'trace' | 'warn', Report> {
  const seen = new Map<string, number>();
  let windowStarted = performance.now();
  const report = (level: 'debug' | 'warn') => (message: unknown) => {
    if (performance.now() - windowStarted > 60_000) {
      seen.clear();
      windowStarted = performance.now();
    }
    const line = firstLineOf(message);
    const kind = line.replaceAll(/[0-9'"].*/g, '').slice(0, 40);
    const count = (seen.get(kind) ?? 0) + 1;
    if (seen.size < 100 || seen.has(kind)) seen.set(kind, count);
    if (count <= LINES_A_MINUTE) log[level]({ kind }, 'network library');
  };
  return {
    debug: report('debug'),
    trace: report('debug'),
    info: report('debug'),
    warn: report('warn'),
    error: report('warn'),
  };
}

/**
 * Sends what libraries write to the console through the same narrow door: the decoder of frames writes a line for each bad byte
 * that anybody sends.
 */
export function captureConsole(log: Log): void {
  const { error, warn } = libraryLog(log);
  console.error = error;
  console.warn = warn;
}

type Report = (message: unknown) => void;

function firstLineOf(message: unknown): string {
  const text =
    message instanceof Error ? message.message : typeof message === 'string' ? message : typeof message;
  return text.split('\n', 1)[0]?.slice(0, 160) ?? '';
}
