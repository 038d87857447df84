import { useEffect, useRef, useState } from 'preact/hooks';
import { COEFFICIENT_LEAST_BP } from '#shared/content/moduleConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { Conference, PackageTerms } from '#shared/protocol/modules/wto.ts';
import { formatList, formatPercent } from '../../../text/format.ts';
import { economyName, rejectionText } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Delta } from '../../../design/Marks.tsx';
import { Medallion } from '../../../design/Medallion.tsx';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { submitIntent } from '../../../net/submitIntent.ts';
import { TermsForm, firstTerms, tablingFault } from '../package/TermsForm.tsx';
import { PackageText, coefficientPoints, packageName } from '../package/PackageSheet.tsx';
import { boardOf, conferenceMove } from '../package/boardModel.ts';
import { throughTurns, useCountries, useCountrySeat } from '../../../state/useTable.ts';
import type { WtoView } from '../../../state/tableState.ts';
import { SILENT_PERCENT } from '../../effects/useProposalPreview.ts';
import { useLate } from '../../../map/mapEngine.ts';
import type { ReadyPackages } from '../../../preview/otherLaws.ts';
import { previews, usePreview } from '../../../preview/preview.ts';
import { gameOfCountries } from '../../../state/store.ts';
import { EffectCards, EffectsByEconomy, ScoreOf } from './EffectCards.tsx';
import { type Tabled, tabledPackages, usePackageEffects } from './effectModel.ts';
import { OfficeNote } from '../../chrome/SeatOffices.tsx';
import { mayPress } from '../../../state/offices.ts';

type Props = {
  readonly view: WtoView;
  readonly conference: Conference;
};

/** In the place of the package that is on show: one's own, which is being written. */
const OWN = 'own';

const useTerms = throughTurns<PackageTerms>();

/**
 * Before the floor opens: packages to propose, and those on the table. With its effect stands the one that led when the page was opened, or one that was
 * pressed since: what others propose meanwhile moves nothing that is read.
 */
export function TablingView({ view, conference }: Props) {
  const { scenario, me } = useCountries();
  const [terms, setTerms] = useTerms(firstTerms(scenario));
  const rows = tabledPackages(view, conference, me);
  const leading = rows.find(({ leads }) => leads)?.package;
  const [shownId, setShown] = useState(leading?.id);
  const effectsAt = useRef<HTMLDivElement>(null);
  const own = rows.find(({ isMine }) => isMine)?.package;
  useEffect(() => {
    if (own !== undefined) setShown(own.id);
  }, [own?.id]);
  const move = me === undefined ? undefined : conferenceMove(view, conference, me);
  const mayWrite = me !== undefined && move?.type !== 'otherVoice' && own === undefined;
  const isWriting = mayWrite && shownId === OWN;
  const asked = rows.find((row) => row.package.id === shownId)?.package;
  const shown = isWriting ? undefined : (asked ?? (me === undefined ? leading : undefined));
  const undertaking = shown ?? (isWriting && terms.sectors.length > 0 ? { terms, waivers: [] } : undefined);
  const effects = usePackageEffects(undertaking, []);
  const stances = effects.type === 'known' ? effects.effects.stances : undefined;
  const { voices } = boardOf(view, conference, me);
  return (
    <div class={`stack top ${undertaking === undefined ? '' : 'floor before-floor'}`}>
      <div class="floor-side stack top">
        {undertaking !== undefined && (
          <article class="paper package pad stack" aria-label={t('wto.package')}>
            <h3>
              {shown === undefined
                ? t('wto.package')
                : t('wto.packageOf', { economy: economyName(shown.author) })}
            </h3>
            <PackageText view={view} voices={voices} undertaking={undertaking} />
          </article>
        )}
        <HowItWorks />
      </div>
      <div class="floor-side stack top">
        {move?.type === 'otherVoice' && (
          <p class="panel pad small">{t('wto.otherVoice', { economy: economyName(move.speaker) })}</p>
        )}
        {mayWrite && (
          <section class="panel pad stack" aria-labelledby="tabling-title">
            <h3 id="tabling-title">{t('wto.table.title')}</h3>
            <Plans view={view} />
            {/* What is opened stays open, though another tables a package meanwhile. */}
            <button
              type="button"
              class="btn"
              aria-expanded={isWriting}
              onClick={() => setShown(isWriting ? undefined : OWN)}
            >
              {t('wto.table.open')}
            </button>
            {isWriting && <TablingForm {...{ view, terms, stances }} onChange={setTerms} />}
          </section>
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
        <div ref={effectsAt} class="stack top">
          {!isWriting && stances !== undefined && (
            <section class="panel pad">
              <Stances stances={stances} />
            </section>
          )}
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
  /** How bots would stand to it, once the model has answered. */
  readonly stances: ToldPlan['stances'] | undefined;
  readonly onChange: (terms: PackageTerms) => void;
};

/** Write a package of one's own; the effect beside it follows every change. */
function TablingForm({ view, terms, stances, onChange }: TablingFormProps) {
  const { scenario, me } = useCountrySeat();
  const fault =
    terms.sectors.length === 0
      ? ({ code: 'conference/no-cut' } as const)
      : tablingFault(scenario, view, me, terms);
  return (
    <>
      <p class="small muted">{t('wto.table.hint', { least: coefficientPoints(COEFFICIENT_LEAST_BP) })}</p>
      <TermsForm terms={terms} onChange={onChange} />
      {stances !== undefined && <Stances stances={stances} />}
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
      </div>
    </>
  );
}

const loadScores = () => import('../../politics/ScoreMoved.tsx');

/** Packages to propose as they are, side by side: what sets each apart, what it brings, and who would be against it. */
function Plans({ view }: Pick<Props, 'view'>) {
  const { scenario, game, me } = useCountrySeat();
  const plans = useReadyPackages(me)?.plans;
  const scores = useLate(loadScores, true);
  if (plans === undefined)
    return (
      <p class="small muted" aria-busy="true">
        {t('wto.effect.computing')}
      </p>
    );
  const told = plans.map((plan): ToldPlan => {
    const move = plan.ways && scores?.scoreMoved(scenario, game, me, { ways: plan.ways });
    return { ...plan, score: move?.next, brings: move && scores ? scores.pointsMoved(move) : plan.gain };
  });
  return (
    <>
      {told.length > 0 && !told.some(isGain) && <p class="small">{t('wto.plan.none')}</p>}
      <ul class="stack grid">
        {/* What the others go beyond in everything is no choice. */}
        {told.map((plan, place) => {
          const words = planWords(told, place);
          if (words === '' && told.some((_, at) => planWords(told, at) !== '')) return null;
          const name = packageName(scenario, plan.terms);
          const fault = tablingFault(scenario, view, me, plan.terms);
          const same = view.wto.conference?.packages.find(({ id }) => id === plan.tabled);
          return (
            <li key={name} class="paper pad stack gap-1">
              {words !== '' && <span class="small lit">{words}</span>}
              <b>{name}</b>
              {plan.ways === undefined ? (
                <Delta
                  value={100 * plan.gain}
                  text={formatPercent(Math.abs(plan.gain), 2)}
                  epsilon={SILENT_PERCENT}
                />
              ) : (
                <ScoreOf isShort ways={plan.ways} />
              )}
              <Stances stances={plan.stances} />
              <button
                type="button"
                class="btn sm primary"
                disabled={!mayPress('tablePackage') || fault !== undefined}
                aria-label={same === undefined ? t('wto.plan.propose', { name }) : undefined}
                onClick={() =>
                  void submitIntent(
                    same === undefined
                      ? { type: 'tablePackage', terms: plan.terms }
                      : { type: 'backPackage', package: same.id },
                  )
                }
              >
                {same === undefined
                  ? t('wto.table.send')
                  : t('wto.backOf', { economy: economyName(same.author) })}
              </button>
              {fault !== undefined && <span class="small muted">{rejectionText(fault)}</span>}
            </li>
          );
        })}
      </ul>
      <OfficeNote type="tablePackage" />
    </>
  );
}

/** `brings`: points of the score where one is told, else income: above none it is a gain. */
type ToldPlan = ReadyPackages['plans'][number] & {
  readonly score?: number | undefined;
  readonly brings?: number;
};

const isGain = (plan: ToldPlan | undefined): boolean => (plan?.brings ?? plan?.gain ?? 0) > 0;

/** In what a plan goes beyond all the others, by the figures that are told of them. */
export function planWords(plans: readonly ToldPlan[], place: number): string {
  const leads = (figure: (plan: ToldPlan) => number): boolean => {
    const figures = plans.map(figure);
    const own = figures[place] ?? NaN;
    return figures.every((other, at) => at === place || own > other);
  };
  const words = [
    ...(leads(({ stances }) => -countAgainst(stances)) ? [t('wto.plan.safe')] : []),
    ...(isGain(plans[place]) && leads(({ score, gain }) => score ?? gain) ? [t('wto.plan.most')] : []),
    ...(leads(({ gainOfAll }) => gainOfAll) ? [t('wto.plan.world')] : []),
  ];
  return words.join(' · ');
}

const countAgainst = (stances: ToldPlan['stances']): number =>
  Object.values(stances).filter(({ step }) => step !== 'agrees').length;

/** Who is against it, and for what. */
function stancesTold(stances: ToldPlan['stances'], step: 'objects' | 'mayObject'): string[] {
  const those = Object.entries(stances).filter(([, stance]) => stance.step === step);
  return [...groupsBy(those, ([, { against = 'little' }]) => against)].map(([why, group]) => {
    const economies = formatList(group.map(([economy]) => economyName(economy)));
    return t(`wto.plan.against.${why}`, { economies });
  });
}

/** How many could live with it, and who is against it. */
function Stances({ stances }: Pick<ToldPlan, 'stances'>) {
  const total = Object.keys(stances).length;
  if (total === 0) return null;
  const [sure, unsure] = [stancesTold(stances, 'objects'), stancesTold(stances, 'mayObject')];
  return (
    <div class="small">
      <p>{t('wto.plan.agrees', { count: total - countAgainst(stances), total })}</p>
      {sure.length > 0 && <p>{t('wto.plan.objects', { list: formatList(sure) })}</p>}
      {unsure.length > 0 && (
        <details>
          <summary>{t('wto.plan.mayObject')}</summary>
          <ul>
            {unsure.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
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
    <section class="panel pad stack on-table" aria-labelledby="on-table-title">
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
      <p>{packageName(scenario, terms)}</p>
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

/** Packages that the seat could propose as they are, or who objects to the one that is up for decision; undefined until the model has answered. */
export function useReadyPackages(economy: EconomyId | undefined): ReadyPackages | undefined {
  const job = economy === undefined ? undefined : ({ type: 'packages', economy } as const);
  usePreview('packages', job, [economy, gameOfCountries.value]);
  const { result, job: asked } = previews.value.packages ?? {};
  const isOwn = asked?.type === 'packages' && asked.economy === economy;
  return isOwn && result?.type === 'packages' ? result : undefined;
}
