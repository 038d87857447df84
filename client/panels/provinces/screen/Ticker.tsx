import { Icon } from '../../../design/Icon.tsx';
import { Say, say } from '../../../text/Say.tsx';
import { t } from '../../../text/t.ts';
import { Medallion } from '../../chrome/Medallion.tsx';
import type { ProvincesView } from './provincesView.ts';
import { tickerLines } from './tickerModel.ts';

/** One line at the foot: what was signed or paid, what the last round said, or who has sealed. */
export function Ticker({ view }: { readonly view: ProvincesView }) {
  const { game, scenario } = view;
  if (game.phase === 'policy') {
    return (
      <output class="panel province-ticker">
        <Icon name="envelope" size={28} />
        <b>{t('pscreen.sealed', { count: game.sealedBy.length, total: scenario.dealOrder.length })}</b>
        <span class="ticker-seats">
          {scenario.dealOrder.map((economy) => (
            <Medallion
              key={economy}
              economy={economy}
              size={46}
              isDashed={!game.sealedBy.includes(economy)}
              {...(game.sealedBy.includes(economy) ? { ring: 'var(--gain)' } : {})}
            />
          ))}
        </span>
        <span class="muted">{t('pscreen.sealedHint')}</span>
      </output>
    );
  }
  const lines = tickerLines(view);
  return (
    <output class="panel province-ticker">
      <Icon name="news" size={28} />
      {lines.length === 0 ? (
        <span class="muted">{t('pscreen.quiet')}</span>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={say(line)}>
              <Say phrase={line} />
            </li>
          ))}
        </ul>
      )}
    </output>
  );
}
