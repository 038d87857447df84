import type { ComponentChildren } from 'preact';
import { fromKeys } from '#shared/kernel/records.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import {
  debriefPageBeside,
  debriefPageOf,
  debriefPagesOf,
  isRevealing,
} from '#shared/rules/table/revealStops.ts';
import { Choice } from '../../design/Choice.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { submitAsHost, submitSessionIntent } from '../../net/submitIntent.ts';
import { connection, game, gameId, mayAnywhere, mayHere, me, session } from '../../state/store.ts';
import { useTable } from '../../state/useTable.ts';
import { sentences } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { PageTools } from '../chrome/PageHeader.tsx';
import { Press, RefusalNote, whyTableOff } from '../chrome/Press.tsx';
import '../events/events.css';
import { RecapButton } from '../chrome/SoundSwitch.tsx';
import { RecapHere, TableHomework } from '../sittings/sittingsPart.tsx';
import { ClockCard, useConsoleKeys } from './ClockCard.tsx';
import { ComingUp, type EndText } from './ComingUp.tsx';
import { ClassLink, HostLink, PrintLink, ScreenElsewhere } from './HostLinks.tsx';
import { PeopleDialogs } from './PeopleLists.tsx';
import { type AgreementLine, ProposalsCard } from './ProposalsCard.tsx';
import { RevealCard, StepList } from './RevealCard.tsx';
import { SeatsCard } from './SeatsCard.tsx';
import { TableCard } from './TableCard.tsx';
import { TalkCard } from './TalkCard.tsx';
import { CSV_COLUMNS, type CsvWords, type ResultsTable, resultsCsv } from './resultsCsv.ts';

type Props = {
  readonly hostToken: string;
  /** Cards that the game that is played adds: under the clock, and under the seats. */
  readonly side?: ComponentChildren;
  readonly middle?: ComponentChildren;
  /** How it ended, once it has: on the page, and as a table to keep. */
  readonly standings: ComponentChildren;
  readonly results: ResultsTable | undefined;
  /** What the host is told before the game ends after this round. */
  readonly endText: EndText;
  /** What is law, under the proposals; undefined where the game has a register of its own. */
  readonly law: readonly AgreementLine[] | undefined;
};

/** The host's console: clock first, people who need help, proposals, the reveal, talk. */
export function Console({ hostToken, side, middle, standings, results, endText, law }: Props) {
  useConsoleKeys();
  const phase = game.value?.phase;
  return (
    <>
      <ConsoleHeader />
      <main class="console stack gap-3" id="content" tabIndex={-1}>
        <h1 class="sr">{consoleTitle()}</h1>
        {me.value?.mayHost === true && (
          <>
            <LossCard />
            <HeldCard />
          </>
        )}
        <div class="console-side stack gap-3">
          {me.value?.mayHost === true ? (
            <>
              <ClockCard />
              <RefusalNote />
              {game.value !== undefined && isRevealing(game.value) && <RevealCard />}
              {phase === 'debrief' && <DebriefCard />}
              <ComingUp endText={endText} />
              <TableCard />
              {session.value?.ofClass === undefined && <TableHomework />}
              {side}
            </>
          ) : (
            <ClockCard />
          )}
        </div>
        <div class="console-middle stack gap-3">
          <RecapHere on="console" />
          {phase === 'debrief' && <StandingsCard results={results}>{standings}</StandingsCard>}
          <SeatsCard />
          <ProposalsCard law={law} />
          {middle}
        </div>
        <div class="console-side stack gap-3">
          {mayAnywhere('talk') && <TalkCard />}
          {mayHere('links') && <HostLink token={hostToken} />}
        </div>
        <PeopleDialogs />
      </main>
    </>
  );
}

/** Of which table of a class it is, where it is one. */
export function consoleTitle(): string {
  const table = session.value?.ofClass?.table;
  return table === undefined ? t('console.title') : t('console.ofTable', { table });
}

function ConsoleHeader() {
  const people = session.value?.people ?? [];
  const connected = people.filter((person) => person.connected).length;
  return (
    <header class="page-head">
      <Link href="/" class="brand">
        {t('app.name')}
      </Link>
      <span class="muted page-title">{consoleTitle()}</span>
      <span class="pill num code-pill">
        <span class="sr">{t('console.code')} </span>
        {session.value?.code}
      </span>
      <span class="small muted row num">
        <Icon name="people" size={17} />
        {people.length === 0
          ? t('console.noPeople')
          : t('console.people', { connected, people: people.length })}
      </span>
      <span class="grow" />
      <ClassLink />
      <a class="btn sm" href={`/screen/${gameId.value ?? ''}`} target="_blank">
        <Icon name="screen" size={17} />
        {t('opened.big')}
      </a>
      <ScreenElsewhere class="btn sm" />
      <PrintLink class="btn sm" />
      <PageTools>
        <RecapButton />
      </PageTools>
    </header>
  );
}

/** The server knows less than a device had seen: the host decides whether to go on from what is known. */
function LossCard() {
  if (session.value?.historyLost !== true) return null;
  return (
    <section class="panel held stack gap-3" role="alert">
      <h2 class="row">
        <Icon name="alert" size={20} />
        {t('console.lost')}
      </h2>
      <p>{t('console.lostText')}</p>
      <Press
        class="btn primary"
        onPress={() => void submitSessionIntent({ type: 'continueAfterLoss' })}
        why={connection.value.type === 'live' ? undefined : whyTableOff()}
      >
        {t('console.lostDo')}
      </Press>
    </section>
  );
}

/** The model could not solve the round: what that means, and the two ways on. */
function HeldCard() {
  const held = game.value?.held;
  if (held === undefined) return null;
  return (
    <section class="panel held stack gap-3" role="alert">
      <h2 class="row">
        <Icon name="alert" size={20} />
        {t('console.held')}
      </h2>
      <p>{t('console.heldText', { code: held.code, sweeps: held.sweeps })}</p>
      <Press
        class="btn primary"
        onPress={() => void submitAsHost({ type: 'retrySettlement' })}
        why={whyTableOff()}
      >
        {t('console.heldRetry')}
      </Press>
    </section>
  );
}

/** The pages of the debrief; the big screen shows the one that is on. */
function DebriefCard() {
  const state = game.value;
  if (state === undefined) return null;
  const now = debriefPageOf(state);
  const next = debriefPageBeside(state, 1);
  return (
    <section class="panel reveal-card stack gap-3" aria-labelledby="debrief-card">
      <b id="debrief-card">{t('console.debrief')}</b>
      <StepList
        steps={debriefPagesOf(state).map((step) => ({ step, label: t(`debrief.page.${step}`) }))}
        now={now}
        kind="page"
        next={next}
        nextLabel={t('console.debriefNext')}
        onGo={(page) => void submitAsHost({ type: 'turnDebrief', page })}
      />
      <p class="small muted">{t('console.debriefKeys')}</p>
    </section>
  );
}

type StandingsCardProps = {
  /** Undefined until the game is known. */
  readonly results: ResultsTable | undefined;
  readonly children: ComponentChildren;
};

/** The end of the game on the console: the standings of the game that was played, to keep and to print. */
function StandingsCard({ children, results }: StandingsCardProps) {
  return (
    <div class="host-standings stack gap-3">
      {results !== undefined && <SaveResults results={results} />}
      {children}
    </div>
  );
}

/** The results on paper, or as a table for a spreadsheet. */
function SaveResults({ results }: { readonly results: ResultsTable }) {
  const { game } = useTable();
  return (
    <p class="row wrap save-results">
      <button type="button" class="btn sm" onClick={() => save(results)}>
        <Icon name="clip" size={17} />
        {t('console.saveCsv')}
      </button>
      <button type="button" class="btn sm" onClick={() => window.print()}>
        <Icon name="print" size={17} />
        {t('end.print')}
      </button>
      <Link href={`/replay/${gameId.value ?? ''}`} class="btn sm">
        <Icon name="history" size={17} />
        {t('page.replay')}
      </Link>
      <a href={`/report/${gameId.value ?? ''}`} target="_blank" class="btn sm">
        <Icon name="report" size={17} />
        {t('page.report')}
      </a>
      <span class="small muted">
        {sentences(t('console.saveHint'), t('console.seed', { seed: game.settings.seed }))}
      </span>
    </p>
  );
}

function save(results: ResultsTable): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csvOf(results)], { type: 'text/csv;charset=utf-8' }));
  link.download = `accord-${session.value?.code ?? 'table'}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function csvOf(results: ResultsTable): string {
  const people = session.value?.people ?? [];
  const personOf = (economy: string): string =>
    people
      .filter(({ seat, name }) => seat === economy && name !== '')
      .map(({ name }) => name)
      .join(' / ');
  const words: CsvWords = {
    columns: fromKeys(CSV_COLUMNS, (column) => t(`csv.${column}`)),
    economy: economyName,
    person: personOf,
    epilogue: t('round.epilogue'),
    yes: t('csv.yes'),
    no: t('csv.no'),
    medal: (medal) => t(`medal.${medal}`),
  };
  return resultsCsv(results, words);
}

type FrameProps = {
  /** Class of the game that is played. */
  readonly kind?: string;
  /** Cards at work and announced. */
  readonly cards: ComponentChildren;
  /** One more for the next round. */
  readonly form: ComponentChildren;
};

/** Cards of events on the console of any game, while a round follows in which one more can begin. */
export function EventsFrame({ kind = '', cards, form }: FrameProps) {
  const { game } = useTable();
  if (game.phase === 'debrief') return null;
  return (
    <section class={`panel ${kind}`} aria-labelledby="console-events">
      <h2 class="head" id="console-events">
        {t('console.events')}
      </h2>
      <div class="pad">
        {cards}
        {game.round < lastRoundOf(game) && form}
      </div>
    </section>
  );
}

/** Takes a card back that is announced and not yet at work. */
export function CancelEvent({ event }: { readonly event: string }) {
  return (
    <button type="button" class="btn sm" onClick={() => void submitAsHost({ type: 'cancelEvent', event })}>
      <Icon name="close" size={15} /> {t('console.eventCancel')}
    </button>
  );
}

type PlaceEventProps = {
  readonly card: string;
  readonly cards: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (card: string) => void;
  /** What the chosen card does. */
  readonly effect: string;
  readonly onPlace: () => Promise<void>;
  /** Whom it hits, where that is chosen. */
  readonly children: ComponentChildren;
};

/** One more card for the next round, chosen by the host. */
export function PlaceEventForm({ card, cards, onChoose, effect, onPlace, children }: PlaceEventProps) {
  return (
    <form
      class="place-event"
      onSubmit={(event) => {
        event.preventDefault();
        void onPlace();
      }}
    >
      <Choice label={t('console.eventPlace')} value={card} options={cards} onChange={onChoose} />
      <p class="small muted">{effect}</p>
      {children}
      <button type="submit" class="btn">
        <Icon name="plus" size={16} /> {t('console.eventDo')}
      </button>
    </form>
  );
}
