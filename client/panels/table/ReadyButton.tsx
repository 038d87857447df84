import { useState } from 'preact/hooks';
import { type EconomyId } from '#shared/kernel/ids.ts';
import { type GameState, countryPart } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { officeRefusal } from '../../state/offices.ts';
import { useSeat } from '../../state/useTable.ts';
import { partyName, nameParams } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { t, fillSentence } from '../../text/t.ts';
import { pressReady } from '../../net/submitIntent.ts';
import { isLive } from '../../state/store.ts';
import { OfficeNote } from '../chrome/SeatOffices.tsx';
import { UNSEEN, lazyPart } from '../chrome/lazyPart.tsx';
import { type Proposal } from '#shared/protocol/law.ts';
import { signaturesLeft } from '#shared/rules/law/register.ts';
import { staysAtResults } from '#shared/rules/table/clock.ts';
import { waitsForClass } from '#shared/rules/table/homework.ts';
import { Dialog } from '../../design/Dialog.tsx';
import type { OfferWorth } from '../../preview/preview.ts';
import { lawOf, medalWorth } from '../proposal/proposalModel.ts';
import {
  LEFT_PERCENT,
  knownWorths,
  nameOf,
  offersCounted,
  proposalList,
  tellerOf,
  told,
} from '../proposal/proposalsOfSeat.ts';
import { peopleReady } from '../../state/standing.ts';
import { recalledBy } from '../../state/notices.ts';
import { isHeldForTurn, letsOthersGoOn, showConference, showProposal } from '../../state/tableState.ts';
import { FEW, waitPhrase } from './MoveStrip.tsx';

/** Who else is ready; nothing while nobody is. */
function readyOthers(game: GameState): string | undefined {
  const { ready, total } = peopleReady(game);
  const count = ready.length;
  if (count === 0) return undefined;
  return count <= FEW
    ? fillSentence('ready.named', nameParams({ economies: ready, count }))
    : t('ready.count', { count, total });
}

/** Whether a career, where there is one, and income both gain: an offer that the one pays for with the other interrupts nobody. */
function bothGain({ percent, after = percent, points }: OfferWorth): boolean {
  return points === undefined || (points >= LEAST_POINTS && after >= LEFT_PERCENT);
}

/** Points of a career that are told as none. */
const LEAST_POINTS = 0.05;

/** Of the offers of others that wait for an answer, the one by which the seat is known to gain most, under the law in force now. */
export function gainUnanswered(
  game: GameState,
  me: EconomyId,
  isWorth: WorthOf = () => true,
): Proposal | undefined {
  const worths = game.phase === 'negotiation' ? knownWorths(me) : undefined;
  const law = lawOf(game);
  const [best] = proposalList(game, me)
    .answer.flatMap((offer) => {
      const worth = worths?.get(nameOf(offer));
      return worth === undefined ||
        worth === 'unknown' ||
        !bothGain(worth) ||
        offer.author === me ||
        !isWorth(game, me, offer) ||
        told.value.worths.get(nameOf(offer))?.law !== law
        ? []
        : [{ offer, gain: medalWorth(worth) }];
    })
    .filter(({ gain }) => gain >= LEFT_PERCENT)
    .toSorted((a, b) => b.gain - a.gain);
  return best?.offer;
}

/** Who asks for a change of the package on the floor of a conference: once everybody is ready, it fails by them. A member of a union that has not spoken for it has no say. */
export function askingChange(game: GameState, me: EconomyId): readonly EconomyId[] {
  const { agreements, wto } = countryPart(game);
  const conference = game.phase === 'negotiation' ? wto?.conference : undefined;
  if (conference?.round !== game.round || conference.stage !== 'floor') return [];
  const isInUnion = Object.values(agreements).some(
    ({ level, parties }) => level >= UNION_LEVEL && parties.includes(me),
  );
  const hasSpoken = conference.packages.some(({ author, backers }) => author === me || backers.includes(me));
  return isInUnion && !hasSpoken ? [] : conference.objections.map(({ by }) => by);
}

const UNION_LEVEL = 3;

/** The round of a seat of a game in which this device was asked about an offer that waits, or about those who ask for a change: once is enough. */
let askedIn = '';

/** Whether an offer is known to bring what the page of the game tells in its own terms. */
type WorthOf = (game: GameState, me: EconomyId, offer: Proposal) => boolean;

type Props = {
  readonly isBig?: boolean;
  readonly isWorth?: WorthOf;
  /** That nothing is left to sign in this round, where the pages of the game know it. */
  readonly isDone?: boolean;
};

/** Ready for the next phase; it can be taken back. The phase ends early only when all people are, and after a round at home only by the host. */
export function ReadyButton(props: Props) {
  const { game } = useSeat();
  return staysAtResults(game) || waitsForClass(game) ? null : <Ready {...props} />;
}

function Ready({ isBig = false, isWorth = () => true, isDone = false }: Props) {
  const { game, me } = useSeat();
  const { ready: isReady = false, timesReady } = game.seats[me] ?? {};
  // It keeps its place among what keys reach: the pane that it stands in scrolls.
  const isOthers = officeRefusal('declareReady') !== undefined;
  const meets = countryPart(game).wto?.conference?.round === game.round;
  const isPrimary = game.phase === 'briefing' && !isReady;
  const [asked, setAsked] = useState<Proposal | readonly EconomyId[]>();
  const press = (): void => {
    const askers = askingChange(game, me);
    const here = `${tellerOf(me)} ${game.round} ${askers.join()}`;
    const isAsked = isReady || askedIn === here;
    const asks = isAsked ? undefined : askers.length > 0 ? askers : gainUnanswered(game, me, isWorth);
    setAsked(asks);
    if (asks === undefined) void pressReady(game, !isReady);
    else askedIn = here;
  };
  return (
    <div class="ready">
      <div class="row gap-3">
        {isReady && (
          <b class="grow center nowrap">
            <Icon name="check" size={18} /> {t('ready.is')}
          </b>
        )}
        <button
          type="button"
          class={isReady ? 'btn' : `btn wide ${isPrimary ? 'primary' : ''} ${isBig ? 'big' : ''}`}
          disabled={!isLive.value}
          aria-disabled={isOthers}
          onClick={() => !isOthers && press()}
        >
          {isReady ? t('ready.takeBack') : t('ready.press')}
          {!isReady && <Icon name="check" size={18} />}
        </button>
      </div>
      {isHeldForTurn.value && !isDone && (signaturesLeft(game, me) !== 0 || meets) && (
        <p class="small center">
          <button type="button" class="link" onClick={() => (letsOthersGoOn.value = true)}>
            {t('ready.letOthers')}
          </button>
        </p>
      )}
      <OfficeNote type="declareReady" />
      <output class="small center">{!isReady && timesReady !== undefined && <Recalled />}</output>
      <p class="micro muted center">
        {/* During the talks the next move says it. */}
        {!isReady ? readyOthers(game) : game.phase !== 'negotiation' && say(waitPhrase(game))}
      </p>
      {asked !== undefined && (
        <Dialog
          title={
            'id' in asked
              ? t('ready.offerWaits', {
                  count: offersCounted(game, me).filter((offer) => isWorth(game, me, offer)).length,
                })
              : t('ready.changeAsked', { count: asked.length })
          }
          onClose={() => setAsked(undefined)}
          action={t('id' in asked ? 'move.open' : 'ready.see')}
          onAction={() => {
            setAsked(undefined);
            if ('id' in asked) showProposal(asked.id);
            else {
              showConference();
              setTimeout(() => document.querySelector('.requests')?.scrollIntoView({ block: 'start' }), 300);
            }
          }}
        >
          <p>
            {'id' in asked
              ? t('ready.offerText', { economy: partyName(asked.author) })
              : fillSentence('ready.changeAskedText', nameParams({ economies: asked }))}
          </p>
          <button
            type="button"
            class="btn"
            onClick={() => {
              setAsked(undefined);
              void pressReady(game, true);
            }}
          >
            {t('id' in asked ? 'ready.press' : 'ready.letFail')}
            <Icon name="check" size={18} />
          </button>
        </Dialog>
      )}
    </div>
  );
}

/** What took back that the seat was ready, with a press that leads to it. */
function Recalled() {
  const by = recalledBy.value;
  if (by === undefined) return <>{t('ready.recalled')}</>;
  const { text, open } = by;
  return (
    <>
      {t('ready.recalledBy', { news: text() })}{' '}
      {open !== undefined && (
        <button type="button" class="link" onClick={open}>
          {t('move.open')}
        </button>
      )}
    </>
  );
}

/** Asked for with the envelopes. */
export const SealedCard = lazyPart(async () => (await import('./EnvelopeFrame.tsx')).SealedCard, [], UNSEEN);
