import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { CopyButton } from '../../design/CopyButton.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { QrCode, ReachNote } from '../../design/QrCode.tsx';
import { useShareOrigin } from '../../net/sessionApi.ts';
import {
  hostLink,
  isOnlyHere,
  isOpenedLocally,
  joinLink,
  networkOrigins,
  screenLink,
  shareHost,
  shareOrigin,
} from '../../state/router.ts';
import { identityOf } from '../../state/identity.ts';
import { gameId, screenAccess } from '../../state/store.ts';
import { RichText } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';

type ShowProps = {
  readonly code: string;
  /** Said beside the way to the big screen, and by which name the way refers to it. */
  readonly note?: ComponentChildren;
  readonly described?: { readonly 'aria-describedby'?: string };
  /** Whether the host may sit down too. A teacher has a class to look after. */
  readonly hasSeatForHost?: boolean;
  /** Whoever shows it sits at the table with friends: no screen for a room, nothing to print. */
  readonly isAmongFriends?: boolean;
};

/** The code to show while people arrive, by the address and the picture that lead to it, and the way to the big screen. */
export function ShowToPlayers({
  code,
  note,
  described = {},
  hasSeatForHost = false,
  isAmongFriends = false,
}: ShowProps) {
  useShareOrigin();
  const link = joinLink(shareOrigin.value, code);
  return (
    <section class="panel show row wrap between gap-5">
      <div class="stack gap-4">
        <h2 class="size-h2">{t(isAmongFriends ? 'opened.friends' : 'opened.title')}</h2>
        <p class="lead">
          <RichText k="opened.goTo" params={{ address: <b>{shareHost}</b> }} />
        </p>
        <p class="code-tiles row num">
          <span class="sr">{Array.from(code).join(' ')}</span>
          {Array.from(code).map((symbol, place) => (
            <b key={place} aria-hidden="true">
              {symbol}
            </b>
          ))}
        </p>
        <ReachNote />
        {isOpenedLocally() && !isOnlyHere.value && networkOrigins.value !== undefined && (
          <p class="muted reach">{t('reach.local', { address: window.location.host })}</p>
        )}
        {note}
        <div class="row wrap">
          {!isAmongFriends && (
            <a class="btn primary" {...described} href={`/screen/${gameId.value ?? ''}`} target="_blank">
              <Icon name="screen" size={18} />
              {t('opened.big')}
            </a>
          )}
          <ScreenElsewhere class="btn" />
          <CopyButton text={link} label={t('opened.copyJoin')} />
          {!isAmongFriends && <PrintLink class="btn" />}
          {hasSeatForHost && (
            <a class="btn" href={joinLink('', code)} target="_blank" aria-describedby="play-too">
              <Icon name="people" size={18} />
              {t('opened.playToo')}
            </a>
          )}
        </div>
        {hasSeatForHost && (
          <p class="small muted" id="play-too">
            {t('opened.playTooHint')}
          </p>
        )}
      </div>
      <QrCode text={link} label={t('opened.qr', { link })} />
    </section>
  );
}

/** What can be printed for this class or table, in a tab of its own. */
export function PrintLink({ class: style }: { readonly class: string }) {
  return (
    <a class={style} href={`/print/${gameId.value ?? ''}`} target="_blank">
      <Icon name="print" size={17} />
      {t('page.print')}
    </a>
  );
}

/** Back to the console of the class, from that of one of its tables. */
export function ClassLink() {
  const classId = identityOf('host', gameId.value ?? '')?.classId;
  if (classId === undefined) return null;
  return (
    <Link href={`/host/${classId}`} class="btn sm">
      <Icon name="tiles" size={17} />
      {t('console.toClass')}
    </Link>
  );
}

/** The host's secret, masked: a shared screen must not give it away. */
export function HostLink({ token }: { readonly token: string }) {
  const [isShown, setShown] = useState(false);
  useShareOrigin();
  const link = hostLink(shareOrigin.value, gameId.value ?? '', token);
  const text = isShown ? link : `${shareHost.value}/host/••••••••••••`;
  return (
    <section class="panel secret roomy stack">
      <h2 class="row">
        <Icon name="key" size={22} />
        {t('opened.secret')}
      </h2>
      <p>{t('opened.secretText')}</p>
      <div class="secret-link row">
        <output class="num" aria-label={t('opened.secretLabel')} title={text}>
          {text}
        </output>
        <button
          type="button"
          class="btn sm ghost icon"
          aria-pressed={isShown}
          aria-label={t(isShown ? 'opened.hide' : 'opened.show')}
          onClick={() => setShown(!isShown)}
        >
          <Icon name={isShown ? 'hidden' : 'eye'} size={18} />
        </button>
        <CopyButton text={link} label={t('copy.do')} class="btn sm" />
      </div>
      <p class="small muted">{t('opened.secretFoot')}</p>
    </section>
  );
}

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
      <p class="big-code num">
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
