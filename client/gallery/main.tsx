import { Client } from '@colyseus/sdk';
import { effect } from '@preact/signals';
import { render } from 'preact';
import '../design/tokens.css';
import '../design/base.css';
import '../design/layout.css';
import '../design/marks.css';
import '../design/paperwork.css';
import '../design/controls.css';
import '../design/page.css';
import '../design/fields.css';
import '../design/lists.css';
import { COUNTRY_NAMES, PROVINCE_NAMES } from '#shared/content/economyNames.ts';
import { App } from '../App.tsx';
import { Portrait } from '../design/Medallion.tsx';
import { chosenForm } from '../map/mapEngine.ts';
import { rememberIdentity } from '../state/identity.ts';
import { route, type Route } from '../state/router.ts';
import { connection } from '../state/store.ts';
import { showMoments } from '../panels/moments/momentsModel.ts';
import { switchTheme } from '../state/theme.ts';
import { isLanguage, language, locale } from '../text/language.ts';
import { economyName } from '../text/nameParams.ts';
import { loadText, switchLanguage } from '../text/t.ts';
import { GalleryClassRoom } from './classRoom.ts';
import { isolateDevice, press, stopClock, untilStill } from './device.ts';
import { GalleryRoom, memberOf } from './galleryRoom.ts';
import { CODE, PEOPLE, afterAsking, momentOf, nameOf } from './games.ts';
import { type ClassShown, SIZES, type Surface, type TableShown } from './surface.ts';
import { GROUPS, SURFACES } from './surfaces.ts';
import './gallery.css';

/**
 * The gallery: every surface of the product from games that bots have played, at `/gallery/SURFACE?lang=zh&theme=light`, and the
 * list of them at `/gallery`. It belongs to development: the build of the product does not contain it.
 */
const root = document.getElementById('app') ?? document.body;
let room: GalleryRoom | GalleryClassRoom | undefined;
let shown: { readonly surface: Surface; readonly isPhone: boolean } | undefined;

/**
 * Shows what the address names. A surface that is shown already only changes language and theme, where a phone needs no other
 * presses.
 */
async function show(): Promise<void> {
  const { pathname, searchParams } = new URL(window.location.href);
  const [, , id = ''] = pathname.split('/');
  const lang = searchParams.get('lang');
  delete document.documentElement.dataset['gallery'];
  switchTheme(searchParams.get('theme') === 'light' ? 'light' : 'dark');
  await switchLanguage(isLanguage(lang) ? lang : 'en');
  const surface = SURFACES.find((each) => each.id === id);
  if (surface === undefined)
    render(<GalleryIndex unknown={id} chosen={searchParams.get('show') ?? undefined} />, root);
  else if (surface === shown?.surface && mayStay(surface, shown.isPhone)) {
    rememberPlace(surface);
    room?.send();
  } else await open(surface).finally(tellReady);
  await tellReady();
}

/** For whoever waits for the picture: nothing on it changes any more. Another that is asked for meanwhile tells for itself. */
async function tellReady(): Promise<void> {
  const { href } = window.location;
  await untilStill();
  if (href === window.location.href) document.documentElement.dataset['gallery'] = 'ready';
}

/** Opens the page of a surface on an empty device, and presses what leads to it. */
async function open(surface: Surface): Promise<void> {
  render(null, root);
  document.title = 'Accord';
  localStorage.clear();
  sessionStorage.clear();
  chosenForm.value = undefined;
  room = typeof surface.show === 'object' ? roomOf(surface.show) : undefined;
  shown = { surface, isPhone: isPhone() };
  rememberPlace(surface);
  if (surface.show === 'faces') {
    await loadText(['names', 'provinces']);
    return render(<Faces />, root);
  }
  route.value = routeOf(surface);
  render(<App />, root);
  const presses = [...(isPhone() ? (surface.pressOnPhone ?? []) : []), ...(surface.press ?? [])];
  for (const step of presses) await press(step);
  if (surface.moment !== undefined) {
    // The last table is left by then, and the cards of a table go with it.
    await untilStill();
    showMoments([surface.moment]);
  }
  if (surface.connection === undefined) return;
  // The page enters its table when its code has come, and is live then: what is to be seen comes after that.
  await untilLive();
  connection.value = surface.connection(performance.now());
}

function isClass(show: Surface['show']): show is ClassShown {
  return typeof show === 'object' && 'stage' in show;
}

function untilLive(): Promise<void> {
  return new Promise((done) => {
    const stop = effect(() => {
      if (connection.value.type !== 'live') return;
      done();
      queueMicrotask(() => stop());
    });
  });
}

function isPhone(): boolean {
  return window.innerWidth <= SIZES.phone.width;
}

/** A connection that is shown as broken would be live again with the next message. */
function mayStay({ pressOnPhone, connection: shownConnection }: Surface, wasPhone: boolean): boolean {
  return shownConnection === undefined && (pressOnPhone === undefined || wasPhone === isPhone());
}

function routeOf({ id, show }: Surface): Route {
  if (isClass(show)) return { page: 'class', role: show.role, classId: id };
  if (typeof show === 'object') return { page: pageOf(show), gameId: id };
  if (show === 'alone')
    return { page: 'alone', preset: id === 'alone-provinces' ? 'provincesStandard' : 'firstLesson' };
  if (show === 'join') return { page: 'join', code: CODE };
  return { page: show === 'faces' ? 'front' : show, gameId: undefined };
}

function pageOf({ role }: TableShown | ClassShown): 'table' | 'host' | 'screen' {
  return role === 'host' || role === 'screen' ? role : 'table';
}

/** Gives the device its place at the table, by the name in the language of whoever looks: another would be new to it. */
function rememberPlace({ id, show }: Surface): void {
  if (typeof show !== 'object') return;
  const page = pageOf(show);
  const member = isClass(show) ? (show.role === 'member' ? 'm1' : undefined) : memberOf(show.role);
  const name = nameOf(member ?? '', language.peek());
  rememberIdentity({
    kind: page === 'table' ? 'seat' : page,
    gameId: id,
    token: `${id}-token`,
    code: CODE,
    name,
  });
}

function roomOf(table: TableShown | ClassShown): GalleryRoom | GalleryClassRoom {
  if (isClass(table)) return new GalleryClassRoom(table);
  const moment = afterAsking(momentOf(table.game, table.at), table.asked ?? []);
  return new GalleryRoom(moment, { ...table, people: PEOPLE[table.game] });
}

type Props = { readonly unknown: string; readonly chosen: string | undefined };

const LOOKS = [
  { lang: 'en', theme: 'dark', label: 'English, dark' },
  { lang: 'en', theme: 'light', label: 'English, light' },
  { lang: 'zh', theme: 'dark', label: '中文，深色' },
  { lang: 'zh', theme: 'light', label: '中文，浅色' },
] as const;

/** The list of surfaces; the one that `?show=` names stands beside it at the three sizes. */
function GalleryIndex({ unknown, chosen }: Props) {
  const surface = SURFACES.find(({ id }) => id === chosen);
  return (
    <div class="gallery">
      <nav class="gallery-list" aria-label="Surfaces">
        <h1>Gallery</h1>
        <p class="small muted">{SURFACES.length} surfaces, at the moments of games that bots have played.</p>
        {unknown !== '' && <p role="alert">There is no surface “{unknown}”.</p>}
        {GROUPS.map(({ title, surfaces }) => (
          <section key={title}>
            <h2>{title}</h2>
            <ul>
              {surfaces.map(({ id }) => (
                <li key={id}>
                  <a href={`/gallery?show=${id}`} aria-current={id === chosen ? 'page' : undefined}>
                    {id}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <main id="content" class="gallery-shown" tabIndex={-1}>
        {surface === undefined ? <p>Choose a surface.</p> : <ThreeSizes surface={surface} />}
      </main>
    </div>
  );
}

/** A line of each mood. */
const MOOD_LINES = [
  undefined,
  { type: 'line', key: 'deal.open.1' },
  { type: 'line', key: 'rebuffed.open.1' },
] as const;
const FACE_PX = 84;

/** The face of every seat in every mood. */
function Faces() {
  const seats = [...Object.keys(COUNTRY_NAMES), ...Object.keys(PROVINCE_NAMES)].flatMap((key) => {
    const seat = key.replace('economy.', '');
    return seat === 'ROW' || seat === 'CN' || seat.startsWith('b-') ? [] : [seat];
  });
  return (
    <main class="row wrap gap-4 pad" id="content">
      {seats.map((seat) => (
        <figure key={seat}>
          <span class="row gap-1">
            {MOOD_LINES.map((line, mood) => (
              <Portrait key={mood} economy={seat} line={line} size={FACE_PX} />
            ))}
          </span>
          <figcaption class="small center">{economyName(seat)}</figcaption>
        </figure>
      ))}
    </main>
  );
}

/** Each look has its links; the frames wear the one that the address of this page asks for. */
function ThreeSizes({ surface: { id } }: { readonly surface: Surface }) {
  const { searchParams } = new URL(window.location.href);
  const lang = searchParams.get('lang') ?? 'en';
  const theme = searchParams.get('theme') ?? 'dark';
  const address = `/gallery/${id}?lang=${lang}&theme=${theme}`;
  return (
    <>
      <p class="row wrap">
        <b>{id}</b>
        {LOOKS.map((look) => (
          <a key={look.label} href={`/gallery?show=${id}&lang=${look.lang}&theme=${look.theme}`}>
            {look.label}
          </a>
        ))}
        <a href={address}>Alone</a>
      </p>
      <div class="gallery-frames">
        {Object.entries(SIZES).map(([size, { width, height }]) => (
          <figure key={size}>
            <iframe src={address} title={`${id}, ${size}`} width={width} height={height} />
            <figcaption class="small muted">
              {size}, {width}×{height}
            </figcaption>
          </figure>
        ))}
      </div>
    </>
  );
}

isolateDevice();
stopClock();
// Where the product enters a room of the server, it enters the one that is shown.
Object.defineProperty(Client.prototype, 'joinById', { value: async () => room });
effect(() => {
  document.documentElement.lang = locale().tag;
});
window.addEventListener('popstate', () => void show());
void show();
