import { useState } from 'preact/hooks';
import { CORRIDOR_RETURN } from '#shared/content/moduleConstants.ts';
import type { ConceptPlace } from '#shared/content/concepts/places.ts';
import { CORRIDORS } from '#shared/content/corridors.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { Spending } from '#shared/protocol/policy.ts';
import { presidencyOf, unionOf } from '#shared/rules/law/blocs.ts';
import { moduleIsOpen } from '#shared/rules/law/moduleIsOn.ts';
import { formatList, formatNumber, formatSigned } from '../../text/format.ts';
import { agreementName, economyName } from '../../text/nameParams.ts';
import { t, tOr } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { Choice } from '../../design/Choice.tsx';
import { Stepper } from '../../design/Stepper.tsx';
import { submitIntent } from '../../net/submitIntent.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import type { EnvelopeProps } from './policyDraft.ts';
import { OfficeNote } from '../chrome/SeatOffices.tsx';
import { mayPress } from '../../state/offices.ts';

const NOTHING: Spending = { research: 0, adjustment: 0 };

/** Points of public money: a pledge to one corridor, research, help for those who must change their work. */
export function SpendingBox({ policy, isOff, onChange }: EnvelopeProps) {
  const { scenario, game, me } = useCountrySeat();
  const { budget } = game;
  if (budget === undefined || !moduleIsOpen(game, 'budget')) return null;
  const spending = policy.spending ?? NOTHING;
  const points = budget.points[me] ?? 0;
  const left = points - spending.research - spending.adjustment - (spending.corridor?.points ?? 0);
  const routes = CORRIDORS[scenario.id].filter(
    ({ id, members }) => members.includes(me) && !budget.corridors.some((built) => built.id === id),
  );
  const route = routes.find(({ id }) => id === spending.corridor?.id);
  const spend = (part: Partial<Spending>): void => {
    const next: Spending = { ...spending, ...part };
    onChange({ ...policy, spending: next });
  };
  const pledge = (id: string, amount: number): void => {
    const { corridor: _corridor, ...rest } = spending;
    onChange({ ...policy, spending: amount > 0 ? { ...rest, corridor: { id, points: amount } } : rest });
  };
  return (
    <details class="good" open>
      <summary>
        <b>{t('spending.title')}</b> <span class="pill num">{t('spending.left', { left, points })}</span>
      </summary>
      <p class="small muted">{t('spending.hint')}</p>
      <SpendLine
        label={t('spending.research')}
        hint={t('spending.researchHint')}
        place="spot.research"
        value={spending.research}
        max={spending.research + left}
        isOff={isOff}
        onChange={(research) => spend({ research })}
      />
      <SpendLine
        label={t('spending.adjustment')}
        hint={t('spending.adjustmentHint')}
        place="spot.adjustmentHelp"
        value={spending.adjustment}
        max={spending.adjustment + left}
        isOff={isOff}
        onChange={(adjustment) => spend({ adjustment })}
      />
      {routes.length > 0 && (
        <div class="fields">
          <Choice
            label={t('spending.corridor')}
            value={route?.id ?? ''}
            options={[
              { value: '', label: t('spending.noCorridor') },
              ...routes.map(({ id }) => ({ value: id, label: tOr(`corridor.${id}`, id) })),
            ]}
            onChange={(id) =>
              pledge(id, id === '' ? 0 : Math.max(1, Math.min(left, spending.corridor?.points ?? 1)))
            }
          />
          {route !== undefined && (
            <>
              <Stepper
                label={t('spending.corridorPoints')}
                value={spending.corridor?.points ?? 0}
                min={1}
                max={(spending.corridor?.points ?? 0) + left}
                isOff={isOff}
                onChange={(amount) => pledge(route.id, Math.round(amount))}
              />
              <p class="small muted">
                {t('spending.corridorHint', {
                  points: route.points,
                  economies: formatList(route.members.map(economyName)),
                  percent: formatNumber(route.savingBp / 100, 0),
                  back: formatNumber(100 * CORRIDOR_RETURN, 0),
                })}{' '}
                <ConceptMark place="spot.corridor" />
              </p>
            </>
          )}
        </div>
      )}
    </details>
  );
}

type LineProps = {
  readonly label: string;
  readonly hint: string;
  readonly place: ConceptPlace;
  readonly value: number;
  readonly max: number;
  readonly isOff: boolean;
  readonly onChange: (points: number) => void;
};

function SpendLine({ label, hint, place, value, max, isOff, onChange }: LineProps) {
  return (
    <div class="row between wrap">
      <span class="grow">
        {label}
        <br />
        <span class="micro muted">
          {hint} <ConceptMark place={place} />
        </span>
      </span>
      <Stepper
        label={label}
        value={value}
        min={0}
        max={Math.max(value, max)}
        isOff={isOff}
        onChange={(points) => onChange(Math.round(points))}
      />
    </div>
  );
}

const MOST_POINTS = 5;
const FULL_INTEGRATION = 6;

/** In full integration a presidency that rotates may move the common wall, once a round and in public. */
export function PresidencyBox() {
  const { game, me } = useCountrySeat();
  const [points, setPoints] = useState(-1);
  const union = unionOf(game, me);
  if (union === undefined || union.level < FULL_INTEGRATION) return null;
  const president = presidencyOf(game, union);
  const move = union.wallMove?.inRound === game.round ? union.wallMove : undefined;
  return (
    <section class="good">
      <b>{t('presidency.title', { agreement: agreementName(union.id) })}</b>{' '}
      <ConceptMark place="spot.presidency" />
      <p class="small muted">
        {move !== undefined
          ? t('presidency.moved', {
              economy: economyName(move.by),
              points: formatSigned(move.shiftBp / POINT_BP, 0),
            })
          : president === me
            ? t('presidency.yours')
            : t('presidency.others', { economy: president === undefined ? '–' : economyName(president) })}
      </p>
      {president === me && move === undefined && (
        <div class="row">
          <Stepper
            label={t('presidency.points')}
            value={points}
            min={-MOST_POINTS}
            max={MOST_POINTS}
            onChange={(value) => setPoints(Math.round(value))}
          />
          <button
            type="button"
            class="btn"
            disabled={points === 0 || !mayPress('moveCommonWall')}
            onClick={() =>
              void submitIntent({ type: 'moveCommonWall', agreement: union.id, shiftBp: points * POINT_BP })
            }
          >
            {t('presidency.move')}
          </button>
          <OfficeNote type="moveCommonWall" />
        </div>
      )}
    </section>
  );
}
