import type { ComponentChildren } from 'preact';
import { SPECIAL_TREATMENT_FACTOR } from '#shared/content/moduleConstants.ts';
import { assertNever } from '#shared/kernel/result.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { PackageChange, PackageTerms } from '#shared/protocol/modules/wto.ts';
import type { Undertaking } from '#shared/rules/modules/wto/packages.ts';
import { formatRate } from '../../../text/format.ts';
import { economyName, sectorName } from '../../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';

/** What a package says beside its formula: goods, special treatment, facilitation, waivers. */
export function TermsList({ undertaking }: { readonly undertaking: Undertaking }) {
  const { terms, waivers } = undertaking;
  const { facilitationBp } = terms;
  return (
    <dl class="wto-terms stack ruled small">
      <Term label={t('wto.sectors')}>
        {terms.sectors.map((sector) => (
          <span key={sector} class="clause">
            {sectorName(sector)}
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
export function specialCoefficient({ coefficientBp }: PackageTerms): number {
  return coefficientPoints(coefficientBp) * SPECIAL_TREATMENT_FACTOR;
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
