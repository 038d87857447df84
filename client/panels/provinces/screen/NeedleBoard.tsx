import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { Needle } from '../needle/Needle.tsx';
import { openingYear, readings, type ProvincesView } from './provincesView.ts';

type Props = {
  readonly view: ProvincesView;
  /** Rounds that the room has been shown. */
  readonly reports: readonly ProvinceRoundReport[];
};

/** The border effect for the whole table. */
export function NeedleBoard({ view, reports }: Props) {
  const history = readings(view, reports);
  const now = history.at(-1) ?? { times: 1, percent: 0 };
  return (
    <section class="panel needle-board" aria-labelledby="needle-board">
      <h2 id="needle-board">
        {t('needle.title')} <ConceptMark place="spot.needle" />
      </h2>
      <Needle now={now} history={history} openingYear={openingYear(view)} />
    </section>
  );
}
