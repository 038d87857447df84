import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import type { IconName } from '../../design/iconPaths.ts';
import { t } from '../../text/t.ts';
import { PaperList } from '../treaty/PaperList.tsx';
import { paperList } from '../treaty/paperListModel.ts';
import { Pledges } from '../treaty/Pledges.tsx';
import { Register } from '../treaty/register/Register.tsx';
import { dealsView, type DealsView } from './tableState.ts';

type Props = { readonly scenario: Scenario; readonly game: GameState; readonly me: EconomyId | undefined };

const VIEWS = [
  { view: 'proposals', icon: 'deals' },
  { view: 'agreements', icon: 'agreements' },
  { view: 'pledges', icon: 'pencil' },
] as const satisfies readonly { readonly view: DealsView; readonly icon: IconName }[];

/** Papers, the public register, and pledges. */
export function DealsPane({ scenario, game, me }: Props) {
  const waiting = paperList(game, me).answer.length;
  return (
    <section class="deals" aria-label={t('tab.deals')}>
      <nav class="tabs panel" aria-label={t('tab.deals')}>
        {VIEWS.map(({ view, icon }) => (
          <button
            key={view}
            type="button"
            class={dealsView.value === view ? 'on' : ''}
            aria-pressed={dealsView.value === view}
            onClick={() => (dealsView.value = view)}
          >
            <Icon name={icon} size={17} />
            {t(`tab.${view}`)}
            {view === 'proposals' && waiting > 0 && <span class="badge num">{waiting}</span>}
          </button>
        ))}
      </nav>
      {dealsView.value === 'proposals' && <PaperList scenario={scenario} game={game} me={me} />}
      {dealsView.value === 'agreements' && <Register scenario={scenario} game={game} me={me} />}
      {dealsView.value === 'pledges' && <Pledges scenario={scenario} game={game} me={me} />}
    </section>
  );
}
