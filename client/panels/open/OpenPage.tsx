import { useState } from 'preact/hooks';
import type { ChatMode } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { openTable } from '../../net/openTable.ts';
import type { SessionFailure } from '../../net/sessionApi.ts';
import { newSeed } from '../../state/newSeed.ts';
import { navigate } from '../../state/router.ts';
import { language } from '../../text/language.ts';
import { t } from '../../text/t.ts';
import { PageHeader } from '../chrome/PageHeader.tsx';
import { AdvancedRow, isSeed } from './AdvancedRow.tsx';
import { GameChoice } from './GameChoice.tsx';
import { PaceChoice } from './PaceChoice.tsx';
import { presetSettings } from './presetSettings.ts';
import { TableSummary } from './TableSummary.tsx';
import './laboratory.css';
import './open.css';

/** Opening a table in three numbered steps; everything has a good value from the start, so one press is enough. */
export function OpenPage() {
  const [settings, setSettings] = useState<GameSettings>(() => presetSettings('firstLesson', newSeed()));
  const [chatMode, setChatMode] = useState<ChatMode>('phrases');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SessionFailure | undefined>(undefined);
  const change = (part: Partial<GameSettings>): void => setSettings({ ...settings, ...part });
  const open = async (solo: boolean): Promise<void> => {
    if (isBusy || !isSeed(settings.seed)) return;
    setBusy(true);
    setFailure(undefined);
    const opened = await openTable({ settings, chatMode, language: language.value, solo });
    if (opened.ok) return navigate(`/${solo ? 'table' : 'host'}/${opened.value.gameId}`);
    setBusy(false);
    setFailure(opened.error);
  };
  return (
    <div class="page">
      <PageHeader title={t('open.title')} />
      <main id="content" tabIndex={-1}>
        <h1 class="sr">{t('open.title')}</h1>
        <form
          class="open-form"
          onSubmit={(event) => {
            event.preventDefault();
            void open(false);
          }}
        >
          <div class="open-steps">
            <GameChoice settings={settings} onChoose={setSettings} onChange={change} />
            <PaceChoice settings={settings} onChange={change} chatMode={chatMode} onChatMode={setChatMode} />
            <AdvancedRow seed={settings.seed} onChange={(seed) => change({ seed })} />
          </div>
          <TableSummary
            settings={settings}
            chatMode={chatMode}
            isBusy={isBusy}
            failure={failure}
            onPlayAlone={() => void open(true)}
          />
        </form>
      </main>
    </div>
  );
}
