import { computed, signal } from '@preact/signals';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { Icon } from '../../design/Icon.tsx';
import { formatTimeOfDay } from '../../text/format.ts';
import { useEffect } from 'preact/hooks';
import type { Proposal } from '#shared/protocol/law.ts';
import { chat, me, session } from '../../state/store.ts';
import { useTable } from '../../state/useTable.ts';
import { openProposal, showProposal } from '../../state/tableState.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion, Portrait } from '../../design/Medallion.tsx';
import {
  type ShownMessage,
  type Spoken,
  bodyText,
  lastWordOf,
  lastWordOn,
  lineText,
  offerMeant,
  setMuted,
  useReadBeside,
  useSpeech,
} from './talkModel.ts';

/** One message in the reader's language, hidden or muted where it is. */
export function MessageLine({ shown }: { readonly shown: ShownMessage }) {
  const { message, isMine, shows } = shown;
  const { from, name } = message;
  const isFriend = session.value?.ledBy !== undefined && name !== '';
  const economy = from === undefined ? '' : economyName(from);
  const speaker =
    from === undefined ? t('talk.host') : isFriend ? t('name.ofPerson', { name, economy }) : economy;
  return (
    <li class={isMine ? 'msg me' : 'msg'}>
      <SpeakerMark shown={shown} />
      <div>
        <span class="who">
          <Speaker shown={shown} name={isMine ? t('proposal.you') : speaker} />
          {!isMine && !isFriend && from !== undefined && name !== '' && name !== speaker && (
            <span class="muted">{name}</span>
          )}
          {message.body.type === 'line' && <span class="muted">{t('table.bot')}</span>}
          <time dateTime={new Date(message.at).toISOString()}>{formatTimeOfDay(new Date(message.at))}</time>
        </span>
        {shows === 'body' && <p class="txt">{bodyText(message.body)}</p>}
        {shows === 'body' && message.body.type === 'line' && (
          <OfferMeant id={message.body.proposal} from={from} at={message.at} />
        )}
        {shows === 'hidden' && <p class="txt muted">{t('talk.hidden')}</p>}
        {shows === 'muted' && <p class="txt muted">{t('talk.muted', { name: speaker })}</p>}
      </div>
    </li>
  );
}

/** The name of a speaker; of another person it opens what one may do about them. */
function Speaker({
  shown: { message, isMine, shows },
  name,
}: {
  readonly shown: ShownMessage;
  readonly name: string;
}) {
  const { from, body } = message;
  const isMuted = shows === 'muted';
  // Bots say little and nothing unkind.
  if (isMine || from === undefined || (body.type === 'line' && !isMuted)) return name;
  return (
    <details class="of-speaker">
      <summary>{name}</summary>
      <button type="button" class="btn sm" onClick={() => setMuted(from, !isMuted)}>
        {t(isMuted ? 'talk.unmute' : 'talk.mute', { name })}
      </button>
    </details>
  );
}

/** The medallion of a seat, the face of a bot, or the host's own sign. */
function SpeakerMark({ shown: { message, shows } }: { readonly shown: ShownMessage }) {
  const { from, body } = message;
  if (from === undefined) return <Icon name="teacher" size={24} />;
  if (body.type !== 'line') return <Medallion economy={from} size={28} />;
  return <Portrait economy={from} line={shows === 'body' ? body : undefined} size={40} />;
}

type OfferMeantProps = {
  readonly id: ProposalId | undefined;
  readonly from: EconomyId | undefined;
  readonly at: number;
};

/** The offer that a bot speaks of, by its name, and the way to it: several may be under way, and each has its versions. */
function OfferMeant({ id, from, at }: OfferMeantProps) {
  const { game, me } = useTable();
  const proposal = id === undefined ? undefined : game.proposals[id];
  if (proposal === undefined) return null;
  return (
    <button
      type="button"
      class="link small"
      disabled={openProposal.value === id}
      onClick={() => showProposal(proposal.id)}
    >
      {offerMeant(game, proposal, { from, at, me })}
    </button>
  );
}

/** What a bot said last about a proposal, with its face; nothing where none spoke of it. */
export function WordOnProposal({ proposal }: { readonly proposal: Proposal }) {
  useSpeech();
  const word = lastWordOn(chat.value, proposal);
  return word === undefined ? null : <Word {...word} />;
}

/** The face of the bot that governs an economy, and what it said last to this seat or to all. */
export function WordOfEconomy({ economy }: { readonly economy: EconomyId }) {
  const { game } = useTable();
  useSpeech();
  const word = lastWordOf(chat.value, game, economy);
  return word === undefined ? null : <Word {...word} />;
}

/** A line of a bot with its face and whose it is. */
function Word({ from, line, message }: Spoken) {
  const text = lineText(line);
  useReadBeside(text === '' ? undefined : message, me.value?.seat);
  if (text === '') return null;
  return (
    <div class="lit slim ruled row gap-3 top">
      <Portrait economy={from} line={line} size={46} />
      <div class="grow">
        <p class="micro muted">{t('talk.botSays', { economy: economyName(from) })}</p>
        <p>{text}</p>
      </div>
    </div>
  );
}

/** The last thing that a bot has said to all. */
const lastToAll = computed(() =>
  chat.value.findLast(
    ({ channel, from, body, hidden }) =>
      channel.type === 'plenary' && from !== undefined && body.type === 'line' && !hidden,
  ),
);
/** Number of the message up to which the room has heard bots before these talks. */
const heardUpTo = signal(0);
/** What was said this long before the screen was opened belongs to other talks. */
const FRESH_MS = 180_000;

/** On the big screen: what a bot has said to all in these talks, until they are over. */
export function BotWord() {
  const said = lastToAll.value;
  useEffect(() => {
    const { id = 0, at = 0 } = lastToAll.peek() ?? {};
    heardUpTo.value = at < Date.now() - FRESH_MS ? id : Math.min(heardUpTo.peek(), id);
    return () => {
      heardUpTo.value = lastToAll.peek()?.id ?? 0;
    };
  }, []);
  if (said?.from === undefined || said.body.type !== 'line' || said.id <= heardUpTo.value) return null;
  return <Word from={said.from} line={said.body} message={said} />;
}
