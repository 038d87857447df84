import { useState } from 'preact/hooks';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isLive } from '../../../state/store.ts';
import { agreementName, economyName } from '../../../text/nameParams.ts';
import { yuan } from '../../../text/yuan.ts';
import { t } from '../../../text/t.ts';
import { Dialog } from '../../chrome/Dialog.tsx';
import { Medallion } from '../../chrome/Medallion.tsx';
import { press } from '../../player/press.ts';
import { BindingPill } from '../own/PactsCard.tsx';
import { provinceAt, type PaneProps } from '../table/seat.ts';
import { BreachLines } from './BreachLines.tsx';
import { paymentLines, pactLines } from './pactTerms.ts';

/** What is in force among the provinces, who broke what, and who paid whom in this round: all of it public. */
export function PactRegister({ game, seat }: PaneProps) {
  const { pacts = {}, payments = [], breaches = [] } = game.provinces ?? {};
  const inForce = Object.values(pacts).filter(({ untilRound }) => untilRound >= game.round);
  const me = provinceAt(seat);
  return (
    <div class="pane-scroll">
      {inForce.length === 0 && <p class="muted pad">{t('pacts.none')}</p>}
      <ul class="pact-register">
        {inForce.map((pact) => (
          <PactEntry key={pact.id} game={game} pact={pact} me={me} />
        ))}
      </ul>
      {breaches.length > 0 && (
        <section class="panel pad small">
          <h3>{t('pacts.breaches')}</h3>
          <ul>
            {breaches.map((breach) => (
              <li key={`${breach.pact} ${breach.by} ${breach.round}`}>
                {t(breach.isSeen ? 'pacts.breachSeen' : 'pacts.breachUnseen', {
                  economy: economyName(breach.by),
                  pact: agreementName(breach.pact),
                  round: breach.round,
                })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {payments.length > 0 && (
        <section class="panel pad small">
          <h3>{t('pacts.paidNow')}</h3>
          <ul>
            {payments.map(({ from, to, yuan100m }, place) => (
              <li key={place}>
                {t('pacts.paid', { from: economyName(from), to: economyName(to), sum: yuan(yuan100m) })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

type EntryProps = { readonly game: GameState; readonly pact: Pact; readonly me: string | undefined };

function PactEntry({ game, pact, me }: EntryProps) {
  const [isAsking, setAsking] = useState(false);
  const isMember = me !== undefined && pact.members.includes(me);
  return (
    <li class="panel pad">
      <div class="row between">
        <b>{agreementName(pact.id)}</b>
        <BindingPill isBinding={pact.isBinding} />
      </div>
      <div class="row wrap pact-members">
        {pact.members.map((member) => (
          <span key={member} class="row">
            <Medallion economy={member} size={24} />
            <span class="small">{economyName(member)}</span>
          </span>
        ))}
      </div>
      <ul class="small muted">
        {pactLines(pact).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {paymentLines(game, pact).map((line, place) => (
          <li key={place}>{line}</li>
        ))}
        <li>{t('pacts.until', { round: pact.untilRound, rounds: pact.untilRound - game.round + 1 })}</li>
      </ul>
      <BreachLines game={game} pact={pact} me={me} />
      {isMember && !pact.isBinding && (
        <button type="button" class="btn sm" disabled={!isLive.value} onClick={() => setAsking(true)}>
          {t('pacts.leave')}
        </button>
      )}
      {isAsking && (
        <Dialog
          title={t('pacts.leaveAsk', { pact: agreementName(pact.id) })}
          onClose={() => setAsking(false)}
          action={t('pacts.leave')}
          onAction={() => {
            setAsking(false);
            void press({ type: 'giveNotice', agreement: pact.id });
          }}
        >
          <p>{t('pacts.leaveText')}</p>
        </Dialog>
      )}
    </li>
  );
}
