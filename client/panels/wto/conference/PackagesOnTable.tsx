import { isLive } from '../../../state/store.ts';
import { formatList, formatNumber, formatRate } from '../../../text/format.ts';
import { economyName, sectorName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Medallion } from '../../chrome/Medallion.tsx';
import { press } from '../../player/press.ts';
import { coefficientPoints, specialCoefficient } from '../package/changeText.ts';
import type { Tabled } from './tablingModel.ts';

type Props = {
  readonly rows: readonly Tabled[];
  /** The one whose effect is on show. */
  readonly shown: string | undefined;
  readonly mayBack: boolean;
  readonly onShow: (id: string) => void;
};

/** Packages that compete for the floor, with who backs them. */
export function PackagesOnTable({ rows, shown, mayBack, onShow }: Props) {
  return (
    <section class="panel pad on-table" aria-labelledby="on-table-title">
      <h3 id="on-table-title">{t('wto.onTable')}</h3>
      {rows.length === 0 && <p class="small muted">{t('wto.onTable.none')}</p>}
      <ul>
        {rows.map((row) => (
          <Row
            key={row.package.id}
            row={row}
            isShown={row.package.id === shown}
            mayBack={mayBack}
            onShow={onShow}
          />
        ))}
      </ul>
    </section>
  );
}

type RowProps = Omit<Props, 'rows' | 'shown'> & { readonly row: Tabled; readonly isShown: boolean };

function Row({ row, isShown, mayBack, onShow }: RowProps) {
  const { id, author, terms, backers } = row.package;
  const name = economyName(author);
  return (
    <li class={row.leads ? 'leads' : ''}>
      <div class="row">
        <Medallion economy={author} size={30} />
        <b class="grow">{t('wto.packageOf', { economy: name })}</b>
        {row.leads && <span class="pill">{t('wto.onTable.leads')}</span>}
      </div>
      <p class="chips">
        <span class="clause num">
          {t('wto.coefficient')} {formatNumber(coefficientPoints(terms.coefficientBp))}
          {terms.specialTreatment && ` / ${formatNumber(specialCoefficient(terms))}`}
        </span>
        {terms.sectors.map((sector) => (
          <span key={sector} class="clause">
            {sectorName(sector)}
          </span>
        ))}
        {terms.facilitationBp > 0 && (
          <span class="clause num">
            {t('wto.facilitation')} −{formatRate(terms.facilitationBp)}
          </span>
        )}
      </p>
      <p class="small muted">
        {t('wto.onTable.backers', { economies: formatList(backers.map(economyName)) })}
      </p>
      <div class="row wrap">
        {mayBack && (
          <button
            type="button"
            class={row.isBackedByMe ? 'btn sm' : 'btn sm primary'}
            disabled={!isLive.value || row.isBackedByMe}
            aria-label={row.isBackedByMe ? t('wto.backs') : t('wto.backOf', { economy: name })}
            onClick={() => void press({ type: 'backPackage', package: id })}
          >
            {t(row.isBackedByMe ? 'wto.backs' : 'wto.back')}
          </button>
        )}
        <button type="button" class="btn sm ghost" aria-pressed={isShown} onClick={() => onShow(id)}>
          {isShown ? t('wto.onTable.shown') : <u>{t('wto.onTable.show')}</u>}
        </button>
      </div>
    </li>
  );
}
