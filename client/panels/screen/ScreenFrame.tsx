import type { ComponentChildren } from 'preact';
import { debriefPageOf } from '#shared/rules/table/revealStops.ts';
import { game } from '../../state/store.ts';
import type { Phrase } from '../../text/t.ts';
import { REST_OF_PAGE, UNSEEN, lazyPart, useFetchedAhead } from '../chrome/lazyPart.tsx';
import '../results/results.css';
import { ScreenHead, ScreenLobby } from './ScreenHead.tsx';
import './boards.css';
import './screen.css';

/** Nobody needs the debrief before the game is over; it is there by then. */
/** What has happened, in full view. A table is drawn before the cards, the pictures and the sounds of it are fetched. */
const Moments = lazyPart(async () => (await import('../moments/Moments.tsx')).Moments, [], UNSEEN);

const DebriefPages = lazyPart(
  async () => (await import('../debrief/DebriefPages.tsx')).DebriefPages,
  [],
  REST_OF_PAGE,
);

/** What bots say to all, beside the news; nobody waits for it. */
export const BotWord = lazyPart(async () => (await import('../talk/MessageLine.tsx')).BotWord, ['speech'], {
  Loading: () => null,
  Failed: () => null,
});

type Standings = {
  /** Class of their page. */
  readonly kind: string;
  /** What the table came to together, beside them. */
  readonly together: ComponentChildren;
  readonly title: string;
  readonly table: ComponentChildren;
};

type Props = {
  /** Class of the game that is played. */
  readonly kind?: string;
  /** While the table works. */
  readonly live: ComponentChildren;
  /** While a round, or the years after, are revealed; undefined at other times. */
  readonly reveal: ComponentChildren | undefined;
  /** Undefined until the game is over. */
  readonly standings: Standings | undefined;
  /** The question that the debrief closes with. */
  readonly question: Phrase | undefined;
};

/** What the room looks at in any game: the lobby with its code, the table at work, the reveal, the pages of the debrief. Public facts only. */
export function ScreenFrame({ kind = '', live, reveal, standings, question }: Props) {
  useFetchedAhead(DebriefPages);
  const state = game.value;
  if (state === undefined) return null;
  if (state.phase === 'lobby') return <ScreenLobby />;
  const page = state.phase === 'debrief' ? debriefPageOf(state) : undefined;
  return (
    <div class={`screen ${kind}`}>
      <ScreenHead />
      <Moments />
      {page !== undefined && page !== 'standings' ? (
        <DebriefPages question={question} />
      ) : page === 'standings' && standings !== undefined ? (
        <StandingsPage {...standings} />
      ) : (
        (reveal ?? live)
      )}
    </div>
  );
}

function StandingsPage({ kind, together, title, table }: Standings) {
  return (
    <main class={kind} id="content" tabIndex={-1}>
      {together}
      <section class="panel" aria-labelledby="standings">
        <h1 class="head" id="standings">
          {title}
        </h1>
        {table}
      </section>
    </main>
  );
}
