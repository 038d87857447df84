import { useState } from 'preact/hooks';
import { joinLink } from '../../state/links.ts';
import { shareHost, shareOrigin } from '../../state/shareOrigin.ts';
import { game, gameId, isLive, seating, session } from '../../state/store.ts';
import { useShareOrigin } from '../../net/useShareOrigin.ts';
import { Icon } from '../../design/Icon.tsx';
import { RichText } from '../../text/RichText.tsx';
import { t } from '../../text/t.ts';
import { CopyButton } from '../chrome/CopyButton.tsx';
import { ReachNote } from '../chrome/ReachNote.tsx';
import { PageHeader } from '../chrome/PageHeader.tsx';
import { QrCode } from '../chrome/QrCode.tsx';
import { SeatGrid } from '../lobby/SeatGrid.tsx';
import { seatRows } from '../lobby/seatRows.ts';
import { act } from './act.ts';
import { HostLink } from './HostLink.tsx';
import { openSeat, PeopleDialogs, WatcherList } from './Watchers.tsx';
import { RemovedPeople } from './RemovedPeople.tsx';
import { SeatQueue } from './SeatQueue.tsx';
import { RefusalNote } from './RefusalNote.tsx';
import { ScreenElsewhere } from './ScreenElsewhere.tsx';
import { TableCard } from './TableCard.tsx';

/** The table is open: the code for everybody, the secret for the host, and the start. */
export function OpenedPage({ hostToken }: { readonly hostToken: string }) {
  return (
    <>
      <PageHeader title={tableTitle()}>
        <span class="row small">
          <i class="dot" aria-hidden="true" />
          {t('opened.isOpen')}
        </span>
      </PageHeader>
      <main class="opened" id="content" tabIndex={-1}>
        <h1 class="sr">{t('page.host')}</h1>
        <ShowToPlayers />
        <AtTheTable />
        <TableCard />
        <HostLink token={hostToken} />
        <section class="panel arrive">
          <h2>{t('opened.arrive')}</h2>
          <ol>
            <li>{t('opened.arrive1')}</li>
            <li>{t('opened.arrive2')}</li>
            <li>{t('opened.arrive3')}</li>
          </ol>
        </section>
      </main>
    </>
  );
}

/** "World, high walls · World game" */
function tableTitle(): string {
  const settings = game.value?.settings;
  if (settings === undefined) return '';
  const opening = settings.opening === 'standard' ? '' : ` · ${t(`opening.${settings.opening}`)}`;
  return `${t(`scenario.${settings.scenarioId}`)}${opening} · ${t(`preset.${settings.preset}`)}`;
}

function ShowToPlayers() {
  const code = session.value?.code ?? '';
  useShareOrigin();
  const link = joinLink(shareOrigin.value, code);
  return (
    <section class="panel show">
      <div class="show-code">
        <h2>{t('opened.title')}</h2>
        <p class="lead">
          <RichText k="opened.goTo" params={{ address: <b>{shareHost}</b> }} />
        </p>
        <p class="code-tiles num">
          <span class="sr">{Array.from(code).join(' ')}</span>
          {Array.from(code).map((symbol, place) => (
            <b key={place} aria-hidden="true">
              {symbol}
            </b>
          ))}
        </p>
        <ReachNote />
        <div class="row wrap">
          <a class="btn primary" href={`/screen/${gameId.value ?? ''}`} target="_blank">
            <Icon name="screen" size={18} />
            {t('opened.big')}
          </a>
          <ScreenElsewhere class="btn" />
          <CopyButton text={link} label={t('opened.copyJoin')} />
        </div>
      </div>
      <QrCode text={link} label={t('opened.qr', { link })} />
    </section>
  );
}

function AtTheTable() {
  const [isStarting, setStarting] = useState(false);
  if (seating.value === undefined || game.value === undefined || session.value === undefined) return null;
  const rows = seatRows(seating.value, game.value, session.value);
  const seated = rows.filter(({ person }) => person !== undefined).length;
  const bots = rows.length - seated;
  const start = async (): Promise<void> => {
    if (isStarting) return;
    setStarting(true);
    await act({ type: 'startGame' });
    setStarting(false);
  };
  return (
    <section class="panel at-table">
      <div class="row between">
        <h2>{t('opened.seats')}</h2>
        <span class="num muted" aria-live="polite">
          {t('opened.seated', { seated, seats: rows.length })}
        </span>
      </div>
      <SeatGrid onActions={openSeat} />
      <SeatQueue />
      <WatcherList />
      <RemovedPeople />
      <PeopleDialogs />
      <RefusalNote />
      <button
        type="button"
        class="btn primary big wide start"
        onClick={() => void start()}
        disabled={!isLive.value}
      >
        <Icon name="play" size={20} />
        {seated === 0
          ? t('opened.startBots')
          : bots === 0
            ? t('opened.startFull', { seated })
            : t('opened.start', { seated, bots })}
      </button>
      <p class="small muted center">{t('opened.late')}</p>
    </section>
  );
}
