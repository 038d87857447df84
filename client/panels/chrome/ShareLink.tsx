import { CopyButton, SelectedText } from '../../design/CopyButton.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { QrCode } from '../../design/QrCode.tsx';
import { useShareOrigin } from '../../net/sessionApi.ts';
import type { Identity } from '../../state/identity.ts';
import { personalLink, shareOrigin } from '../../state/router.ts';
import { t } from '../../text/t.ts';
import { OwnPin } from './OwnPin.tsx';

type Props = {
  readonly link: string;
  /** Whose link it is, and what for. */
  readonly label: string;
  readonly hint: string;
};

/** A secret link to take to another device: a code for its camera, the text to select, and a button that copies it. */
export function ShareLink({ link, label, hint }: Props) {
  return (
    <div class="share-link stack">
      <p class="small">{hint}</p>
      <QrCode text={link} label={t('share.qr', { label })} />
      <SelectedText text={link} label={label} isFocused={false} />
      <CopyButton text={link} label={t('share.copy')} icon="key" />
    </div>
  );
}

type MyLinkProps = { readonly identity: Identity; readonly onClose: () => void };

/** One's own link as a code for the camera of the other device. In a class it leads to whatever table the person is at. */
export function MyLinkDialog({ identity: { gameId, classId, token }, onClose }: MyLinkProps) {
  useShareOrigin();
  return (
    <Dialog title={t('share.mineTitle')} onClose={onClose}>
      <ShareLink
        link={personalLink(shareOrigin.value, classId ?? gameId, token)}
        label={t('share.mineTitle')}
        hint={t('share.mineText')}
      />
      <OwnPin classId={classId} />
    </Dialog>
  );
}
