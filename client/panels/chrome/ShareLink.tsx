import { useState } from 'preact/hooks';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { CopyButton, SelectedText } from '../../design/CopyButton.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Failure } from '../../design/Icon.tsx';
import { QrCode } from '../../design/QrCode.tsx';
import { sendLeave } from '../../net/requests.ts';
import { useShareOrigin } from '../../net/sessionApi.ts';
import { forgetTable, type Identity } from '../../state/identity.ts';
import { navigate, personalLink, shareOrigin } from '../../state/router.ts';
import { isLive } from '../../state/store.ts';
import { rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { OwnPin } from './ofClass.tsx';

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
      {classId !== undefined && <LeaveClass classId={classId} gameId={gameId} />}
    </Dialog>
  );
}

/** Leaves the class for good, after a question; nothing of it stays on this device. */
function LeaveClass({ classId, gameId }: { readonly classId: string; readonly gameId: string }) {
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<Rejection | undefined>(undefined);
  const leave = async (): Promise<void> => {
    const answer = await sendLeave();
    if (!answer.ok) return setRefusal(answer.error);
    for (const id of [classId, gameId]) forgetTable(id);
    navigate('/');
  };
  if (!isAsking)
    return (
      <button type="button" class="btn" onClick={() => setAsking(true)}>
        {t('share.leave')}
      </button>
    );
  return (
    <section class="stack" aria-label={t('share.leaveAsk')}>
      <b>{t('share.leaveAsk')}</b>
      <p>{t('share.leaveText')}</p>
      {refusal !== undefined && <Failure>{rejectionText(refusal)}</Failure>}
      <div class="row wrap">
        <button type="button" class="btn primary" disabled={!isLive.value} onClick={() => void leave()}>
          {t('share.leaveDo')}
        </button>
        <button type="button" class="btn" onClick={() => setAsking(false)}>
          {t('share.leaveNot')}
        </button>
      </div>
    </section>
  );
}
