import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { economiesNamed } from '#shared/rules/clauses/clauseKinds.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon, type IconName } from '../../design/Icon.tsx';
import { Delta } from '../../design/Marks.tsx';
import { gameId } from '../../state/store.ts';
import { useTable } from '../../state/useTable.ts';
import { formatPercent } from '../../text/format.ts';
import { exactMoney } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { phrase, t } from '../../text/t.ts';
import { names } from '../clauses/clauseView.ts';
import { chipOf, viewOf } from '../clauses/clauseViews.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { voidedBy } from '../proposal/deskMemory.ts';
import { asksAnswerOf, isAreaOfFew, kindOfProposal, proposalTitle } from '../proposal/proposalModel.ts';
import { matterOf } from '../proposal/proposalsOfSeat.ts';
import { SILENT_PERCENT, toldAfter, toldOf } from '../effects/useProposalPreview.ts';
import { paidText } from '../proposal/ProposalHeader.tsx';
import { OfIncome } from './GiveGet.tsx';
import type { ClausePolitics } from './clausePolitics.ts';

/** Changes of a version as chips: old value struck through, new one bold. */
export function DiffChips({
  changes,
  round,
}: {
  readonly changes: readonly ClauseChange[];
  readonly round?: number | undefined;
}) {
  return (
    <ul class="chips row wrap gap-1">
      {changes.map((change, at) => (
        <li key={at}>
          <DiffChip change={change} round={round} />
        </li>
      ))}
    </ul>
  );
}

function DiffChip({ change, round }: { readonly change: ClauseChange; readonly round: number | undefined }) {
  const { type, clause } = change;
  if (type === 'kept') return <ClauseChip clause={clause} round={round} />;
  const { label, value } = chipOf(clause, round);
  const was =
    type === 'removed' ? `${label} ${value}` : type === 'changed' ? chipOf(change.before, round).value : '';
  return (
    <span class="clause changed">
      {type === 'removed' ? t('proposal.wasRemoved') : label}{' '}
      {type !== 'added' && <span class="from num">{was}</span>}{' '}
      {type !== 'removed' && <b class="num">{value}</b>}
    </span>
  );
}

/** A clause in a word and a value, as agreed in a round; absent: in the present one. */
export function ClauseChip({
  clause,
  round,
}: {
  readonly clause: Clause;
  readonly round?: number | undefined;
}) {
  const chip = chipOf(clause, round);
  return (
    <span class="clause">
      {chip.label} <b class="num">{chip.value}</b>
    </span>
  );
}

/** Clauses that say more than the title and the parties of a proposal do: a form among all of them is its title. */
export function clausesBesideTitle({
  parties,
  clauses,
  title,
}: Pick<Draft, 'parties' | 'clauses' | 'title'>): Clause[] {
  return clauses.filter((clause) => {
    const { label, value } = chipOf(clause);
    const named = economiesNamed(clause);
    // Where it is called by its parties alone, what they agree on is told beside.
    const isTitle = title === undefined && !isAreaOfFew({ clauses }) && label === proposalTitle({ clauses });
    return !(isTitle && value === names(named) && parties.every((party) => named.includes(party)));
  });
}

/** By negotiation: the version that this device has shown last, and each that its list has shown. */
const shown = signal<ReadonlyMap<string, Proposal>>(new Map());
export const LISTED = '+';

const nameOf = (game: GameState, proposal: Proposal): string =>
  `${gameId.value ?? ''} ${matterOf(game, proposal)}`;

/** The reader has the terms of a version before them, opened or in a list. */
export function noteShown(game: GameState, proposal: Proposal, inList = ''): void {
  const version = inList === '' ? '' : `${inList}${proposal.id} ${proposal.revision}`;
  shown.value = new Map([...shown.peek(), [nameOf(game, proposal) + version, proposal]]);
}

/** The terms that the reader of an open offer of somebody else knew last, opened, written or listed: nothing where they have seen this very version. */
export function knownBefore(
  game: GameState,
  proposal: Proposal,
  me: EconomyId | undefined,
): Proposal | undefined {
  if (me === undefined || proposal.author === me || proposal.status !== 'open') return undefined;
  const matter = matterOf(game, proposal);
  const name = nameOf(game, proposal);
  const seen = shown.value.get(name);
  if (seen?.id === proposal.id && seen.revision === proposal.revision) return undefined;
  const own = Object.values(game.proposals).filter(
    (other) =>
      other.author === me && matterOf(game, other) === matter && other.revisedAtMs <= proposal.revisedAtMs,
  );
  // A list shows this very version too: it is compared with what the list has shown before it.
  const listed = [...shown.value].flatMap(([key, each]) =>
    key.startsWith(name + LISTED) && (each.id !== proposal.id || each.revision < proposal.revision)
      ? [each]
      : [],
  );
  // What may still be signed itself, and is not what this answers, has not become anything else.
  const standsBeside = ({ id }: Proposal): boolean => {
    const { status, refusedBy } = game.proposals[id] ?? proposal;
    return id !== proposal.id && id !== proposal.counterTo && status === 'open' && refusedBy.length === 0;
  };
  const [before] = [...own, ...listed, seen ?? []]
    .flat()
    .filter((each) => !standsBeside(each))
    .toSorted((a, b) => b.revisedAtMs - a.revisedAtMs);
  return before !== undefined && hasChanged(before, proposal) ? before : undefined;
}

/** The newest open terms of others in the matter of an offer that were written since it, and whose author has not signed it as well. */
export function newerTerms(
  game: GameState,
  proposal: Proposal,
  me: EconomyId | undefined,
): Proposal | undefined {
  if (me === undefined || !proposal.parties.includes(me)) return undefined;
  const matter = matterOf(game, proposal);
  return Object.values(game.proposals)
    .filter(
      (other) =>
        other.id !== proposal.id &&
        other.author !== me &&
        !(proposal.status === 'open' && proposal.signatures[other.author] === proposal.revision) &&
        other.revisedAtMs >= proposal.revisedAtMs &&
        matterOf(game, other) === matter &&
        asksAnswerOf(other, me),
    )
    .toSorted((a, b) => b.revisedAtMs - a.revisedAtMs)[0];
}

export function hasChanged(before: Proposal, { clauses }: Proposal): boolean {
  return changesOnly(diffClauses(before.clauses, clauses)).length > 0;
}

/** Whether it answers the reader's own offer in the same form: all that the reader has not written itself stands among what is new, above the terms. */
export function answersOwn(
  before: Proposal | undefined,
  { clauses }: Pick<Proposal, 'clauses'>,
  me: EconomyId | undefined,
): boolean {
  return (
    before !== undefined && before.author === me && kindOfProposal(before.clauses) === kindOfProposal(clauses)
  );
}

type WhatChangedProps = {
  readonly before: Proposal;
  readonly proposal: Proposal;
  /** On its slip. */
  readonly isSlip?: boolean;
};

/** Whether the author of an offer asks for money where the terms before had it pay: the chips of two payments do not say so. */
export function isTurnedRound(before: Draft, { author, clauses }: Proposal): boolean {
  return paidToMn(before.clauses, author) < 0 && paidToMn(clauses, author) > 0;
}

/** What is new in an offer against the terms that its reader knew. */
export function WhatChanged({ before, proposal, isSlip = false }: WhatChangedProps) {
  // Of another form all is new, and stands below: here is what it took the place of.
  const isOther = !isSlip && kindOfProposal(before.clauses) !== kindOfProposal(proposal.clauses);
  const changes = changesOnly(diffClauses(before.clauses, proposal.clauses));
  const turned = isTurnedRound(before, proposal) && phrase('proposal.turned', { economy: proposal.author });
  return (
    <div class={isSlip ? 'stack gap-1 small' : 'change-notice slim ruled stack'}>
      <b class="small">{turned ? say(turned) : t('proposal.whatIsNew')}</b>
      <DiffChips
        changes={isOther ? changes.filter(({ type }) => type !== 'added') : changes}
        round={proposal.round}
      />
    </div>
  );
}

type NewTermsProps = {
  readonly of: Proposal;
  /** The version that it takes the place of. */
  readonly before?: Proposal;
  readonly onShow: () => void;
};

/** Somebody has written other terms while these lay open: one press shows them. */
export function NewTerms({ of, before, onShow }: NewTermsProps) {
  const { me = '' } = useTable();
  const isVoid = before !== undefined && before.signatures[me] === before.revision;
  const told = isVoid ? voidedBy(before) : phrase('proposal.newTerms', { economy: of.author });
  return (
    <output class="stack gap-1">
      <span class="small">{say(told)}</span>
      <button type="button" class="btn primary wide" onClick={onShow}>
        {t('proposal.showNewTerms')}
      </button>
    </output>
  );
}

/** Of more terms so many stand on a slip. */
const LINES = 3;

/** The terms on a slip: what the reader pays first, all of it, then what it is paid; the rest as far as there is room, and nothing is left out to save one line. */
export function termsOnFace(clauses: readonly Clause[], reader: EconomyId | undefined): readonly Clause[] {
  const isPaidBy = (clause: Clause): boolean => 'amountMn' in clause && clause.from === reader;
  const rank = (clause: Clause): number =>
    isPaidBy(clause) ? 0 : 'amountMn' in clause && clause.to === reader ? 1 : 2;
  const inTurn = clauses.toSorted((a, b) => rank(a) - rank(b));
  const lines = Math.max(LINES, inTurn.filter(isPaidBy).length);
  return inTurn.length <= lines + 1 ? inTurn : inTurn.slice(0, lines);
}

/** The first terms of an offer; where its reader has known others, what is new in it. */
export function FaceTerms({ proposal }: { readonly proposal: Proposal }) {
  const { game, me } = useTable();
  useEffect(() => noteShown(game, proposal, LISTED), [proposal.id, proposal.revision]);
  const before = knownBefore(game, proposal, me);
  if (before !== undefined) return <WhatChanged before={before} proposal={proposal} isSlip />;
  const clauses = clausesBesideTitle(proposal);
  if (clauses.length === 0) return null;
  const shown = termsOnFace(clauses, me);
  return (
    <ul class="small">
      {shown.map((clause, at) => {
        const { label, value } = chipOf(clause, proposal.round);
        return (
          <li key={at}>
            {label} <b class="num">{value}</b>
          </li>
        );
      })}
      {clauses.length > shown.length && <li class="muted">+{clauses.length - shown.length}</li>}
    </ul>
  );
}

/** How one version of a proposal differs from the one before it. */
type ClauseChange =
  | { readonly type: 'kept'; readonly clause: Clause }
  | { readonly type: 'added'; readonly clause: Clause }
  | { readonly type: 'removed'; readonly clause: Clause }
  | { readonly type: 'changed'; readonly before: Clause; readonly clause: Clause };

/** Clauses of the newer version in its order, then those that it dropped. Clauses about the same thing are one changed clause. */
export function diffClauses(before: readonly Clause[], after: readonly Clause[]): ClauseChange[] {
  const olds = new Map(before.map((clause) => [subjectOf(clause), clause]));
  const subjects = new Set(after.map(subjectOf));
  const present = after.map((clause): ClauseChange => {
    const old = olds.get(subjectOf(clause));
    if (old === undefined) return { type: 'added', clause };
    if (canonicalJson(inOrder(old)) === canonicalJson(inOrder(clause))) return { type: 'kept', clause };
    return { type: 'changed', before: old, clause };
  });
  const gone = before
    .filter((clause) => !subjects.has(subjectOf(clause)))
    .map((clause): ClauseChange => ({ type: 'removed', clause }));
  return [...present, ...gone];
}

/** Who forms an area is the same in whatever order an author names them. */
function inOrder(clause: Clause): Clause {
  return 'among' in clause ? { ...clause, among: clause.among.toSorted() } : clause;
}

export function changesOnly(changes: readonly ClauseChange[]): ClauseChange[] {
  return changes.filter((change) => change.type !== 'kept');
}

function subjectOf(clause: Clause): string {
  return viewOf(clause.type).subject(clause);
}

type Props = { readonly clause: Clause; readonly politics: ClausePolitics | undefined };

const ICONS = {
  negative: 'unlink',
  positive: 'agreements',
  neutral: 'terms',
} as const satisfies Record<ClausePolitics['polarity'], IconName>;

/** Which side of integration an article is, and what it costs at home. */
export function ClauseNote({ clause, politics }: Props) {
  if (politics === undefined) return null;
  const { polarity, costs } = politics;
  return (
    <span class={`clause-note run micro muted ${polarity}${costs.length === 0 ? ' inline' : ''}`}>
      <span class="row inline gap-1">
        <Icon name={ICONS[polarity]} size={13} />
        <span class="sr">{t(`polarity.${polarity}`)}</span>
        <ConceptMark concepts={viewOf(clause.type).concepts} />
      </span>
      {costs.map((cost) => (
        <span key={cost.key}>{say(cost)}</span>
      ))}
    </span>
  );
}

/** Only says when and how: there is nothing to note of it. */
function isPlain(politics: ClausePolitics | undefined): boolean {
  return politics?.polarity === 'neutral' && politics.costs.length === 0;
}

type ArticleCostsProps = {
  readonly clauses: readonly Clause[];
  readonly politics: readonly ClausePolitics[];
};

/** The articles of a proposal, each with its side of integration and its cost at home. */
export function ArticleCosts({ clauses, politics }: ArticleCostsProps) {
  return (
    <ol class="article-costs stack gap-1" aria-label={t('home.articles')}>
      {clauses.map((clause, at) => (
        <li key={at} class="stack gap-0">
          <ClauseChip clause={clause} />
          {!isPlain(politics[at]) && <ClauseNote clause={clause} politics={politics[at]} />}
        </li>
      ))}
    </ol>
  );
}

/** Plain free trade in a line each: what all who sign do, and who pays whom. */
export function PlainTerms({ proposal: { clauses } }: { readonly proposal: Proposal }) {
  const { me } = useTable();
  return (
    <ul class="slim ruled num">
      <li>{t('desk.plain.means')}</li>
      {clauses.map(
        (clause, at) =>
          'amountMn' in clause && (
            <li key={at}>
              {paidText(clause, me)} <b class="nowrap">{exactMoney(clause.amountMn)}</b>
              {[clause.from, clause.to].includes(me ?? '') && <OfIncome amountMn={clause.amountMn} />}
            </li>
          ),
      )}
    </ul>
  );
}

/** What an offer that has been signed was last forecast to bring the reader, as far as this device was told. */
export function ToldWhenSigned({ proposal }: { readonly proposal: Proposal }) {
  const { me } = useTable();
  const isOwn = proposal.status === 'concluded' && me !== undefined && proposal.parties.includes(me);
  const after = isOwn ? toldAfter(proposal.round, proposal) : undefined;
  const percent = after ?? (isOwn ? toldOf(proposal.round, proposal) : undefined);
  if (percent === undefined) return null;
  return (
    <p class="effect lit slim ruled row wrap num">
      {t(after === undefined ? 'proposal.income' : 'proposal.incomeAfter')}{' '}
      <Delta value={percent} text={formatPercent(Math.abs(percent) / 100, 2)} epsilon={SILENT_PERCENT} />{' '}
      <span class="small muted">{t('proposal.toldWhenSigned')}</span>
    </p>
  );
}
