import type { IconName } from '../../../design/iconPaths.ts';
import { Icon } from '../../../design/Icon.tsx';
import { say } from '../../../text/Say.tsx';
import { t } from '../../../text/t.ts';
import type { ClausePolitics } from './clausePolitics.ts';

type Props = { readonly politics: ClausePolitics | undefined };

const ICONS = {
  negative: 'open',
  positive: 'agreements',
  neutral: 'terms',
} as const satisfies Record<ClausePolitics['polarity'], IconName>;

/** Which side of integration an article is, and what it costs at home. */
export function ClauseNote({ politics }: Props) {
  if (politics === undefined) return null;
  const { polarity, costs } = politics;
  return (
    <span class={`clause-note micro ${polarity}`}>
      <span class="side">
        <Icon name={ICONS[polarity]} size={13} />
        {t(`polarity.${polarity}`)}
      </span>
      {costs.map((cost) => (
        <span key={cost.key}>{say(cost)}</span>
      ))}
    </span>
  );
}
