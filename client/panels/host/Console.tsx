import { game, gameId, session } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { PageTools } from '../chrome/PageTools.tsx';
import { Link } from '../chrome/Link.tsx';
import { ProvinceConsole, ProvinceConsoleSide } from '../provinces/host/ProvinceConsole.tsx';
import { isRevealed } from '../results/revealModel.ts';
import { ClockCard } from './ClockCard.tsx';
import { ComingUp } from './ComingUp.tsx';
import { DebriefCard } from './DebriefCard.tsx';
import { EventsCard } from './EventsCard.tsx';
import { HeldCard } from './HeldCard.tsx';
import { HostLink } from './HostLink.tsx';
import { LossCard } from './LossCard.tsx';
import { PapersCard } from './PapersCard.tsx';
import { RefusalNote } from './RefusalNote.tsx';
import { RevealCard } from './RevealCard.tsx';
import { SeatsCard } from './SeatsCard.tsx';
import { StandingsCard } from './StandingsCard.tsx';
import { TableCard } from './TableCard.tsx';
import { TalkCard } from './TalkCard.tsx';
import { ScreenElsewhere } from './ScreenElsewhere.tsx';
import { PeopleDialogs } from './Watchers.tsx';
import { useConsoleKeys } from './useConsoleKeys.ts';

/** The host's console: clock first, people who need help, papers, the reveal, talk. */
export function Console({ hostToken }: { readonly hostToken: string }) {
  useConsoleKeys();
  const phase = game.value?.phase;
  return (
    <>
      <ConsoleHeader />
      <main class="console" id="content" tabIndex={-1}>
        <h1 class="sr">{t('console.title')}</h1>
        <LossCard />
        <HeldCard />
        <div class="console-side">
          <ClockCard />
          <RefusalNote />
          {game.value !== undefined && isRevealed(game.value) && <RevealCard />}
          {phase === 'debrief' && <DebriefCard />}
          <ComingUp />
          <TableCard />
          <ProvinceConsoleSide />
        </div>
        <div class="console-middle">
          {phase === 'debrief' && <StandingsCard />}
          <SeatsCard />
          <PapersCard />
          <EventsCard />
          <ProvinceConsole />
        </div>
        <div class="console-side">
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
      <a class="btn sm" href={`/screen/${gameId.value ?? ''}`} target="_blank">
        <Icon name="screen" size={17} />
        {t('opened.big')}
      </a>
      <ScreenElsewhere class="btn sm" />
      <PageTools />
    </header>
  );
}
