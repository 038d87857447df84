import { useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../../design/Icon.tsx';
import { formatNumber } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Delta } from '../../player/Delta.tsx';
import { withTerms } from './pactDraft.ts';
import { OutlookTable } from './PactOutlook.tsx';
import { pactOutlook } from './pactOutlookModel.ts';
import { usePactForecast } from './usePactForecast.ts';

type Props = {
  readonly game: GameState;
  /** Lawful as it stands. */
  readonly draft: Draft;
  readonly me: EconomyId;
  readonly onChange: (draft: Draft) => void;
};

/** What the draft would bring, always in view while it is written: a line of points, which opens into the whole forecast. */
export function DraftOutlook({ game, draft, me, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const forecast = usePactForecast(game, draft);
  if (forecast === 'waiting' || forecast === 'failed')
    return <p class="small muted draft-outlook">{t(`pactOutlook.${forecast}`)}</p>;
  const { members, others } = pactOutlook(forecast, draft.parties);
  const own = members.filter(({ name }) => name === me);
  const lines = [...own, ...members.filter((line) => !own.includes(line))];
  return (
    <div class="draft-outlook">
      <button
        type="button"
        class="outlook-line num"
        aria-expanded={isOpen}
        aria-controls="draft-outlook"
        onClick={() => setOpen(!isOpen)}
      >
        <span class="outlook-sums">
          <span class="small">{t('pactOutlook.short')}</span>
          {lines.map(({ name, score }) => (
            <Points key={name} name={name === me ? t('paper.you') : economyName(name)} score={score} />
          ))}
          <Points name={t('pactOutlook.others')} score={others.score} />
        </span>
        <Icon name="chevronDown" size={16} />
      </button>
      <div id="draft-outlook" class="outlook-whole" hidden={!isOpen}>
        {isOpen && (
          <OutlookTable
            forecast={forecast}
            draft={draft}
            me={me}
            onDeposit={(deposit) => onChange(withTerms(draft, { deposit }))}
          />
        )}
      </div>
    </div>
  );
}

function Points({ name, score }: { readonly name: string; readonly score: number }) {
  return (
    <span class="outlook-points">
      {name} <Delta value={score} text={formatNumber(Math.abs(score), 1)} epsilon={0.05} />
    </span>
  );
}
