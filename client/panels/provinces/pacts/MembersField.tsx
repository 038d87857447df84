import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Medallion } from '../../chrome/Medallion.tsx';
import { withMembers } from './pactDraft.ts';

type Props = {
  readonly seats: readonly EconomyId[];
  readonly me: EconomyId;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
};

/** Who is in the pact: its author always, any of the others. */
export function MembersField({ seats, me, draft, onChange }: Props) {
  const toggle = (economy: EconomyId): void => {
    const members = draft.parties.includes(economy)
      ? draft.parties.filter((party) => party !== economy)
      : [...draft.parties, economy];
    onChange(withMembers(draft, members));
  };
  return (
    <fieldset class="pact-field">
      <legend>{t('pactDesk.members')}</legend>
      <ul class="member-chips">
        {seats.map((economy) => {
          const isIn = draft.parties.includes(economy);
          return (
            <li key={economy}>
              <button
                type="button"
                class={isIn ? 'chip on' : 'chip'}
                aria-pressed={isIn}
                disabled={economy === me}
                onClick={() => toggle(economy)}
              >
                <Medallion economy={economy} size={24} ring={isIn ? 'var(--gain)' : 'var(--line-strong)'} />
                {economy === me ? t('paper.you') : economyName(economy)}
              </button>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
