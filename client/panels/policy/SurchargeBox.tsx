import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import { SURCHARGE_MAX_BP } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { unionOf } from '#shared/rules/law/blocs.ts';
import { surchargeFault } from '#shared/rules/countries/policy.ts';
import { leaveToRetaliate } from '#shared/rules/modules/wto/bindings.ts';
import { openWto } from '#shared/rules/law/moduleIsOn.ts';
import { formatRate } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { Choice } from '../../design/Choice.tsx';
import { Stepper } from '../../design/Stepper.tsx';
import { withSurcharge } from './policyDraft.ts';
import { useCountrySeat } from '../../state/useTable.ts';

type Props = {
  readonly policy: Policy;
  readonly isOff: boolean;
  readonly onChange: (policy: Policy) => void;
};

const FIRST_BP = 500;

/** Extra points on one economy: rare, public, and by the rules' own judgement of whom it may hit. */
export function SurchargeBox({ policy, isOff, onChange }: Props) {
  const { scenario, game, me } = useCountrySeat();
  const running = game.walls[me]?.surcharge;
  const lawful = Object.keys(game.seats).filter(
    (against) =>
      surchargeFault(scenario, game, me, { against, rateBp: POINT_BP }) === undefined &&
      (openWto(game) === undefined || leaveToRetaliate(game, me, against) !== undefined),
  );
  const mostBp = (against: EconomyId): number =>
    openWto(game) === undefined ? SURCHARGE_MAX_BP : (leaveToRetaliate(game, me, against) ?? POINT_BP);
  const { surcharge } = policy;
  const [first = me] = lawful;
  const firstSurcharge = { against: first, rateBp: Math.min(FIRST_BP, mostBp(first)) };
  return (
    <details class="good surcharge" open={surcharge !== undefined}>
      <summary>
        <b>{t('surcharge.title')}</b>
        {surcharge !== undefined && (
          <span class="pill num">
            {economyName(surcharge.against)} +{formatRate(surcharge.rateBp)}
          </span>
        )}
      </summary>
      <p class="small muted">
        {t('surcharge.hint', { rateBp: formatRate(SURCHARGE_MAX_BP) })}{' '}
        {unionOf(game, me) !== undefined && t('surcharge.union')} <ConceptMark place="spot.surcharge" />
      </p>
      {running !== undefined && running.untilRound >= game.round && (
        <p class="small">
          {t('surcharge.running', {
            economy: economyName(running.against),
            rateBp: formatRate(running.rateBp),
            round: running.untilRound,
          })}
        </p>
      )}
      {lawful.length === 0 && (
        <p class="small">{t(openWto(game) === undefined ? 'surcharge.nobody' : 'surcharge.needsLeave')}</p>
      )}
      {lawful.length > 0 && surcharge === undefined && (
        <button
          type="button"
          class="btn sm"
          disabled={isOff}
          onClick={() => onChange(withSurcharge(policy, firstSurcharge))}
        >
          {t('surcharge.add')}
        </button>
      )}
      {surcharge !== undefined && (
        <div class="fields">
          <Choice
            label={t('surcharge.against')}
            value={surcharge.against}
            options={lawful.map((value) => ({ value, label: economyName(value) }))}
            onChange={(against) => onChange(withSurcharge(policy, { ...surcharge, against }))}
          />
          <Stepper
            label={t('surcharge.rate')}
            value={surcharge.rateBp / POINT_BP}
            min={1}
            max={Math.floor(mostBp(surcharge.against) / POINT_BP)}
            unit="%"
            isOff={isOff}
            onChange={(rate) =>
              onChange(withSurcharge(policy, { ...surcharge, rateBp: Math.round(rate) * POINT_BP }))
            }
          />
          <button
            type="button"
            class="btn sm ghost"
            disabled={isOff}
            onClick={() => onChange(withSurcharge(policy, undefined))}
          >
            <u>{t('surcharge.remove')}</u>
          </button>
        </div>
      )}
    </details>
  );
}
