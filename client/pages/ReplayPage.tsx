import { computed } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { ReplayCourse, ReplayView } from '#shared/protocol/replay.ts';
import { Recording } from '#shared/rules/views/recording.ts';
import { RadioGroup } from '../design/Choice.tsx';
import { Link } from '../design/Link.tsx';
import {
  type OpenedReplay,
  type ReplayFailure,
  leaveReplay,
  openReplay,
  readRecording,
  showMoment,
} from '../net/replay.ts';
import { LoadingPage, RehearsalNotice } from '../panels/chrome/MessagePage.tsx';
import { FailedPart, useFetchedAhead } from '../panels/chrome/lazyPart.tsx';
import { PageHeader } from '../panels/chrome/PageHeader.tsx';
import { ConceptLayer } from '../panels/concepts/ConceptLayer.tsx';
import { MomentList, ReplayBar } from '../panels/replay/ReplayBar.tsx';
import { ReplayRefused, WayBack } from '../panels/replay/ReplayRefused.tsx';
import { hashOf, placeOf, stopsOf } from '../panels/replay/replayModel.ts';
import { rulebookOf, useScenario } from '../rulebooks/TableGate.tsx';
import { game, seating } from '../state/store.ts';
import { economyName } from '../text/nameParams.ts';
import { t } from '../text/t.ts';
import '../panels/replay/replay.css';

/** A game that is over, moment by moment: for the people of its table, and for a whole class when its host has opened it. */
export function ReplayPage({ gameId }: { readonly gameId: string }) {
  const [opened, setOpened] = useState<OpenedReplay | ReplayFailure>();
  useEffect(() => {
    let isLeft = false;
    void openReplay(gameId).then((answer) => {
      if (!isLeft) setOpened(answer.ok ? answer.value : answer.error);
    });
    return () => {
      isLeft = true;
      leaveReplay();
    };
  }, [gameId]);
  if (opened === undefined) return <LoadingPage note={t('replay.opening')} />;
  if (typeof opened === 'string') return <ReplayRefused failure={opened} gameId={gameId} />;
  return <Opened opened={opened} />;
}

const isKnown = computed(() => game.value !== undefined && seating.value !== undefined);

function Opened({ opened }: { readonly opened: OpenedReplay }) {
  const { head } = opened;
  const [view, setView] = useState<ReplayView>(head.view);
  const [isList, setList] = useState(false);
  const { course, recording, receivedSeq, failure } = useRecording(opened, view);
  const [seq, setSeq] = usePlace(course);
  const rulebook = rulebookOf(head.settings);
  const isFailed = useScenario(head.settings, ({ Replay }) => Replay);
  useFetchedAhead(rulebook.ConceptCard);
  const isShown = course !== undefined && receivedSeq >= Math.min(seq, course.lastSeq);
  // In the frame of the bar that tells of it.
  useLayoutEffect(() => {
    if (isShown) showMoment(recording, seq);
  }, [recording, seq, isShown]);
  const stops = useMemo(() => (course === undefined ? [] : stopsOf(course)), [course]);
  const list = course !== undefined && isList && (
    <MomentList course={course} stops={stops} seq={seq} onSeq={setSeq} />
  );
  // The same as before where no list is shown: what stands in it follows the game, and is not drawn for the bar alone.
  const replay = useMemo(
    () => <rulebook.Replay seat={head.seat} list={list || undefined} />,
    [rulebook, head.seat, list],
  );
  if (isFailed) return <FailedPart />;
  if (failure !== undefined && game.value === undefined)
    return <ReplayRefused failure={failure} gameId={head.gameId} />;
  return (
    <div class="page">
      <PageHeader title={titleOf(opened)} />
      {head.isRehearsal === true && <RehearsalNotice />}
      <main class="replay-main col gap-3" id="content" tabIndex={-1}>
        <h1 class="sr">{t('page.replay')}</h1>
        <div class="row wrap gap-4">
          {head.seat !== undefined && (
            <RadioGroup
              legend={t('replay.view')}
              choices={[
                { value: 'seat', label: t('replay.asSeat', { economy: economyName(head.seat) }) },
                { value: 'all', label: t('replay.asAll') },
              ]}
              value={view}
              onChange={setView}
            />
          )}
          <RadioGroup
            legend={t('replay.form')}
            choices={[
              { value: 'map', label: t('replay.map') },
              { value: 'list', label: t('replay.list') },
            ]}
            value={isList ? 'list' : 'map'}
            onChange={(chosen) => setList(chosen === 'list')}
          />
          <Others {...head} />
        </div>
        {failure !== undefined && <p class="note">{t('replay.partial')}</p>}
        {course !== undefined && isKnown.value ? (
          replay
        ) : (
          <p class="muted" aria-busy="true">
            {t('replay.opening')}
          </p>
        )}
        {course !== undefined && (
          <ReplayBar course={course} stops={stops} seq={seq} receivedSeq={receivedSeq} onSeq={setSeq} />
        )}
      </main>
      <ConceptLayer Card={rulebook.ConceptCard} isPublic />
    </div>
  );
}

function titleOf({ head: { code, table, game: played, games } }: OpenedReplay): string {
  const where =
    table === undefined
      ? t('lobby.code', { code })
      : played === undefined || games.length === 0
        ? t('replay.table', { table })
        : t('replay.game', { game: played, table });
  return `${t('page.replay')} · ${where}`;
}

/** Ways back to the table, and to other tables and games of the class that may be replayed. */
function Others({ gameId, others, isOwnTable, games }: OpenedReplay['head']) {
  return (
    <nav class="row wrap" aria-label={t('replay.ways')}>
      {isOwnTable && <WayBack gameId={gameId} look="btn sm" />}
      {others.map((other) => (
        <Link key={other.gameId} href={`/replay/${other.gameId}`} class="btn sm">
          {t('replay.table', { table: other.table })}
        </Link>
      ))}
      {games.map((other) => (
        <Link key={other.gameId} href={`/replay/${other.gameId}`} class="btn sm">
          {t('replay.game', { game: other.game, table: other.table })}
        </Link>
      ))}
    </nav>
  );
}

type Received = {
  readonly course: ReplayCourse | undefined;
  readonly recording: Recording;
  readonly receivedSeq: number;
  readonly failure: ReplayFailure | undefined;
};

const NOTHING = { course: undefined, receivedSeq: 0, failure: undefined } as const;

/** The recording of a view as it comes; another view is another recording. */
function useRecording(opened: OpenedReplay, view: ReplayView): Received {
  const [received, setReceived] = useState<Received>(() => ({ ...NOTHING, recording: new Recording() }));
  useEffect(() => {
    const stop = new AbortController();
    const recording = new Recording();
    // The former view stays in sight until the first phase of this one has come.
    let course: ReplayCourse | undefined;
    const listener = {
      course: (told: ReplayCourse): void => {
        course = told;
      },
      part: (part: Parameters<Recording['add']>[0]): void => {
        recording.add(part);
        setReceived({ course, recording, receivedSeq: recording.lastSeq, failure: undefined });
      },
    };
    void readRecording(opened, view, listener, stop.signal).then((read) => {
      if (!read.ok && !stop.signal.aborted) setReceived((before) => ({ ...before, failure: read.error }));
    });
    return () => stop.abort();
  }, [opened, view]);
  return received;
}

/** The row that is shown. It stands in the fragment of the address, so that a link leads to it and coming back finds it. */
function usePlace(course: ReplayCourse | undefined): [number, (seq: number, isPassing?: boolean) => void] {
  const [chosen, setChosen] = useState<number>();
  useEffect(() => {
    if (course === undefined) return undefined;
    const follow = (): void => setChosen(placeOf(window.location.hash, course));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [course]);
  const linked = course === undefined ? undefined : placeOf(window.location.hash, course);
  const seq = chosen ?? linked ?? course?.firstSeq ?? 0;
  // Browsers count how often the address is written; while a game is played it stays.
  const move = (to: number, isPassing = false): void => {
    setChosen(to);
    if (course !== undefined && !isPassing) window.history.replaceState(undefined, '', hashOf(to, course));
  };
  return [seq, move];
}
