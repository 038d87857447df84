import type { ComponentChildren } from 'preact';
import { connection, game, seating, session } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { isShut } from '../chrome/connectionModel.ts';
import { LoadingPage } from '../chrome/LoadingPage.tsx';
import { ShutTable } from './ShutTable.tsx';

type Props = { readonly note?: string; readonly children: () => ComponentChildren };

/** Waits until the table is known; says so if it will never be, and never shows a table that one has been sent away from. */
export function TableGate({ note, children }: Props) {
  const state = connection.value;
  if (isShut(state)) return <ShutTable title={t(`connection.${state.type}`)} />;
  const isKnown = game.value !== undefined && session.value !== undefined && seating.value !== undefined;
  return isKnown ? <>{children()}</> : <LoadingPage {...(note === undefined ? {} : { note })} />;
}
