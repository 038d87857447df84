import type { Scenario } from '#shared/content/scenario.ts';
import type { ConferencePackage } from '#shared/protocol/modules/wto.ts';
import { formatNumber } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import type { Voice } from '../../wto/package/boardModel.ts';
import { TermsList, coefficientPoints, specialCoefficient } from '../../wto/package/TermsList.tsx';
import { SwissFigure } from '../../wto/package/SwissFigure.tsx';
import { swissChart } from '../../wto/package/swissModel.ts';
import type { WtoView } from '../../wto/wtoView.ts';

type Props = {
  readonly scenario: Scenario;
  readonly view: WtoView;
  readonly voices: readonly Voice[];
  readonly package: ConferencePackage;
};

/** The package as the back row reads it. */
export function ScreenPackage({ scenario, view, voices, package: shown }: Props) {
  const { author, revision, terms } = shown;
  return (
    <article class="paper screen-package">
      <p class="muted">{t('wto.tabledBy', { economy: economyName(author), revision })}</p>
      <h2>
        {t('wto.coefficient')} {formatNumber(coefficientPoints(terms.coefficientBp))}
        {terms.specialTreatment && ` / ${formatNumber(specialCoefficient(terms))}`}
      </h2>
      <SwissFigure chart={swissChart(scenario, view, shown, voices)} isForRoom />
      <TermsList undertaking={shown} />
    </article>
  );
}
