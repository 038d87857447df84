import { useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { Insets } from '../../../map/layout/camera.ts';
import { provinceMapModel } from '../../../map/provinces/provinceMapModel.ts';
import { ProvinceLevelsTable } from '../../../map/provinces/ProvinceLevelsTable.tsx';
import { ProvinceMap } from '../../../map/provinces/ProvinceMap.tsx';
import { t } from '../../../text/t.ts';
import { RadioGroup } from '../../chrome/RadioGroup.tsx';
import type { CellFlow } from '../honeycomb/FlowArrows.tsx';
import { Honeycomb } from '../honeycomb/Honeycomb.tsx';
import { honeycombOf } from '../honeycomb/honeycombModel.ts';
import { dialsShown, mergedShown, pactsShown } from './stageModel.ts';
import { StageLegend } from './StageLegend.tsx';
import type { ProvincesView } from './provincesView.ts';

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

/** The country as a honeycomb, a map or a table. */
export function ProvinceStage({ view, report, pacts: revealed, flows = [], named = [] }: Props) {
  const [shown, setShown] = useState<StageView>('honeycomb');
  const { game, scenario, provinces } = view;
  const pacts = revealed ?? pactsShown(provinces, game.round);
  const dials = dialsShown(scenario.dealOrder, provinces, report);
  const cells = honeycombOf(scenario.economies, dials, pacts, mergedShown(provinces, game.round));
  return (
    <section class="province-stage" aria-labelledby="province-stage">
      <header>
        <h1 id="province-stage">{t('pscreen.title')}</h1>
        <RadioGroup
          legend={t('pscreen.view')}
          choices={VIEWS.map((each) => ({ value: each, label: t(`pscreen.view.${each}`) }))}
          value={shown}
          onChange={setShown}
        />
      </header>
      <div class={`stage-picture ${shown}`}>
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
