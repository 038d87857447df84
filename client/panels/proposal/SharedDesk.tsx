import { useEffect, useRef } from 'preact/hooks';
import { mayTakeDraft } from '#shared/classroom/seatDrafts.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { OfficeRequest, SharedDraft } from '#shared/protocol/offices.ts';
import { Choice } from '../../design/Choice.tsx';
import { Icon } from '../../design/Icon.tsx';
import { sendOffice } from '../../net/requests.ts';
import { notify } from '../../state/notices.ts';
import { allMayPress, seatPeople } from '../../state/offices.ts';
import { isLive, me, sharedSeat } from '../../state/store.ts';
import { type DeskWork, desk } from '../../state/tableState.ts';
import { formatList } from '../../text/format.ts';
import { economyName, rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Press, whyTableOff } from '../chrome/Press.tsx';
import type { forgetDesk as forget, ownDraft as own } from './deskMemory.ts';

/** Desks of a seat that several share: what one writes the others see, and the pen goes from hand to hand. */

/** A draft is kept for the others this long after its last change. */
const REST_MS = 1_000;

export type SharedDeskProps = { readonly work?: DeskWork; readonly isList?: true };

/** What this device keeps of its own desk. It is handed over by those who have it, so that it stays in one file with them. */
type DeskMemory = { readonly forgetDesk: typeof forget; readonly ownDraft: typeof own };
let forgetDesk: typeof forget;
let ownDraft: typeof own;

/** The parts of it, which are fetched together: at the foot of the desk that is given, in the list of proposals, or at the head of the table. */
export function SharedDesk({ work, isList, memory }: SharedDeskProps & { readonly memory: DeskMemory }) {
  ({ forgetDesk, ownDraft } = memory);
  return work !== undefined ? <DeskPen work={work} /> : isList === true ? <SharedDrafts /> : <Keeper />;
}

/** At every table with a shared seat: keeps the own draft for the others, follows the one that is read, and says who asks for the pen. */
function Keeper() {
  useKeptForOthers();
  useReading();
  useHandedOver();
  const own = ownDraft.value;
  const asks = seatPeople.value.find(({ member }) => member === own?.asks[0]);
  if (own === undefined || asks === undefined) return null;
  return (
    <div class="note">
      <Icon name="pencil" size={16} />
      <output class="grow">{t('draft.asks', { name: asks.name })}</output>
      <Press
        class="btn sm primary"
        why={whyTableOff()}
        onPress={() => void ask({ type: 'giveDraft', draft: own.id, to: asks.member })}
      >
        {t('draft.give', { name: asks.name })}
      </Press>
      <Press
        class="btn sm"
        why={whyTableOff()}
        onPress={() => void ask({ type: 'keepDraft', draft: own.id })}
      >
        {t('draft.keep')}
      </Press>
    </div>
  );
}

/** What is written alone, whatever of it is open on this device. */
function textOf(work: DeskWork): string {
  const { openArticle: _open, reads: _reads, ...written } = work;
  return canonicalJson(written);
}

/** What this device has last said of its own draft, as text: whatever else it is said to have came from other hands. */
let said = '';

/** What lies on the own desk goes to the others once the hand rests. */
function useKeptForOthers(): void {
  const refused = useRef('');
  const work = desk.value;
  const own = ownDraft.value;
  const text = work === undefined || work.reads !== undefined ? undefined : textOf(work);
  const isNews =
    text !== undefined && text !== refused.current && (own === undefined || textOf(own.work) !== text);
  const mustSay = isNews && isLive.value && seatPeople.value.length > 0;
  useEffect(() => {
    if (!mustSay || work === undefined) return undefined;
    const keep = async (): Promise<void> => {
      said = text;
      const { openArticle: _open, reads: _reads, ...written } = work;
      const id = ownDraft.peek()?.id;
      const answer = await sendOffice({
        type: 'writeDraft',
        ...(id === undefined ? {} : { draft: id }),
        work: written,
      });
      // Where the pen has gone to another meanwhile, the desk shows it as soon as this device hears of it.
      const isOver =
        answer.ok || answer.error.code === 'pen/held' || answer.error.code === 'intent/stale-view';
      if (isOver) return;
      refused.current = text;
      const isFull = answer.error.code === 'intent/not-allowed';
      notify(() => (isFull ? t('draft.full') : rejectionText(answer.error)), { isAlert: true });
    };
    const timer = setTimeout(() => void keep(), REST_MS);
    return () => clearTimeout(timer);
  }, [text, mustSay, own?.id]);
}

/** The desk on which another's draft is read shows it as it is kept, and becomes the own one with the pen. */
function useReading(): void {
  const work = desk.value;
  const read = work?.reads === undefined ? undefined : draftCalled(work.reads);
  const isMine = read !== undefined && read === ownDraft.value;
  const text = read === undefined ? undefined : textOf(read.work);
  useEffect(() => {
    if (work?.reads === undefined) return;
    if (read === undefined) {
      desk.value = undefined;
      notify(() => t('draft.gone'));
    } else if (isMine) {
      forgetDesk();
      desk.value = read.work;
    } else if (text !== textOf(work)) desk.value = { ...read.work, reads: read.id };
  }, [work?.reads, text, isMine]);
}

/** What becomes of the desk when the pen of the own draft goes to another, or that of another's comes here. */
function useHandedOver(): void {
  const own = ownDraft.value;
  const before = useRef(own?.id);
  useEffect(() => {
    const former = before.current;
    before.current = own?.id;
    if (former === own?.id) return;
    const isOpen = desk.peek() !== undefined && desk.peek()?.reads === undefined;
    if (own !== undefined) {
      const text = textOf(own.work);
      const work = desk.peek();
      if (text === said || (work !== undefined && textOf(work) === text)) return;
      forgetDesk();
      if (isOpen) desk.value = own.work;
      notify(() => t('draft.yours'), { open: () => (desk.value = own.work) });
      return;
    }
    const passed = former === undefined ? undefined : draftCalled(former);
    if (passed === undefined) return;
    forgetDesk();
    if (isOpen) desk.value = { ...passed.work, reads: passed.id };
    const name = nameOf(passed.by);
    if (name !== undefined) notify(() => t('draft.passed', { name }));
  }, [own?.id]);
}

function draftCalled(id: string): SharedDraft | undefined {
  return sharedSeat.value?.drafts?.find((draft) => draft.id === id);
}

function nameOf(member: string | undefined): string | undefined {
  return seatPeople.value.find((person) => person.member === member)?.name;
}

/** Asks, and tells a refusal as a notice. */
async function ask(asked: OfficeRequest): Promise<void> {
  const answer = await sendOffice(asked);
  if (!answer.ok) notify(() => rejectionText(answer.error), { isAlert: true });
}

/** Drafts that others at the seat write, or have left lying, above one's own way to begin one. */
function SharedDrafts() {
  const others = (sharedSeat.value?.drafts ?? []).filter((draft) => draft !== ownDraft.value);
  if (others.length === 0) return null;
  return (
    <section class="slips stack">
      <h3 class="small muted">
        {t('draft.title')} <span class="num">{others.length}</span>
      </h3>
      <ul class="stack">
        {others.map((draft) => (
          <li key={draft.id} class="paper slip slim stack">
            <button
              type="button"
              class="slip-open stack gap-0"
              onClick={() => (desk.value = { ...draft.work, reads: draft.id })}
            >
              <b>{titleOf(draft)}</b>
              <span class="small muted">
                {writerText(draft)} {t('draft.articles', { count: draft.work.draft.clauses.length })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function titleOf({ work }: SharedDraft): string {
  const partners = work.draft.parties.filter((party) => party !== me.value?.seat).map(economyName);
  return partners.length === 0 ? t('draft.new') : t('draft.to', { economies: formatList(partners) });
}

/** Who writes, or that nobody does. */
function writerText({ by, isFree }: SharedDraft): string {
  const writer = seatPeople.value.find(({ member }) => member === by);
  if (writer === undefined) return t('draft.lies');
  return t(isFree === true || !writer.connected ? 'draft.rests' : 'draft.writes', { name: writer.name });
}

/** At the foot of a desk of a shared seat: who writes and how the pen is asked for or taken, or to whom one's own may go. */
function DeskPen({ work }: { readonly work: DeskWork }) {
  const read = work.reads === undefined ? undefined : draftCalled(work.reads);
  if (read !== undefined) return <ReadersFoot draft={read} />;
  const own = ownDraft.value;
  const others = seatPeople.value.filter(({ member }) => member !== me.value?.member);
  if (own === undefined || others.length === 0) return null;
  const give = (to: string): void => void ask({ type: 'giveDraft', draft: own.id, to });
  const [first, second] = others;
  return (
    <div class="row between wrap">
      <span class="small muted">{t('draft.seen')}</span>
      {first !== undefined && second === undefined ? (
        <Press
          class="btn sm"
          why={whyTableOff() ?? (first.connected ? undefined : { text: t('off.away', { name: first.name }) })}
          onPress={() => give(first.member)}
        >
          {t('draft.give', { name: first.name })}
        </Press>
      ) : (
        <Choice
          label={t('draft.giveTo')}
          value=""
          options={[
            { value: '', label: '…' },
            ...others
              .filter(({ connected }) => connected)
              .map(({ member, name }) => ({ value: member, label: name })),
          ]}
          onChange={(to) => to !== '' && give(to)}
        />
      )}
    </div>
  );
}

function ReadersFoot({ draft }: { readonly draft: SharedDraft }) {
  const own = seatPeople.value.find(({ member }) => member === me.value?.member);
  const isChair = allMayPress.value || own === undefined || own.offices?.includes('chair') === true;
  const mayTake = mayTakeDraft(draft, { isChair, people: seatPeople.value });
  const hasAsked = own !== undefined && draft.asks.includes(own.member);
  return (
    <div class="stack">
      <output class="small">
        {writerText(draft)} {t('draft.articles', { count: draft.work.draft.clauses.length })}{' '}
        {hasAsked && !mayTake
          ? t('draft.asked', { name: nameOf(draft.by) ?? '' })
          : !mayTake && t('draft.reading')}
      </output>
      <div class="row wrap">
        {mayTake && (
          <Press
            class="btn primary grow"
            why={whyTableOff()}
            onPress={() => void ask({ type: 'takeDraft', draft: draft.id })}
          >
            <Icon name="pencil" size={16} />
            {t('offices.takePen')}
          </Press>
        )}
        {!hasAsked && nameOf(draft.by) !== undefined && draft.isFree !== true && (
          <Press
            class="btn grow"
            why={whyTableOff()}
            onPress={() => void ask({ type: 'askForDraft', draft: draft.id })}
          >
            {t('draft.ask')}
          </Press>
        )}
        <button type="button" class="btn" onClick={() => (desk.value = undefined)}>
          {t('draft.close')}
        </button>
      </div>
    </div>
  );
}
