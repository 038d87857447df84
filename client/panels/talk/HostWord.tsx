import './hostWord.css';
import { signal } from '@preact/signals';
import type { ChatMessage } from '#shared/protocol/session.ts';
import { REQUESTS } from '#shared/protocol/wire.ts';
import { ask } from '../../net/requests.ts';
import { chat, gameId, session, talkLog } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { bodyText } from './talkModel.ts';

/** The last word of the host that was put away on this page, and at which table: messages are numbered at each. */
const putAway = signal<{ readonly gameId: string | undefined; readonly message: number } | undefined>(
  undefined,
);

/** The host's word to all, over everything, until it is closed. */
export function HostWord() {
  const table = gameId.value;
  const seen = putAway.value?.gameId === table ? putAway.value?.message : undefined;
  const { welcomedUpTo } = talkLog.value;
  const word = hostWord(chat.value, { putAway: seen ?? 0, welcomedUpTo, nowMs: Date.now() });
  if (word === undefined) return null;
  const close = (): void => {
    putAway.value = { gameId: table, message: word.id };
    // In a class the host sees how many have read it. Nothing depends on the answer.
    if (session.value?.ofClass !== undefined) void ask(REQUESTS.heard, { message: word.id });
  };
  return <WordCard body={word.body} isPrivate={word.channel.type === 'pair'} onClose={close} />;
}

type CardProps = {
  readonly body: ChatMessage['body'];
  /** To this seat alone. */
  readonly isPrivate?: boolean;
  readonly onClose: () => void;
};

export function WordCard({ body, isPrivate = false, onClose }: CardProps) {
  return (
    <div class="host-word pad row gap-3">
      <Icon name="teacher" size={26} />
      <p role="alert">
        <b>{t(isPrivate ? 'screen.hostToYou' : 'screen.host')}</b>
        {t('common.colon')}
        {bodyText(body)}
      </p>
      <button type="button" class="btn sm" onClick={onClose}>
        {t('common.close')}
      </button>
    </div>
  );
}

/** What the host said so long ago is no call any more, to whoever opens the page now. */
const CALL_MS = 600_000;

type Reader = {
  readonly putAway: number;
  /** Last message that was there when the reader came. */
  readonly welcomedUpTo: number;
  /** By the device's own clock, which may be wrong: only words from before the reader came are judged by it. */
  readonly nowMs: number;
};

/** The host's last word to all or to the reader's seat, if it still is a call: heard or said of late, not hidden, and not put away. */
export function hostWord(
  messages: readonly ChatMessage[],
  { putAway: seen, welcomedUpTo, nowMs }: Reader,
): ChatMessage | undefined {
  const last = messages.findLast(({ from, channel }) => from === undefined && channel.type !== 'bloc');
  if (last === undefined || last.hidden || last.id <= seen) return undefined;
  return last.id <= welcomedUpTo && nowMs - last.at > CALL_MS ? undefined : last;
}
