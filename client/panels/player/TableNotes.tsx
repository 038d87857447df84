import type { EconomyId } from '#shared/kernel/ids.ts';
import { isPaused } from '#shared/rules/clock/isPaused.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { GameState, Stewardship } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { formatList } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { HostWord } from '../talk/HostWord.tsx';
import { paperTitle } from '../treaty/paperTitle.ts';
import { SeatRequest } from './SeatRequest.tsx';
import { useEffect, useState } from 'preact/hooks';

type Props = { readonly game: GameState; readonly me: EconomyId | undefined };

/** States of the table that everybody must know: watching, minded, paused, held. */
export function TableNotes({ game, me }: Props) {
  const wasMinded = useWasMinded(game, me);
  return (
    <div class="table-notes">
      <HostWord />
      {isPaused(game) && <Note text={t('table.paused')} isBig />}
      {me === undefined && <WatchingNote />}
      {me !== undefined && isMinded(game, me) && <Note text={t('table.mindedNow')} />}
      {wasMinded && <Note text={t('table.mindedBanner')} />}
      {game.endsAfterRound !== undefined && <Note text={t('table.lastRound')} />}
      <StewardshipNote game={game} me={me} />
      {game.held !== undefined && <Note text={t('table.held')} isAlert />}
    </div>
  );
}

function WatchingNote() {
  return (
    <div class="note watching">
      <Icon name="eye" size={16} />
      <output class="grow">
        {t('table.watching')}. {t('table.watchingHint')}
      </output>
      <SeatRequest />
    </div>
  );
}

type NoteProps = { readonly text: string; readonly isAlert?: boolean; readonly isBig?: boolean };

function Note({ text, isAlert = false, isBig = false }: NoteProps) {
  return (
    <p class={`note${isAlert ? ' alert' : ''}${isBig ? ' big' : ''}`} role={isAlert ? 'alert' : 'status'}>
      <Icon name={isAlert ? 'alert' : 'eye'} size={16} />
      {text}
    </p>
  );
}

/** What a bot did for this seat before the person took it, until it is closed or the next round begins. */
function StewardshipNote({ game, me }: Props) {
  const [closed, setClosed] = useState<Stewardship | undefined>(undefined);
  const done = me === undefined ? undefined : game.seats[me]?.stewardship;
  const key = JSON.stringify(done);
  if (done === undefined || JSON.stringify(closed) === key) return null;
  const deeds = deedsOf(game, done);
  if (deeds.length === 0) return null;
  return (
    <output class="note">
      <Icon name="bot" size={16} />
      <span class="grow">
        {t('steward.before')} {deeds.join(' ')}
      </span>
      <button type="button" class="btn sm ghost" onClick={() => setClosed(done)}>
        {t('common.close')}
      </button>
    </output>
  );
}

/** One sentence for each kind of thing that was done, with the papers by their names. */
function deedsOf(game: GameState, done: Stewardship): readonly string[] {
  const papers = (ids: Stewardship['signed']): string =>
    formatList(ids.map((id) => paperName(game, game.papers[id])));
  const { sent, signed, refused, left, sealed } = done;
  return [
    ...(signed.length > 0 ? [t('steward.signed', { papers: papers(signed) })] : []),
    ...(sent.length > 0 ? [t('steward.sent', { papers: papers(sent) })] : []),
    ...(refused.length > 0 ? [t('steward.refused', { papers: papers(refused) })] : []),
    ...(left.length > 0 ? [t('steward.left', { count: left.length })] : []),
    ...(sealed.length > 0 ? [t('steward.sealed', { rounds: formatList(sealed.map(String)) })] : []),
  ];
}

/** "Free trade area (Alba and Dune)"; pacts of provinces go by their parties alone. */
function paperName({ provinces }: GameState, paper: Paper | undefined): string {
  if (paper === undefined) return t('steward.paper');
  const parties = formatList(paper.parties.map(economyName));
  return provinces === undefined ? t('steward.named', { title: paperTitle(paper), parties }) : parties;
}

const TOLD_MS = 12_000;

/** Whether the seat's person is away. A seat without one is governed by its bot: its next person was not away from it. */
function isMinded({ seats }: GameState, economy: EconomyId): boolean {
  const seat = seats[economy];
  return seat?.member !== undefined && !seat.present;
}

/** True for a while after the seat was handed back. */
function useWasMinded(game: GameState, me: EconomyId | undefined): boolean {
  const isAway = me !== undefined && isMinded(game, me);
  const [was, setWas] = useState(false);
  useEffect(() => setWas(false), [me]);
  const [isTold, setTold] = useState(false);
  useEffect(() => {
    if (isAway) setWas(true);
    if (isAway || !was) return undefined;
    setWas(false);
    setTold(true);
    return undefined;
  }, [isAway]);
  useEffect(() => {
    if (!isTold) return undefined;
    const timer = setTimeout(() => setTold(false), TOLD_MS);
    return () => clearTimeout(timer);
  }, [isTold]);
  return isTold;
}
