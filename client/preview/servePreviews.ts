import type { AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import { PreviewEngine, type Runner } from './PreviewEngine.ts';
import type { PreviewAnswer, PreviewRequest } from './previewProtocol.ts';

/** Answers what-ifs in this thread, beside the page, by the code that settles rounds. */
export function servePreviews<Of extends AnyScenario>(run: Runner<Of>): void {
  const turns = new MessageChannel();
  const waiting: (() => void)[] = [];
  turns.port1.addEventListener('message', () => waiting.shift()?.());
  turns.port1.start();
  const engine = new PreviewEngine(
    {
      answer: (answer: PreviewAnswer) => self.postMessage(answer),
      later: (step) => {
        waiting.push(step);
        turns.port2.postMessage(undefined);
      },
      nowMs: () => performance.now(),
    },
    run,
  );
  self.addEventListener('message', (event: MessageEvent<PreviewRequest<Of>>) => engine.receive(event.data));
}
