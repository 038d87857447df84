import type { Scenario } from '#shared/content/scenario.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { GameState } from '#shared/rules/state.ts';
import { t } from '../../../text/t.ts';
import { RegionalismMeter } from '../../wto/meter/RegionalismMeter.tsx';
import { OutsiderBoard } from './OutsiderBoard.tsx';
import { outsiderView } from './outsiderModel.ts';

type Props = { readonly scenario: Scenario; readonly game: GameState; readonly report: RoundReport };

/** With more sketches than this the meter has no room on the screen; devices show it. */
const BLOCS_BESIDE_METER = 2;

/** What the blocs are to those outside: what one meets at their wall, and whether they build or stand in the way. */
export function StructureBoard({ scenario, game, report }: Props) {
  const view = outsiderView(scenario, game, report);
  const wto = report.modules?.wto;
  return (
    <div class="panel screen-board">
      {view !== undefined && <OutsiderBoard view={view} />}
      {wto !== undefined && (view === undefined || view.blocs.length <= BLOCS_BESIDE_METER) && (
        <section aria-labelledby="screen-meter">
          <h2 id="screen-meter">{t('meter.title')}</h2>
          <RegionalismMeter meter={wto.meter} isBrief={view !== undefined} />
        </section>
      )}
    </div>
  );
}
