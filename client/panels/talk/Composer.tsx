import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { PHRASES, type PhraseKey, isHostPhrase } from '#shared/content/phrases.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import type { ChatMode } from '#shared/content/vocabulary.ts';
import { keysOf } from '#shared/kernel/records.ts';
import { TEXT_LENGTHS } from '#shared/protocol/textLengths.ts';
import type { LineKey } from '#shared/content/speech.ts';
import type { AskedPayment } from '#shared/protocol/payments.ts';
import type { Channel, ChatMessage, SaidBody, Talk } from '#shared/protocol/session.ts';
import { countryPart } from '#shared/rules/state.ts';
import { Choice } from '../../design/Choice.tsx';
import { Icon } from '../../design/Icon.tsx';
import { sendTalk } from '../../net/requests.ts';
import { notify } from '../../state/notices.ts';
import { chat, game, gameId, isLive, me } from '../../state/store.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { sentences } from '../../text/format.ts';
import { economyName, nameParams, partyName, rejectionText } from '../../text/nameParams.ts';
import { fillSentence, t } from '../../text/t.ts';
import { bodyText, phraseText, unsent, useSpeech } from './talkModel.ts';

type ComposerProps = { readonly channel: Channel; readonly mode: ChatMode };

/** Say something: a set phrase, which every reader sees in their own language, or free text where the host allows it. */
export function Composer({ channel, mode }: ComposerProps) {
  const [isPicking, setPicking] = useState(false);
  const seat = channel.type === 'pair' ? game.value?.seats[channel.with] : undefined;
  if (mode === 'off') return <p class="small muted pad">{t('talk.off')}</p>;
  // Bots read set phrases alone.
  if (seat !== undefined && seat.member === undefined)
    return (
      <div class="composer">
        <PhrasePicker key="bot" channel={channel} keys={TO_BOTS} />
      </div>
    );
  return (
    <div class="composer stack">
      <PromisesHere channel={channel} />
      {mode === 'free' && (
        <FreeText channel={channel} isPicking={isPicking} onPick={() => setPicking(!isPicking)} />
      )}
      {/* Whoever writes freely seldom needs them: what is said has their room. */}
      {(mode !== 'free' || isPicking) && <PhrasePicker channel={channel} keys={TO_PEOPLE} />}
    </div>
  );
}

/** What the other person has promised the reader in this round stands where they talk. */
function PromisesHere({ channel }: Pick<ComposerProps, 'channel'>) {
  const [state, reader] = [game.value, me.value?.seat];
  if (state === undefined || channel.type !== 'pair') return null;
  const pledges = countryPart(state).pledges.filter(
    ({ by, to, round }) =>
      round === state.round && by === channel.with && to.type === 'seat' && to.economy === reader,
  );
  const told = pledges.map(({ by, undertaking: { type, ...given } }) => {
    const isNamed = 'economy' in given && given.economy === reader;
    const named = nameParams(isNamed ? { economy: () => t('table.you') } : given);
    return t('notice.pledge', { economy: partyName(by), promise: fillSentence(`pledge.${type}`, named) });
  });
  return told.length === 0 ? null : <p class="small">{sentences(...told)}</p>;
}

/** What there is to say to a bot. */
const TO_BOTS = [
  'whatDoYouWant',
  'sendCounter',
  'wouldYouSign',
  'whyRefused',
  'lowerTogether',
  'keepWord',
  'answerInKind',
  'hello',
  'thanks',
] as const satisfies readonly PhraseKey[];

const TO_PEOPLE = keysOf<PhraseKey>(PHRASES).filter(
  (each) => !isHostPhrase(each) && !('isOfArea' in PHRASES[each]),
);

async function say(channel: Channel, body: Talk['body']): Promise<boolean> {
  const answer = await sendTalk({ channel, body });
  if (!answer.ok) notify(() => rejectionText(answer.error), { isAlert: true });
  return answer.ok;
}

type FreeTextProps = {
  readonly channel: Channel;
  /** Whether the set phrases are open below. */
  readonly isPicking: boolean;
  readonly onPick: () => void;
};

function FreeText({ channel, isPicking, onPick }: FreeTextProps) {
  const text = unsent.value;
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const trimmed = text.trim();
    if (trimmed !== '' && (await say(channel, { type: 'text', text: trimmed }))) unsent.value = '';
  };
  return (
    <form class="row" onSubmit={(event) => void send(event)}>
      <button
        type="button"
        class="btn ghost icon"
        aria-expanded={isPicking}
        aria-label={t('talk.setPhrases')}
        title={t('talk.setPhrases')}
        onClick={onPick}
      >
        <Icon name={isPicking ? 'minus' : 'plus'} />
      </button>
      <input
        class="field grow"
        id="talk-text"
        value={text}
        maxLength={TEXT_LENGTHS.chatCharacters}
        aria-label={t('talk.write')}
        placeholder={t('talk.write')}
        autocomplete="off"
        onInput={(event) => (unsent.value = event.currentTarget.value)}
      />
      <button
        type="submit"
        class="btn primary icon"
        aria-label={t('talk.send')}
        disabled={!isLive.value || text.trim() === ''}
      >
        <Icon name="send" />
      </button>
    </form>
  );
}

type PickerProps = { readonly channel: Channel; readonly keys: readonly PhraseKey[] };

function PhrasePicker({ channel, keys }: PickerProps) {
  const first = keys[0] ?? 'hello';
  const [key, setKey] = useState<PhraseKey>(first);
  const others = Object.keys(game.value?.seats ?? {}).filter((seat) => seat !== me.value?.seat);
  const [economy, setEconomy] = useState<string | undefined>(undefined);
  const isAbout = PHRASES[key].aboutEconomy;
  const about = economy ?? others[0];
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    void say(channel, { type: 'phrase', key, ...(isAbout && about !== undefined ? { economy: about } : {}) });
  };
  return (
    <form class="row phrase-picker" onSubmit={send}>
      <Choice
        label={t('talk.phrases')}
        isLabelHidden
        value={key}
        options={keys.map((value) => ({ value, label: phraseText(value, { economy: '…' }) }))}
        onChange={(value) => setKey(keys.find((each) => each === value) ?? first)}
      />
      {isAbout && about !== undefined && (
        <Choice
          label={t('talk.about')}
          isLabelHidden
          value={about}
          options={others.map((value) => ({ value, label: economyName(value) }))}
          onChange={setEconomy}
        />
      )}
      <button type="submit" class="btn icon" aria-label={t('talk.send')} disabled={!isLive.value}>
        <Icon name="send" />
      </button>
    </form>
  );
}

/** What whoever asked would pay, by an answer that names a price. */
export function priceIn(body: SaidBody): number | undefined {
  if (body.type !== 'line') return undefined;
  const pays = PAYS[body.key];
  return pays === undefined ? undefined : pays * (body.fill?.amountMn ?? 0);
}

type Asked = {
  readonly askedAt: number;
  readonly partner: EconomyId;
  readonly me: EconomyId;
  /** The area of which the price was asked: all who would sign. */
  readonly among: readonly EconomyId[];
};

/**
 * What a bot has answered to who asked its price for an area: whatever else it says later leaves a price standing, unless it takes it back. What
 * it says of another area was asked about that one.
 */
export function answerSince(
  messages: readonly ChatMessage[],
  { askedAt, partner, me, among }: Asked,
): ChatMessage | undefined {
  const keyOf = ({ body }: ChatMessage): string => (body.type === 'line' ? body.key : '');
  const answers = messages.filter(
    (each) =>
      each.id > askedAt &&
      each.from === partner &&
      each.to === me &&
      keyOf(each).startsWith('answer.') &&
      isOfArea(each.body, partner, among),
  );
  const isPrice = (each: ChatMessage): boolean =>
    priceIn(each.body) !== undefined || keyOf(each).startsWith('answer.priceMoved');
  return answers.findLast(isPrice) ?? answers.at(-1);
}

/** Whether a line of a bot may be about an area among these: a price for two is none for three. */
function isOfArea(body: SaidBody, partner: EconomyId, among: readonly EconomyId[]): boolean {
  if (body.type !== 'line') return true;
  if (!body.key.startsWith('answer.area')) return among.length === 2 || priceIn(body) === undefined;
  const named = [partner, ...(body.fill?.economies ?? [])];
  return named.length === among.length && named.every((each) => among.includes(each));
}

type AskProps = {
  /** The reader first. */
  readonly among: readonly EconomyId[];
  /** What the draft has its parties pay each other. */
  readonly payments: readonly AskedPayment[];
  readonly wants: (partner: EconomyId) => Limit | undefined;
  /** Whose price stands beside its refusal already. */
  readonly isAnswered: (partner: EconomyId) => boolean;
  /** Writes in what the reader would pay each, in millions; less than nothing: what it is paid. */
  readonly onPay: (prices: readonly NamedPrice[]) => void;
  /** Hears of prices once they are named. */
  readonly onPrices: AskProps['onPay'];
};

/** What a partner would now want of the reader, in millions, less than nothing: what it would pay; and the same in words. */
export type Limit = { readonly priceMn: number; readonly words: string };

/** What a partner wants of the reader, in millions; less than nothing: what it would pay. */
export type NamedPrice = { readonly partner: EconomyId; readonly priceMn: number };

/** After which message a price was asked for under just this law: it is known again where the form was left and comes back. */
const askedAfter = signal<ReadonlyMap<string, number>>(new Map());

function setAskedAfter(name: string, at: number | undefined): void {
  askedAfter.value = askedInPlace(askedAfter.peek(), name, at);
}

/** Of one area each partner is asked once: with other payments the answer to the question before would be taken for the new one's. */
export function askedInPlace(
  asked: ReadonlyMap<string, number>,
  name: string,
  at: number | undefined,
): ReadonlyMap<string, number> {
  const areaOf = (each: string): string => each.slice(0, each.lastIndexOf(' '));
  const others = [...asked].filter(([each]) => areaOf(each) !== areaOf(name));
  return new Map(at === undefined ? others : [...others, [name, at]]);
}

/**
 * What a price is asked for: these, in whatever order they were chosen, and what others pay the partner or have from it. What the reader pays a
 * third leaves it as it is.
 */
export function nameOfAsked(
  among: readonly EconomyId[],
  partner: EconomyId,
  payments: readonly AskedPayment[],
) {
  const [me = ''] = among;
  const counted = payments.filter(
    (each) => [each.from, each.to].includes(partner) && !isBetween(each, me, partner),
  );
  const paid = counted.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return `${JSON.stringify([partner, among.toSorted()])} ${JSON.stringify(paid)}`;
}

/** The bots among these, each to be asked; of several that have named a price all at once can be offered theirs. */
export function AskPrices({ among, payments, wants, isAnswered, onPay, onPrices }: AskProps) {
  const { game, me } = useCountrySeat();
  useSpeech();
  const law = JSON.stringify([gameId.peek(), game.round, Object.keys(game.agreements)]);
  const asked = among
    .slice(1)
    .filter((partner) => game.seats[partner]?.member === undefined)
    .map((partner) => {
      const name = law + nameOfAsked(among, partner, payments);
      const askedAt = askedAfter.value.get(name);
      const answer =
        askedAt === undefined ? undefined : answerSince(chat.value, { askedAt, partner, me, among });
      const isHere = !isAnswered(partner);
      const namedMn = answer === undefined ? undefined : priceIn(answer.body);
      const limit = askedAt === undefined ? wants(partner) : undefined;
      const priceMn = namedMn ?? limit?.priceMn;
      const paidMn = payments
        .filter((each) => isBetween(each, me, partner))
        .reduce((sum, { from, amountMn }) => sum + (from === me ? amountMn : -amountMn), 0);
      const isPaid = priceMn === paidMn;
      const words = isHere ? limit?.words : undefined;
      return { partner, name, askedAt, answer, priceMn, words, isHere, isPaid, isTaken: !isHere || isPaid };
    });
  const prices = asked.flatMap(({ partner, priceMn }) =>
    priceMn === undefined ? [] : [{ partner, priceMn }],
  );
  useEffect(() => onPrices(prices), [JSON.stringify(prices)]);
  if (!startsAnew(game) || game.phase !== 'negotiation') return null;
  const isAll = prices.length > 1 && asked.some(({ priceMn, isPaid }) => priceMn !== undefined && !isPaid);
  return (
    <div class="row wrap">
      {asked.map(({ name, ...each }) => (
        <AskPrice
          key={each.partner}
          {...each}
          isTaken={each.isTaken || isAll}
          onAsk={() => {
            setAskedAfter(name, chat.peek().at(-1)?.id ?? 0);
            const paid = payments.filter((payment) => !isBetween(payment, me, each.partner));
            const body: Talk['body'] = {
              type: 'phrase',
              key: 'priceOfArea',
              among: [...among],
              ...(paid.length > 0 && { payments: paid }),
            };
            void say({ type: 'pair', with: each.partner }, body).then(
              (isSaid) => isSaid || setAskedAfter(name, undefined),
            );
          }}
          onPay={onPay}
        />
      ))}
      {isAll && (
        <button type="button" class="btn sm" onClick={() => onPay(prices)}>
          {t('accepts.takeAll')}
        </button>
      )}
    </div>
  );
}

const isBetween = ({ from, to }: AskedPayment, some: EconomyId, other: EconomyId): boolean =>
  [from, to].every((side) => side === some || side === other);

/** Whose payment the sum in an answer is: 1 the reader's, −1 the bot's. */
const PAYS: Readonly<Partial<Record<LineKey, 1 | -1>>> = {
  'answer.areaPaid': 1,
  'answer.areaPaying': -1,
  'answer.areaPaidBeside': 1,
  'answer.areaPayingBeside': -1,
  'answer.wantsPaid': 1,
  'answer.wantsPaying': -1,
};

type AskPriceProps = Pick<AskProps, 'onPay'> & {
  readonly partner: EconomyId;
  readonly askedAt: number | undefined;
  readonly answer: ChatMessage | undefined;
  readonly priceMn: number | undefined;
  /** What it would now sign for, told unasked. */
  readonly words: string | undefined;
  /** Its price does not stand beside its refusal. */
  readonly isHere: boolean;
  /** The draft has just this paid, or it is filled in elsewhere. */
  readonly isTaken: boolean;
  readonly onAsk: () => void;
};

/** Asks a bot in the talk what it would want of the reader for free trade among these, and shows here what it answers. */
function AskPrice(props: AskPriceProps) {
  const { partner, askedAt, answer, priceMn, words, isHere, isTaken, onAsk, onPay } = props;
  return (
    <div class="row wrap small" aria-live="polite">
      {askedAt !== undefined && (
        <span>
          <b>
            {economyName(partner)}
            {t('common.colon')}
          </b>
          {answer === undefined ? '…' : bodyText(answer.body)}
        </span>
      )}
      {words !== undefined && <b>{words}</b>}
      {priceMn !== undefined && !isTaken && (
        <button type="button" class="btn sm" onClick={() => onPay([{ partner, priceMn }])}>
          {t('accepts.take')}
        </button>
      )}
      {isHere &&
        words === undefined &&
        (askedAt === undefined || (answer !== undefined && priceMn === undefined)) && (
          <button type="button" class="btn sm" disabled={!isLive.value} onClick={onAsk}>
            {t('desk.plain.askPrice', { economy: economyName(partner) })}
          </button>
        )}
    </div>
  );
}
