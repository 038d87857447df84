import { useState } from 'preact/hooks';
import { gameId, me as viewer } from '../../state/store.ts';
import { readJson, writeJson } from '../../state/storage.ts';
import { Say } from '../../text/Say.tsx';
import { sentences } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { roundLabel } from '../chrome/clockModel.ts';
import { deedsOf, hasJustArrived, type ArrivalFacts } from './arrivalModel.ts';
import { useSeat } from '../../state/useTable.ts';

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
  const { title, goal, standing, agreements, move } = readFacts();
  const done = game.seats[me]?.stewardship;
  const deeds = done === undefined ? [] : deedsOf(game, done);
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
