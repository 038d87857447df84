import { useState } from 'preact/hooks';
import type { GameState } from '#shared/rules/state.ts';
import { provincesOf } from '#shared/rules/provinces/provincesOf.ts';
import { Icon } from '../../../design/Icon.tsx';
import type { IconName } from '../../../design/iconPaths.ts';
import type { Insets } from '../../../map/layout/camera.ts';
import { chosenForm, type MapForm } from '../../../map/mapForm.ts';
import { ProvinceLegend } from '../../../map/provinces/ProvinceLegend.tsx';
import { ProvinceLevelsTable } from '../../../map/provinces/ProvinceLevelsTable.tsx';
import { ProvinceMap } from '../../../map/provinces/ProvinceMap.tsx';
import { provinceMapModel, type MovedTrade } from '../../../map/provinces/provinceMapModel.ts';
import type { TextKey } from '../../../text/areas.ts';
import { t } from '../../../text/t.ts';
import { selected } from '../../player/tableState.ts';
import { viewport } from '../../player/viewport.ts';
import { Honeycomb } from '../honeycomb/Honeycomb.tsx';
import { honeycombOf } from '../honeycomb/honeycombModel.ts';
import { dialsShown, mergedShown, pactsShown } from '../screen/stageModel.ts';
import { measuresInHand } from '../policy/measuresDraft.ts';
import { stopInView } from '../../results/useStops.ts';
import { stopOnShow } from '../../results/revealModel.ts';
import { flowsMoved, tradeArrows } from '../results/flowsModel.ts';
import { useTradeMoved } from '../policy/useTradeMoved.ts';
import { provinceAt, type PaneProps } from './seat.ts';
import { WhatIfNote } from './WhatIfNote.tsx';

const FORMS = [
  { form: 'geography', icon: 'map', text: 'map.geography' },
  { form: 'tiles', icon: 'tiles', text: 'pmap.honeycomb' },
  { form: 'table', icon: 'table', text: 'map.table' },
] as const satisfies readonly { readonly form: MapForm; readonly icon: IconName; readonly text: TextKey }[];

/** The provinces as a map, as a honeycomb or as a table; on phones cells are large enough to read, so they come first. */
export function ProvinceMapPane({ scenario, game, seat, insets }: PaneProps & { readonly insets: Insets }) {
  const form: MapForm = chosenForm.value ?? (viewport.peek() === 'phone' ? 'tiles' : 'geography');
  const [hasFailed, setFailed] = useState(false);
  const me = provinceAt(seat);
  const model = provinceMapModel(scenario, game, { me, measures: measuresInHand(game, me) });
  const shown = hasFailed && form === 'geography' ? 'tiles' : form;
  const provinces = provincesOf(game);
  const tried = useTradeMoved(game, me);
  const settled = flowsInView(game);
  const moved = settled ?? tried;
  const pick = (economy: string): void => {
    selected.value = selected.peek() === economy ? undefined : economy;
  };
  return (
    <section class="province-view" aria-label={t('pmap.title')}>
      <fieldset class="seg map-seg" aria-label={t('map.view')}>
        {FORMS.filter(({ form: each }) => !hasFailed || each !== 'geography').map((each) => (
          <button
            key={each.form}
            type="button"
            class={each.form === shown ? 'on' : ''}
            aria-pressed={each.form === shown}
            aria-label={t(each.text)}
            title={t(each.text)}
            onClick={() => (chosenForm.value = each.form)}
          >
            <Icon name={each.icon} size={16} />
          </button>
        ))}
      </fieldset>
      {hasFailed && form === 'geography' && <p class="small note">{t('pmap.failed')}</p>}
      {shown === 'geography' && (
        <ProvinceMap
          model={model}
          insets={insets}
          moved={moved}
          onPick={pick}
          onFail={() => setFailed(true)}
        />
      )}
      {shown === 'tiles' && (
        <div class="honeycomb-pane">
          <Honeycomb
            id="own-honeycomb"
            cells={honeycombOf(
              scenario.economies,
              dialsShown(scenario.dealOrder, provinces),
              pactsShown(provinces, game.round),
              mergedShown(provinces, game.round),
            )}
            flows={tradeArrows(moved)}
            picked={selected.value}
            onPick={pick}
          />
        </div>
      )}
      <WhatIfNote moved={moved} isSettled={settled !== undefined} hasSums={shown === 'geography'} />
      {shown === 'table' && <ProvinceLevelsTable model={model} />}
      {shown !== 'table' && <ProvinceLegend model={model} />}
    </section>
  );
}

/** Trade that the round has moved, while its stop of the reveal is shown; undefined elsewhere. */
function flowsInView(game: GameState): readonly MovedTrade[] | undefined {
  if (game.phase !== 'results' || (stopInView.value ?? stopOnShow(game)) !== 'flows') return undefined;
  return flowsMoved(game.provinceReports?.at(-1)?.flows ?? []);
}
