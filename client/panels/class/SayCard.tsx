import { useState } from 'preact/hooks';
import { HOST_PHRASES } from '#shared/content/phrases.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import type { RaisedHand, TableLetter } from '#shared/protocol/classroom.ts';
import { TEXT_LENGTHS } from '#shared/protocol/textLengths.ts';
import type { Talk } from '#shared/protocol/session.ts';
import { Choice } from '../../design/Choice.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Press } from '../chrome/Press.tsx';
import {
  classPeople,
  classView,
  isClassLive,
  raisedHands,
  saidWord,
  submitToClass,
} from '../../net/classroom.ts';
import { submitSessionIntent } from '../../net/submitIntent.ts';
import { mayHere } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { bodyText, phraseText } from '../talk/talkModel.ts';
import { namedTables, whyClassOff, whyOffUnless } from './ClassPresses.tsx';

type Props = {
  /** None: all tables are meant. */
  readonly ticked: readonly TableLetter[];
};

/** The host's word to tables, how many have read the last one, and the call to look up. */
export function SayCard({ ticked }: Props) {
  const isUp = classView.value?.eyesUp === true;
  const say = (body: Talk['body']): Promise<boolean> =>
    submitToClass({ type: 'say', body, ...(ticked.length === 0 ? {} : { tables: ticked }) });
  return (
    <section class="panel pad stack gap-3" aria-labelledby="class-say">
      <h2 id="class-say">{t('class.say', { tables: namedTables(ticked) })}</h2>
      <WordForm id="class-word" label={t('class.say.text')} onSay={say} />
      <Phrases onSay={say} />
      <Seen />
      {mayHere('course') && (
        <Press
          class={isUp ? 'btn primary wide' : 'btn wide'}
          why={whyClassOff()}
          onPress={() => void submitToClass({ type: 'callEyes', up: !isUp })}
        >
          <Icon name="eye" size={18} />
          {t(isUp ? 'class.eyes.down' : 'class.eyes.up')}
        </Press>
      )}
    </section>
  );
}

type FormProps = {
  readonly id: string;
  readonly label: string;
  readonly onSay: (body: Talk['body']) => Promise<boolean>;
};

function WordForm({ id, label, onSay }: FormProps) {
  const [text, setText] = useState('');
  const why = whyOffUnless(text.trim() !== '', 'class.off.noWords', true);
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (why === undefined && (await onSay({ type: 'text', text: text.trim() }))) setText('');
  };
  return (
    <form class="row" onSubmit={(event) => void send(event)}>
      <input
        class="field grow"
        id={id}
        value={text}
        maxLength={TEXT_LENGTHS.chatCharacters}
        aria-label={label}
        placeholder={label}
        autocomplete="off"
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Press type="submit" class="btn primary icon" aria-label={t('class.say.send')} why={why}>
        <Icon name="send" size={18} />
      </Press>
    </form>
  );
}

function Phrases({ onSay }: Pick<FormProps, 'onSay'>) {
  const [key, setKey] = useState<(typeof HOST_PHRASES)[number]>(HOST_PHRASES[0]);
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isClassLive.peek()) void onSay({ type: 'phrase', key });
  };
  return (
    <form class="row class-phrases" onSubmit={send}>
      <Choice
        label={t('class.say.phrases')}
        isLabelHidden
        value={key}
        options={HOST_PHRASES.map((value) => ({ value, label: phraseText(value, {}) }))}
        onChange={(value) => setKey(HOST_PHRASES.find((each) => each === value) ?? HOST_PHRASES[0])}
      />
      <Press type="submit" class="btn icon" aria-label={t('class.say.phrase')} why={whyClassOff()}>
        <Icon name="send" size={18} />
      </Press>
    </form>
  );
}

/** What was last said, and how many have put it away. */
function Seen() {
  const word = saidWord.value;
  if (word === undefined) return null;
  return (
    <div class="row between wrap">
      <p class="small muted grow">
        <q>{bodyText(word.body)}</q>{' '}
        <output>{t('class.say.seen', { seen: word.seen, of: word.people })}</output>
      </p>
      {mayHere('people', word.tables) && (
        <Press
          class="btn sm"
          why={whyClassOff()}
          onPress={() => void submitSessionIntent({ type: 'hideMessage', message: word.message })}
        >
          <Icon name="undo" size={17} />
          {t('class.say.takeBack')}
        </Press>
      )}
    </div>
  );
}

/** Who raises a hand: each is answered in private, or by word of mouth. */
export function HandsCard() {
  const hands = raisedHands.value;
  if (hands.length === 0) return null;
  return (
    <section class="panel stack" aria-labelledby="class-hands">
      <h2 id="class-hands" class="pad">
        {t('class.hands')}
      </h2>
      <ul class="rows" aria-live="polite">
        {hands.map((hand) => (
          <HandRow key={hand.member} hand={hand} />
        ))}
      </ul>
    </section>
  );
}

function HandRow({ hand: { member, table } }: { readonly hand: RaisedHand }) {
  const name = nameOf(member);
  return (
    <li class="stack">
      <span class="row">
        <Icon name="hand" size={18} />
        <b class="grow clipped-name">{name}</b>
        {table !== undefined && <span class="small muted">{t('class.atTable', { table })}</span>}
        <Press
          class="btn sm"
          aria-label={t('class.hands.doneFor', { name })}
          why={whyClassOff()}
          onPress={() => void submitToClass({ type: 'lowerHand', member })}
        >
          {t('class.hands.done')}
        </Press>
      </span>
      <WordForm
        id={`answer-${member}`}
        label={t('class.hands.answer', { name })}
        onSay={(body) => submitToClass({ type: 'say', body, member })}
      />
    </li>
  );
}

function nameOf(member: MemberId): string {
  return classPeople.value.find((person) => person.member === member)?.name ?? '';
}
