import { CHAT_MODES, WORDINGS, type Wording } from '#shared/content/vocabulary.ts';
import { useState } from 'preact/hooks';
import { Icon } from '../../design/Icon.tsx';
import { Press, RefusalNote, type WhyOff, whyTableOff } from '../chrome/Press.tsx';
import { isLive, session, mayHere } from '../../state/store.ts';
import { WORDING_LOADERS } from '../../text/wording.ts';
import { language } from '../../text/language.ts';
import { t } from '../../text/t.ts';
import { RadioGroup } from '../../design/Choice.tsx';
import { Switch } from '../../design/Switch.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { submitSessionIntent } from '../../net/submitIntent.ts';

/** Who may still come in, what the big screen says of people, and how they talk. */
export function TableCard() {
  const view = session.value;
  if (view === undefined) return null;
  // Tables of a class have one door and one chat: what is pressed for one would be pressed for all.
  if (view.ofClass !== undefined) return <p class="panel pad small muted">{t('console.doorOfClass')}</p>;
  return (
    <section class="panel table-card stack gap-3" aria-labelledby="table-card">
      <b id="table-card">{t('console.table')}</b>
      <Switch
        label={t('console.lock')}
        hint={t('console.lockText')}
        isOn={view.locked}
        isOff={!isLive.value}
        onAsk={(on) => submitSessionIntent({ type: 'lock', locked: on })}
      />
      <Switch
        label={t('console.hideNames')}
        hint={t('console.hideNamesText')}
        isOn={view.namesHidden}
        isOff={!isLive.value}
        onAsk={(on) => submitSessionIntent({ type: 'hideNames', hidden: on })}
      />
      <RadioGroup
        legend={t('console.chatMode')}
        value={view.chatMode}
        choices={CHAT_MODES.map((value) => ({ value, label: t(`open.chat.${value}`) }))}
        onChange={(mode) => void submitSessionIntent({ type: 'setChatMode', mode })}
        isOff={!isLive.value}
      />
      <WordingRow wording={view.wording} isOff={!isLive.value} />
      {mayHere('erase') && <EraseSession of="table" why={whyTableOff()} />}
    </section>
  );
}

type WordingProps = { readonly wording: Wording; readonly isOff: boolean };

/** Which words devices use in a language that has others for a classroom; nothing where neither host nor table has to do with one. */
export function WordingRow({ wording, isOff }: WordingProps) {
  if (wording === 'general' && Object.keys(WORDING_LOADERS[language.value]).length === 0) return null;
  return (
    <RadioGroup
      legend={t('console.wording')}
      note={t('console.wordingText')}
      value={wording}
      choices={WORDINGS.map((value) => ({ value, label: t(`console.wording.${value}`) }))}
      onChange={(chosen) => void submitSessionIntent({ type: 'setWording', wording: chosen })}
      isOff={isOff}
    />
  );
}

const ERASE_TEXTS = {
  table: {
    open: 'console.erase',
    title: 'console.eraseAsk',
    text: 'console.eraseText',
    action: 'console.eraseDo',
  },
  class: { open: 'class.erase', title: 'class.eraseAsk', text: 'class.eraseText', action: 'class.eraseDo' },
} as const;

type EraseProps = { readonly of: keyof typeof ERASE_TEXTS; readonly why: WhyOff | undefined };

/** Closes a table or a whole class for good and deletes it, after a question. */
export function EraseSession({ of, why }: EraseProps) {
  const [isAsking, setAsking] = useState(false);
  const { open, title, text, action } = ERASE_TEXTS[of];
  return (
    <>
      <Press class="btn sm" why={why} onPress={() => setAsking(true)}>
        <Icon name="trash" size={18} />
        {t(open)}
      </Press>
      {isAsking && (
        <Dialog
          title={t(title)}
          onClose={() => setAsking(false)}
          action={t(action)}
          onAction={() => void submitSessionIntent({ type: 'eraseSession' })}
        >
          <RefusalNote />
          <p>{t(text)}</p>
        </Dialog>
      )}
    </>
  );
}
