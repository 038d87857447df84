import type { PreviewAnswer, PreviewRequest } from '../preview/previewProtocol.ts';

/** Answers of the model that this page has heard before, by scenario, view, lane and question. */
const answers = new Map<string, PreviewAnswer>();
/** Scenarios with their views, numbered as they come: their texts are long. */
const views = new Map<string, number>();

const NativeWorker = window.Worker;

/**
 * Stands where the page starts a thread for what-ifs: what was asked before, in another language, theme or size, is answered at once,
 * since the model answers the same; the thread itself is started with the first question that is new.
 */
export class KnowingThread extends EventTarget {
  readonly #start: () => Worker;
  #thread: Worker | undefined;
  #isGone = false;
  /** What the thread has to know before it is asked. */
  #scenario: PreviewRequest | undefined;
  #snapshot: PreviewRequest | undefined;
  #view = 0;
  /** Questions on their way, with the key of their answer. */
  readonly #asked = new Map<number, string>();

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
    this.#isGone = true;
    this.#thread?.terminate();
  }

  #ask(request: PreviewRequest & { readonly type: 'job' }): void {
    const { id, lane, job } = request;
    const key = `${this.#view} ${lane} ${JSON.stringify(job)}`;
    const known = answers.get(key);
    if (known !== undefined) return queueMicrotask(() => this.#answer({ ...known, id }));
    this.#asked.set(id, key);
    this.#thread ??= this.#open();
    this.#thread.postMessage(request);
  }

  #open(): Worker {
    const thread = this.#start();
    thread.addEventListener('message', ({ data }: MessageEvent<PreviewAnswer>) => {
      const key = this.#asked.get(data.id);
      if (key !== undefined) answers.set(key, data);
      this.#answer(data);
    });
    for (const told of [this.#scenario, this.#snapshot]) if (told !== undefined) thread.postMessage(told);
    return thread;
  }

  #answer(data: PreviewAnswer): void {
    if (!this.#isGone) this.dispatchEvent(new MessageEvent('message', { data }));
  }
}
