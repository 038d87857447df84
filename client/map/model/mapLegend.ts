import type {
  FlowKind,
  LegendEntry,
  MapBloc,
  MapCorridor,
  MapEconomy,
  MapFlow,
  MapLink,
} from './mapParts.ts';

type Shown = {
  readonly blocs: readonly MapBloc[];
  readonly corridors: readonly MapCorridor[];
  readonly links: readonly MapLink[];
  readonly flows: readonly MapFlow[];
  readonly economies: readonly MapEconomy[];
  readonly showsBricks: boolean;
  /** Whether land stays without colour because its economy is in several agreements, which are drawn as lines. */
  readonly hasSeveral: boolean;
};

const FLOW_ORDER = [
  'own',
  'base',
  'created',
  'diverted',
  'lost',
  'people',
  'capital',
] as const satisfies readonly FlowKind[];

export function mapLegend(shown: Shown): readonly LegendEntry[] {
  const { blocs, corridors, links, flows, economies, showsBricks, hasSeveral } = shown;
  const nested = blocs.find(({ inner }) => inner !== undefined);
  const kinds = new Set(flows.map(({ kind }) => kind));
  const levels = new Map(blocs.map(({ level, slot }) => [level, slot]));
  const linkLevels = new Set(links.map(({ level }) => (level === 1 ? 1 : 2)));
  return [
    ...FLOW_ORDER.filter((kind) => kinds.has(kind)).map((kind) => ({ type: 'flow', kind }) as const),
    ...[...levels]
      .toSorted(([a], [b]) => a - b)
      .map(([level, slot]) => ({ type: 'level', level, slot }) as const),
    ...(nested === undefined ? [] : [{ type: 'inner', slot: nested.slot } as const]),
    ...[...linkLevels].toSorted((a, b) => a - b).map((level) => ({ type: 'link', level }) as const),
    ...(hasSeveral ? [{ type: 'several' } as const] : []),
    ...(corridors.length > 0 ? [{ type: 'corridor' } as const] : []),
    ...(showsBricks ? [{ type: 'bricks' } as const] : []),
    economies.some(({ outcome }) => outcome !== undefined)
      ? ({ type: 'outcome' } as const)
      : ({ type: 'wall' } as const),
  ];
}
