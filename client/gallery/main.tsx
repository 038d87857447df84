import { Client } from '@colyseus/sdk';
import { effect } from '@preact/signals';
import { render } from 'preact';
import '../design/tokens.css';
import '../design/components.css';
import '../design/frame.css';
import { App } from '../App.tsx';
import { rememberIdentity } from '../state/identity.ts';
import { route, type Route } from '../state/router.ts';
import { connection } from '../state/store.ts';
import { switchTheme } from '../state/theme.ts';
import { isLanguage, language, LOCALES } from '../text/language.ts';
import { switchLanguage } from '../text/t.ts';
import { isolateDevice } from './device.ts';
import { GalleryRoom } from './galleryRoom.ts';
import { afterAsking, momentOf, PEOPLE } from './games.ts';
import { GalleryIndex } from './GalleryIndex.tsx';
import { CODE } from './people.ts';
import { press } from './press.ts';
import { SIZES, SURFACES, type Surface, type TableShown } from './surfaces.ts';
import './gallery.css';

/**
 * The gallery: every surface of the product from games that bots have played, at `/gallery/SURFACE?lang=zh&theme=light`, and the
 * list of them at `/gallery`. It belongs to development: the build of the product does not contain it.
 */
const root = document.getElementById('app') ?? document.body;
let room: GalleryRoom | undefined;
let shown: { readonly surface: Surface; readonly widthPx: number } | undefined;

isolateDevice();
// Where the product enters a room of the server, it enters one of the gallery's.
Object.defineProperty(Client.prototype, 'joinById', { value: async (id: string) => (room = roomOf(id)) });
effect(() => {
  document.documentElement.lang = LOCALES[language.value];
});
window.addEventListener('popstate', () => void show());
void show();

/** Shows what the address names. Where surface and width are the same, only language and theme change. */
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
  else if (surface === shown?.surface && window.innerWidth === shown.widthPx) room?.send();
  else await open(surface);
  document.documentElement.dataset['gallery'] = 'ready';
}

/** Opens the page of a surface on an empty device, and presses what leads to it. */
async function open(surface: Surface): Promise<void> {
  render(null, root);
  localStorage.clear();
  sessionStorage.clear();
  room = undefined;
  shown = { surface, widthPx: window.innerWidth };
  route.value = routeOf(surface);
  render(<App />, root);
  const isPhone = window.innerWidth <= SIZES.phone.width;
  const presses = (isPhone ? surface.pressOnPhone : undefined) ?? surface.press ?? [];
  for (const selector of presses) await press(selector);
  if (surface.connection !== undefined) connection.value = surface.connection(performance.now());
}

function routeOf({ id, show }: Surface): Route {
  if (typeof show !== 'object')
    return show === 'join' ? { page: 'join', code: CODE } : { page: show, gameId: undefined };
  const page = show.role === 'host' || show.role === 'screen' ? show.role : 'table';
  const kind = page === 'table' ? 'seat' : page;
  rememberIdentity({ kind, gameId: id, token: `${id}-token`, code: CODE });
  return { page, gameId: id };
}

function roomOf(id: string): GalleryRoom {
  const table = tableOf(SURFACES.find((surface) => surface.id === id));
  if (table === undefined) throw new Error(`no table ${id}`);
  const moment = afterAsking(momentOf(table.game, table.at), table.asked ?? []);
  return new GalleryRoom(moment, { ...table, people: PEOPLE[table.game] });
}

function tableOf(surface: Surface | undefined): TableShown | undefined {
  return typeof surface?.show === 'object' ? surface.show : undefined;
}
