import { Icon, type IconName } from '../../design/Icon.tsx';
import { chat } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { readUpTo } from '../talk/talkMemory.ts';
import { unreadCounts } from '../talk/talkModel.ts';
import { proposalList } from '../proposal/proposalListModel.ts';
import { desk, tab, type Tab } from '../../state/tableState.ts';
import { useTable } from '../../state/useTable.ts';

const TABS = [
  { value: 'deals', icon: 'deals' },
  { value: 'map', icon: 'map' },
  { value: 'chat', icon: 'chat' },
  { value: 'economy', icon: 'economy' },
] as const satisfies readonly { readonly value: Tab; readonly icon: IconName }[];

/** The four panes of a phone, at the thumb. */
export function PhoneTabs() {
  const { game, me } = useTable();
  const unread = Object.values(unreadCounts(chat.value, readUpTo.value, me)).reduce(
    (sum, count) => sum + count,
    0,
  );
  const badges: Readonly<Partial<Record<Tab, number>>> = {
    deals: proposalList(game, me).answer.length,
    chat: unread,
  };
  return (
    <nav class="phone-tabs stack gap-none ruled" aria-label={t('tab.sections')}>
      {TABS.map(({ value, icon }) => (
        <button
          key={value}
          type="button"
          class={tab.value === value ? 'on' : ''}
          aria-current={tab.value === value ? 'page' : undefined}
          onClick={() => {
            desk.value = undefined;
            tab.value = value;
          }}
        >
          <Icon name={icon} size={22} />
          {t(`tab.${value}`)}
          {(badges[value] ?? 0) > 0 && <span class="badge num">{badges[value]}</span>}
        </button>
      ))}
    </nav>
  );
}
