import type { ComponentChildren } from 'preact';
import { SPECIAL_TREATMENT_FACTOR } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { SectorId } from '#shared/kernel/ids.ts';
import { assertNever } from '#shared/kernel/result.ts';
import type { ConferencePackage, PackageChange, PackageTerms } from '#shared/protocol/modules/wto.ts';
import { tradableSectors } from '#shared/rules/law/lawInForce.ts';
import type { Undertaking } from '#shared/rules/modules/wto/packages.ts';
import { useCountries, useCountrySeat } from '../../../state/useTable.ts';
import type { WtoView } from '../../../state/tableState.ts';
import { formatRate } from '../../../text/format.ts';
import { economyName, sectorName } from '../../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { SwissFigure, ownBindings, swissChart } from './SwissFigure.tsx';
import type { Voice } from './boardModel.ts';

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
          <dd>{formatRate(terms.coefficientBp)}</dd>
        </div>
        {terms.specialTreatment && (
          <div class="row between gap-3">
            <dt>{t('wto.coefficientDeveloping')}</dt>
            <dd>{formatRate(specialBp(terms))}</dd>
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

/** What a package says beside its formula: goods, special treatment, facilitation, waivers. */
export function TermsList({ undertaking }: { readonly undertaking: Undertaking }) {
  const { scenario } = useCountries();
  const { terms, waivers } = undertaking;
  const { facilitationBp } = terms;
  return (
    <dl class="wto-terms stack ruled below small">
      <Term label={t('wto.sectors')}>
        {goodsTold(scenario, terms.sectors).map((good) => (
          <span key={good} class="clause">
            {good}
          </span>
        ))}
      </Term>
      <Term label={t('wto.special')}>{t(terms.specialTreatment ? 'wto.specialOn' : 'wto.specialOff')}</Term>
      <Term label={t('wto.facilitation')}>
        {facilitationBp > 0
          ? t('wto.facilitationOn', { rateBp: formatRate(facilitationBp) })
          : t('wto.facilitationOff')}
      </Term>
      {waivers.length > 0 && (
        <Term label={t('wto.waivers')}>
          {waivers.map((economy) => (
            <span key={economy} class="clause changed">
              {economyName(economy)}
            </span>
          ))}
        </Term>
      )}
      <Term label={t('wto.rule')}>{t('wto.singleUndertaking')}</Term>
    </dl>
  );
}

/** Which goods a package cuts: all in one word. */
export function goodsTold(scenario: Scenario, sectors: readonly SectorId[]): readonly string[] {
  return sectors.length === tradableSectors(scenario).length ? [t('wto.allGoods')] : sectors.map(sectorName);
}

function Term({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class="row wrap gap-1">{children}</dd>
    </div>
  );
}

/** A coefficient as it is spoken of: 1500 basis points are "15". */
export function coefficientPoints(coefficientBp: number): number {
  return coefficientBp / POINT_BP;
}

/** What a developing economy is cut with. */
export function specialBp({ coefficientBp }: PackageTerms): number {
  return coefficientBp * SPECIAL_TREATMENT_FACTOR;
}

/** The one change that somebody asks for, as a sentence. */
export function changePhrase(change: PackageChange, terms: PackageTerms): Phrase {
  switch (change.type) {
    case 'coefficient':
      return phrase('wto.change.coefficient', {
        wanted: coefficientPoints(change.coefficientBp),
        tabled: coefficientPoints(terms.coefficientBp),
      });
    case 'exemptSector':
      return phrase('wto.change.exemptSector', { sector: change.sector });
    case 'addSector':
      return phrase('wto.change.addSector', { sector: change.sector });
    case 'specialTreatment':
      return phrase(change.on ? 'wto.change.specialOn' : 'wto.change.specialOff');
    case 'facilitation':
      return phrase('wto.change.facilitation', {
        wantedBp: change.facilitationBp,
        tabledBp: terms.facilitationBp,
      });
    case 'waiver':
      return phrase('wto.change.waiver', { economy: change.economy });
    default:
      return assertNever(change);
  }
}
