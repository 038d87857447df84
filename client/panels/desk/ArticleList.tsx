import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Scenario } from '#shared/content/scenario.ts';
import { MILLIONS_PER_BILLION } from '#shared/content/treatyConstants.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { previews } from '../../preview/preview.ts';
import { Icon } from '../../design/Icon.tsx';
import { type DeskWork, listedDeal } from '../../state/tableState.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { formatList } from '../../text/format.ts';
import { partyName, rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import type { Addition, FormProps } from '../clauses/clauseView.ts';
import { mostMn, stepMn } from '../clauses/undertakings.tsx';
import {
  addableGroups,
  chipOf,
  viewOf,
  withClause,
  withClauseAt,
  withoutClauseAt,
} from '../clauses/clauseViews.ts';
import { ownTerms } from '../proposal/deskMemory.ts';
import { KindNote } from '../proposal/ProposalHeader.tsx';
import { proposalTitle } from '../proposal/proposalModel.ts';
import { ClauseNote } from '../treaty/DiffChips.tsx';
import { GiveGet, GiveGetByParty, termsOf } from '../treaty/GiveGet.tsx';
import { MovedNote } from '../politics/ScoreMoved.tsx';
import { AnswerNote } from '../treaty/ForegoneDeals.tsx';
import { type ClausePolitics, clausePolitics } from '../treaty/clausePolitics.ts';
import { areSame } from '../treaty/templates.ts';
import {
  type MarkedFault,
  alikeFaults,
  isSameDraft,
  repairName,
  unionOpensIn,
  waysOut,
} from './deskModel.ts';

type Props = {
  readonly scenario: Scenario;
  readonly game: CountryGame;
  readonly me: EconomyId;
  readonly draft: Draft;
  readonly faults: readonly MarkedFault[];
  readonly openArticle: number | undefined;
  readonly onChange: (draft: Draft, openArticle: number | undefined) => void;
};

/** What the draft as it stands brings its parties in this round, billions, where the desk tells it. */
function gainsTold(draft: Draft): Readonly<Record<EconomyId, number>> | undefined {
  const { job, result } = previews.peek().first ?? {};
  if (job?.type !== 'proposal' || result?.type !== 'forecast') return undefined;
  if (canonicalJson(job.draft) !== canonicalJson(draft)) return undefined;
  return mapValues(result.forecast.economies, ({ gainBn }) => gainBn);
}

/**
 * Where agreements hold for longer and the desk tells what the draft brings, the first payment goes from whoever gains more of the author and
 * the partner whose gain is furthest from the author's, and evens the two out, unless one has asked the author for more.
 */
export function evenedOut({ game, me, draft }: Pick<Props, 'game' | 'me' | 'draft'>, added: Clause): Clause {
  const isFirst = !draft.clauses.some((clause) => 'amountMn' in clause);
  if (!('amountMn' in added) || added.to !== me || !isFirst || startsAnew(game)) return added;
  const gains = gainsTold(draft);
  const gapTo = (other: EconomyId): number => (gains?.[me] ?? 0) - (gains?.[other] ?? 0);
  const [other = me] = draft.parties
    .filter((party) => party !== me)
    .toSorted((a, b) => Math.abs(gapTo(b)) - Math.abs(gapTo(a)));
  const gapBn = gapTo(other);
  if (gapBn === 0) return added;
  const pair = gapBn > 0 ? { from: me, to: other } : { from: other, to: me };
  const step = stepMn(game, pair);
  const evenMn = (MILLIONS_PER_BILLION * Math.abs(gapBn)) / 2;
  const steps = Math.min(Math.round(evenMn / step), Math.floor(mostMn(game, pair) / step));
  return { ...added, ...pair, amountMn: step * Math.max(1, steps) };
}

/** The articles of the draft; one is open at a time. */
export function ArticleList({ scenario, game, me, draft, faults, openArticle, onChange }: Props) {
  const add = ({ first }: Addition): void => {
    const partner = draft.parties.find((party) => party !== me) ?? me;
    const next = withClause(
      draft,
      evenedOut({ game, me, draft }, first({ scenario, game, draft, me, partner })),
    );
    onChange(next, next.clauses.length - 1);
  };
  const politics = clausePolitics(
    { scenario, game, me },
    draft,
    faults.length === 0 && draft.parties.length > 1,
  );
  return (
    <div class="articles">
      {draft.clauses.length === 0 && <p class="muted pad">{t('desk.noArticle')}</p>}
      <ol aria-label={t('desk.articles')}>
        {draft.clauses.map((clause, at) => (
          <Article
            key={at}
            at={at}
            clause={clause}
            faults={faults.filter((each) => each.article === at)}
            politics={politics[at]}
            isOpen={openArticle === at}
            onToggle={() => onChange(draft, openArticle === at ? undefined : at)}
            onRemove={() => onChange(withoutClauseAt(draft, at), undefined)}
            onRepair={(repaired) => onChange(repaired, undefined)}
          >
            <ClauseForm
              {...{ scenario, game, draft, me, clause }}
              onChange={(changed) => onChange(withClauseAt(draft, at, changed), at)}
            />
          </Article>
        ))}
      </ol>
      <AddArticle scenario={scenario} game={game} isOff={draft.parties.length < 2} onAdd={add} />
    </div>
  );
}

/** The form of an open article. */
function ClauseForm(props: FormProps) {
  const { Form } = viewOf(props.clause.type);
  return <Form {...props} />;
}

type AddArticleProps = {
  readonly scenario: Scenario;
  readonly game: CountryGame;
  readonly isOff: boolean;
  readonly onAdd: (addition: Addition) => void;
};

/** Articles that may be added, by what they are about; one group is open at a time, each names what it holds. */
function AddArticle({ scenario, game, isOff, onAdd }: AddArticleProps) {
  return (
    <div class="add-article slim ruled stack gap-0">
      <b class="small">{t('desk.addArticle')}</b>
      {addableGroups(scenario, game).map(({ group, additions }) => (
        <details key={group} name="add-article">
          <summary>
            <Icon name="plus" size={15} />
            <b class="nowrap">{t(`desk.group.${group}`)}</b>
            <span class="small muted">{additions.map(({ label }) => t(label)).join(' · ')}</span>
          </summary>
          <div class="row wrap">
            {additions.map((addition) => (
              <button
                key={addition.label}
                type="button"
                class="btn sm"
                disabled={isOff}
                onClick={() => onAdd(addition)}
              >
                {t(addition.label)}
              </button>
            ))}
          </div>
        </details>
      ))}
    </div>
  );
}

type ArticleProps = {
  readonly at: number;
  readonly clause: Clause;
  readonly faults: readonly MarkedFault[];
  /** The side of integration that the article belongs to, and its cost at home. */
  readonly politics: ClausePolitics | undefined;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onRemove: () => void;
  readonly onRepair: (draft: Draft) => void;
  /** The form, while the article is open. */
  readonly children: ComponentChildren;
};

/** One article: its text, and, when open, its form. A blocked article stays, says which rule blocks it and offers ways out. */
function Article(props: ArticleProps) {
  const { at, clause, faults, politics, isOpen, onToggle, onRemove, onRepair, children } = props;
  const chip = chipOf(clause);
  const article = useRef<HTMLLIElement>(null);
  // A form that opens below the window, or under what stands at its foot, is scrolled to.
  useEffect(() => {
    if (isOpen) article.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <li
      ref={article}
      class={
        faults.length > 0 ? 'artn slim ruled blocked' : isOpen ? 'artn slim ruled open' : 'artn slim ruled'
      }
    >
      <span class="n" aria-hidden="true">
        {at + 1}
      </span>
      <span>
        <span class="sr">{t('desk.article', { clause: at + 1 })}: </span>
        <b>{chip.label}</b> <span class="num">{chip.value}</span>
        <ClauseNote clause={clause} politics={politics} />
      </span>
      <span class="act">
        <button
          type="button"
          class="btn sm ghost icon"
          aria-expanded={isOpen}
          aria-label={t('desk.edit', { clause: at + 1 })}
          onClick={onToggle}
        >
          <Icon name={isOpen ? 'check' : 'pencil'} size={17} />
        </button>
        <button
          type="button"
          class="btn sm ghost icon"
          aria-label={t('desk.remove', { clause: at + 1 })}
          onClick={onRemove}
        >
          <Icon name="trash" size={17} />
        </button>
      </span>
      {isOpen && <div class="article-form">{children}</div>}
      <FaultNotes faults={faults} onRepair={onRepair} />
    </li>
  );
}

type FaultProps = {
  readonly faults: readonly MarkedFault[];
  readonly onRepair: (draft: Draft) => void;
  readonly children?: ComponentChildren;
};

/** The rules that block, each in words, and below them the ways out as buttons, each once. */
export function FaultNotes({ faults, onRepair, children }: FaultProps) {
  const { game } = useCountrySeat();
  if (faults.length === 0) return null;
  const round = unionOpensIn(faults, game);
  const barredBy = faults.find((marked) => marked.barredBy !== undefined)?.barredBy;
  return (
    <output class="fault-note stack">
      {alikeFaults(faults).map(({ fault, others, isLater }) => (
        <p key={rejectionText(fault)} class="small">
          <Icon name="alert" size={16} /> <b>{t('desk.cannotSend')}</b> {isLater && t('desk.onceInForce')}{' '}
          {rejectionText(fault)}
          {others.length > 0 && ` ${t('desk.moreAlike', { count: others.length, list: formatList(others) })}`}
        </p>
      ))}
      {barredBy !== undefined && (
        <p class="small">{[t('desk.notThisRound'), ...barredBy.map(rejectionText)].join(' ')}</p>
      )}
      {round !== undefined && <p class="small">{t('desk.unionFrom', { round })}</p>}
      <div class="row wrap">
        {waysOut(faults).map((repair) => (
          <button
            key={repairName(repair)}
            type="button"
            class="btn sm"
            onClick={() => onRepair(repair.draft)}
          >
            {repairName(repair)}
          </button>
        ))}
        {children}
      </div>
    </output>
  );
}

/** Whether the short form shows a draft well: of two or three, with one payment a pair at most, and of few kinds of articles. */
export function isShortDeal({ parties, clauses }: Draft, mostKinds = 2): boolean {
  const paid = clauses.flatMap((each) =>
    'amountMn' in each ? [[each.from, each.to].toSorted().join()] : [],
  );
  const kinds = new Set(clauses.map(({ type }) => type)).size;
  const isFew = parties.length === 2 || parties.length === 3;
  return isFew && new Set(paid).size === paid.length && clauses.length > paid.length && kinds <= mostKinds;
}

/** Whether it is the deal that was opened from the list of partners, at whatever price. */
export function isListedDeal(draft: Draft): boolean {
  return isShortDeal(draft, Infinity) && areSame(draft.parties, listedDeal.value?.draft.parties ?? []);
}

type ListedProps = Pick<Props, 'draft' | 'faults'> & {
  /** Who pays whom how much. */
  readonly payments: ComponentChildren;
  readonly onChange: (draft: Draft) => void;
  /** The form of the agreement, and its articles one by one: what the list has chosen already. */
  readonly children: ComponentChildren;
};

/** A deal of the list of partners: what both give, who pays whom how much, and what is sure about it; all else behind one fold. */
export function ListedDealForm({ draft, faults, payments, onChange, children }: ListedProps) {
  const { scenario, game } = useCountrySeat();
  const terms = termsOf(scenario, game, draft).filter(({ phrase: { params } }) => !('amountMn' in params));
  const isSaid = draft.clauses.every(
    (each) => 'amountMn' in each || ('exceptions' in each && each.exceptions.length === 0),
  );
  const isPaid = (article: number): boolean => 'amountMn' in (draft.clauses[article] ?? {});
  return (
    <>
      <div class="slim ruled stack">
        <span class="stack gap-0">
          <b>{proposalTitle(draft)}</b>
          <KindNote clauses={draft.clauses} />
        </span>
        {payments}
        <AnswerNote draft={draft} isLawful={faults.length === 0} onChange={onChange} />
        <MovedNote draft={draft} />
      </div>
      {!isSaid &&
        (draft.parties.length > 2 ? (
          <GiveGetByParty terms={terms} parties={draft.parties} />
        ) : (
          <GiveGet terms={terms} />
        ))}
      <details class="slim ruled" open={faults.some(({ article = -1 }) => !isPaid(article))}>
        <summary class="small">{t('desk.listed.more')}</summary>
        {children}
      </details>
    </>
  );
}

type WhoseProps = {
  readonly answered: Proposal;
  readonly work: DeskWork;
  readonly onChange: (draft: Draft) => void;
};

/** Whose terms a counter-offer begins with: those of the offer that it answers, or the own ones of before. */
export function WhoseTerms({ answered, work: { draft, counterTo }, onChange }: WhoseProps) {
  if (counterTo === undefined) return null;
  const own = ownTerms(answered);
  const choices = [
    { label: t('desk.termsOf', { economy: partyName(answered.author) }), terms: draftOf(answered) },
    ...(own === undefined ? [] : [{ label: t('desk.termsYours'), terms: draftOf(own) }]),
  ];
  const isChanged = choices.every(({ terms }) => !isSameDraft(draft, terms));
  // One choice that is made is none.
  if (choices.length === 1 && !isChanged) return null;
  return (
    <div class="row wrap small">
      <span class="muted">{t(isChanged ? 'desk.termsChanged' : 'desk.termsBegin')}</span>
      <fieldset class="seg" aria-label={t('desk.termsBegin')}>
        {choices.map(({ label, terms }) => {
          const isOn = isSameDraft(draft, terms);
          return (
            <button
              key={label}
              type="button"
              class={isOn ? 'on' : ''}
              aria-pressed={isOn}
              onClick={() => onChange(terms)}
            >
              {label}
            </button>
          );
        })}
      </fieldset>
    </div>
  );
}
