import { PreviewEngine } from './PreviewEngine.ts';
import type { PreviewAnswer, PreviewRequest } from './previewProtocol.ts';

/** The what-if runs here, beside the page, on the same code that settles rounds. */
const turns = new MessageChannel();
const waiting: (() => void)[] = [];
turns.port1.addEventListener('message', () => waiting.shift()?.());
turns.port1.start();

const engine = new PreviewEngine({
  answer: (answer: PreviewAnswer) => self.postMessage(answer),
  later: (step) => {
    waiting.push(step);
    turns.port2.postMessage(undefined);
  },
  nowMs: () => performance.now(),
});

self.addEventListener('message', (event: MessageEvent<PreviewRequest>) => engine.receive(event.data));
