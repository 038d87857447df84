import { importsOf, targetOf, type Source } from './sources.ts';

/** `from` and `to` lie in `folder`: each is a folder with all that is below it, or a single file. */
export type FolderImport = {
  readonly folder: string;
  readonly from: string;
  readonly to: string;
  /** One of the imports that the edge stands for. */
  readonly example: string;
};

/** The imports between the things in one folder: from, to, edge. */
type Graph = Map<string, Map<string, FolderImport>>;

/**
 * Every pair of neighbours in a folder of which one imports the other, on the deepest level on which the two differ: an import of
 * `rules/modules/wto/a.ts` from `rules/clock/b.ts` is an edge from `clock` to `modules` in `rules`, and no other. Imports of
 * types count like all others.
 */
function graphsOf(sources: readonly Source[]): ReadonlyMap<string, Graph> {
  const graphs = new Map<string, Graph>();
  for (const source of sources)
    for (const specifier of importsOf(source)) {
      const target = targetOf(source, specifier);
      const edge = target === undefined ? undefined : edgeOf(source.path, target);
      if (edge === undefined) continue;
      const graph = graphs.get(edge.folder) ?? new Map<string, Map<string, FolderImport>>();
      const leaving = graph.get(edge.from) ?? new Map<string, FolderImport>();
      if (!leaving.has(edge.to)) leaving.set(edge.to, edge);
      graphs.set(edge.folder, graph.set(edge.from, leaving));
    }
  return graphs;
}

function edgeOf(source: string, target: string): FolderImport | undefined {
  const [from, to] = [source.split('/'), target.split('/')];
  const depth = from.findIndex((part, index) => part !== to[index]);
  const [a, b] = [from[depth], to[depth]];
  if (a === undefined || b === undefined) return undefined;
  return { folder: from.slice(0, depth).join('/'), from: a, to: b, example: `${source} imports ${target}` };
}

/** The edges that lie on a ring: from the end of each, imports lead back to its beginning. */
export function findRingImports(sources: readonly Source[]): FolderImport[] {
  return [...graphsOf(sources).values()].flatMap((graph) =>
    [...graph.values()]
      .flatMap((leaving) => [...leaving.values()])
      .filter(({ from, to }) => reaches(graph, to, from)),
  );
}

function reaches(graph: Graph, start: string, goal: string): boolean {
  const seen = new Set([start]);
  for (const node of seen) {
    if (node === goal) return true;
    for (const next of graph.get(node)?.keys() ?? []) seen.add(next);
  }
  return false;
}
