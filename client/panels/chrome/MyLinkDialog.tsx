import { useShareOrigin } from '../../net/useShareOrigin.ts';
import type { Identity } from '../../state/identity.ts';
import { personalLink } from '../../state/links.ts';
import { shareOrigin } from '../../state/shareOrigin.ts';
import { t } from '../../text/t.ts';
import { Dialog } from './Dialog.tsx';
import { ShareLink } from './ShareLink.tsx';

type Props = { readonly identity: Identity; readonly onClose: () => void };

/** One's own link as a code for the camera of the other device. */
export function MyLinkDialog({ identity: { gameId, token }, onClose }: Props) {
  useShareOrigin();
  return (
    <Dialog title={t('share.mineTitle')} onClose={onClose}>
      <ShareLink
        link={personalLink(shareOrigin.value, gameId, token)}
        label={t('share.mineTitle')}
        hint={t('share.mineText')}
      />
    </Dialog>
  );
}
