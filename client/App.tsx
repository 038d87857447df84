import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ErrorBoundary, UnknownPage } from './panels/chrome/MessagePage.tsx';
import { lazyPart } from './panels/chrome/lazyPart.tsx';
import { FrontPage } from './pages/front/FrontPage.tsx';
import { type Route, route } from './state/router.ts';
import { me, session } from './state/store.ts';
import { economyName } from './text/nameParams.ts';
import { t } from './text/t.ts';

/** What everyone at a table reads: who sits there, what came of the rounds, and why something is refused. */
const AT_A_TABLE = [
  'host',
  'names',
  'rejections',
  'politics',
  'results',
  'events',
  'map',
  'concepts',
] as const;

/** Pages that most visitors of the front page never open; each comes with the sentences that it speaks. */
const OpenPage = lazyPart(
  async () => (await import('./pages/open/OpenPage.tsx')).OpenPage,
  ['host', 'names', 'rejections'],
);
const JoinPage = lazyPart(async () => (await import('./pages/join/JoinPage.tsx')).JoinPage, []);
const AlonePage = lazyPart(
  async () => (await import('./pages/alone/AlonePage.tsx')).AlonePage,
  ['host', 'names', 'rejections'],
);
const TablePage = lazyPart(
  async () => (await import('./pages/TablePage.tsx')).TablePage,
  [...AT_A_TABLE, 'play', 'treaty', 'policy', 'rules', 'wto'],
);
const HostPage = lazyPart(
  async () => (await import('./pages/HostPage.tsx')).HostPage,
  [...AT_A_TABLE, 'treaty'],
);
const ScreenPage = lazyPart(
  async () => (await import('./pages/ScreenPage.tsx')).ScreenPage,
  [...AT_A_TABLE, 'treaty', 'wto', 'screen'],
);
const ClassPage = lazyPart(
  async () => (await import('./pages/ClassPage.tsx')).ClassPage,
  ['classroom', 'debrief', 'host', 'names', 'rejections', 'results', 'screen', 'provinces', 'kit'],
);
const ReplayPage = lazyPart(
  async () => (await import('./pages/ReplayPage.tsx')).ReplayPage,
  [...AT_A_TABLE, 'treaty', 'wto', 'screen', 'replay'],
);
const ReportPage = lazyPart(
  async () => (await import('./pages/ReportPage.tsx')).ReportPage,
  [...AT_A_TABLE, 'replay'],
);
const HelpPage = lazyPart(async () => (await import('./pages/HelpPage.tsx')).HelpPage, ['rules', 'names']);

const ModelPage = lazyPart(async () => (await import('./pages/ModelPage.tsx')).ModelPage, ['model']);

const GlossaryPage = lazyPart(
  async () => (await import('./pages/GlossaryPage.tsx')).GlossaryPage,
  ['concepts', 'terms', 'names'],
);

const PrivacyPage = lazyPart(async () => (await import('./pages/PrivacyPage.tsx')).PrivacyPage, ['kit']);

const PrintPage = lazyPart(
  async () => (await import('./pages/PrintPage.tsx')).PrintPage,
  ['kit', 'classroom', 'host', 'names', 'rejections', 'rules', 'provinces'],
);

const CheckPage = lazyPart(async () => (await import('./pages/CheckPage.tsx')).CheckPage, ['kit']);

/** The whole client: one page at a time, by the address. */
export function App() {
  const current = route.value;
  useTitle(current);
  useFocusOnArrival(current);
  return (
    <ErrorBoundary key={current.page}>
      <a class="skip slim" href="#content">
        {t('page.skip')}
      </a>
      <Page current={current} />
    </ErrorBoundary>
  );
}

function Page({ current }: { readonly current: Route }) {
  switch (current.page) {
    case 'front':
      return <FrontPage />;
    case 'join':
      return <JoinPage code={current.code} />;
    case 'open':
      return <OpenPage />;
    case 'alone':
      return <AlonePage preset={current.preset} />;
    // Another table is another page: what was entered for the one is left before the other is.
    case 'table':
      return <TablePage key={current.gameId} />;
    case 'host':
      return <HostPage key={current.gameId} />;
    case 'screen':
      return <ScreenPage key={current.gameId} />;
    case 'class':
      return <ClassPage key={current.classId} role={current.role} classId={current.classId} />;
    case 'replay':
      return <ReplayPage key={current.gameId} gameId={current.gameId} />;
    case 'report':
      return <ReportPage key={current.gameId} gameId={current.gameId} />;
    case 'help':
      return <HelpPage />;
    case 'model':
      return <ModelPage />;
    case 'concepts':
      return <GlossaryPage />;
    case 'check':
      return <CheckPage />;
    case 'privacy':
      return <PrivacyPage />;
    case 'print':
      return <PrintPage key={current.id} id={current.id} />;
    case 'unknown':
      return <UnknownPage />;
  }
}

function useTitle(current: Route): void {
  useEffect(
    () =>
      effect(() => {
        document.title = titleOf(current);
      }),
    [current.page],
  );
}

/** Tabs of several tables stand side by side: whose each is, and of which table, comes first. */
function titleOf({ page }: Route): string {
  // The page of a class says itself whose it is.
  if (page === 'class') return t('app.name');
  const name = t(`page.${page}`);
  const code = session.value?.code;
  const isOfTable = page === 'table' || page === 'host' || page === 'screen';
  if (isOfTable && code !== undefined) {
    const seat = page === 'table' ? me.value?.seat : undefined;
    return `${seat === undefined ? name : economyName(seat)} · ${code}`;
  }
  return page === 'front' ? name : `${name} · ${t('app.name')}`;
}

/** After a change of page, keyboard and screen reader start at its content; not on the first page, which browsers handle. */
function useFocusOnArrival(current: Route): void {
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  }, [current]);
}
