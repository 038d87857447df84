import type { ComponentChildren } from 'preact';
import type { Undertaking } from '#shared/rules/modules/wto/packages.ts';
import { formatRate } from '../../../text/format.ts';
import { economyName, sectorName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';

/** What a package says beside its formula: goods, special treatment, facilitation, waivers. */
export function TermsList({ undertaking }: { readonly undertaking: Undertaking }) {
  const { terms, waivers } = undertaking;
  const { facilitationBp } = terms;
  return (
    <dl class="wto-terms">
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
      <dd>{children}</dd>
    </div>
  );
}
