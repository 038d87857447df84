import { t, tOr } from '../../../text/t.ts';
import type { AreaOfPact } from '../honeycomb/honeycombModel.ts';

type Props = { readonly areas: readonly AreaOfPact[]; readonly hasFlows: boolean };

const AREAS_SHOWN = 3;

/** What the picture's signs mean; only those that are in it. */
export function StageLegend({ areas, hasFlows }: Props) {
  return (
    <ul class="stage-legend" aria-label={t('pscreen.legend')}>
      <li>
        <svg width="54" height="26" viewBox="0 0 54 26" aria-hidden="true">
          <rect class="stones" width="54" height="26" />
          <path class="joints" d="M0 13h54M14 0v13M32 0v13M50 0v13M8 13v13M26 13v13M44 13v13" />
        </svg>
        {t('pscreen.legend.wall')}
      </li>
      <li>
        <svg class="block-dots" width="54" height="16" viewBox="0 0 54 16" aria-hidden="true">
          <circle class="on" cx="8" cy="8" r="6" />
          <circle class="on" cx="24" cy="8" r="6" />
          <circle cx="40" cy="8" r="6" />
        </svg>
        {t('pscreen.legend.block')}
      </li>
      {areas.slice(0, AREAS_SHOWN).map((area) => (
        <li key={area.id} style={{ '--pact': `var(--b${area.slot})` }}>
          <i class="swatch" aria-hidden="true" />
          {t(legendKey(area), {
            marks: area.members.map((each) => tOr(`economyMark.${each}`, each)).join(t('presults.mark')),
            level: area.atMost,
          })}
        </li>
      ))}
      {hasFlows && (
        <li>
          <svg class="cell-flows" width="54" height="20" viewBox="0 0 54 20" aria-hidden="true">
            <g class="more">
              <path d="M2 5H50" stroke-width="5" />
            </g>
            <g class="less">
              <path d="M2 15H50" stroke-width="5" />
            </g>
          </svg>
          {t('pscreen.legend.flows')}
        </li>
      )}
    </ul>
  );
}

function legendKey({ isMerged, atMost }: AreaOfPact) {
  if (isMerged === true) return 'pscreen.legend.merged';
  return atMost === 0 ? 'pscreen.legend.pactOpen' : 'pscreen.legend.pact';
}
