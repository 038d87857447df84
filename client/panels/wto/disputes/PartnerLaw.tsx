import './disputes.css';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { leaveToRetaliate } from '#shared/rules/modules/wto/bindings.ts';
import { Term } from '../../../design/Term.tsx';
import { formatAverageRate, formatRate } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { showDisputesWith, type WtoView, wtoView } from '../../../state/tableState.ts';
import { barriersNow } from './inspectionModel.ts';
import { useCountries, useCountrySeat, useSeat } from '../../../state/useTable.ts';
import { boundAverages, groundsAgainst } from './casesModel.ts';

type Props = {
  readonly economy: EconomyId;
};

/** On the card of a partner: what it is bound to, what panels allow between the two, and the ways to call it to account. */
export function PartnerLaw({ economy }: Props) {
  const { scenario, game, me } = useCountrySeat();
  const view = wtoView(game);
  const mayInspect = barriersNow(game) !== undefined;
  const isSeat = game.seats[economy] !== undefined;
  if (!isSeat || (view === undefined && !mayInspect)) return null;
  const isOutside = !unitOf(game, me).includes(economy);
  return (
    <div class="partner-law small num">
      {view !== undefined && <Bound view={view} economy={economy} />}
      {view !== undefined && <Leaves view={view} economy={economy} />}
      <div class="row wrap">
        {view !== undefined && isOutside && hasGround(scenario, view, me, economy) && (
          <button type="button" class="btn sm" onClick={() => showDisputesWith(economy)}>
            {t('partner.complain')}
          </button>
        )}
        {mayInspect && (
          <button type="button" class="btn sm" onClick={() => showDisputesWith(economy)}>
            {t('partner.inspect')}
          </button>
        )}
      </div>
    </div>
  );
}

function hasGround(scenario: Scenario, view: WtoView, me: EconomyId, economy: EconomyId): boolean {
  return groundsAgainst(scenario, view, me, economy).some(({ fault }) => fault === undefined);
}

function Bound({ view, economy }: { readonly view: WtoView; readonly economy: EconomyId }) {
  const { scenario } = useCountries();
  const own = boundAverages(scenario, view).find((each) => each.economy === economy);
  if (own === undefined) return null;
  return (
    <p class="row between">
      <Term of="ceiling">{t('partner.bound')}</Term>
      <b>{formatAverageRate(own.boundBp)}</b>
    </p>
  );
}

function Leaves({ view, economy }: { readonly view: WtoView; readonly economy: EconomyId }) {
  const { me } = useSeat();
  const mineBp = leaveToRetaliate(view, me, economy);
  const itsBp = leaveToRetaliate(view, economy, me);
  return (
    <>
      {mineBp !== undefined && <p>{t('wto.leaves.youMay', { limitBp: formatRate(mineBp) })}</p>}
      {itsBp !== undefined && <p>{t('wto.leaves.partnerMay', { limitBp: formatRate(itsBp) })}</p>}
    </>
  );
}
