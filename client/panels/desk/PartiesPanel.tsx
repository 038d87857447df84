import type { EconomyId } from '#shared/kernel/ids.ts';
import { Icon } from '../../design/Icon.tsx';
import { session } from '../../state/store.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { Choice } from '../../design/Choice.tsx';
import { pledgeRecord, seatsAt } from '../../state/standing.ts';
import { useState } from 'preact/hooks';
import { freeParties, signRule, withPartnerReplaced, withParty, withoutParty } from './deskModel.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { useCountrySeat } from '../../state/useTable.ts';

type Props = {
  readonly draft: Draft;

  readonly onChange: (draft: Draft) => void;
};

/** Who the proposal binds; all must sign. */
export function PartiesPanel({ draft, onChange }: Props) {
  const { game, me } = useCountrySeat();
  const free = freeParties(game, draft);
  // Without its only partner a draft says nothing; the next partner takes over what was said.
  const [left, setLeft] = useState<{ readonly draft: Draft; readonly partner: EconomyId }>();
  const remove = (partner: EconomyId): void => {
    const next = withoutParty(draft, partner);
    setLeft(next.parties.length === 1 ? { draft, partner } : undefined);
    onChange(next);
  };
  const add = (partner: EconomyId): void => {
    const isAlone = draft.parties.length === 1 && draft.clauses.length === 0;
    setLeft(undefined);
    if (left !== undefined && isAlone) onChange(withPartnerReplaced(left.draft, left.partner, partner));
    else onChange(withParty(draft, partner));
  };
  const seats = new Map(seatsAt(game, session.value).map((seat) => [seat.economy, seat]));
  return (
    <section class="panel desk-parties">
      <h3 class="head">
        {t('desk.parties')}
        <span class="grow" />
        <span class="small muted">{t(signRule(game, draft))}</span>
      </h3>
      <ul class="parties">
        {draft.parties.map((party) => {
          const seat = seats.get(party);
          const word = pledgeRecord(game, party);
          return (
            <li class="party slim stack" key={party}>
              <Medallion economy={party} size={34} />
              <span>
                <b>{economyName(party)}</b>
                <br />
                <span class="small muted">
                  {party === me ? t('desk.youDraft') : (seat?.name ?? t('table.bot'))}
                  {word.kept + word.broken > 0 && ` · ${t('econ.word', word)}`}
                </span>
              </span>
              {party === me ? (
                <span class="pill">{t('table.you')}</span>
              ) : (
                <button
                  type="button"
                  class="btn sm ghost icon"
                  aria-label={t('desk.removeParty', { economy: economyName(party) })}
                  onClick={() => remove(party)}
                >
                  <Icon name="close" size={16} />
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {free.length > 0 && (
        <div class="pad">
          <Choice
            label={t('desk.addParty')}
            value=""
            options={[
              { value: '', label: '…' },
              ...free.map((id) => ({ value: id, label: economyName(id) })),
            ]}
            onChange={(id) => id !== '' && add(id)}
          />
        </div>
      )}
    </section>
  );
}
