import type { ComponentChildren } from 'preact';
import type { ConferencePackage } from '#shared/protocol/modules/wto.ts';
import type { Undertaking } from '#shared/rules/modules/wto/packages.ts';
import { formatNumber, formatRate } from '../../../text/format.ts';
import { economyName, sectorName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import type { Voice } from './boardModel.ts';
import { type WtoView, useCountries, useCountrySeat } from '../../../state/useTable.ts';
import { TermsList, coefficientPoints, specialCoefficient } from './TermsList.tsx';
import { SwissFigure } from './SwissFigure.tsx';
import { ownBindings, swissChart } from './swissModel.ts';

type Props = {
  readonly view: WtoView;
  readonly voices: readonly Voice[];
  readonly package: ConferencePackage;
  /** The bindings already are what the package made them. */
  readonly isLaw?: boolean;
  readonly children?: ComponentChildren;
};

/** A package as a sheet of paper: the formula with everybody on it, its terms, and what it makes of one's own schedule. */
export function PackageSheet({ view, voices, package: tabled, isLaw = false, children }: Props) {
  const { scenario, me } = useCountries();
  const { author, revision, terms } = tabled;
  const chart = swissChart(scenario, view, tabled, voices);
  return (
    <article class="paper package pad stack" aria-labelledby="package-title">
      <p class="small muted">{t('wto.tabledBy', { economy: economyName(author), revision })}</p>
      <h3 id="package-title" class="row">
        <span class="grow">{t('wto.package')}</span>
        <ConceptMark place="spot.conference" />
      </h3>
      <dl class="wto-coefficients stack gap-1 num">
        <div class="row between gap-3">
          <dt>{t(terms.specialTreatment ? 'wto.coefficientDeveloped' : 'wto.coefficient')}</dt>
          <dd>{formatNumber(coefficientPoints(terms.coefficientBp))}</dd>
        </div>
        {terms.specialTreatment && (
          <div class="row between gap-3">
            <dt>{t('wto.coefficientDeveloping')}</dt>
            <dd>{formatNumber(specialCoefficient(terms))}</dd>
          </div>
        )}
      </dl>
      {!isLaw && <SwissFigure chart={chart} />}
      <TermsList undertaking={tabled} />
      {!isLaw && me !== undefined && <OwnSchedule view={view} undertaking={tabled} />}
      <p class="small if-passes ruled">{t('wto.ifPasses')}</p>
      {children}
    </article>
  );
}

type OwnProps = {
  readonly view: WtoView;
  readonly undertaking: Undertaking;
};

/** What the package makes of one's own bindings and walls, good by good. */
function OwnSchedule({ view, undertaking }: OwnProps) {
  const { scenario, me } = useCountrySeat();
  const lines = ownBindings(scenario, view, undertaking, me);
  return (
    <details class="small own-schedule">
      <summary>{t('wto.own')}</summary>
      <table class="figures num">
        <thead>
          <tr>
            <th scope="col">{t('wto.own.good')}</th>
            <th scope="col">{t('wto.own.wall')}</th>
            <th scope="col">{t('wto.own.bound')}</th>
            <th scope="col">{t('wto.own.newBound')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ sector, wallBp, boundBp, newBoundBp, falls }) => (
            <tr key={sector}>
              <th scope="row">
                {sectorName(sector)}
                {falls && <span class="muted micro"> {t('wto.own.falls')}</span>}
              </th>
              <td>{formatRate(wallBp)}</td>
              <td>{formatRate(boundBp)}</td>
              <td>
                <b>{formatRate(newBoundBp)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
