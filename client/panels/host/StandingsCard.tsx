import { game, scenario } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { endModel } from '../end/endModel.ts';
import { AllMandates } from '../end/Mandates.tsx';
import { StandingsTable } from '../end/StandingsTable.tsx';
import { TableScore } from '../end/TableScore.tsx';
import { ProvinceStandings } from '../provinces/end/ProvinceStandings.tsx';
import { SaveResults } from './SaveResults.tsx';
import { provincesView } from '../provinces/screen/provincesView.ts';

/** The end of the game on the console: the table's medal, every seat, and what each was asked to do. */
export function StandingsCard() {
  const view = provincesView();
  const state = game.value;
  return (
    <div class="host-standings">
      {state !== undefined && <SaveResults game={state} />}
      {view?.provinces.final === undefined ? (
        <CountryStandings />
      ) : (
        <ProvinceStandings view={view} final={view.provinces.final} />
      )}
    </div>
  );
}

function CountryStandings() {
  const final = game.value?.final;
  if (final === undefined || scenario.value === undefined) return null;
  const model = endModel(final, scenario.value.dealOrder, undefined);
  return (
    <>
      <TableScore model={model} />
      <div class="panel standings">
        <h2 class="head" id="standings">
          {t('end.seats')}
        </h2>
        <StandingsTable model={model} isCompact />
        <div class="pad">
          <AllMandates model={model} />
        </div>
      </div>
    </>
  );
}
