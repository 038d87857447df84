/** Shows one picture of the map for screenshots: `?picture=worldFlows&theme=light&language=zh&engine=plain`. */
import '../../../../client/design/tokens.css';
import '../../../../client/design/base.css';
import '../../../../client/design/marks.css';
import '../../../../client/design/paperwork.css';
import '../../../../client/design/controls.css';
import { render } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { phaserEngine, plainEngine } from '../../../../client/map/mapEngine.ts';
import { mapModel } from '../../../../client/map/mapModel.ts';
import type { MapLayer } from '../../../../client/state/tableState.ts';
import { MapView } from '../../../../client/map/MapView.tsx';
import { game, scenario } from '../../../../client/state/store.ts';
import { theme } from '../../../../client/state/theme.ts';
import { loadAllText, switchLanguage } from '../../../../client/text/t.ts';
import { PICTURES, type Picture } from './pictures.ts';

const query = new URLSearchParams(location.search);
const number = (name: string): number => Number(query.get(name) ?? 0);
const insets = { left: number('left'), right: number('right'), top: number('top'), bottom: number('bottom') };

function Harness({ picture }: { readonly picture: Picture }) {
  const [layer, setLayer] = useState<MapLayer>(picture.options.layer);
  const [selected, setSelected] = useState<EconomyId>();
  const model = useMemo(
    () => mapModel(picture.scenario, picture.game, { ...picture.options, layer, selected }),
    [layer, selected],
  );
  return (
    <div style={{ position: 'fixed', inset: 0 }}>
      <MapView
        model={model}
        onPick={setSelected}
        onLayer={setLayer}
        insets={insets}
        isLarge={picture.isLarge}
        engine={query.get('engine') === 'plain' ? plainEngine : phaserEngine}
      />
    </div>
  );
}

const picture = PICTURES[query.get('picture') ?? 'worldFlows']?.();
if (picture === undefined) throw new Error(`pictures: ${Object.keys(PICTURES).join(', ')}`);
const chosen = query.get('theme') === 'light' ? 'light' : 'dark';
document.documentElement.dataset['theme'] = chosen;
theme.value = chosen;
scenario.value = picture.scenario;
game.value = picture.game;
await loadAllText();
if (query.get('language') === 'zh') await switchLanguage('zh');
const app = document.querySelector('#app');
if (app !== null) render(<Harness picture={picture} />, app);
