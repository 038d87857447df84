import type { Scenario } from '#shared/content/scenario.ts';
import { type IntegrationLevel, stageOfLevel } from '#shared/content/vocabulary.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import { isIntegration, kindOf } from '#shared/rules/clauses/clauseKinds.ts';
import { lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import { admissionOf, isAdmission } from '#shared/rules/law/blocs.ts';
import { pairLevel, pairsOf, startsAnew } from '#shared/rules/law/register.ts';
import { paidBesides } from '#shared/rules/law/transfers.ts';
import { runsToEnd } from '#shared/rules/table/clock.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type CountryGame, type GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { Delta, Ladder } from '../../design/Marks.tsx';
import { Term } from '../../design/Term.tsx';
import { openProposal } from '../../state/tableState.ts';
import { formatList, formatPercent, formatPoints, formatSignedPercent } from '../../text/format.ts';
import { say } from '../../text/Say.tsx';
import { type OfferWorth, previews, usePreview } from '../../preview/preview.ts';
import { exactMoney, isLevel, partyName, stageName } from '../../text/nameParams.ts';
import { type Worths, nameOf } from './proposalsOfSeat.ts';
import { partyNames, versionText } from '../talk/talkModel.ts';
import { type Phrase, phrase, t, tOr } from '../../text/t.ts';
import { taskMark } from '../effects/HomeEffects.tsx';
import { toldAfter, toldOf } from '../effects/useProposalPreview.ts';
import { formOf } from '../clauses/clauseView.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { LapsePill } from './ReasonLines.tsx';
import {
  type ProposalFace,
  type ProposalKind,
  fromTo,
  kindOfProposal,
  lastMissing,
  lastMissingText,
  levelOfClause,
  offerTitle,
  proposalTitle,
} from './proposalModel.ts';
import { gameOfCountries } from '../../state/store.ts';
import { useTable, useCountries } from '../../state/useTable.ts';

type Props = {
  readonly proposal: Proposal;
  readonly titleId: string;
};

/** From whom to whom, and until when. */
export function ProposalHeader({ proposal, titleId }: Props) {
  const { game, me } = useTable();
  const version = versionText(game, proposal);
  return (
    <header class="proposal-head">
      <div class="row between">
        <span class="small muted">
          {fromTo(proposal, me)}
          {version !== undefined && ` · ${version}`}
        </span>
        {proposal.status === 'open' && <LapsePill />}
        {proposal.isPublic && proposal.status === 'open' && (
          <span class="pill">
            <Icon name="eye" size={14} />
            {t('proposal.public')}
          </span>
        )}
      </div>
      <h3 id={titleId}>{offerTitle(proposal, me)}</h3>
    </header>
  );
}

/** Kinds of what a seat has signed: it has been told what they are good for. */
export function kindsSigned({ proposals }: Pick<GameState, 'proposals'>, me: EconomyId): ProposalKind[] {
  return Object.values(proposals)
    .filter(({ status, signatures }) => status === 'concluded' && signatures[me] !== undefined)
    .map(({ clauses }) => kindOfProposal(clauses));
}

/** In one sentence what a deal of this kind is, and what it is good for. */
export function KindNote({ clauses }: Pick<Draft, 'clauses'>) {
  const told = tOr(`kindIs.${kindOfProposal(clauses)}`, '');
  return told === '' ? null : <span class="small muted">{told}</span>;
}

/** What an offer of a kind is good for that the reader has not signed yet; in a game of free trade areas alone all know it. */
export function NewKind({ proposal: { clauses, status } }: { readonly proposal: Proposal }) {
  const { game, me } = useCountries();
  if (me === undefined || status !== 'open' || startsAnew(game)) return null;
  return kindsSigned(game, me).includes(kindOfProposal(clauses)) ? null : <KindNote clauses={clauses} />;
}

/** Own older agreements to which a lawful draft gives notice, each with the round from which on the seat is out of it. */
export function endedBy(
  scenario: Scenario,
  game: CountryGame,
  draft: Pick<Draft, 'parties' | 'clauses'>,
  me: EconomyId,
): readonly { readonly agreement: Agreement; readonly round: number }[] {
  return lawOf(scenario, game, draft).upsert.flatMap(({ id, notices, parties }) => {
    const agreement = game.agreements[id];
    const given = notices.filter(({ by }) => !agreement?.notices.some((known) => known.by === by));
    return agreement === undefined || given.length === 0 || !parties.includes(me)
      ? []
      : [{ agreement, round: Math.min(...given.map(({ outInRound }) => outInRound)) }];
  });
}

/** What a lawful draft ends, before anything else of it is read, with what that alone costs the reader, or brings. */
export function EndsNote({ draft }: { readonly draft: Pick<Draft, 'parties' | 'clauses'> }) {
  const { scenario, game, me } = useCountries();
  const ended = me === undefined ? [] : endedBy(scenario, game, draft, me);
  const agreements = ended.map(({ agreement }) => agreement);
  const ids = agreements.map(({ id }) => id).join();
  const isAsked = me !== undefined && ended.length > 0;
  usePreview('ends', isAsked ? { type: 'leaving', economy: me, agreements } : undefined, [ids, game.round]);
  const { job, result } = previews.value.ends ?? {};
  const besides = paidBesides(game, draft, me, lawOf(scenario, game, draft).end);
  const isKnown =
    job?.type === 'leaving' &&
    job.agreements.map(({ id }) => id).join() === ids &&
    result?.type === 'leaving';
  const ends = ended.map(({ agreement, round }, at) => {
    const worth = isKnown ? result.worths[at] : undefined;
    const isAfter = round > game.settings.rounds;
    const from = t(isAfter ? 'proposal.endsAfter' : 'proposal.endsFrom', { round });
    const params = { agreement: agreement.id, from };
    const change = formatSignedPercent((worth?.percent ?? 0) / 100, 2);
    return (
      <p key={agreement.id} class="lit slim ruled small num">
        {say(
          worth === undefined
            ? phrase('proposal.ends', params)
            : phrase('proposal.endsAt', { ...params, change }),
        )}
        {(agreement.terms?.specializations ?? []).length > 0 && ` ${t('proposal.endsKeeps')}`}
      </p>
    );
  });
  return (
    <>
      {ends}
      {besides.map(({ economy, amountMn }) => (
        <p key={economy} class="slim ruled small num">
          {t('proposal.paidBesides', { economy: partyName(economy), amount: exactMoney(amountMn) })}
        </p>
      ))}
    </>
  );
}

type StageLineProps = {
  readonly proposal: Pick<Draft, 'parties' | 'clauses'>;
  /** Only a lawful proposal has a form to be named. */
  readonly isLawful: boolean;
};

/** The step on the ladder that a proposal takes, and for how long it binds. */
export function StageLine({ proposal, isLawful }: StageLineProps) {
  const { scenario, game } = useCountries();
  const form = isLawful ? formOfDraft(scenario, game, proposal) : undefined;
  const { from, to } = ladderStep(game, proposal);
  const binding = proposal.clauses.find((clause) => clause.type === 'bindingPeriod');
  return (
    <div class="row small">
      <Ladder level={from} next={to} />
      <span>
        {from > 0 ? (
          <Stage level={from} />
        ) : (
          t(isPartlyTied(game, proposal) ? 'proposal.notAmongAll' : 'proposal.noAgreement')
        )}
        {to > from && (
          <>
            {' → '}
            <b>
              <Stage level={to} />
            </b>{' '}
            <ConceptMark place="spot.deepening" />
          </>
        )}
        {form !== undefined && (
          <>
            {' · '}
            {say(form)} <ConceptMark place="spot.hybrid" />
          </>
        )}
        <span class="muted">
          {' · '}
          {binding === undefined
            ? t('proposal.starts')
            : t('proposal.startsBinding', { rounds: binding.rounds })}
        </span>
      </span>
    </div>
  );
}

/** How the form of a lawful draft is called where its level does not say all: a hybrid, or in effect another form. */
export function formOfDraft(
  scenario: Scenario,
  game: CountryGame,
  draft: Pick<Draft, 'parties' | 'clauses'>,
): Phrase | undefined {
  const { upsert } = lawOf(scenario, game, draft);
  const made = upsert
    .filter(({ parties }) => draft.parties.every((party) => parties.includes(party)))
    .toSorted((a, b) => b.level - a.level || a.parties.length - b.parties.length)[0];
  return made === undefined ? undefined : formOf(scenario, made);
}

/** The name of a level, which says what it is. */
function Stage({ level }: { readonly level: number }) {
  const name = stageName(level);
  return isLevel(level) ? <Term of={stageOfLevel(level)}>{name}</Term> : <>{name}</>;
}

/** The step on the ladder that a draft takes: where its least tied pair stands now, and the level it sets. */
export function ladderStep(
  game: CountryGame,
  draft: Pick<Draft, 'parties' | 'clauses'>,
): { readonly from: number; readonly to: number } {
  const pairs = levelsNow(game, draft);
  const from = pairs.length === 0 ? 0 : Math.min(...pairs);
  const to = Math.max(0, ...draft.clauses.map((clause) => levelReached(game, clause)));
  return { from, to: Math.max(from, to) };
}

/** Where each pair stands now that a draft brings together. Who signs only for an older agreement, or for a payment, climbs nowhere. */
function levelsNow(
  game: CountryGame,
  { parties, clauses }: Pick<Draft, 'parties' | 'clauses'>,
): (0 | IntegrationLevel)[] {
  const form = clauses.find(isIntegration);
  const among = (form && kindOf(form.type).brings?.(game, form)) ?? [];
  return pairsOf(among.length > 1 ? among : parties).map(([a, b]) => pairLevel(game.agreements, a, b));
}

/** Whether some of those that a draft brings together have an agreement with each other and others have none. */
export function isPartlyTied(game: CountryGame, draft: Pick<Draft, 'parties' | 'clauses'>): boolean {
  const levels = levelsNow(game, draft);
  return levels.includes(0) && levels.some((level) => level > 0);
}

/** An entry or merger brings what is due next: free trade, or, where that stands, membership of the union. */
function levelReached(game: CountryGame, clause: Clause): number {
  return (isAdmission(clause) ? admissionOf(game, clause)?.level : undefined) ?? levelOfClause(clause);
}

type VersionsProps = {
  readonly versions: readonly Proposal[];
  readonly worths: Worths | undefined;
  readonly reader: EconomyId | undefined;
  /** One of them asks the reader for an answer. */
  readonly isUrgent: boolean;
  readonly hurry: string | undefined;
  readonly face: ProposalFace;
};

/** Several open offers to the same parties side by side: who pays whom, what the reader gets, and who has signed. A press opens one. */
export function VersionsCard({ versions, worths, reader, isUrgent, hurry, face }: VersionsProps) {
  const [first] = versions;
  if (first === undefined) return null;
  return (
    <section class={isUrgent ? 'paper slip slim stack urgent' : 'paper slip slim stack'}>
      <b class="lead">{offerTitle(first, reader)}</b>
      <span class="small muted">{t('list.beside', { count: versions.length })}</span>
      {hurry !== undefined && <span class="small countered">{hurry}</span>}
      <ul class="stack ruled">
        {versions.map((version) => (
          <Version key={version.id} {...{ version, worths, reader }} />
        ))}
      </ul>
      {face.joinOf?.(versions)}
    </section>
  );
}

type VersionProps = Pick<VersionsProps, 'worths' | 'reader'> & { readonly version: Proposal };

/** Whose it is with what the reader gets, who pays whom, and who has signed, one line below the other. */
function Version({ version, worths, reader }: VersionProps) {
  const worth = worths?.get(nameOf(version));
  const { percent, after = percent, task } = worth === undefined || worth === 'unknown' ? {} : worth;
  const points = pointsOf(worth);
  const payments = version.clauses.flatMap((clause) => ('amountMn' in clause ? [clause] : []));
  const signers = version.parties.filter((party) => version.signatures[party] === version.revision);
  return (
    <li class="stack gap-1 small num" style={{ paddingTop: 'var(--s2)' }}>
      <div class="row wrap gap-2">
        <button type="button" class="btn sm" onClick={() => (openProposal.value = version.id)}>
          {fromTo(version, reader)}
        </button>
        <b class="lead">{points ? say(points) : after !== undefined && <Change percent={after} />}</b>
        {task && <span class="pill">{say(taskMark(task))}</span>}
      </div>
      {kindOfProposal(version.clauses) !== 'freeTradeArea' && <div>{proposalTitle(version)}</div>}
      {payments.length === 0 && t('list.besideUnpaid')}
      {payments.map(({ from, to, amountMn }, at) => (
        <div key={at}>
          {paidText({ from, to }, reader)} <b>{exactMoney(amountMn)}</b>
        </div>
      ))}
      {signers.length > 0 && (
        <div class={lastMissing(version) === reader ? 'countered' : 'muted'}>
          {lastMissingText(version, reader) ??
            t('list.besideSigned', { economies: partyNames(signers, reader) })}
        </div>
      )}
      {version.refusedBy.length > 0 && (
        <div class="countered">
          {t('proposal.refusedBy', { economies: formatList(version.refusedBy.map(partyName)) })}
        </div>
      )}
    </li>
  );
}

/** Who pays whom, to one of them as “you”. */
export function paidText(
  { from, to }: { readonly from: EconomyId; readonly to: EconomyId },
  reader: EconomyId | undefined,
): string {
  if (from === reader) return t('desk.plain.youPay', { economy: partyName(to) });
  if (to === reader) return t('desk.plain.paysYou', { economy: partyName(from) });
  return t('chip.payment', { from: partyName(from), to: partyName(to) });
}

export function paymentText({ amountMn, rounds }: Extract<Clause, { readonly amountMn: number }>): string {
  const [game, amount] = [gameOfCountries.value, exactMoney(amountMn)];
  if (game === undefined || startsAnew(game) || rounds < 2) return amount;
  return t(runsToEnd(game, rounds) ? 'chip.amountToEnd' : 'chip.amount', { amount, rounds });
}

/** The points of the end with an offer of the last round. */
function pointsOf(worth: OfferWorth | 'unknown' | undefined): Phrase | undefined {
  const score = worth === 'unknown' ? undefined : worth?.score;
  return score && phrase('areas.points', { points: formatPoints(score.points) });
}

type WorthProps = {
  readonly worths: Worths;
  readonly worthOf: ProposalFace['worthOf'];
  readonly proposal: Proposal;
};

/** What an offer would bring to the reader, others unchanged: the number that leads in the opened offer. */
export function WorthLine({ worths, worthOf, proposal }: WorthProps) {
  const worth = worths.get(nameOf(proposal));
  const points = pointsOf(worth);
  if (worth === 'unknown') return null;
  if (worth === undefined)
    return (
      <span class="small muted" aria-busy="true">
        {t('proposal.computing')}
      </span>
    );
  const said = worthOf?.(worth, proposal);
  if (said !== undefined) return <span class="num">{said}</span>;
  const { after, later, task } = worth;
  const percent = after ?? worth.percent;
  const pill = task && <span class="pill">{say(taskMark(task))}</span>;
  if (points)
    return (
      <span class="row wrap gap-2 num">
        {t('areas.leftEnd')} <b>{say(points)}</b> {pill}
      </span>
    );
  return (
    <span class="row wrap gap-2 num">
      <span>
        {t(after === undefined ? 'proposal.income' : 'proposal.incomeAfter')} <Change percent={percent} />
      </span>
      {later !== undefined && Math.abs(later - percent) >= TOLD_LATER_PERCENT && (
        <span>
          {t('proposal.incomeLater')} <Change percent={later} />
        </span>
      )}
      {pill}
    </span>
  );
}

function Change({ percent }: { readonly percent: number }) {
  return <Delta value={percent} text={formatPercent(Math.abs(percent) / 100, 2)} epsilon={0.005} />;
}

/** Per cent of real income by which a later round must differ to be told beside the present one. */
const TOLD_LATER_PERCENT = 0.05;

/** What offers that have been signed were last told to bring, as far as this device was told: the income beside them counts what others signed too. */
export function worthsWhenSigned(signed: readonly Proposal[]): Worths {
  return new Map(
    signed.map((each) => {
      const [percent, after] = [toldOf(each.round, each), toldAfter(each.round, each)];
      const worth = { percent: percent ?? after ?? 0, ...(after === undefined ? {} : { after }) };
      return [nameOf(each), percent === undefined && after === undefined ? 'unknown' : worth];
    }),
  );
}
