import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../../design/Icon.tsx';
import { formatList, formatPercent } from '../../../text/format.ts';
import { agreementName, economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { Medallion } from '../../chrome/Medallion.tsx';
import type { SeatProps } from '../policy/measuresProps.ts';
import { BreachLines } from '../pacts/BreachLines.tsx';
import { paymentLines } from '../pacts/pactTerms.ts';
import { chanceSeen } from '../pacts/breachModel.ts';
import { ownPacts } from './ownModel.ts';

/** What binds the province in this round, and what breaking it would cost. */
export function PactsCard({ game, me }: SeatProps) {
  const pacts = ownPacts(game, me);
  return (
    <section class="panel pad own-pacts" aria-labelledby="own-pacts">
      <h2 id="own-pacts">
        {t('own.pacts')} <ConceptMark place="spot.pact" />
      </h2>
      {pacts.length === 0 && <p class="small muted">{t('own.noPacts')}</p>}
      <ul>
        {pacts.map((pact) => (
          <li key={pact.id} class="row top">
            <Medallion economy={pact.members.find((member) => member !== me) ?? me} size={26} />
            <span>
              <b>{agreementName(pact.id)}</b> <BindingPill isBinding={pact.isBinding} />
              <br />
              <span class="small muted">{pactLine(game, pact, me)}</span>
              {paymentLines(game, pact).map((line, place) => (
                <span key={place} class="small muted">
                  <br />
                  {line}
                </span>
              ))}
              <BreachLines game={game} pact={pact} me={me} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function BindingPill({ isBinding }: { readonly isBinding: boolean }) {
  return (
    <span class="pill binding">
      {isBinding && <Icon name="lock" size={11} />}
      {t(isBinding ? 'pact.binding' : 'pact.voluntary')}
    </span>
  );
}

function pactLine(game: GameState, pact: Pact, me: string): string {
  const others = formatList(pact.members.filter((member) => member !== me).map(economyName));
  const params = {
    others,
    goods: t(`pactGoods.${pact.goods}`),
    most: pact.atMost,
    rounds: pact.untilRound - game.round + 1,
    chance: formatPercent(chanceSeen(game, pact), 0),
    deposit: pact.deposit,
  };
  return t(pact.isBinding ? 'own.pactBinding' : 'own.pactVoluntary', params);
}
