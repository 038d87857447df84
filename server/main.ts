/** The program of the server: `npm run dev` runs it from its sources, `npm start` as it was built. Settings come from the environment (docs/operate.md). */
import './requireNode.mjs';

/** A data file that is no JSON ends the loading of the modules themselves: say which file, in one line. */
function explainBrokenData(failure: unknown): never {
  if (!(failure instanceof SyntaxError) || !failure.message.includes('.json: ')) throw failure;
  console.error(`Accord does not start: ${failure.message.replace(`${process.cwd()}/`, '')}`);
  process.exit(1);
}

// Only now: what this loads needs the newer Node.
const { runServer } = await import('./runServer.ts').catch(explainBrokenData);
await runServer();
