import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { PackageTerms } from '#shared/protocol/modules/wto.ts';
import { isLive } from '../../../state/store.ts';
import { rejectionText } from '../../../text/rejectionText.ts';
import { t } from '../../../text/t.ts';
import { press } from '../../player/press.ts';
import { TermsForm } from '../package/TermsForm.tsx';
import type { WtoView } from '../wtoView.ts';
import { tablingFault } from './tablingModel.ts';

type Props = {
  readonly scenario: Scenario;
  readonly view: WtoView;
  readonly me: EconomyId;
  readonly terms: PackageTerms;
  /** Else another package's effect is on show, and the form is folded. */
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onChange: (terms: PackageTerms) => void;
};

/** Write a package of one's own; the effect beside it follows every change. */
export function TablingForm({ scenario, view, me, terms, isOpen, onOpen, onChange }: Props) {
  if (!isOpen) {
    return (
      <button type="button" class="btn write" onClick={onOpen}>
        {t('wto.table.open')}
      </button>
    );
  }
  const fault =
    terms.sectors.length === 0
      ? ({ code: 'conference/no-cut' } as const)
      : tablingFault(scenario, view, me, terms);
  return (
    <section class="panel pad tabling" aria-labelledby="tabling-title">
      <h3 id="tabling-title">{t('wto.table.title')}</h3>
      <p class="small muted">{t('wto.table.hint')}</p>
      <TermsForm scenario={scenario} terms={terms} onChange={onChange} />
      <div class="row wrap">
        <button
          type="button"
          class="btn primary"
          disabled={!isLive.value || fault !== undefined}
          onClick={() => void press({ type: 'tablePackage', terms })}
        >
          {t('wto.table.send')}
        </button>
        <span class="small muted">{fault === undefined ? t('wto.table.slots') : rejectionText(fault)}</span>
      </div>
    </section>
  );
}
