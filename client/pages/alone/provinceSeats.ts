import { loadProvinces } from '#shared/content/scenarios/loadProvinces.ts';
import { formatRate } from '../../text/format.ts';
import { yuan } from '../../text/money.ts';
import { t } from '../../text/t.ts';
import type { SeatToChoose } from './countrySeats.ts';

const BP = 10_000;

/** The provinces that may be governed: what each makes in a year, and how much of its industry the state owns. */
export function provinceSeats(): readonly SeatToChoose[] {
  const loaded = loadProvinces();
  if (!loaded.ok) throw new Error(`${loaded.error.path}: ${loaded.error.reason}`);
  return loaded.value.regions
    .filter(({ playable }) => playable)
    .map(({ id, gdp, stateShareOfIndustry }) => ({
      economy: id,
      label: id,
      line: t('alone.province', {
        output: yuan(gdp),
        share: formatRate(Math.round(stateShareOfIndustry * BP)),
      }),
    }));
}
