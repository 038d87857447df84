import type { Dispute } from '#shared/protocol/modules/wto.ts';
import { economyName, sectorName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Medallion } from '../../../design/Medallion.tsx';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { openCase } from '../../../state/useTable.ts';
import type { Case } from './casesModel.ts';

/** All cases of the table, open ones first. */
export function CaseList({ cases }: { readonly cases: readonly Case[] }) {
  return (
    <section class="panel pad stack" aria-labelledby="cases-title">
      <h3 id="cases-title" class="row">
        <span class="grow">{t('wto.cases')}</span>
        <ConceptMark place="spot.dispute" />
      </h3>
      {cases.length === 0 && <p class="small muted">{t('wto.cases.none')}</p>}
      <ul class="cases stack gap-none">
        {cases.map((each) => (
          <CaseLine key={each.dispute.id} each={each} />
        ))}
      </ul>
    </section>
  );
}

const PILLS = {
  filed: 'time',
  ruledFor: 'loss',
  ruledAgainst: '',
  complied: 'gain',
  retaliating: 'loss',
  ended: '',
} as const satisfies Record<Dispute['stage'], string>;

function CaseLine({ each: { dispute, part } }: { readonly each: Case }) {
  const { id, complainant, respondent, stage } = dispute;
  const title = t('wto.case.title', { economy: economyName(complainant), other: economyName(respondent) });
  return (
    <li>
      <button
        type="button"
        class={part === 'none' ? 'case' : 'case own'}
        aria-label={t('wto.case.open', { title })}
        onClick={() => (openCase.value = id)}
      >
        <span class="overlapping row inline gap-none" aria-hidden="true">
          <Medallion economy={complainant} size={30} />
          <Medallion economy={respondent} size={30} />
        </span>
        <span class="stack gap-0 grow">
          <b>{title}</b>
          <span class="small muted">{groundText(dispute)}</span>
        </span>
        <span class={`pill ${PILLS[stage]}`}>{t(`wto.case.stage.${stage}`)}</span>
      </button>
    </li>
  );
}

/** What a case is about, with its good where it names one. */
export function groundText({ ground, sector }: Pick<Dispute, 'ground' | 'sector'>): string {
  const words = t(`wto.ground.${ground}`);
  return sector === undefined ? words : words + t('common.colon') + sectorName(sector);
}
