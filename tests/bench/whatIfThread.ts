/** The what-if engine of the client in a thread of Node, as the browser runs it in a worker. */
import { parentPort } from 'node:worker_threads';
import { PreviewEngine } from '../../client/preview/PreviewEngine.ts';
import { countryAnswers } from '../../client/preview/runPreviewJob.ts';

const port = parentPort;
if (port === null) throw new Error('runs as a thread only');

const engine = new PreviewEngine(
  {
    answer: (answer) => port.postMessage(answer),
    later: (step) => {
      setImmediate(step);
    },
    nowMs: () => performance.now(),
  },
  countryAnswers,
);

port.on('message', (request) => engine.receive(request));
