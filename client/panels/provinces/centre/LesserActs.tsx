import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { PROVINCE_CORRIDORS } from '#shared/content/provinces/corridors.ts';
import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import { economyName } from '../../../text/nameParams.ts';
import { rejectionText } from '../../../text/rejectionText.ts';
import { t, tOr } from '../../../text/t.ts';
import { Choice } from '../../../design/Choice.tsx';
import { isFeatureOpen, useProvinces } from '../seat.ts';
import { choiceOf } from './centreModel.ts';

type Props = {
  readonly isOff: boolean;
  readonly onChoose: (act: CentreAct) => void;
};

const MOST_PLEDGED = '';

/** Acts beside the five remedies: inspection, office, half of a corridor, and the two rival answers. */
export function LesserActs({ isOff, onChoose }: Props) {
  const { scenario, game } = useProvinces();
  const seats = scenario.dealOrder;
  const [member, setMember] = useState(seats[0] ?? '');
  const [corridor, setCorridor] = useState(MOST_PLEDGED);
  const [pair, setPair] = useState<readonly [string, string]>([seats[0] ?? '', seats[1] ?? '']);
  const options = seats.map((economy) => ({ value: economy, label: economyName(economy) }));
  const row = (act: CentreAct, children?: ComponentChildren) => (
    <ActRow key={act.type} act={act} isOff={isOff} onChoose={onChoose}>
      {children}
    </ActRow>
  );
  return (
    <>
      <section aria-labelledby="centre-lesser">
        <h3 id="centre-lesser">{t('centre.lesser')}</h3>
        <ul class="reform-list stack gap-none">
          {row({ type: 'inspection' })}
          {isFeatureOpen(game, 'offices') &&
            row(
              { type: 'freeOffice', member },
              <Choice label={t('centre.member')} value={member} options={options} onChange={setMember} />,
            )}
          {isFeatureOpen(game, 'corridors') &&
            row(
              { type: 'corridorGrant', ...(corridor === MOST_PLEDGED ? {} : { corridor }) },
              <Choice
                label={t('corridorPledge.corridor')}
                value={corridor}
                options={[
                  { value: MOST_PLEDGED, label: t('centre.mostPledged') },
                  ...PROVINCE_CORRIDORS.map(({ id }) => ({ value: id, label: tOr(`corridor.${id}`, id) })),
                ]}
                onChange={setCorridor}
              />,
            )}
        </ul>
      </section>
      <section aria-labelledby="centre-rival">
        <h3 id="centre-rival">{t('centre.rival')}</h3>
        <ul class="reform-list stack gap-none">
          {row({ type: 'leaveToMarket' })}
          {row(
            { type: 'redrawDivisions', members: pair },
            <>
              <Choice
                label={t('centre.first')}
                value={pair[0]}
                options={options}
                onChange={(first) => setPair([first, pair[1]])}
              />
              <Choice
                label={t('centre.second')}
                value={pair[1]}
                options={options}
                onChange={(second) => setPair([pair[0], second])}
              />
            </>,
          )}
        </ul>
      </section>
    </>
  );
}

type RowProps = {
  readonly act: CentreAct;
  readonly isOff: boolean;
  readonly onChoose: (act: CentreAct) => void;
  readonly children?: ComponentChildren;
};

function ActRow({ act, isOff, onChoose, children }: RowProps) {
  const { game } = useProvinces();
  const { cost, fault } = choiceOf(game, act);
  if (act.type === 'reform') return null;
  const name = t(`actKind.${act.type}`);
  return (
    <li class="reform-row ruled stack gap-1">
      <div class="row between">
        <b>{name}</b>
        <button
          type="button"
          class="btn sm"
          disabled={isOff || fault !== undefined}
          aria-label={t('centre.enactLabel', { reform: name, cost })}
          onClick={() => onChoose(act)}
        >
          {t('centre.enact', { cost })}
        </button>
      </div>
      <p class="small muted">{t(`actDoes.${act.type}`)}</p>
      {children !== undefined && <div class="fields">{children}</div>}
      {fault !== undefined && <p class="micro muted">{rejectionText(fault)}</p>}
    </li>
  );
}
