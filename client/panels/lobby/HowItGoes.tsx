/** What somebody who waits for a game to begin is told of it, and the link that leads back. */
import { CopyButton } from '../../design/CopyButton.tsx';
import { useShareOrigin } from '../../net/sessionApi.ts';
import { identityOf } from '../../state/identity.ts';
import { personalLink, shareOrigin } from '../../state/router.ts';
import { gameId, session } from '../../state/store.ts';
import type { PlainKey } from '../../text/areas.ts';
import { t } from '../../text/t.ts';
import { OwnPin } from '../chrome/ofClass.tsx';

/** What is said about a game before it begins: how a round goes in steps, and what is aimed at. */
export type LobbyGuide = {
  readonly steps: readonly PlainKey[];
  readonly aim: PlainKey;
  /** Its rules as a list to be printed; absent: by the ladder of integration. */
  readonly rules?: readonly PlainKey[];
  /** What the words of the worksheet mean. */
  readonly words: readonly PlainKey[];
};

export function HowItGoes({ guide }: { readonly guide: LobbyGuide }) {
  return (
    <>
      <hr class="rule" />
      <h2>{t('lobby.howTitle')}</h2>
      <ol>
        {guide.steps.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <p>{t(guide.aim)}</p>
      {session.value?.ledBy === undefined && <p class="small muted">{t('lobby.hostReads')}</p>}
    </>
  );
}

/** The personal link of whoever sits at this device; nothing for somebody without one. */
export function OwnLink({ class: look }: { readonly class: string }) {
  useShareOrigin();
  const id = gameId.value;
  const identity = id === undefined ? undefined : identityOf('seat', id);
  if (identity === undefined) return null;
  return (
    <div class={look}>
      <CopyButton
        text={personalLink(shareOrigin.value, identity.classId ?? identity.gameId, identity.token)}
        label={t('lobby.link')}
        icon="key"
      />
      <span class="small muted">{t('lobby.linkText')}</span>
      <OwnPin classId={identity.classId} />
    </div>
  );
}
