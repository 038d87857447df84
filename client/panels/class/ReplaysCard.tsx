import { Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { isClassLive, submitToClass, tableSummaries } from '../../net/classroom.ts';
import { gameId } from '../../state/store.ts';
import { t } from '../../text/t.ts';

/** Games that are over, to be looked at again: by the host at once, by people of other tables when the host opens them. */
export function ReplaysCard({ isOpen }: { readonly isOpen: boolean }) {
  const over = tableSummaries.value.filter(({ phase }) => phase === 'debrief');
  if (over.length === 0) return null;
  return (
    <section class="panel pad stack" aria-labelledby="class-replays">
      <h2 id="class-replays">{t('class.replays')}</h2>
      <ul class="row wrap">
        {over.map(({ table, gameId: game }) => (
          <li key={table}>
            <Link href={`/replay/${game}`} class="btn sm">
              <Icon name="history" size={16} />
              {t('class.table', { table })}
            </Link>
          </li>
        ))}
      </ul>
      <Link href={`/report/${gameId.value ?? ''}`} class="btn">
        <Icon name="report" size={18} />
        {t('class.report')}
      </Link>
      <button
        type="button"
        class="btn"
        aria-pressed={isOpen}
        disabled={!isClassLive.value}
        onClick={() => void submitToClass({ type: 'openReplays', open: !isOpen })}
      >
        <Icon name={isOpen ? 'check' : 'eye'} size={18} />
        {t(isOpen ? 'class.replaysClose' : 'class.replaysOpen')}
      </button>
      <p class="small muted">{t(isOpen ? 'class.replaysOpenNote' : 'class.replaysClosedNote')}</p>
    </section>
  );
}
