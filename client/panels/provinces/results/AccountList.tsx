import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { Icon } from '../../../design/Icon.tsx';
import type { IconName } from '../../../design/iconPaths.ts';
import { Say } from '../../../text/Say.tsx';
import { t } from '../../../text/t.ts';
import { accountLines, type AccountLine } from './accountModel.ts';

type Props = {
  readonly report: ProvinceRoundReport;
  readonly size?: number;
};

const ICONS: Readonly<Record<AccountLine['kind'], IconName>> = {
  kept: 'check',
  broken: 'unlink',
  caught: 'search',
  clean: 'search',
  built: 'flows',
  unbuilt: 'undo',
  promoted: 'vote',
  crackdown: 'shield',
};
const LOOK: Readonly<Partial<Record<AccountLine['kind'], string>>> = {
  broken: 'lost',
  caught: 'lost',
  crackdown: 'lost',
  kept: 'gained',
  built: 'gained',
  promoted: 'gained',
};

/** Pacts kept and broken, inspections, corridors, the promotion meeting. */
export function AccountList({ report, size = 24 }: Props) {
  const lines = accountLines(report);
  if (lines.length === 0) return <p class="muted">{t('paccount.nothing')}</p>;
  return (
    <div class="stop-list">
      <ul>
        {lines.map(({ kind, phrase }, place) => (
          <li key={place}>
            <span class={LOOK[kind] ?? ''}>
              <Icon name={ICONS[kind]} size={size} />
            </span>
            <span class="grow">
              <Say phrase={phrase} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
