import type { NetworkAddresses, SessionCard } from '#shared/protocol/session.ts';
import { presetSettings } from '../panels/open/presetSettings.ts';
import { CODE } from './people.ts';

/** What the server would answer to pages that are not at a table. */
const ANSWERS = {
  '/api/addresses': { network: ['http://192.168.1.20:2567'] } satisfies NetworkAddresses,
  [`/api/sessions/${CODE}`]: {
    code: CODE,
    gameId: 'gallery',
    settings: presetSettings('firstLesson', 'gallery'),
    started: false,
    freeSeats: ['ALB', 'COR', 'DEL'],
    waiting: 0,
    keptDays: 30,
  } satisfies SessionCard,
  '/healthz': { buildId: 'gallery' },
} as const;

/**
 * Makes the page a device that remembers nothing and reaches no server: what the browser keeps of real tables stays untouched, and
 * requests to the server are answered here. Files are fetched as ever.
 */
export function isolateDevice(): void {
  for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { value: emptyStorage(), configurable: true });
  const answers: Readonly<Record<string, unknown>> = ANSWERS;
  const fetchFile = window.fetch.bind(window);
  window.fetch = async (input, options) => {
    const answer = typeof input === 'string' ? answers[input] : undefined;
    return answer === undefined ? fetchFile(input, options) : Response.json(answer);
  };
}

/** Its keys are its own, as those of the browser's are; its methods are inherited. */
function emptyStorage(): Storage {
  const methods = {
    getItem(this: Record<string, string>, key: string): string | null {
      return Object.hasOwn(this, key) ? (this[key] ?? null) : null;
    },
    setItem(this: Record<string, string>, key: string, value: string): void {
      this[key] = value;
    },
    removeItem(this: Record<string, string>, key: string): void {
      delete this[key];
    },
    clear(this: Record<string, string>): void {
      for (const key of Object.keys(this)) delete this[key];
    },
  };
  return Object.create(methods) as Storage;
}
