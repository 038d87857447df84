import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import { RATE_MAX_BP } from '#shared/content/constants.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import { tradableSectors } from '#shared/rules/schedules/places.ts';
import { formatRate } from '../../text/format.ts';
import { economyName, sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Choice } from '../../design/Choice.tsx';
import { Stepper } from '../../design/Stepper.tsx';
import { leviedRateBp } from '../../state/trade.ts';
import type { FormProps } from './deskModel.ts';

/** A tariff cut: who cuts, on what, for whom, to how much. */
export function ConcessionForm({
  scenario,
  game,
  draft,
  clause,
  onChange,
}: FormProps<ClauseOf<'tariffConcession'>>) {
  const others = draft.parties.filter((party) => party !== clause.by);
  const nowBp = Math.max(
    0,
    ...clause.to.map((exporter) => leviedRateBp(game, { importer: clause.by, exporter }, clause.sector)),
  );
  const setBy = (by: string): void => {
    const to = draft.parties.filter((party) => party !== by);
    onChange({
      ...clause,
      by,
      to:
        clause.to.filter((party) => party !== by).length > 0 ? clause.to.filter((party) => party !== by) : to,
    });
  };
  const toggle = (party: string, isOn: boolean): void => {
    const to = isOn ? [...clause.to, party] : clause.to.filter((each) => each !== party);
    if (to.length > 0) onChange({ ...clause, to });
  };
  return (
    <div class="fields">
      <Choice
        label={t('field.by')}
        value={clause.by}
        options={draft.parties.map((party) => ({ value: party, label: economyName(party) }))}
        onChange={setBy}
      />
      <Choice
        label={t('field.sector')}
        value={clause.sector}
        options={tradableSectors(scenario).map((sector) => ({ value: sector, label: sectorName(sector) }))}
        onChange={(sector) => onChange({ ...clause, sector })}
      />
      <fieldset class="checks">
        <legend class="small muted">{t('field.to')}</legend>
        {others.map((party) => (
          <label key={party}>
            <input
              type="checkbox"
              checked={clause.to.includes(party)}
              onChange={(event) => toggle(party, event.currentTarget.checked)}
            />
            {economyName(party)}
          </label>
        ))}
      </fieldset>
      <span class="choice">
        <span class="small muted">
          {t('field.rate')}, {t('field.rateNow', { rateBp: formatRate(nowBp) })}
        </span>
        <Stepper
          label={t('field.rate')}
          value={clause.rateBp / POINT_BP}
          min={0}
          max={RATE_MAX_BP / POINT_BP}
          unit="%"
          onChange={(rate) => onChange({ ...clause, rateBp: Math.round(rate * POINT_BP) })}
        />
      </span>
    </div>
  );
}
