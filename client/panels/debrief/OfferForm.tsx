import { useState } from 'preact/hooks';
import { type Change, OFFER_KINDS, type OfferKind, OTHER_RULES } from '#shared/protocol/debrief.ts';
import type { TableLetter } from '#shared/protocol/classroom.ts';
import { Choice, RadioGroup } from '../../design/Choice.tsx';
import { Failure } from '../../design/Failure.tsx';
import { hostRefusal, submitBallot } from '../../net/submitIntent.ts';
import { connection, provincesScenario, seating } from '../../state/store.ts';
import { rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { changeText } from './changeText.ts';
import type { DebriefTable } from './debriefTables.ts';

type Props = { readonly tables: readonly DebriefTable[]; readonly letter: TableLetter };

/** So many changes make a choice that a class can talk about. */
const PLACES = [0, 1, 2] as const;

/** On the console: two or three changes of the world of one table, put to everybody. */
export function OfferForm({ tables, letter }: Props) {
  const [kind, setKind] = useState<OfferKind>('vote');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const story = tables.find(({ table }) => table === letter)?.story;
  const changes: readonly Change[] = [
    ...(story?.blocs ?? []).map(({ agreement }): Change => ({ type: 'treatyOut', agreement })),
    ...(seating.value?.dealOrder ?? []).map((economy): Change => ({ type: 'wallDown', economy })),
    ...(provincesScenario.value === undefined
      ? OTHER_RULES.map((rule): Change => ({ type: 'rule', rule }))
      : (story?.reformsLeft ?? []).map((reform): Change => ({ type: 'reform', reform }))),
  ];
  const options = [
    { value: '', label: t('debrief.offer.none') },
    ...changes.map((change) => ({ value: JSON.stringify(change), label: changeText(change, story) })),
  ];
  const meant = [...new Set(chosen)].flatMap(
    (text) => changes.find((change) => JSON.stringify(change) === text) ?? [],
  );
  const isReady = meant.length >= (kind === 'vote' ? 2 : 1) && connection.value.type === 'live';
  return (
    <section class="panel pad stack gap-3" aria-labelledby="offer">
      <h2 id="offer">{t('debrief.offer.title')}</h2>
      <Failure>{hostRefusal.value === undefined ? undefined : rejectionText(hostRefusal.value)}</Failure>
      <RadioGroup
        legend={t('debrief.offer.kind')}
        value={kind}
        choices={OFFER_KINDS.map((value) => ({ value, label: t(`debrief.offer.${value}`) }))}
        onChange={setKind}
      />
      {PLACES.map((place) => (
        <Choice
          key={`${letter} ${place}`}
          label={t('debrief.offer.change', { number: place + 1 })}
          value={chosen[place] ?? ''}
          options={options}
          onChange={(value) =>
            setChosen(PLACES.map((each) => (each === place ? value : (chosen[each] ?? ''))))
          }
        />
      ))}
      <button
        type="button"
        class="btn primary"
        disabled={!isReady}
        onClick={() =>
          void submitBallot({ type: 'offerChanges', offer: { kind, table: letter, changes: meant } })
        }
      >
        {t('debrief.offer.put')}
      </button>
      <p class="small muted">{t('debrief.offer.hint')}</p>
    </section>
  );
}
