import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../../design/Icon.tsx';
import { type Identity, identityOf } from '../../state/identity.ts';
import { gameId, me } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { Dialog } from './Dialog.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

/** One's own link where there is one, language, theme, glossary and help: the same at the right end of every header. */
export function PageTools() {
  return (
    <div class="tools">
      <MyLink />
      <LanguageSwitch />
      <ThemeSwitch />
      <GlossaryLink />
      <HelpLink />
    </div>
  );
}

/** The glossary, in a new tab so that nothing at the table is left. */
function GlossaryLink() {
  return (
    <a
      class="btn sm ghost icon glossary-link"
      href="/concepts"
      target="_blank"
      aria-label={t('page.concepts')}
      title={t('page.concepts')}
    >
      <Icon name="glossary" size={19} />
    </a>
  );
}

/** The rules on one page, in a new tab so that nothing at the table is left. */
function HelpLink() {
  return (
    <a
      class="btn sm ghost icon"
      href="/rules"
      target="_blank"
      aria-label={t('help.label')}
      title={t('help.label')}
    >
      <Icon name="help" size={19} />
    </a>
  );
}

type LinkDialog = ComponentType<{ readonly identity: Identity; readonly onClose: () => void }>;

/** The personal link of whoever sits or watches here, to go on at another device at any time. */
function MyLink() {
  const [open, setOpen] = useState<{ readonly dialog: LinkDialog | undefined } | undefined>(undefined);
  const identity = identityOf('seat', gameId.value ?? '');
  // A big screen and the host's console have no seat of their own, though this device may know one.
  if (identity === undefined || me.value?.member === undefined) return null;
  // The drawing of codes is fetched on the first press: pages before the table do without it.
  const show = (): void => {
    void import('./MyLinkDialog.tsx').then(
      ({ MyLinkDialog }) => setOpen({ dialog: MyLinkDialog }),
      () => setOpen({ dialog: undefined }),
    );
  };
  const close = (): void => setOpen(undefined);
  return (
    <>
      <button type="button" class="btn sm ghost my-link" aria-label={t('share.mine')} onClick={show}>
        <Icon name="key" size={18} />
        <span>{t('share.mine')}</span>
      </button>
      {open?.dialog !== undefined && <open.dialog identity={identity} onClose={close} />}
      {open !== undefined && open.dialog === undefined && (
        <Dialog title={t('share.mineTitle')} onClose={close}>
          <p>{t('page.failed')}</p>
        </Dialog>
      )}
    </>
  );
}
