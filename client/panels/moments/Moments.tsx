import './moments.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { openDialogs } from '../../design/Dialog.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { playSound } from '../../state/sound.ts';
import { me } from '../../state/store.ts';
import { clearNotices, notify } from '../../state/notices.ts';
import { desk, showProposal } from '../../state/tableState.ts';
import { useTable } from '../../state/useTable.ts';
import { Say, say } from '../../text/Say.tsx';
import { route } from '../../state/router.ts';
import { RecapHere } from '../sittings/sittingsPart.tsx';
import { t } from '../../text/t.ts';
import { type Change, changesBetween } from './changesModel.ts';
import { MomentPicture } from './MomentPicture.tsx';
import { useTableSounds } from './tableSounds.ts';
import { type MomentShown, moments, momentsOfCourse, publicMoments, showMoments } from './momentsModel.ts';

/** How long a card stays by itself, and from when on it can be pressed: whoever was about to press something else has seen it by then. */
const SHOWN_MS = 4_500;
const UNPRESSED_MS = 350;
/** Economies beside the picture; the sentence names them all. */
const MOST_SHOWN = 4;

/** Tells this device what has happened since it last looked: cards for what is more than a message, messages with the way there for the rest. */
function useNews(game: GameState, seat: EconomyId | undefined): void {
  const last = useRef(game);
  const mayHost = me.value?.mayHost === true;
  useEffect(() => {
    const before = last.current;
    last.current = game;
    if (before === game) return;
    if (before.phase !== game.phase) clearNotices();
    // What a reveal has told is over with it.
    if (before.phase === 'results' && game.phase !== 'results') moments.value = [];
    if (seat === undefined) showMoments(publicMoments(before, game));
    else if (before.round === game.round) tellChanges(changesBetween(before, game, seat));
    showMoments(momentsOfCourse(before, game, { me: seat, mayHost }));
  }, [game, seat, mayHost]);
  // Another table has other moments.
  useEffect(() => () => void (moments.value = []), []);
}

function tellChanges(changes: readonly Change[]): void {
  for (const { phrase, proposal, moment } of changes) {
    if (moment !== undefined) showMoments([moment]);
    else
      notify(
        () => say(phrase),
        proposal === undefined ? {} : { proposal, open: () => showProposal(proposal) },
      );
  }
}

/** The card on show; it waits while a dialog is open or a draft is written. */
export function Moments() {
  const { game, me: seat } = useTable();
  useNews(game, seat);
  useTableSounds(game, seat);
  const isBusy = openDialogs.value > 0 || desk.value !== undefined;
  const moment = isBusy ? undefined : moments.value[0];
  return (
    <>
      <output>{moment !== undefined && <MomentCard key={moment.number} moment={moment} />}</output>
      {route.value.page === 'screen' && <RecapHere on="screen" />}
    </>
  );
}

/** One thing that happened in full view: a picture, a title, a sentence. It leaves by itself, by a press beside it, or by Escape. */
function MomentCard({ moment }: { readonly moment: MomentShown }) {
  const { kind, phrase, economies } = moment;
  const half = Math.ceil(Math.min(economies.length, MOST_SHOWN) / 2);
  const [canBePressed, setCanBePressed] = useState(false);
  const close = (): void => {
    moments.value = moments.peek().filter((each) => each !== moment);
  };
  useEffect(() => {
    playSound(kind);
    const pressable = setTimeout(() => setCanBePressed(true), UNPRESSED_MS);
    const timer = setTimeout(close, SHOWN_MS);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      clearTimeout(pressable);
      clearTimeout(timer);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [moment]);
  return (
    <div class="moment">
      <button
        type="button"
        class="veil"
        tabIndex={-1}
        aria-hidden="true"
        disabled={!canBePressed}
        onClick={close}
      />
      <div class="paper stack gap-3">
        <div class="row gap-4 center">
          {economies.slice(0, half).map((economy) => (
            <Medallion key={economy} economy={economy} size={64} />
          ))}
          <MomentPicture kind={kind} />
          {economies.slice(half, MOST_SHOWN).map((economy) => (
            <Medallion key={economy} economy={economy} size={64} />
          ))}
        </div>
        <strong>{t(`moment.${kind}`)}</strong>
        <p>
          <Say phrase={phrase} />
        </p>
        <button type="button" class="btn" disabled={!canBePressed} onClick={close}>
          {t('moment.goOn')}
        </button>
      </div>
    </div>
  );
}
