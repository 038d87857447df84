import { useState } from 'preact/hooks';
import { useShareOrigin } from '../../net/useShareOrigin.ts';
import { screenLink } from '../../state/links.ts';
import { shareHost, shareOrigin } from '../../state/shareOrigin.ts';
import { gameId, screenAccess } from '../../state/store.ts';
import { RichText } from '../../text/RichText.tsx';
import { t } from '../../text/t.ts';
import { CopyButton } from '../chrome/CopyButton.tsx';
import { Dialog } from '../chrome/Dialog.tsx';

/** Opens the big screen on another device, such as the computer of a classroom, without the host's own secret. */
export function ScreenElsewhere({ class: style }: { readonly class: string }) {
  const [isOpen, setOpen] = useState(false);
  const access = screenAccess.value;
  if (access === undefined) return null;
  return (
    <>
      <button type="button" class={style} onClick={() => setOpen(true)}>
        {t('screenElsewhere.open')}
      </button>
      {isOpen && (
        <Dialog title={t('screenElsewhere.title')} onClose={() => setOpen(false)}>
          <WaysToScreen code={access.code} token={access.token} />
        </Dialog>
      )}
    </>
  );
}

function WaysToScreen({ code, token }: { readonly code: string; readonly token: string }) {
  useShareOrigin();
  return (
    <>
      <p>
        <RichText k="screenElsewhere.type" params={{ address: <b>{`${shareHost.value}/screen`}</b> }} />
      </p>
      <p class="screen-code num">
        <span class="sr">{Array.from(code).join(' ')}</span>
        <b aria-hidden="true">{code}</b>
      </p>
      <p class="small muted">{t('screenElsewhere.hint')}</p>
      <CopyButton
        text={screenLink(shareOrigin.value, gameId.value ?? '', token)}
        label={t('screenElsewhere.copy')}
      />
    </>
  );
}
