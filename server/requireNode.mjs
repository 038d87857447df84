// Plain JavaScript, so that a Node too old to read TypeScript can still say what is wrong.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Accord needs Node 24 or newer, this is ${process.version}: run npm install without --ignore-scripts, or install Node 24.`,
  );
  process.exit(1);
}
