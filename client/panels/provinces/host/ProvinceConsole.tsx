import { game, provincesScenario } from '../../../state/store.ts';
import { t } from '../../../text/t.ts';
import { CentreColumn } from '../centre/CentreColumn.tsx';
import { CentrePanel } from '../centre/CentrePanel.tsx';
import { PactRegister } from '../pacts/PactRegister.tsx';
import { CardsCard } from './CardsCard.tsx';

/** What the host of a table of provinces has beside seats and clock: the centre's hand, the register, cards. */
export function ProvinceConsole() {
  const [state, scenario] = [game.value, provincesScenario.value];
  if (state?.provinces === undefined || scenario === undefined) return null;
  return (
    <>
      {state.provinces.centreKind === 'host' && <CentrePanel scenario={scenario} game={state} actor="host" />}
      <section class="panel province-console" aria-labelledby="console-pacts">
        <h2 class="head" id="console-pacts">
          {t('pacts.register')}
        </h2>
        <PactRegister scenario={scenario} game={state} seat={{ type: 'watcher' }} />
      </section>
      <CardsCard state={state} />
    </>
  );
}

/** The country and its league, beside the clock. */
export function ProvinceConsoleSide() {
  const [state, scenario] = [game.value, provincesScenario.value];
  if (state?.provinces === undefined || scenario === undefined) return null;
  return <CentreColumn scenario={scenario} game={state} />;
}
