import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import type { TableFound } from './useTableOf.ts';

/** What the code leads to, in one line. */
export function FoundTable({ found }: { readonly found: TableFound }) {
  if (found.isLooking) return <span class="muted">{t('join.looking')}</span>;
  if (found.card === undefined) return null;
  const { settings, freeSeats, started, waiting } = found.card;
  const scenario = t(`scenario.${settings.scenarioId}`);
  const taken = waiting > 0 ? 'join.foundWaits' : 'join.foundFull';
  const key = freeSeats.length === 0 ? taken : started ? 'join.foundStarted' : 'join.found';
  return (
    <span class="found-yes">
      <Icon name="done" size={17} />
      {t(key, { scenario, free: freeSeats.length })}
    </span>
  );
}
