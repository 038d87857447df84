import { useState } from 'preact/hooks';
import { RadioGroup } from '../../design/Choice.tsx';
import { NO_INSETS } from '../../map/layout/camera.ts';
import { ProvinceLevelsTable } from '../../map/provinces/ProvinceLevels.tsx';
import { ProvinceMap } from '../../map/provinces/ProvinceMap.tsx';
import { pactColours, provinceMapModel } from '../../map/provinces/provinceMapModel.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { t } from '../../text/t.ts';
import { Honeycomb } from '../provinces/figures/Honeycomb.tsx';
import { honeycombOf, pictured } from '../provinces/figures/honeycombModel.ts';
import { League, leagueOf, nextMeeting } from '../provinces/figures/League.tsx';
import { dialsShown, mergedShown, pactRing, pactsShown } from '../provinces/figures/mapLayersModel.ts';
import { pactTitle } from '../provinces/pacts/pactDraft.ts';
import { PactRegister } from '../provinces/pacts/PactRegister.tsx';
import { revealedRounds, useProvinces } from '../provinces/seat.ts';
import { ReplayColumns, type ReplayProps } from './ReplayColumns.tsx';

const FORMS = ['map', 'honeycomb', 'table'] as const;

/** A moment of a game of provinces: walls and pacts as they stood, what was on the table, and the league as far as it was known. */
export function ProvinceReplay({ seat, list }: ReplayProps) {
  const { scenario, game } = useProvinces();
  const [form, setForm] = useState<(typeof FORMS)[number]>('map');
  const { round } = game;
  const picture = pictured(game);
  const { provinces } = picture;
  const known = revealedRounds(game);
  const report = game.phase === 'results' ? known.find((each) => each.round === round) : undefined;
  const model = provinceMapModel(scenario, picture, { me: seat });
  const cells = honeycombOf(
    scenario.economies,
    dialsShown(scenario.dealOrder, provinces),
    pactsShown(provinces, round),
    mergedShown(provinces, round),
    pactColours(game),
  );
  return (
    <ReplayColumns
      list={list}
      picture={
        <div class="replay-provinces col">
          <RadioGroup
            legend={t('pscreen.view')}
            choices={FORMS.map((each) => ({ value: each, label: t(`pscreen.view.${each}`) }))}
            value={form}
            onChange={setForm}
          />
          <div class={`replay-stage fill ${form}`}>
            {form === 'honeycomb' && <Honeycomb cells={cells} id="replay" flows={[]} />}
            {form === 'map' && (
              <ProvinceMap model={model} insets={NO_INSETS} onFail={() => setForm('honeycomb')} />
            )}
            {form === 'table' && <ProvinceLevelsTable model={model} />}
          </div>
        </div>
      }
      headlines={report?.headlines ?? []}
      titleOf={pactTitle}
      law={<PactRegister />}
      standings={
        <League
          rows={leagueOf(scenario.dealOrder, known)}
          mine={seat}
          meeting={nextMeeting(round, lastRoundOf(game))}
          ringOf={pactRing(game)}
        />
      }
    />
  );
}
