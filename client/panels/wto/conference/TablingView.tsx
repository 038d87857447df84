import { useRef, useState } from 'preact/hooks';
import { COEFFICIENT_LEAST_BP } from '#shared/content/moduleConstants.ts';
import type { Conference, PackageTerms } from '#shared/protocol/modules/wto.ts';
import { formatList, formatRate } from '../../../text/format.ts';
import { economyName, rejectionText } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Medallion } from '../../../design/Medallion.tsx';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { submitIntent } from '../../../net/submitIntent.ts';
import { SwissFigure, swissChart } from '../package/SwissFigure.tsx';
import { TermsForm } from '../package/TermsForm.tsx';
import { TermsList, coefficientPoints, goodsTold, specialBp } from '../package/PackageSheet.tsx';
import { boardOf, conferenceMove } from '../package/boardModel.ts';
import { throughTurns, useCountries, useCountrySeat } from '../../../state/useTable.ts';
import type { WtoView } from '../../../state/tableState.ts';
import { EffectCards, EffectsByEconomy } from './EffectCards.tsx';
import { type Tabled, firstTerms, tabledPackages, tablingFault, usePackageEffects } from './effectModel.ts';
import { OfficeNote } from '../../chrome/SeatOffices.tsx';
import { mayPress } from '../../../state/offices.ts';

type Props = {
  readonly view: WtoView;
  readonly conference: Conference;
};

/** In the place of the package that is on show: one's own, which is being written. */
const OWN = 'own';

const useTerms = throughTurns<PackageTerms>();

/** Before the floor opens: packages on the table, the leading one with its effect; where there is none, or by a press, one's own that is being written. */
export function TablingView({ view, conference }: Props) {
  const { scenario, me } = useCountries();
  const [terms, setTerms] = useTerms(firstTerms(scenario));
  const [shownId, setShown] = useState<string | undefined>(undefined);
  const effectsAt = useRef<HTMLDivElement>(null);
  const rows = tabledPackages(view, conference, me);
  const move = me === undefined ? undefined : conferenceMove(view, conference, me);
  const mayWrite = me !== undefined && move?.type !== 'otherVoice' && !rows.some(({ isMine }) => isMine);
  const leading = rows.find(({ leads }) => leads)?.package;
  const isOwn = mayWrite && shownId === OWN;
  const shown = isOwn ? undefined : (rows.find((row) => row.package.id === shownId)?.package ?? leading);
  const isWriting = mayWrite && shown === undefined;
  const undertaking = shown ?? (isWriting && terms.sectors.length > 0 ? { terms, waivers: [] } : undefined);
  const effects = usePackageEffects(undertaking, []);
  const { voices } = boardOf(view, conference, me);
  return (
    <div class="floor stack top before-floor">
      <div class="floor-side stack top">
        {undertaking !== undefined && (
          <article class="paper package pad stack" aria-label={t('wto.package')}>
            <h3>
              {shown === undefined
                ? t('wto.package')
                : t('wto.packageOf', { economy: economyName(shown.author) })}
            </h3>
            <SwissFigure chart={swissChart(scenario, view, undertaking, voices)} />
            {shown !== undefined && <TermsList undertaking={shown} />}
          </article>
        )}
        <HowItWorks />
      </div>
      <div class="floor-side stack top">
        {move?.type === 'otherVoice' && (
          <p class="panel pad small">{t('wto.otherVoice', { economy: economyName(move.speaker) })}</p>
        )}
        <PackagesOnTable
          rows={rows}
          shown={shown?.id}
          mayBack={move?.type === 'speak' || move?.type === 'spoken'}
          onShow={(id) => {
            setShown(id);
            showBelow(effectsAt.current);
          }}
        />
        {mayWrite && (
          <TablingForm
            view={view}
            terms={terms}
            isOpen={isWriting}
            onOpen={() => setShown(OWN)}
            onChange={(next) => {
              // What is being written stays open, though another tables a package meanwhile.
              setShown(OWN);
              setTerms(next);
            }}
          />
        )}
        <div ref={effectsAt} class="stack top">
          <EffectCards effects={effects} isDraft={isWriting} />
          <EffectsByEconomy effects={effects} voices={voices} />
        </div>
      </div>
    </div>
  );
}

/** Scrolls to what has been asked for where it begins below what is seen, as on a phone. */
function showBelow(element: HTMLElement | null): void {
  if (element !== null && element.getBoundingClientRect().top > window.innerHeight / 2)
    element.scrollIntoView({ block: 'start' });
}

const RULES = ['wto.how.1', 'wto.how.2', 'wto.how.3', 'wto.how.4'] as const;

/** The conference in four sentences. */
function HowItWorks() {
  return (
    <details class="panel pad small prose">
      <summary>{t('wto.how')}</summary>
      <ol>
        {RULES.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ol>
      <ConceptMark place="spot.conference" />
    </details>
  );
}

type TablingFormProps = {
  readonly view: WtoView;
  readonly terms: PackageTerms;
  /** Else another package's effect is on show, and the form is folded. */
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onChange: (terms: PackageTerms) => void;
};

/** Write a package of one's own; the effect beside it follows every change. */
function TablingForm({ view, terms, isOpen, onOpen, onChange }: TablingFormProps) {
  const { scenario, me } = useCountrySeat();
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
    <section class="panel pad stack" aria-labelledby="tabling-title">
      <h3 id="tabling-title">{t('wto.table.title')}</h3>
      <p class="small muted">{t('wto.table.hint', { least: coefficientPoints(COEFFICIENT_LEAST_BP) })}</p>
      <TermsForm terms={terms} onChange={onChange} />
      <div class="row wrap">
        <button
          type="button"
          class="btn primary"
          disabled={!mayPress('tablePackage') || fault !== undefined}
          onClick={() => void submitIntent({ type: 'tablePackage', terms })}
        >
          {t('wto.table.send')}
        </button>
        {fault !== undefined && <span class="small muted">{rejectionText(fault)}</span>}
        <OfficeNote type="tablePackage" />
      </div>
    </section>
  );
}

type PackagesOnTableProps = {
  readonly rows: readonly Tabled[];
  /** The one whose effect is on show. */
  readonly shown: string | undefined;
  readonly mayBack: boolean;
  readonly onShow: (id: string) => void;
};

/** Packages that compete for the floor, with who backs them. */
function PackagesOnTable({ rows, shown, mayBack, onShow }: PackagesOnTableProps) {
  return (
    <section class="panel pad stack" aria-labelledby="on-table-title">
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

type RowProps = Omit<PackagesOnTableProps, 'rows' | 'shown'> & {
  readonly row: Tabled;
  readonly isShown: boolean;
};

function Row({ row, isShown, mayBack, onShow }: RowProps) {
  const { scenario } = useCountries();
  const { id, author, terms, backers } = row.package;
  const name = economyName(author);
  return (
    <li class="stack ruled tall">
      <div class="row">
        <Medallion economy={author} size={30} />
        <b class="grow">{t('wto.packageOf', { economy: name })}</b>
        {row.leads && <span class="pill">{t('wto.onTable.leads')}</span>}
      </div>
      <p class="chips row wrap gap-1">
        <span class="clause num">
          {t(terms.specialTreatment ? 'wto.coefficientDeveloped' : 'wto.coefficient')}{' '}
          {formatRate(terms.coefficientBp)}
          {terms.specialTreatment && ` / ${t('wto.coefficientDeveloping')} ${formatRate(specialBp(terms))}`}
        </span>
        {goodsTold(scenario, terms.sectors).map((good) => (
          <span key={good} class="clause">
            {good}
          </span>
        ))}
        {terms.facilitationBp > 0 && (
          <span class="clause num">
            {t('wto.facilitationOn', { rateBp: formatRate(terms.facilitationBp) })}
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
            disabled={!mayPress('backPackage') || row.isBackedByMe}
            aria-label={row.isBackedByMe ? t('wto.backs') : t('wto.backOf', { economy: name })}
            onClick={() => void submitIntent({ type: 'backPackage', package: id })}
          >
            {t(row.isBackedByMe ? 'wto.backs' : 'wto.back')}
          </button>
        )}
        {mayBack && !row.isBackedByMe && <OfficeNote type="backPackage" />}
        <button type="button" class="btn sm ghost" aria-pressed={isShown} onClick={() => onShow(id)}>
          {isShown ? t('wto.onTable.shown') : <u>{t('wto.onTable.show')}</u>}
        </button>
      </div>
    </li>
  );
}
