import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WallTile } from '#shared/classroom/openFacts.ts';
import type { ClassView, TableLetter } from '#shared/protocol/classroom.ts';
import { CLASS_SIZES } from '#shared/content/lessons.ts';
import { classView, tableRooms, wallTiles } from '../../net/classroom.ts';
import { tableResults } from '../../state/debrief.ts';
import { type Identity, rememberIdentity } from '../../state/identity.ts';
import { useNow } from '../../state/serverClock.ts';
import { connection, seating } from '../../state/store.ts';
import { switchTheme } from '../../state/theme.ts';
import { formatNumber } from '../../text/format.ts';
import { economyMark, economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Say } from '../../text/Say.tsx';
import { headlinePhrase } from '../headlines/headline.ts';
import { IN_FRAME, JoinHere, RoomLight } from '../screen/ScreenHead.tsx';
import { HomeworkOfClass } from '../sittings/sittingsPart.tsx';
import { WordCard } from '../talk/HostWord.tsx';
import { ClassBoard, ClassRecap } from './ClassBoards.tsx';
import { planTables, screenOf, tourTile } from './classModel.ts';
import { OPENING_INDEX } from '../debrief/Ballots.tsx';
import { placeText, TileClock } from './ClassPresses.tsx';

type Props = { readonly seats: number; readonly identity: Identity };

/** What the whole room looks at: where to join, all tables as they play, or what came of their rounds. No names of people. */
export function ClassScreen({ seats, identity }: Props) {
  const view = classView.value;
  if (view === undefined) return null;
  // A person's own device looks into no other table.
  const screen = screenOf(view, identity.kind === 'seat' ? [] : wallTiles.value);
  const hasTables = wallTiles.value.length > 0;
  if (screen.view === 'code' || !hasTables) return <CodeScreen seats={seats} view={view} />;
  const isOfTables = screen.view === 'wall' || screen.view === 'tour';
  const isEmpty = !isOfTables && tableResults.value.length === 0;
  // The screen of a table has a head of its own, and says itself what the host says to all.
  const isFramed = screen.view === 'tour' && framed.value !== undefined;
  return (
    <div class="screen">
      {!isFramed && (
        <header class="screen-head row gap-4">
          <span class="brand">{t('app.name')}</span>
          <span class="muted">{t('class.gather.code', { code: view.code })}</span>
          <b class="grow">{t(`class.view.${screen.view}`)}</b>
          <RoomLight />
        </header>
      )}
      <div class="screen-over stack gap-3">
        {!isFramed && <Word view={view} />}
        {isAtRest(view) && <ClassRecap />}
        {view.homework !== undefined && (
          <HomeworkOfClass
            homework={view.homework}
            isTalkOver={wallTiles.value.every(({ phase }) => phase === 'policy')}
          />
        )}
      </div>
      <main class="screen-debrief" id="content" tabIndex={-1}>
        <h1 class="sr">{t(`class.view.${screen.view}`)}</h1>
        {screen.view === 'wall' ? (
          <Wall tiles={wallTiles.value} />
        ) : screen.view === 'tour' ? (
          <Tour tiles={wallTiles.value} view={view} identity={identity} only={screen.table} />
        ) : isEmpty ? (
          <p class="lead">{t('class.view.empty')}</p>
        ) : (
          <ClassBoard screen={screen} on="wall" />
        )}
      </main>
    </div>
  );
}

/** Somebody has come back, and no table goes on yet. */
function isAtRest({ goesOnSince }: ClassView): boolean {
  return goesOnSince !== undefined && wallTiles.value.every(({ pausedLeftMs }) => pausedLeftMs !== undefined);
}

/** The last word that was put away on this screen. */
const putAway = signal(0);

function Word({ view: { word } }: { readonly view: ClassView }) {
  if (word === undefined || word.id <= putAway.value) return null;
  return <WordCard body={word.body} onClose={() => (putAway.value = word.id)} />;
}

/** While a class gathers, and whenever the code is wanted: where to go and what to type, how many have come, what comes next. */
function CodeScreen({ seats, view }: { readonly seats: number; readonly view: ClassView }) {
  const isGathering = view.stage === 'gathering';
  return (
    <main class="screen screen-lobby" id="content" tabIndex={-1}>
      <section class="screen-join stack gap-4 top">
        <h1 class="brand">{t('app.name')}</h1>
        <JoinHere code={view.code} />
      </section>
      <section class="panel roomy center stack top gap-5" aria-live="polite">
        <p class="people-count lead">
          <b class="num">{view.people}</b> <span>{t('class.gather.people', { people: view.people })}</span>
        </p>
        {isGathering ? (
          view.people > 0 && (
            <h2>
              {t('class.screen.enough', {
                tables: planTables(Math.min(view.people, CLASS_SIZES.peoplePerClass), seats).tables,
              })}
            </h2>
          )
        ) : (
          <ul class="row wrap gap-3">
            {view.tables.map((table) => (
              <li key={table} class="pill">
                <span class="sr">{t('class.table', { table })}</span>
                <span aria-hidden="true">{table}</span>
              </li>
            ))}
          </ul>
        )}
        <p class="muted">{nextText(view)}</p>
        <RoomLight />
      </section>
    </main>
  );
}

function nextText({ stage, locked, people, tables }: ClassView): string {
  switch (stage) {
    case 'gathering':
      return t(
        locked || people >= CLASS_SIZES.peoplePerClass + CLASS_SIZES.watchersPerClass
          ? 'class.screen.locked'
          : 'class.screen.starts',
      );
    case 'dealt':
      return t('class.screen.dealt');
    case 'playing':
      return t('class.screen.plays', { tables: tables.length });
    case 'debrief':
      return t('class.screen.over');
  }
}

/** All tables side by side: who is joined to whom, how far each is, its latest news. */
export function Wall({ tiles }: { readonly tiles: readonly WallTile[] }) {
  const now = useNow(500);
  const across = Math.ceil(Math.sqrt(tiles.length));
  return (
    <ul
      class="class-wall stack grid gap-3"
      style={{
        height: '100%',
        gridTemplateColumns: `repeat(${across}, minmax(0, 1fr))`,
        gridAutoRows: 'minmax(0, 1fr)',
      }}
    >
      {tiles.map((tile) => (
        <li key={tile.table} class="panel pad row gap-3" style={{ overflow: 'hidden' }}>
          <Ring tile={tile} />
          <div class="stack gap-0 top grow">
            <span class="row between">
              <b class="lead">{t('class.table', { table: tile.table })}</b>
              <TileClock summary={tile} now={now} />
            </span>
            <span class="muted">{placeText(tile)}</span>
            {tile.headline !== undefined && (
              <p class="small" style={{ ...SHORT, WebkitLineClamp: linesOf(tiles.length) }}>
                <Say phrase={headlinePhrase(tile.headline)} />
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The table whose own big screen fills this one. */
const framed = signal<string | undefined>(undefined);

type TourProps = {
  readonly view: ClassView;
  readonly tiles: readonly WallTile[];
  readonly identity: Identity;
  /** The table that stays on show; absent: all in turn. */
  readonly only: TableLetter | undefined;
};

/**
 * One table after the other, the same on every screen: each as its own big screen shows it. Only that one is connected; until it is
 * there, and where this device may not look into the table, the table is told of in short.
 */
function Tour({ view, tiles, identity, only }: TourProps) {
  const stop = useStop(tiles);
  const tile = tiles.find((each) => each.table === only) ?? stop;
  useLightOfFrame();
  // A person's own device looks into no other table; and these two notices belong to the class.
  const isAllowed = identity.kind !== 'seat' && view.adjourned === undefined && view.historyLost !== true;
  if (tile === undefined) return null;
  const { table } = tile;
  const gameId = tableRooms.value[table];
  const isFramed = gameId !== undefined && framed.value === gameId;
  return (
    <>
      {!isFramed && <TourTile tile={tile} />}
      {isAllowed && gameId !== undefined && (
        <TableScreen key={gameId} gameId={gameId} table={table} code={view.code} identity={identity} />
      )}
    </>
  );
}

/** The table at which the tour is. While the class is out of reach it stays where it is: the next could not be shown. */
function useStop(tiles: readonly WallTile[]): WallTile | undefined {
  const stop = tourTile(tiles, useNow(500));
  const kept = useRef(stop?.table);
  if (connection.value.type === 'live') kept.current = stop?.table;
  return tiles.find(({ table }) => table === kept.current) ?? stop;
}

/** The switch of the light lies in the frame. */
function useLightOfFrame(): void {
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent): void => {
      if (key === 'accord.theme') switchTheme(newValue === 'light' ? 'light' : 'dark');
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, []);
}

type FrameProps = {
  readonly gameId: string;
  readonly table: TableLetter;
  readonly code: string;
  readonly identity: Identity;
};

/** The page of the table's own big screen. It says itself when there is something to see, and when it cannot enter the table. */
function TableScreen({ gameId, table, code, identity: { kind, token, gameId: classId } }: FrameProps) {
  const [isReady, setReady] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const element = frame.current;
    const show = (): void => void (framed.value = gameId);
    const hide = (): void => void (framed.value = undefined);
    element?.addEventListener(IN_FRAME.shown, show);
    element?.addEventListener(IN_FRAME.shut, hide);
    // The secret of the class opens all its tables. The frame finds it where this device keeps it, so no address has it.
    rememberIdentity({ kind, gameId, token, code, classId });
    setReady(true);
    return hide;
  }, []);
  const isShown = framed.value === gameId;
  return (
    <iframe
      ref={frame}
      title={t('class.table', { table })}
      style={{ ...FRAME, visibility: isShown ? 'visible' : 'hidden' }}
      {...(isReady ? { src: `/screen/${gameId}` } : {})}
    />
  );
}

/** Over the head of the class, below what lies over every big screen. */
const FRAME = { position: 'fixed', zIndex: 4, inset: 0, width: '100%', height: '100%', border: 0 } as const;

/** A table in short: how far it is, who is joined to whom, and what its seats have come to. */
function TourTile({ tile }: { readonly tile: WallTile }) {
  const now = useNow(500);
  const incomes = tableResults.value.find(({ table }) => table === tile.table)?.rounds.at(-1) ?? [];
  return (
    <section class="panel roomy row gap-5 class-tour" style={TOUR.whole} aria-labelledby="class-tour">
      <Ring tile={tile} />
      <div class="stack gap-4 top grow">
        <span class="row between">
          <h2 id="class-tour" style={TOUR.title}>
            {t('class.table', { table: tile.table })}
          </h2>
          <TileClock summary={tile} now={now} />
        </span>
        <p class="muted">{placeText(tile)}</p>
        {tile.headline !== undefined && (
          <p style={TOUR.told}>
            <Say phrase={headlinePhrase(tile.headline)} />
          </p>
        )}
        {incomes.length > 0 && (
          <>
            <h3 id="tour-incomes">{t('class.spread.income')}</h3>
            <ul class="num" style={TOUR.incomes} aria-labelledby="tour-incomes">
              {(seating.value?.dealOrder ?? []).map((economy, place) => (
                <li key={economy} class="row between">
                  {economyName(economy)} <b>{formatNumber(incomes[place] ?? OPENING_INDEX, 1)}</b>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

/** One table has the whole screen. */
const TOUR = {
  whole: { height: '100%' },
  title: { fontSize: 'var(--t-h1)' },
  told: { fontSize: 'var(--t-h2)', lineHeight: 1.3 },
  incomes: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: 'var(--s1) var(--s6)',
    fontSize: 'var(--t-h3)',
  },
} as const;

/** News of a tile have so many lines at most as its height leaves. */
function linesOf(tiles: number): number {
  return tiles <= 2 ? 12 : tiles <= 6 ? 7 : tiles <= 9 ? 4 : 3;
}
const SHORT = {
  display: '-webkit-box',
  overflow: 'hidden',
  WebkitBoxOrient: 'vertical',
} as const;

const RING = { size: 200, middle: 100, radius: 76, dot: 15 } as const;

/** The seats of a table in a circle, and a line between two that an agreement joins, the thicker the deeper it is. */
function Ring({ tile: { table, links } }: { readonly tile: WallTile }) {
  const seats = seating.value?.dealOrder ?? [];
  const places = seats.map((_, at) => {
    const turn = (2 * Math.PI * at) / seats.length - Math.PI / 2;
    return { x: RING.middle + RING.radius * Math.cos(turn), y: RING.middle + RING.radius * Math.sin(turn) };
  });
  const pairs = (seats.length * (seats.length - 1)) / 2;
  return (
    <svg
      style={{ flex: '0 0 40%' }}
      viewBox={`0 0 ${RING.size} ${RING.size}`}
      role="img"
      aria-label={t('class.ring', { table, joined: links.length, pairs })}
    >
      {links.map(([a, b, level]) => {
        const [from, to] = [places[a], places[b]];
        if (from === undefined || to === undefined) return null;
        return (
          <line
            key={`${a} ${b}`}
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
            stroke="var(--gain)"
            stroke-width={1 + 1.5 * level}
          />
        );
      })}
      {places.map(({ x, y }, at) => (
        <g key={at}>
          <circle cx={x} cy={y} r={RING.dot} fill="var(--panel-3)" stroke="var(--line-strong)" />
          <text
            x={x}
            y={y}
            fill="currentColor"
            font-size="11"
            font-weight="650"
            text-anchor="middle"
            dominant-baseline="central"
          >
            {economyMark(seats[at] ?? '')}
          </text>
        </g>
      ))}
    </svg>
  );
}
