import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { identityOf, type Identity } from '../../state/identity.ts';
import { gameId, me } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { Dialog } from './Dialog.tsx';

type LinkDialog = ComponentType<{ readonly identity: Identity; readonly onClose: () => void }>;

/** The personal link of whoever sits or watches here, to go on at another device at any time. */
export function MyLink() {
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
