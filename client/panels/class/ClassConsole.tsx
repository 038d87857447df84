import { useEffect, useId, useState } from 'preact/hooks';
import type { MemberId } from '#shared/kernel/ids.ts';
import type { ClassView, TableLetter, ClassPerson } from '#shared/protocol/classroom.ts';
import { Failure, Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { Press } from '../chrome/Press.tsx';
import { classPeople, classView, isClassLive, submitToClass, tableSummaries } from '../../net/classroom.ts';
import { gameId, me, mayAnywhere, mayHere } from '../../state/store.ts';
import { viewport } from '../../state/viewport.ts';
import { t } from '../../text/t.ts';
import { PageTools } from '../chrome/PageHeader.tsx';
import { PrintLink, ShowToPlayers } from '../host/HostLinks.tsx';
import { BoardOnConsole, ClassRecap, ScreenCard } from './ClassBoards.tsx';
import { ClassPresses, PaceRow, whyClassOff, whyOffUnless } from './ClassPresses.tsx';
import { DealCard, DealPreview } from './DealCard.tsx';
import { AlertsCard } from './AlertsCard.tsx';
import { Hosts } from './HelpersCard.tsx';
import { HandsCard, SayCard } from './SayCard.tsx';
import { PlanCard } from './PlanCard.tsx';
import { RehearsalCard } from './RehearsalCard.tsx';
import { AdjournRow, NextGameCard, PastGames, ReplaysCard } from './NextGame.tsx';
import { TablesOverview } from './TablesOverview.tsx';
import { GuideNote, GuideSwitch, guideNoteOf } from './ClassGuide.tsx';
import { classTitle, deviceTroubles } from './classModel.ts';
import { ClassPersonDialog, OfficesCard, placeOf } from './PlaceRows.tsx';
import { CHAT_MODES } from '#shared/content/vocabulary.ts';
import { RadioGroup } from '../../design/Choice.tsx';
import { Switch } from '../../design/Switch.tsx';
import { findPrivacy } from '../../net/sessionApi.ts';
import { submitSessionIntent } from '../../net/submitIntent.ts';
import { HomeworkForm } from '../sittings/Homework.tsx';
import { EraseSession, WordingRow } from '../host/TableCard.tsx';

type Props = {
  readonly hostToken: string;
  /** Of one table. */
  readonly seats: number;
};

/** The page of whoever hosts a class: first people and their tables, then all tables at a glance. */
export function ClassConsole({ hostToken, seats }: Props) {
  const view = classView.value;
  const [open, setOpen] = useState<MemberId | undefined>(undefined);
  const person = classPeople.value.find(({ member }) => member === open);
  // Each stage begins at its head, whatever had to be scrolled to for the press that led to it.
  useEffect(() => window.scrollTo(0, 0), [view?.stage]);
  if (view === undefined) return null;
  return (
    <>
      <ClassHeader view={view} />
      {view.stage === 'gathering' ? (
        <Gathering view={view} hostToken={hostToken} seats={seats} onPerson={setOpen} />
      ) : (
        <Tables view={view} hostToken={hostToken} onPerson={setOpen} />
      )}
      {person !== undefined && (
        <ClassPersonDialog
          key={person.member}
          person={person}
          isLocked={view.locked}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function Gathering({ view, hostToken, seats, onPerson }: Props & PeopleProps) {
  return (
    <main class="console stack gap-3" id="content" tabIndex={-1}>
      <h1 class="sr">{t('class.console')}</h1>
      <div class="console-side stack gap-3">
        {mayHere('course') && <DealCard seats={seats} />}
        {mayHere('course') && <RehearsalCard view={view} />}
      </div>
      <div class="console-middle stack gap-3">
        <DealPreview seats={seats} onPerson={({ member }) => onPerson(member)} />
        <ShowToPlayers code={view.code} note={<GuideNote at="screen" />} described={guideNoteOf('screen')} />
        <PastGames />
      </div>
      <div class="console-side stack gap-3">
        {mayHere('course') && <PlanCard view={view} />}
        <People view={view} onPerson={onPerson} />
        <Hosts hostToken={hostToken} />
      </div>
    </main>
  );
}

/** People and the door, as far as they are theirs who look. */
function People({ view, onPerson }: PeopleProps) {
  return (
    <>
      {mayAnywhere('people') && <PeopleCard view={view} onPerson={onPerson} />}
      {mayHere('course') && <DoorCard view={view} />}
    </>
  );
}

/** The first view of a laptop has the clock, what tables need, and the plan of the lesson. */
const TWO_COLUMNS =
  "'clock tables' auto 'plan tables' auto 'say tables' 1fr 'people people' auto / minmax(240px, 290px) minmax(0, 1fr)";
const PLACES = {
  phone: "'clock' auto 'tables' auto 'say' auto 'plan' auto 'people' auto / minmax(0, 1fr)",
  stacked: TWO_COLUMNS,
  narrow: TWO_COLUMNS,
  wide: "'clock tables people' auto 'say tables people' 1fr / 290px minmax(0, 1fr) 350px",
} as const;

function Tables({ view, hostToken, onPerson }: Omit<Props, 'seats'> & PeopleProps) {
  const [ticked, setTicked] = useState<readonly TableLetter[]>([]);
  const tick = (table: TableLetter): void =>
    setTicked((before) =>
      before.includes(table) ? before.filter((each) => each !== table) : [...before, table],
    );
  // An assistant speaks to their own tables alone.
  const own = me.value?.helper?.kind === 'assistant' ? me.value.helper.tables : undefined;
  const ownTicked = ticked.filter((table) => own?.includes(table) !== false);
  const meant = own !== undefined && ownTicked.length === 0 ? own : ownTicked;
  // All games are over: no clock is left to press, and what the room looks at comes first.
  const isOver = view.stage === 'debrief';
  const isWide = viewport.value === 'wide';
  const plan = mayHere('course') && view.homework === undefined && <PlanCard view={view} />;
  return (
    <main
      class="console stack gap-3"
      style={{ gridTemplate: PLACES[viewport.value] }}
      id="content"
      tabIndex={-1}
    >
      <h1 class="sr">{t('class.console')}</h1>
      <div class="console-side stack gap-3" style={{ gridArea: 'clock' }}>
        {mayHere('course') &&
          (view.adjourned !== undefined ? (
            // Nothing runs until the class goes on: what is pressed for tables would start one of its clocks.
            <section class="panel pad">
              <AdjournRow adjourned={view.adjourned} />
            </section>
          ) : view.stage === 'dealt' ? (
            <StartCard />
          ) : (
            !isOver && <ClassPresses ticked={ticked} onUntick={() => setTicked([])} />
          ))}
        {isOver && mayHere('course') && <ScreenCard />}
      </div>
      <div class="console-middle stack gap-3" style={{ gridArea: 'tables' }}>
        {view.stage !== 'dealt' && mayAnywhere('people') && <AlertsCard onPerson={onPerson} />}
        <HandsCard />
        <ClassRecap />
        <BoardOnConsole />
        <TablesOverview ticked={ticked} onTick={tick} />
        <PastGames />
      </div>
      <div class="console-side stack gap-3" style={{ gridArea: 'say' }}>
        {!isOver && mayHere('course') && <ScreenCard />}
        {view.stage !== 'dealt' && mayHere('course') && <ReplaysCard isOpen={view.replaysOpen === true} />}
        {isOver && mayHere('course') && <NextGameCard />}
        {mayAnywhere('people') && <SayCard ticked={meant} />}
      </div>
      {!isWide && plan !== false && (
        <div class="console-side" style={{ gridArea: 'plan' }}>
          {plan}
        </div>
      )}
      <div class="console-side stack gap-3" style={{ gridArea: 'people' }}>
        {isWide && plan}
        {mayHere('course') && <RehearsalCard view={view} />}
        <People view={view} onPerson={onPerson} />
        {mayHere('course') && <OfficesCard />}
        <Hosts hostToken={hostToken} />
      </div>
    </main>
  );
}

/** People are on the way to their tables; one press starts the game at all of them. */
function StartCard() {
  const tables = tableSummaries.value.length;
  return (
    <section class="panel pad stack gap-3">
      <GuideNote at="start" />
      <Press
        class="btn primary big wide"
        why={whyOffUnless(tables > 0, 'class.off.noTables')}
        onPress={() => void submitToClass({ type: 'startPlay' })}
        {...guideNoteOf('start')}
      >
        <Icon name="play" size={20} />
        {t('class.start', { tables })}
      </Press>
      <p class="small muted">{t('class.startHint')}</p>
    </section>
  );
}

/** Header of the console of a class: the code stays in sight, and the way to the projector. */
function ClassHeader({ view }: { readonly view: ClassView }) {
  const { code, connected, people } = view;
  return (
    <header class="page-head">
      <Link href="/" class="brand">
        {t('app.name')}
      </Link>
      <span class="muted page-title">{classTitle(view)}</span>
      <span class="pill num code-pill">
        <span class="sr">{t('class.code')} </span>
        {code}
      </span>
      <span class="small muted row num">
        <Icon name="people" size={17} />
        {people === 0 ? t('console.noPeople') : t('class.peopleHere', { connected, people })}
      </span>
      <span class="grow" />
      {view.stage !== 'gathering' && (
        <>
          <a class="btn sm" href={`/screen/${gameId.value ?? ''}`} target="_blank">
            <Icon name="screen" size={17} />
            {t('opened.big')}
          </a>
          <PrintLink class="btn sm" />
        </>
      )}
      <GuideSwitch />
      <PageTools />
    </header>
  );
}

type ViewProps = { readonly view: ClassView };
/** `onPerson`: opens all that the host may do about somebody. */
type PeopleProps = ViewProps & { readonly onPerson: (member: MemberId) => void };

const LIST_LOOK = { maxHeight: '372px', overflowY: 'auto' } as const;

/** Everybody who has joined, in the order in which they came, with all that the host may do about one of them. */
function PeopleCard({ view, onPerson }: PeopleProps) {
  const people = classPeople.value;
  return (
    <section class="panel watchers" aria-labelledby="class-people">
      <div class="row between pad">
        <h2 id="class-people">{t('class.people')}</h2>
        <span class="num muted" aria-live="polite">
          {people.length}
        </span>
      </div>
      {people.length === 0 && <p class="muted pad">{t('class.nobody')}</p>}
      <Devices people={people} />
      {/* A class of thirty is looked through in its card, so that what stands below is not a page away. */}
      <ul class="rows" style={viewport.value === 'phone' ? undefined : LIST_LOOK}>
        {people.map((person) => {
          const { member, name, connected } = person;
          return (
            <li key={member}>
              <i class={connected ? 'dot' : 'dot off'} aria-hidden="true" />
              <span class="grow clipped-name" title={name}>
                {name}
                {!connected && <span class="sr"> ({t('class.away')})</span>}
              </span>
              <span class="small muted">{placeOf(person, view.stage)}</span>
              <button
                type="button"
                class="btn sm ghost icon"
                aria-label={t('class.actions', { name })}
                onClick={() => onPerson(member)}
              >
                <Icon name="more" size={18} />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What devices said of themselves when their people joined: how many are fine, and who has which trouble. */
function Devices({ people }: { readonly people: readonly ClassPerson[] }) {
  const { fine, of, troubles } = deviceTroubles(people);
  if (of === 0) return null;
  return (
    <p class="small pad" aria-live="polite">
      {t('class.devices.fine', { fine, of })}{' '}
      {troubles.map(({ key, names }) => `${t(key, { count: names.length, names })} `)}
      {troubles.some(({ key }) => key === 'class.devices.noSockets') && (
        <a href="/network" target="_blank">
          {t('class.devices.network')}
        </a>
      )}
    </p>
  );
}

/** Who may still come in, and how people talk, at all tables. */
function DoorCard({ view }: ViewProps) {
  const { locked, namesHidden, chatMode, wording, keptDays, pace, adjourned } = view;
  const isOff = !isClassLive.value;
  return (
    <section class="panel table-card stack gap-3" aria-labelledby="class-door">
      <b id="class-door">{t('class.door')}</b>
      <Switch
        label={t('class.lock')}
        hint={t('class.lockText')}
        isOn={locked}
        isOff={isOff}
        onAsk={(on) => submitSessionIntent({ type: 'lock', locked: on })}
      />
      <Switch
        label={t('console.hideNames')}
        isOn={namesHidden}
        isOff={isOff}
        onAsk={(on) => submitSessionIntent({ type: 'hideNames', hidden: on })}
      />
      <RadioGroup
        legend={t('console.chatMode')}
        value={chatMode}
        choices={CHAT_MODES.map((value) => ({ value, label: t(`open.chat.${value}`) }))}
        onChange={(mode) => void submitSessionIntent({ type: 'setChatMode', mode })}
        isOff={isOff}
      />
      <WordingRow wording={wording} isOff={isOff} />
      {view.stage !== 'debrief' && <PaceRow pace={pace} />}
      {view.stage === 'playing' && adjourned === undefined && <ClassHomework view={view} isOff={isOff} />}
      {(view.stage === 'gathering' || adjourned === undefined) && (
        <AdjournRow {...(adjourned === undefined ? {} : { adjourned })} />
      )}
      {mayHere('erase') && <KeepingRow chosen={keptDays} />}
      {mayHere('erase') && <EraseSession of="class" why={whyClassOff()} />}
    </section>
  );
}

/** A round that all tables play at home. */
function ClassHomework({ view: { homework, game }, isOff }: ViewProps & { readonly isOff: boolean }) {
  const isTalkOver = tableSummaries.value.every(({ phase }) => phase === 'policy');
  return (
    <HomeworkForm
      key={`${homework?.revision}`}
      homework={homework}
      id={`${gameId.value ?? ''}-${game}`}
      isTalkOver={isTalkOver}
      isOff={isOff}
      onAsk={submitToClass}
    />
  );
}

/** For how many days the class is kept once it is closed: as the server keeps things, or less. */
function KeepingRow({ chosen }: { readonly chosen: number | undefined }) {
  const id = useId();
  const [most, setMost] = useState<number | undefined>(undefined);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    void findPrivacy().then((found) => {
      if (found.ok) setMost(found.value.keptDays);
    });
  }, []);
  if (most === undefined) return null;
  const held = Math.min(chosen ?? most, most);
  const choose = (field: HTMLInputElement): void => {
    const days = Number(field.value);
    const isDays = field.value !== '' && Number.isInteger(days) && days >= 0 && days <= most;
    setRefused(!isDays);
    if (isDays) void submitToClass({ type: 'keepFor', days });
    // What counts stays in sight.
    else field.value = String(held);
  };
  return (
    <div class="stack">
      <div class="row wrap">
        <label for={id} class="grow">
          {t('class.keepFor')}
          <span class="small muted"> {t('class.keepForText', { most })}</span>
        </label>
        <input
          id={id}
          type="number"
          class="field num"
          style={{ width: '5rem' }}
          min={0}
          max={most}
          value={held}
          disabled={!isClassLive.value}
          aria-describedby={`${id}-problem`}
          onChange={(event) => choose(event.currentTarget)}
        />
      </div>
      <Failure id={`${id}-problem`}>
        {isRefused ? t('class.keepForRange', { most, held }) : undefined}
      </Failure>
    </div>
  );
}
