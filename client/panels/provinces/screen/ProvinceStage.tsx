import { locale } from '../../../text/language.ts';
import { useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { Insets } from '../../../map/layout/camera.ts';
import { ProvinceLevelsTable } from '../../../map/provinces/ProvinceLevels.tsx';
import { ProvinceMap } from '../../../map/provinces/ProvinceMap.tsx';
import { provinceMapModel } from '../../../map/provinces/provinceMapModel.ts';
import { t, tOr } from '../../../text/t.ts';
import { RadioGroup } from '../../../design/Choice.tsx';
import { Honeycomb } from '../figures/Honeycomb.tsx';
import { type AreaOfPact, type CellFlow, honeycombOf } from '../figures/honeycombModel.ts';
import { dialsShown, mergedShown, pactsShown } from '../figures/mapLayersModel.ts';
import type { ProvincesView } from '../seat.ts';

const VIEWS = ['honeycomb', 'map', 'table'] as const;
type StageView = (typeof VIEWS)[number];

type Props = {
  readonly view: ProvincesView;
  /** Being revealed: levels are shown with those before. */
  readonly report?: ProvinceRoundReport | undefined;
  /** Those of a round that is being revealed; absent: those in force. */
  readonly pacts?: readonly Pact[];
  readonly flows?: readonly CellFlow[];
  readonly named?: readonly EconomyId[];
};

/** The country as a honeycomb, a map or a table. */
export function ProvinceStage({ view, report, pacts: revealed, flows = [], named = [] }: Props) {
  const [shown, setShown] = useState<StageView>('honeycomb');
  const { game, scenario, provinces } = view;
  const pacts = revealed ?? pactsShown(provinces, game.round);
  const dials = dialsShown(scenario.dealOrder, provinces, report);
  const cells = honeycombOf(scenario.economies, dials, pacts, mergedShown(provinces, game.round));
  return (
    <section class="province-stage" aria-labelledby="province-stage">
      <header class="stack">
        <h1 id="province-stage" class="size-h2">
          {t('pscreen.title')}
        </h1>
        <RadioGroup
          legend={t('pscreen.view')}
          choices={VIEWS.map((each) => ({ value: each, label: t(`pscreen.view.${each}`) }))}
          value={shown}
          onChange={setShown}
        />
      </header>
      <div class={`stage-picture cover ${shown}`}>
        {shown === 'honeycomb' && <Honeycomb cells={cells} id="screen" flows={flows} named={named} />}
        {shown === 'map' && (
          <ProvinceMap
            model={provinceMapModel(scenario, game)}
            insets={insetsOf(window.innerHeight)}
            onFail={() => setShown('honeycomb')}
            isLarge
          />
        )}
        {shown === 'table' && <ProvinceLevelsTable model={provinceMapModel(scenario, game)} />}
      </div>
      <StageLegend areas={cells.areas} hasFlows={flows.length > 0 && shown === 'honeycomb'} />
    </section>
  );
}

type StageLegendProps = { readonly areas: readonly AreaOfPact[]; readonly hasFlows: boolean };

const AREAS_SHOWN = 3;

/** What the picture's signs mean; only those that are in it. */
function StageLegend({ areas, hasFlows }: StageLegendProps) {
  return (
    <ul class="stage-legend stack gap-1" aria-label={t('pscreen.legend')}>
      <li class="row gap-3">
        <svg width="54" height="26" viewBox="0 0 54 26" aria-hidden="true">
          <rect class="stones" width="54" height="26" />
          <path class="joints" d="M0 13h54M14 0v13M32 0v13M50 0v13M8 13v13M26 13v13M44 13v13" />
        </svg>
        {t('pscreen.legend.wall')}
      </li>
      <li class="row gap-3">
        <svg class="block-dots" width="54" height="16" viewBox="0 0 54 16" aria-hidden="true">
          <circle class="on" cx="8" cy="8" r="6" />
          <circle class="on" cx="24" cy="8" r="6" />
          <circle cx="40" cy="8" r="6" />
        </svg>
        {t('pscreen.legend.block')}
      </li>
      {areas.slice(0, AREAS_SHOWN).map((area) => (
        <li key={area.id} class="row gap-3" style={{ '--pact': `var(--b${area.slot})` }}>
          <i class="swatch" aria-hidden="true" />
          {t(legendKey(area), {
            marks: area.members.map((each) => tOr(`economyMark.${each}`, each)).join(locale().nameSeparator),
            level: area.atMost,
          })}
        </li>
      ))}
      {hasFlows && (
        <li class="row gap-3">
          <svg class="cell-flows" width="54" height="20" viewBox="0 0 54 20" aria-hidden="true">
            <g class="won">
              <path d="M2 5H50" stroke-width="5" />
            </g>
            <g class="lost">
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

/** Parts of the screen's height that marks at the coast, the title and the legend need around the land. */
const MARGINS = { top: 0.05, right: 0.09, bottom: 0.05, left: 0.02 } as const;

function insetsOf(height: number): Insets {
  return {
    top: MARGINS.top * height,
    right: MARGINS.right * height,
    bottom: MARGINS.bottom * height,
    left: MARGINS.left * height,
  };
}
