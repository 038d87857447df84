import type { ComponentChildren } from 'preact';
import type { GameState } from '#shared/rules/state.ts';
import { Link } from '../../design/Link.tsx';
import { connection, game, seating, session } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { LoadingPage, MessagePage } from './MessagePage.tsx';
import { isShut } from './connectionModel.ts';

type Props = { readonly note?: string; readonly children: (table: GameState) => ComponentChildren };

/** Waits until the table is known; says so if it will never be, and never shows a table that one has been sent away from. */
export function TableGate({ note, children }: Props) {
  const state = connection.value;
  if (isShut(state)) return <ShutTable title={t(`connection.${state.type}`)} />;
  const table = game.value;
  if (table === undefined || session.value === undefined || seating.value === undefined) {
    return <LoadingPage {...(note === undefined ? {} : { note })} />;
  }
  return <>{children(table)}</>;
}

/** A table that this device cannot enter any more. */
export function ShutTable({ title }: { readonly title: string }) {
  return (
    <main class="message-page" id="content" tabIndex={-1}>
      <section class="panel" role="alert">
        <h1 class="size-h2">{title}</h1>
        <p class="row wrap">
          <Link href="/" class="btn primary">
            {t('page.toFront')}
          </Link>
          <Link href="/join" class="btn">
            {t('page.join')}
          </Link>
        </p>
      </section>
    </main>
  );
}

/** A table address without anything on this device to open it with. */
export function NoTable({ title }: { readonly title: string }) {
  return (
    <MessagePage title={title} header={t('page.table')}>
      <p>{t('link.noneText')}</p>
      <p class="row wrap">
        <Link href="/join" class="btn primary">
          {t('page.join')}
        </Link>
        <Link href="/open" class="btn">
          {t('page.open')}
        </Link>
      </p>
    </MessagePage>
  );
}
