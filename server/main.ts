/** Starts the server: `npm start`. Settings come from the environment (docs/operate.md). */
const NODE_LEAST = 24;

if (Number(process.versions.node.split('.')[0]) < NODE_LEAST) {
  console.error(
    `Node ${NODE_LEAST} or newer is needed, this is ${process.version}: run npm install without --ignore-scripts and start with npm start.`,
  );
  process.exit(1);
}

// Only now: what this loads needs the newer Node.
const { runServer } = await import('./runServer.ts');
await runServer();

export {};
