import type { ComponentChildren } from 'preact';
import { SPECIAL_TREATMENT_FACTOR } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { SectorId } from '#shared/kernel/ids.ts';
import { assertNever } from '#shared/kernel/result.ts';
import type { ConferencePackage, PackageChange, PackageTerms } from '#shared/protocol/modules/wto.ts';
import { tradableSectors } from '#shared/rules/law/lawInForce.ts';
import { type Undertaking, swissRateBp } from '#shared/rules/modules/wto/packages.ts';
import { useCountries, useCountrySeat } from '../../../state/useTable.ts';
import type { WtoView } from '../../../state/tableState.ts';
import { formatAverageRate, formatList, formatRate } from '../../../text/format.ts';
import { economyName, sectorName } from '../../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { SwissFigure, ownAverages, ownBindings, swissChart } from './SwissFigure.tsx';
import type { Voice } from './boardModel.ts';

type Props = {
  readonly view: WtoView;
  readonly voices: readonly Voice[];
  readonly package: ConferencePackage;
  /** The bindings already are what the package made them. */
  readonly isLaw?: boolean;
};

/** A package as a sheet of paper. */
export function PackageSheet({ view, voices, package: tabled, isLaw = false }: Props) {
  const { author, revision } = tabled;
  return (
    <article class="paper package pad stack" aria-labelledby="package-title">
      <p class="small muted">{t('wto.tabledBy', { economy: economyName(author), revision })}</p>
      <h3 id="package-title" class="row">
        <span class="grow">{t('wto.package')}</span>
        <ConceptMark place="spot.conference" />
      </h3>
      <PackageText view={view} voices={voices} undertaking={tabled} isLaw={isLaw} />
    </article>
  );
}

type TextProps = OwnProps & Pick<Props, 'voices' | 'isLaw'>;

/** What a package does, in a line and as a picture with everybody on it; its terms by name are folded. */
export function PackageText({ view, voices, undertaking, isLaw = false }: TextProps) {
  const { scenario, me } = useCountries();
  const { terms, waivers } = undertaking;
  return (
    <>
      <p class="num">
        <b>{packageName(scenario, terms)}</b>
      </p>
      {waivers.length > 0 && (
        <p class="small">
          {t('wto.waivers') + t('common.colon')}
          <b>{formatList(waivers.map(economyName))}</b>
        </p>
      )}
      {!isLaw && <SwissFigure chart={swissChart(scenario, view, undertaking, voices)} />}
      {!isLaw && me !== undefined && <OwnSchedule view={view} undertaking={undertaking} />}
      <details class="small">
        <summary>{t('wto.terms')}</summary>
        <TermsList undertaking={undertaking} />
        <p>{t('wto.chart.caption')}</p>
      </details>
    </>
  );
}

/** All goods but a few are told by these. */
function onGoods(scenario: Scenario, sectors: PackageTerms['sectors'], plan: string): string {
  const spared = tradableSectors(scenario).filter((sector) => !sectors.includes(sector));
  if (spared.length === 0) return t('wto.plan.goodsAll', { plan });
  const [key, told] =
    spared.length > sectors.length
      ? (['wto.plan.goodsOnly', sectors] as const)
      : (['wto.plan.goodsBut', spared] as const);
  return t(key, { plan, list: formatList(told.map(sectorName)) });
}

/** A tariff by which the depth of a cut is told. */
const TOLD_TARIFF_BP = 2_000;

/** A package in a line: what it makes of one tariff, and on which goods. */
export function packageName(scenario: Scenario, terms: PackageTerms): string {
  const [next, special] = [terms.coefficientBp, specialBp(terms)].map((coefficientBp) =>
    formatRate(swissRateBp(TOLD_TARIFF_BP, coefficientBp)),
  );
  const params = { was: formatRate(TOLD_TARIFF_BP), next: next ?? '', special: special ?? '' };
  const plan = t(terms.specialTreatment ? 'wto.plan.nameSpecial' : 'wto.plan.name', params);
  return onGoods(scenario, terms.sectors, plan);
}

type OwnProps = {
  readonly view: WtoView;
  readonly undertaking: Undertaking;
};

/** What the package makes of one's own tariffs: on average, and behind a press of each good with its ceiling. */
function OwnSchedule({ view, undertaking }: OwnProps) {
  const { scenario, me } = useCountrySeat();
  const lines = ownBindings(scenario, view, undertaking, me);
  const { beforeBp, afterBp } = ownAverages(scenario, view, undertaking, me);
  const [from, to] = [formatAverageRate(beforeBp), formatAverageRate(afterBp)];
  const fall = (wasBp: number, nextBp: number) =>
    wasBp === nextBp ? formatRate(wasBp) : `${formatRate(wasBp)} → ${formatRate(nextBp)}`;
  return (
    <details class="small own-schedule">
      <summary class="num">{t(from === to ? 'wto.own.stays' : 'wto.own.falls', { from, to })}</summary>
      <table class="figures num">
        <thead>
          <tr>
            <th scope="col">{t('wto.own.good')}</th>
            <th scope="col">{t('wto.bindings.wall')}</th>
            <th scope="col">{t('wto.bindings.bound')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ sector, wallBp, newWallBp, boundBp, newBoundBp }) => (
            <tr key={sector}>
              <th scope="row">{sectorName(sector)}</th>
              <td>{fall(wallBp, newWallBp)}</td>
              <td>{fall(boundBp, newBoundBp)}</td>
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
function goodsTold(scenario: Scenario, sectors: readonly SectorId[]): readonly string[] {
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
function specialBp({ coefficientBp }: PackageTerms): number {
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
