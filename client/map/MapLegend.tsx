import type { ComponentChildren } from 'preact';
import { scenario } from '../state/store.ts';
import { economyName } from '../text/nameParams.ts';
import { t } from '../text/t.ts';
import { BlocPatterns, patternId, LEVEL_STYLES } from './mapStyle.tsx';
import { GateSign } from './board/board.tsx';
import { type LegendEntry, type MapModel, hasChanges } from './model/mapParts.ts';

type Props = {
  readonly model: MapModel;
  /** What can be begun on the map. */
  readonly hint?: string | undefined;
  /** It is asked for where it would take the room of the map. */
  readonly isFolded: boolean;
};

/** Says what each sign on the map means; only signs that are on it now. */
export function MapLegend({ model, hint, isFolded }: Props) {
  if (!isFolded)
    return (
      <div class="map-legend slim panel">
        <Entries model={model} hint={hint} />
      </div>
    );
  return (
    <details class="map-legend slim panel">
      <summary class="small">{t('map.legend.title')}</summary>
      <Entries model={model} hint={hint} />
    </details>
  );
}

function Entries({ model, hint }: Pick<Props, 'model' | 'hint'>) {
  return (
    <>
      <BlocPatterns prefix="legend" />
      <ul class="stack gap-1 small" aria-label={t('map.legend')}>
        {model.legend.map((entry) => (
          <li key={keyOf(entry)} class="row">
            <Sign entry={entry} />
            <span>{textOf(entry, model)}</span>
          </li>
        ))}
        {hint !== undefined && <li class="muted row">{hint}</li>}
        {hasChanges(model) && (
          <li class="muted row">
            {t('map.legend.change', { unit: t(`map.unit.${scenario.value?.moneyUnit ?? 'usd'}`) })}
          </li>
        )}
      </ul>
    </>
  );
}

function keyOf(entry: LegendEntry): string {
  return Object.values(entry).join('-');
}

function textOf(entry: LegendEntry, model: MapModel): string {
  switch (entry.type) {
    case 'flow': {
      const focus =
        model.economies.find(({ isSelected }) => isSelected) ?? model.economies.find(({ isMe }) => isMe);
      if (entry.kind === 'own' && focus !== undefined)
        return `${economyName(focus.id)}: ${t('map.legend.own')}`;
      if (entry.kind === 'base' && !model.flows.some(({ kind }) => kind === 'own'))
        return t('map.legend.trade');
      return t(`map.legend.${entry.kind}`);
    }
    case 'level':
      return t(`map.legend.level${entry.level}`);
    case 'link':
      return t(`map.legend.link${entry.level}`);
    default:
      return t(`map.legend.${entry.type}`);
  }
}

function Picture({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg class="map-sign" viewBox="0 0 36 16" width="36" height="16" aria-hidden="true">
      {children}
    </svg>
  );
}

function Sign({ entry }: { readonly entry: LegendEntry }) {
  switch (entry.type) {
    case 'flow':
      return (
        <Picture>
          <path class={`flow ${entry.kind}`} d="M2 8H27" />
          <path class={`head ${entry.kind}`} d="M35 8l-10-5l2.4 5l-2.4 5z" />
        </Picture>
      );
    case 'level': {
      const { outerWidth, isDashed, fillOpacity } = LEVEL_STYLES[entry.level];
      const box = { x: 3, y: 2.5, width: 30, height: 11, rx: 2 };
      return (
        <Picture>
          <g style={{ color: `var(--b${entry.slot})` }}>
            <rect {...box} fill="currentColor" fill-opacity={fillOpacity} />
            <rect {...box} fill={`url(#${patternId('legend', entry.slot)})`} />
            <rect
              {...box}
              fill="none"
              stroke="currentColor"
              stroke-width={outerWidth}
              {...(isDashed ? { 'stroke-dasharray': '4 3' } : {})}
            />
          </g>
        </Picture>
      );
    }
    case 'inner':
      return (
        <Picture>
          <g style={{ color: `var(--b${entry.slot})` }}>
            <rect x={3} y={2.5} width={30} height={11} rx={2} fill="currentColor" fill-opacity={0.56} />
            <rect
              x={3}
              y={2.5}
              width={30}
              height={11}
              rx={2}
              fill="none"
              stroke="currentColor"
              stroke-width={4}
            />
            <path class="inner" d="M7 4V12H20V4Z" />
          </g>
        </Picture>
      );
    case 'corridor':
      return (
        <Picture>
          <path class="corridor" d="M2 8H34" />
          <path class="corridor ties" d="M2 8H34" />
        </Picture>
      );
    case 'link':
      return (
        <Picture>
          <path class={entry.level === 1 ? 'link dotted' : 'link'} d="M2 8H34" />
        </Picture>
      );
    case 'gate':
      return (
        <Picture>
          <g transform="translate(18 8) scale(0.7)">
            <GateSign gate={{ level: 2 }} />
          </g>
        </Picture>
      );
    case 'bricks':
      return (
        <Picture>
          <circle class="bricks" cx="18" cy="8" r="5.5" />
        </Picture>
      );
    case 'wall':
      return <span class="map-sign num">▮ 14%</span>;
    case 'outcome':
      return <span class="map-sign delta up">0.3%</span>;
  }
}
