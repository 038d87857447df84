import type { ComponentChildren } from 'preact';
import { debriefPageBeside, debriefPageOf, debriefPagesOf, isRevealing } from '#shared/rules/table/reveal.ts';
import { Icon } from '../../design/Icon.tsx';
import { connection, game, gameId, isLive, session } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { Link } from '../../design/Link.tsx';
import { PageTools } from '../chrome/PageHeader.tsx';
import { ClockCard, useConsoleKeys } from './ClockCard.tsx';
import { ComingUp, type EndText } from './ComingUp.tsx';
import { ClassLink, HostLink, ScreenElsewhere } from './HostLinks.tsx';
import { ProposalsCard } from './ProposalsCard.tsx';
import { RefusalNote } from './RefusalNote.tsx';
import { RevealCard } from './RevealCard.tsx';
import { StepList } from './StepList.tsx';
import { SeatsCard } from './SeatsCard.tsx';
import type { AgreementLine } from './proposalsModel.ts';
import type { ResultsTable } from './resultsCsv.ts';
import { StandingsCard } from './StandingsCard.tsx';
import { TableCard } from './TableCard.tsx';
import { TalkCard } from './TalkCard.tsx';
import { PeopleDialogs } from './PeopleLists.tsx';
import { submitAsHost, submitSessionIntent } from '../../net/submitIntent.ts';

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
        <h1 class="sr">{t('console.title')}</h1>
        <LossCard />
        <HeldCard />
        <div class="console-side stack gap-3">
          <ClockCard />
          <RefusalNote />
          {game.value !== undefined && isRevealing(game.value) && <RevealCard />}
          {phase === 'debrief' && <DebriefCard />}
          <ComingUp endText={endText} />
          <TableCard />
          {side}
        </div>
        <div class="console-middle stack gap-3">
          {phase === 'debrief' && <StandingsCard results={results}>{standings}</StandingsCard>}
          <SeatsCard />
          <ProposalsCard law={law} />
          {middle}
        </div>
        <div class="console-side stack gap-3">
          <TalkCard />
          <HostLink token={hostToken} />
        </div>
        <PeopleDialogs />
      </main>
    </>
  );
}

function ConsoleHeader() {
  const people = session.value?.people ?? [];
  const connected = people.filter((person) => person.connected).length;
  return (
    <header class="page-head">
      <Link href="/" class="brand">
        {t('app.name')}
      </Link>
      <span class="muted page-title">{t('console.title')}</span>
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
      <PageTools />
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
      <button
        type="button"
        class="btn primary"
        onClick={() => void submitSessionIntent({ type: 'continueAfterLoss' })}
        disabled={connection.value.type !== 'live'}
      >
        {t('console.lostDo')}
      </button>
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
      <button
        type="button"
        class="btn primary"
        onClick={() => void submitAsHost({ type: 'retrySettlement' })}
        disabled={!isLive.value}
      >
        {t('console.heldRetry')}
      </button>
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
