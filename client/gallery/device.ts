import type { NetworkAddresses, PrivacyFacts, SessionCard } from '#shared/protocol/session.ts';
import { loadGestures, loadMarks } from '../map/mapEngine.ts';
import { isAnswered, type Lane, type PreviewAnswer, type PreviewRequest } from '../preview/preview.ts';
import { presetSettings } from '../state/presetSettings.ts';
import { CODE } from './games.ts';
import type { PlainKey } from '../text/areas.ts';
import { t } from '../text/t.ts';
import type { Press } from './surface.ts';

/** Answers of the model that this page has heard before, by scenario, view, lane and question. */
const answers = new Map<string, PreviewAnswer>();
/** Scenarios with their views, numbered as they come: their texts are long. */
const views = new Map<string, number>();

const NativeWorker = window.Worker;

/** The thread of the last surface that has left one, with nothing on its way, and the text of the scenario that it knows. */
let spare: { readonly thread: Worker; readonly scenario: string } | undefined;

/**
 * Stands where the page starts a thread for what-ifs: what was asked before, in another language, theme or size, is answered at once,
 * since the model answers the same; the thread itself is started with the first question that is new, or taken over from the surface
 * before, where it knows the same scenario and has loaded its model.
 */
class KnowingThread extends EventTarget {
  readonly #start: () => Worker;
  #thread: Worker | undefined;
  readonly #gone = new AbortController();
  /** What the thread has to know before it is asked. */
  #scenario: PreviewRequest | undefined;
  #snapshot: PreviewRequest | undefined;
  #view = 0;
  /** Questions on their way, with the key of their answer. */
  readonly #asked = new Map<number, string>();
  /** The question of each lane that the thread has not answered yet. */
  readonly #unanswered = new Map<Lane, number>();

  constructor(...started: ConstructorParameters<typeof Worker>) {
    super();
    this.#start = () => new NativeWorker(...started);
  }

  postMessage(request: PreviewRequest): void {
    if (request.type === 'job') return this.#ask(request);
    if (request.type === 'scenario') this.#scenario = request;
    else this.#snapshot = request;
    const text = JSON.stringify([this.#scenario, this.#snapshot]);
    this.#view = views.get(text) ?? views.size;
    views.set(text, this.#view);
    // Questions on their way are answered on what the game is now.
    this.#asked.clear();
    this.#thread?.postMessage(request);
  }

  terminate(): void {
    this.#gone.abort();
    if (this.#thread === undefined) return;
    if (this.#unanswered.size > 0) return this.#thread.terminate();
    spare?.thread.terminate();
    spare = { thread: this.#thread, scenario: JSON.stringify(this.#scenario) };
  }

  #ask(request: PreviewRequest & { readonly type: 'job' }): void {
    const { id, lane, job } = request;
    const key = `${this.#view} ${lane} ${JSON.stringify(job)}`;
    const known = answers.get(key);
    if (known !== undefined) return queueMicrotask(() => this.#answer({ ...known, id }));
    this.#asked.set(id, key);
    this.#unanswered.set(lane, id);
    this.#thread ??= this.#open();
    this.#thread.postMessage(request);
  }

  #open(): Worker {
    const isKnown = spare?.scenario === JSON.stringify(this.#scenario);
    const thread = isKnown && spare !== undefined ? spare.thread : this.#start();
    if (isKnown) spare = undefined;
    const { signal } = this.#gone;
    const hear = ({ data }: MessageEvent<PreviewAnswer>): void => {
      const key = this.#asked.get(data.id);
      if (key !== undefined) answers.set(key, data);
      if (this.#unanswered.get(data.lane) === data.id) this.#unanswered.delete(data.lane);
      this.#answer(data);
    };
    thread.addEventListener('message', hear, { signal });
    for (const told of isKnown ? [this.#snapshot] : [this.#scenario, this.#snapshot])
      if (told !== undefined) thread.postMessage(told);
    return thread;
  }

  #answer(data: PreviewAnswer): void {
    if (!this.#gone.signal.aborted) this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

/**
 * The device of the gallery: it remembers nothing, reaches no server, and its clock stands still, so that a surface looks the same
 * every time, to the pixel.
 */

/** What the server would answer to pages that are not at a table. */
const ANSWERS = {
  '/api/addresses': { network: ['http://192.168.1.20:2567'] } satisfies NetworkAddresses,
  [`/api/sessions/${CODE}`]: {
    code: CODE,
    gameId: 'gallery',
    settings: presetSettings('firstLesson', '1957'),
    started: false,
    freeSeats: ['ALB', 'COR', 'DEL'],
    waiting: 0,
    keptDays: 30,
  } satisfies SessionCard,
  '/api/privacy': { idleHours: 24, keptDays: 30 } satisfies PrivacyFacts,
  '/healthz': { buildId: 'gallery' },
} as const;

/**
 * Makes the page a device that remembers nothing and reaches no server: what the browser keeps of real tables stays untouched, and
 * requests to the server are answered here, and questions to the model once each. Files are fetched as ever.
 */
export function isolateDevice(): void {
  for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { value: emptyStorage(), configurable: true });
  const answers: Readonly<Record<string, unknown>> = ANSWERS;
  const fetchFile = window.fetch.bind(window);
  window.fetch = async (input, options) => {
    const answer = typeof input === 'string' ? answers[input] : undefined;
    if (answer !== undefined) return Response.json(answer);
    if (typeof input === 'string' && input.startsWith('/api/'))
      reportError(new Error(`the gallery has no answer to ${input}`));
    fetching += 1;
    return fetchFile(input, options).finally(() => (fetching -= 1));
  };
  replace(window, 'Worker', KnowingThread);
  // Nobody listens, and with the clock its sounds would never rest.
  Reflect.deleteProperty(window, 'AudioContext');
}

/** Files that are on their way. */
let fetching = 0;

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

/** 2 March 2026, nine in the morning in Beijing. */
const TODAY_MS = Date.UTC(2026, 2, 2, 1);
/** How long the page has been open, by its own clock. */
const OPEN_FOR_MS = 60_000;
/** What waits longer than this never comes: toasts stay, and nothing is asked again. What comes sooner comes in a tenth of its time. */
const LATEST_MS = 1_000;
const HASTE = 10;

/** The clock of whoever looks, which goes on. */
const runningMs = performance.now.bind(performance);
const later = window.setTimeout.bind(window);

const awaited = new Set<number>();

/** Stops what tells the time and what draws lots, and lets timers of up to a second run out. */
export function stopClock(): void {
  class StoppedDate extends Date {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [TODAY_MS] : given) as [number]));
    }
    static override now(): number {
      return TODAY_MS;
    }
  }
  replace(window, 'Date', StoppedDate);
  replace(performance, 'now', () => OPEN_FOR_MS);
  replace(crypto, 'getRandomValues', (bytes: Uint8Array) => bytes.fill(1));
  const [forget, often] = [window.clearTimeout.bind(window), window.setInterval.bind(window)];
  replace(window, 'setTimeout', (run: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]) => {
    if (delayMs > LATEST_MS) return 0;
    const timer = later(() => {
      awaited.delete(timer);
      run(...args);
    }, delayMs / HASTE);
    awaited.add(timer);
    return timer;
  });
  replace(window, 'clearTimeout', (timer?: number) => {
    if (timer !== undefined) awaited.delete(timer);
    forget(timer);
  });
  replace(window, 'setInterval', (run: () => void, everyMs = 0) =>
    everyMs > LATEST_MS ? 0 : often(run, everyMs / HASTE),
  );
  replace(window, 'requestIdleCallback', (run: () => void) => window.setTimeout(run));
  replace(window, 'cancelIdleCallback', (timer: number) => window.clearTimeout(timer));
}

function replace(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

/** What a page bears while a part of it is being fetched, computed or drawn. */
const BUSY = '[aria-busy=true], .map-loading, .curve-wait, .replay-stage:empty';
/** Frames without anything that is awaited: a part that has come may ask for the next. */
const STILL_FRAMES = 4;

/** Parts that come to a page without anything that says so: nobody waits for a face, a gate or a letter. */
const LATE = [
  loadMarks,
  loadGestures,
  () => import('../design/faces.tsx'),
  () => import('../panels/countries/PartnerSheet.tsx'),
];

/** Waits until no font, part, timer and answer of the model is awaited any more. */
export async function untilStill(): Promise<void> {
  await Promise.all([...[...document.fonts].map((face) => face.load()), ...LATE.map((load) => load())]);
  for (let stillFrames = 0; stillFrames < STILL_FRAMES;) {
    await new Promise((resume) => requestAnimationFrame(() => later(resume, 0)));
    const isStill =
      awaited.size === 0 && fetching === 0 && isAnswered() && document.querySelector(BUSY) === null;
    stillFrames = isStill ? stillFrames + 1 : 0;
  }
}

/** Only a control that never comes is waited for so long: a busy machine takes more than ten seconds to bring a page up. */
const PATIENCE_MS = 110_000;
/** After a frame. */
const SETTLING_MS = 50;
const CONTROLS = 'button, summary, a[href], [role=button], label';

/** Does what a person does, with the first thing in sight that is meant, once it is there. */
export async function press(step: Press): Promise<void> {
  const deadlineMs = runningMs() + PATIENCE_MS;
  for (;;) {
    const found = find(step);
    // A page that has just come up is not pressed before it has begun to listen.
    await settled();
    if (found !== undefined && found === find(step)) return act(step, found);
    if (runningMs() > deadlineMs) throw new Error(`not in sight: ${JSON.stringify(step)}`);
  }
}

function find(step: Press): HTMLElement | undefined {
  if (typeof step === 'object' && 'say' in step) {
    const sentence = t(step.say);
    return inSight(CONTROLS).find(
      (each) => each.textContent.trim().startsWith(sentence) || each.getAttribute('aria-label') === sentence,
    );
  }
  return inSight(selectorOf(step))[0];
}

function selectorOf(step: Exclude<Press, { readonly say: PlainKey }>): string {
  if (typeof step === 'string') return step;
  if ('slider' in step) return step.slider;
  return 'into' in step ? step.into : step.readToEndOf;
}

function inSight(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (each) => each.checkVisibility() && each.ariaDisabled !== 'true' && !each.matches(':disabled'),
  );
}

function act(step: Press, found: HTMLElement): void {
  found.focus();
  if (typeof step === 'object' && 'readToEndOf' in step) return found.scrollTo(0, found.scrollHeight);
  if (typeof step === 'object' && 'slider' in step && found instanceof HTMLInputElement) {
    found.value = String(Number(found.value) + step.by);
    found.dispatchEvent(new Event('input', { bubbles: true }));
    return;
  }
  if (typeof step === 'object' && 'into' in step && found instanceof HTMLInputElement) {
    found.value = step.type;
    found.dispatchEvent(new Event('input', { bubbles: true }));
    return;
  }
  found.click();
}

/** Effects of a page run after it was painted. */
function settled(): Promise<void> {
  return new Promise((resume) => requestAnimationFrame(() => later(resume, SETTLING_MS)));
}
