import { useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { GameState, Stewardship } from '#shared/rules/state.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { readJson, writeJson } from '../../state/storage.ts';
import { gameId, me as viewer } from '../../state/store.ts';
import { useSeat } from '../../state/useTable.ts';
import { Say } from '../../text/Say.tsx';
import { formatList, sentences } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { type Phrase, t } from '../../text/t.ts';
import { roundLabel } from '../chrome/clockModel.ts';

/** What somebody who takes a seat in the middle of a game must know before the next press. */
export type ArrivalFacts = {
  readonly title: string;
  readonly goal: { readonly title: string; readonly text: string };
  readonly standing: string;
  /** One line for each agreement of the seat in force: what it is, and with whom. */
  readonly agreements: readonly string[];
  readonly move: Phrase;
  /** What a proposal is called beside the names of its parties; absent: it goes by these alone. */
  readonly titleOf?: (proposal: Proposal) => string;
};

/** Rounds after the one in which the seat was taken during which its person may still be told. */
const TOLD_ROUNDS = 1;

/** Whether the seat was taken after the start and not long ago. */
function hasJustArrived({ seats, round }: GameState, me: EconomyId): boolean {
  const takenInRound = seats[me]?.takenInRound;
  return takenInRound !== undefined && round <= takenInRound + TOLD_ROUNDS;
}

/** What a bot did for the seat: one sentence for each kind of thing, with the proposals by their names. */
function deedsOf(game: GameState, done: Stewardship, titleOf: ArrivalFacts['titleOf']): readonly string[] {
  const { sent, signed, refused, left, sealed } = done;
  const named = (ids: Stewardship['signed']): string => proposalsText(game, ids, titleOf);
  return [
    ...(signed.length > 0 ? [t('steward.signed', { proposals: named(signed) })] : []),
    ...(sent.length > 0 ? [t('steward.sent', { proposals: named(sent) })] : []),
    ...(refused.length > 0 ? [t('steward.refused', { proposals: named(refused) })] : []),
    ...(left.length > 0 ? [t('steward.left', { count: left.length })] : []),
    ...(sealed.length > 0
      ? [t('steward.sealed', { count: sealed.length, rounds: formatList(sealed.map(String)) })]
      : []),
  ];
}

/** Proposals named at most, the latest. */
const NAMED = 4;

function proposalsText(
  game: GameState,
  ids: Stewardship['signed'],
  titleOf: ArrivalFacts['titleOf'],
): string {
  const names = ids.flatMap((id) => {
    const proposal = game.proposals[id];
    return proposal === undefined ? [] : [proposalName(proposal, titleOf)];
  });
  const shown = names.slice(-NAMED);
  const count = ids.length - shown.length;
  return formatList(count === 0 ? shown : [...shown, t('steward.more', { count })]);
}

/** "Free trade area (Alba and Dune)". */
function proposalName(proposal: Proposal, titleOf: ArrivalFacts['titleOf']): string {
  const parties = formatList(proposal.parties.map(economyName));
  return titleOf === undefined ? parties : t('steward.named', { title: titleOf(proposal), parties });
}

type Props = {
  readonly facts: () => ArrivalFacts;
};

/** Where the game stands, for whoever takes a seat after the start: read once, and then closed for good on this device. */
export function ArrivalDialog({ facts: readFacts }: Props) {
  const { game, me } = useSeat();
  const key = `accord.arrived.${gameId.value ?? ''}`;
  const arrival = `${viewer.value?.member ?? ''} ${me} ${game.seats[me]?.takenInRound ?? ''}`;
  const [read, setRead] = useState(() => readJson(localStorage, key));
  if (!hasJustArrived(game, me) || read === arrival) return null;
  const close = (): void => {
    writeJson(localStorage, key, arrival);
    setRead(arrival);
  };
  const { title, goal, standing, agreements, move, titleOf } = readFacts();
  const done = game.seats[me]?.stewardship;
  const deeds = done === undefined ? [] : deedsOf(game, done, titleOf);
  return (
    <Dialog title={title} onClose={close}>
      <p>{t('arrival.when', { round: roundLabel(game), phase: t(`phase.${game.phase}`) })}</p>
      <h3>{t('arrival.next')}</h3>
      <p>
        <Say phrase={move} />
      </p>
      <h3>{goal.title}</h3>
      <p>{goal.text}</p>
      {standing !== '' && (
        <>
          <h3>{t('arrival.standing')}</h3>
          <p>{standing}</p>
        </>
      )}
      <h3>{t('arrival.agreements')}</h3>
      {agreements.length === 0 ? (
        <p>{t('arrival.noAgreement')}</p>
      ) : (
        <ul>
          {agreements.map((line, place) => (
            <li key={place}>{line}</li>
          ))}
        </ul>
      )}
      {deeds.length > 0 && (
        <>
          <h3>{t('arrival.steward')}</h3>
          <p>{sentences(t('steward.before'), ...deeds)}</p>
        </>
      )}
    </Dialog>
  );
}
