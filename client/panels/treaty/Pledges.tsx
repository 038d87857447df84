import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Pledge } from '#shared/protocol/pledges.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../chrome/Medallion.tsx';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { pledgeRecord } from '../player/economyModel.ts';
import { PledgeForm } from './PledgeForm.tsx';
import { addresseeText, undertakingText } from './pledgeText.ts';

type Props = { readonly scenario: Scenario; readonly game: GameState; readonly me: EconomyId | undefined };

/** Promises in pencil: given in one press, seen by all, judged at the reveal. */
export function Pledges({ scenario, game, me }: Props) {
  const pledges = game.pledges.toReversed();
  return (
    <div class="pane-scroll">
      <p class="small muted pad">
        {t('pledge.hint')} <ConceptMark place="spot.pledge" />
      </p>
      {me !== undefined && game.phase === 'negotiation' && (
        <PledgeForm scenario={scenario} game={game} me={me} />
      )}
      {pledges.length === 0 && <p class="muted pad">{t('pledge.empty')}</p>}
      <ul class="pledges">
        {pledges.map((pledge) => (
          <PledgeLine key={pledge.id} pledge={pledge} game={game} />
        ))}
      </ul>
    </div>
  );
}

function PledgeLine({ pledge, game }: { readonly pledge: Pledge; readonly game: GameState }) {
  const word = pledgeRecord(game, pledge.by);
  return (
    <li class="panel pad row">
      <Medallion economy={pledge.by} size={28} />
      <span class="grow small">
        <b>{t('pledge.line', { economy: economyName(pledge.by), to: addresseeText(pledge.to) })}</b>{' '}
        {undertakingText(pledge.undertaking)}
        <br />
        <span class="muted">
          {t('round.of', { round: pledge.round, rounds: game.settings.rounds })}
          {word.kept + word.broken > 0 && ` · ${t('econ.word', word)}`}
        </span>
      </span>
      <PledgeMark outcome={pledge.outcome} />
    </li>
  );
}

export function PledgeMark({ outcome }: { readonly outcome: Pledge['outcome'] }) {
  if (outcome === undefined) return <span class="pill">{t('pledge.open')}</span>;
  return (
    <span class={outcome === 'kept' ? 'pill gain' : 'pill loss'}>
      <Icon name={outcome === 'kept' ? 'check' : 'close'} size={14} />
      {t(`pledge.${outcome}`)}
    </span>
  );
}
