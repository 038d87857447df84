import { useRef } from 'preact/hooks';
import { useElementSize } from '../../map/useElementSize.ts';
import { game, session } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { Say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { IncomeBoard } from './IncomeBoard.tsx';
import { agreementsOf, screenCounts } from './screenModel.ts';
import { ScreenMap } from './ScreenMap.tsx';

/** While the table works: the map, how far it is, and what was signed. */
export function ScreenLive() {
  const foot = useRef<HTMLDivElement>(null);
  const footSize = useElementSize(foot);
  const state = game.value;
  const people = session.value;
  if (state === undefined || people === undefined) return null;
  const counts = screenCounts(state, people);
  return (
    <main class="screen-main" id="content" tabIndex={-1}>
      <h1 class="sr">{t('screen.title')}</h1>
      <ScreenMap footPx={footSize?.height ?? 0} />
      <IncomeBoard showsChange />
      <div class="screen-foot" ref={foot}>
        <dl class="panel screen-counts">
          {state.phase === 'negotiation' && (
            <Count label={t('screen.openPapers')} count={counts.openPapers} />
          )}
          <Count label={t('screen.signed')} count={counts.signed} />
          <Count label={t('screen.connected')} count={counts.connected} total={counts.people} />
          {state.phase === 'policy' && (
            <Count
              label={t('console.sealed')}
              count={counts.sealed}
              total={Object.keys(state.seats).length}
            />
          )}
        </dl>
        <Feed />
      </div>
    </main>
  );
}

function Count({ label, count, total }: { label: string; count: number; total?: number }) {
  return (
    <div>
      <dt class="muted">{label}</dt>
      <dd class="num">{total === undefined ? count : t('screen.of', { count, total })}</dd>
    </div>
  );
}

function Feed() {
  const state = game.value;
  if (state === undefined) return null;
  const signed = agreementsOf(state);
  return (
    <output class="panel screen-feed">
      <Icon name="news" size={28} />
      {signed.length === 0 ? (
        <span class="muted">{t('screen.feedEmpty')}</span>
      ) : (
        <ul>
          {signed.slice(0, 3).map((agreement) => (
            <li key={agreement.id}>
              <Say
                phrase={{
                  key: 'screen.feedLine',
                  params: { economies: agreement.parties, agreement: agreement.id },
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </output>
  );
}
