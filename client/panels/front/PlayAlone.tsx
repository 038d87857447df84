import { useState } from 'preact/hooks';
import { newSeed } from '../../state/newSeed.ts';
import { openTable } from '../../net/openTable.ts';
import { navigate } from '../../state/router.ts';
import { Icon } from '../../design/Icon.tsx';
import { language } from '../../text/language.ts';
import { loadText, t } from '../../text/t.ts';
import type { SessionFailure } from '../../net/sessionApi.ts';
import { Failure } from '../chrome/Failure.tsx';
import { presetSettings } from '../open/presetSettings.ts';

/** One click to a game of one's own: first lesson, all other seats bots, no clock. */
export function PlayAlone() {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SessionFailure | undefined>(undefined);
  const play = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setFailure(undefined);
    const settings = { ...presetSettings('firstLesson', newSeed()), timed: false };
    const [opened] = await Promise.all([
      openTable({ settings, chatMode: 'phrases', language: language.value, solo: true }),
      loadText(['rejections']),
    ]);
    if (opened.ok) return navigate(`/table/${opened.value.gameId}`);
    setBusy(false);
    setFailure(opened.error);
  };
  return (
    <>
      <button type="button" class="way" onClick={() => void play()} aria-disabled={isBusy}>
        <Icon name="bot" size={24} />
        <span>
          <b>{t('front.alone')}</b>
          <span class="small muted" aria-live="polite">
            {t(isBusy ? 'front.aloneStarting' : 'front.aloneHint')}
          </span>
        </span>
        <Icon name="chevronRight" size={19} />
      </button>
      <Failure>{failure === undefined ? undefined : t(`failure.${failure}`)}</Failure>
    </>
  );
}
