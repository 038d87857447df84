import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { remainingMs } from '#shared/rules/table/clock.ts';
import { everybodyReady } from '#shared/rules/table/seats.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { pressReady } from '../../net/submitIntent.ts';
import { useNow } from '../../state/serverClock.ts';
import { officeRefusal } from '../../state/offices.ts';
import { peopleReady } from '../../state/standing.ts';
import { isLive } from '../../state/store.ts';
import { dealsView, desk, openProposal, showProposal, stripPx, tab } from '../../state/tableState.ts';
import { viewport } from '../../state/viewport.ts';
import { useTable } from '../../state/useTable.ts';
import { formatDuration } from '../../text/format.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { Say } from '../../text/Say.tsx';
import { lastNamed, tellerOf } from '../proposal/proposalsOfSeat.ts';

/** Where the button of the strip leads. */
export type Way = {
  readonly label: string;
  /** The key that leads there too. */
  readonly keyHint?: string;
  /** How long there is for it. */
  readonly time?: ComponentChildren;
  /** It is on show already: no button leads there. */
  readonly isHere?: boolean;
  readonly isOff?: boolean;
  /** The offer that it opens. */
  readonly proposal?: ProposalId;
  /** What is told where another person of the seat has to press it. */
  readonly instead?: Phrase;
  readonly go: () => void;
};

type Props = {
  readonly move: { readonly urgent: boolean; readonly phrase: Phrase };
  readonly way: Way | undefined;
};

/** What is going on while there is nothing to do: the steps of the phase and the pane of the reveal say it themselves. */
const SAID_ELSEWHERE: readonly string[] = ['move.results', 'pmove.results', 'move.reveal'];

/** One thing to do next in any game, or whom the table waits for, with the button that leads there. */
export function MoveStrip({ move: { urgent, phrase }, way: toMove }: Props) {
  const { game, me } = useTable();
  const isOfReveal = SAID_ELSEWHERE.includes(phrase.key);
  // Under another tab of a phone the reveal is out of sight.
  const isAway = viewport.value === 'phone' && tab.value !== 'economy';
  const way = isOfReveal ? toReveal() : toMove;
  const offer = urgent && way?.proposal !== undefined ? game.proposals[way.proposal] : undefined;
  useEffect(() => {
    lastNamed.value = offer && { seat: tellerOf(me), offer };
  }, [offer, me]);
  // So does the button of Ready at the end of a reveal.
  const isAskedHere = phrase.key === 'move.goOn' && way?.isHere === true;
  if (isAskedHere || (isOfReveal && !isAway)) return null;
  return (
    <div
      class={urgent ? 'move urgent' : 'move'}
      // What stands on the map begins below its last line.
      ref={(strip) => {
        strip?.parentElement?.style.setProperty('--move', `${strip.offsetHeight}px`);
        stripPx.value = strip?.offsetHeight ?? stripPx.peek();
      }}
    >
      <div class="toast row gap-3">
        <Icon name={urgent ? 'hand' : 'circle'} size={20} />
        <span class="grow">
          <output>
            <Say phrase={way?.instead ?? phrase} />
          </output>{' '}
          {way?.time}
        </span>
        {way && !way.isHere && (
          <button
            type="button"
            class={urgent ? 'btn sm primary' : 'btn sm'}
            disabled={way.isOff}
            onClick={way.go}
          >
            {way.label}
            {way.keyHint && <kbd aria-hidden="true">{way.keyHint}</kbd>}
          </button>
        )}
      </div>
    </div>
  );
}

const toReveal = (): Way => ({ label: t('move.look'), go: () => (tab.value = 'economy') });

export function wayToProposal(proposal: ProposalId): Way {
  // On a phone it is in sight under its tab alone; elsewhere it stands beside the map.
  const isHere =
    openProposal.value === proposal &&
    desk.value === undefined &&
    dealsView.value === 'proposals' &&
    (viewport.value !== 'phone' || tab.value === 'deals');
  return {
    label: t('move.open'),
    keyHint: 'P',
    proposal,
    time: <TimeLeft />,
    isHere,
    go: () => showProposal(proposal),
  };
}

/** So many are waited for by name. */
export const FEW = 2;

/** Whom the table waits for, once this seat is ready: people, then the answers that bots still owe. */
export function waitPhrase(game: GameState): Phrase {
  if (everybodyReady(game)) return phrase('move.waitBots');
  const { ready, waiting, total } = peopleReady(game);
  return waiting.length > 0 && waiting.length <= FEW
    ? phrase('move.waitFor', { economies: waiting })
    : phrase('move.waitReady', { count: ready.length, total });
}

/** Whether the pane beside or below the strip shows the button of Ready itself. */
function isReadyInSight({ phase }: GameState): boolean {
  if (viewport.value !== 'phone') return viewport.value !== 'stacked';
  const isOfDeals = phase === 'briefing' || phase === 'negotiation';
  return tab.value === (isOfDeals ? 'deals' : 'economy');
}

export function wayToReady(game: GameState): Way {
  return {
    label: t('ready.press'),
    isHere: isReadyInSight(game),
    isOff: !isLive.value,
    ...(officeRefusal('declareReady') && { isHere: true, instead: phrase('move.chair') }),
    go: () => void pressReady(game, true),
  };
}

const LAST_SECONDS_MS = 30_000;

/** Until the bell, at which open proposals lapse. */
function TimeLeft() {
  const { game } = useTable();
  const now = useNow(1000);
  const leftMs = remainingMs(game, now);
  if (leftMs === undefined) return null;
  const time = formatDuration(leftMs);
  return (
    <span class="num time-left" aria-hidden="true">
      · {leftMs <= LAST_SECONDS_MS ? t('move.lastSeconds', { time }) : t('move.lapsesIn', { time })}
    </span>
  );
}

/** Whether the form is in sight with an offer among at least these. */
export function isWriting(parties: readonly EconomyId[]): boolean {
  const isInSight = viewport.value !== 'phone' || tab.value === 'deals';
  const written = desk.value?.draft.parties;
  return isInSight && written !== undefined && parties.every((party) => written.includes(party));
}

/** How long what was asked for stays marked. */
const MARKED_MS = 1_600;

/** Brings a part of the page into view once it is drawn, moves the focus into it, and marks it for a moment. */
export function pointAt(part: string, focus: string): void {
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(part);
    if (!element) return;
    element.scrollIntoView({ block: 'nearest' });
    element.querySelector<HTMLElement>(focus)?.focus();
    element.classList.add('pointed-at');
    setTimeout(() => element.classList.remove('pointed-at'), MARKED_MS);
  });
}
