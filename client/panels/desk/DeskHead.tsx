import { useMemo, useState } from 'preact/hooks';
import { levelOpensIn, mostFounders } from '#shared/rules/law/register.ts';
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import { BLOC_TITLES } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Choice } from '../../design/Choice.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { pledgeRecord, seatsAt } from '../../state/standing.ts';
import { gameId, session, sharedSeat } from '../../state/store.ts';
import { type DeskWork, desk } from '../../state/tableState.ts';
import { lastRoundReached } from '../../state/trade.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { formatList } from '../../text/format.ts';
import { Say } from '../../text/Say.tsx';
import { economyName, partyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import {
  type ProposalKind,
  kindOfProposal,
  levelOfClause,
  proposalTitle,
} from '../proposal/proposalModel.ts';
import { toPartners } from '../proposal/deskMemory.ts';
import { pointsOfOffers, refusalsAmong } from '../treaty/clausePolitics.ts';
import { holdsFor } from '../treaty/agreementRegisterModel.ts';
import { freeParties, withPartnerReplaced, withParty, withoutParty } from '../clauses/clauseViews.ts';
import {
  TEMPLATES,
  type Template,
  draftFrom,
  hasPayment,
  isPartOfUnion,
  templatesFor,
} from '../treaty/templates.ts';
import { WhoseTerms } from './ArticleList.tsx';
import { markedFaults, signRule, versionBefore } from './deskModel.ts';

type Props = {
  readonly work: DeskWork;
  /** Whether it may be sent as it is written. */
  readonly isLawful: boolean;
  /** Its form says with whom and what. */
  readonly isPlain: boolean;
  /** Its form stands behind a fold. */
  readonly isListed: boolean;
  readonly onChange: (draft: Draft) => void;
};

/** What the draft is, its name and step, and the templates to begin from. */
export function DeskHead({ work, isLawful, isPlain, isListed, onChange }: Props) {
  const { scenario, game, me } = useCountrySeat();
  const { draft } = work;
  // What answers an offer begins with its terms, whatever form they have.
  const answered = versionBefore(game, work);
  // Two need no name for what they found.
  const isNamed =
    (draft.parties.length > 2 || draft.title !== undefined) &&
    draft.clauses.some((clause) => levelOfClause(clause) >= FREE_TRADE_LEVEL);
  const template = templateOf(game, draft);
  const holds =
    isLawful && lastRoundReached(game) !== undefined ? holdsFor(scenario, game, draft) : undefined;
  const rename = (title: string): void => {
    const { title: _old, ...untitled } = draft;
    onChange(title === '' ? untitled : { ...untitled, title });
  };
  return (
    <header class="proposal-head">
      <div class="row between">
        {work.revises === undefined && answered === undefined ? (
          isPlain ? (
            <b>{t('desk.plain.title')}</b>
          ) : (
            <ForWhom draft={draft} template={template} isNew onChange={onChange} />
          )
        ) : (
          <b>
            {work.revises !== undefined
              ? t('desk.revising')
              : t('desk.counter', {
                  economy: formatList(draft.parties.filter((party) => party !== me).map(partyName)),
                })}
          </b>
        )}
        <button
          type="button"
          class="btn sm ghost icon"
          aria-label={t('desk.close')}
          onClick={() => (desk.value = undefined)}
        >
          <Icon name="close" size={18} />
        </button>
      </div>
      {answered !== undefined && <WhoseTerms answered={answered} work={work} onChange={onChange} />}
      {sharedSeat.value?.drafts !== undefined && <p class="small muted">{t('desk.newAtSeat')}</p>}
      <h2 class="sr">{proposalTitle(draft)}</h2>
      {!isPlain && !isListed && (
        <div class="fields">
          <TemplateChoice draft={draft} isNew={answered === undefined} onChange={onChange} />
          {isNamed && (
            <Choice
              label={t('desk.name')}
              value={draft.title ?? ''}
              options={[
                { value: '', label: t('desk.noName') },
                ...BLOC_TITLES.map((title) => ({ value: title, label: t(`blocTitle.${title}`) })),
              ]}
              onChange={rename}
            />
          )}
        </div>
      )}
      {!isPlain && holds !== undefined && (
        <p class="small" style={{ marginTop: 'var(--s2)' }}>
          {holds}
        </p>
      )}
    </header>
  );
}

type TemplateProps = Pick<Props, 'onChange'> & {
  readonly draft: Draft;
  /** It answers nobody. */
  readonly isNew: boolean;
};

/** Drafts of the round as they were last written, by their form and parties: whoever comes back to one finds its terms. */
const written = new Map<string, Draft>();

/** The form to begin from. */
export function TemplateChoice({ draft, isNew, onChange }: TemplateProps) {
  const { scenario, game, me } = useCountrySeat();
  const partners = draft.parties.filter((party) => party !== me);
  const drafting = { scenario, game, me, partners };
  const offered = useMemo(() => templatesNow(drafting), [game, partners.join()]);
  const template = templateOf(game, draft);
  const nameOf = (each: Template): string =>
    [gameId.value, game.round, each, ...draft.parties.toSorted()].join(' ');
  written.set(nameOf(template), draft);
  return (
    <Choice
      label={t('desk.template')}
      value={isNew ? template : ''}
      options={[
        ...(isNew ? [] : [{ value: '', label: '…' }]),
        ...[...new Set(isNew ? [...offered, template] : offered)].map((each) => ({
          value: each,
          label: templateLabel(drafting, each),
        })),
      ]}
      onChange={(value) => {
        const chosen = TEMPLATES.find((each) => each === value);
        if (chosen === undefined) return;
        const before = written.get(nameOf(chosen));
        if (before !== undefined && findFaults(scenario, game, before, me).length === 0) {
          onChange(before);
          return;
        }
        const begun = listedAs(drafting, chosen) ?? draftFrom(chosen, drafting);
        onChange(takingOver(scenario, game, begun, me));
      }}
    />
  );
}

/** The terms that the list of partners tells of a form with the same partners, as long as the rules allow them: one name stands for one deal. */
function listedAs(
  { scenario, game, me, partners }: Parameters<typeof templatesFor>[0],
  template: Template,
): Draft | undefined {
  return [...pointsOfOffers.peek().keys()]
    .map(({ draft }) => draft)
    .find(
      (draft) =>
        draft.parties.length === partners.length + 1 &&
        partners.every((partner) => draft.parties.includes(partner)) &&
        templateOf(game, draft) === template &&
        findFaults(scenario, game, draft, me).length === 0,
    );
}

/** Forms of agreement that the rules know no way to at this time with these partners: the pace of integration forbids them, or they need free trade first. */
const OUT_OF_PACE: readonly Rejection['code'][] = [
  'pace/already-there',
  'pace/pair-not-ready',
  'pace/signed-this-round',
  'clause/level-not-open',
  'terms/needs-an-area',
];

/** Templates that may come to something in this round: one that no change of its terms would let the author send is not offered. */
export function templatesNow(drafting: Parameters<typeof templatesFor>[0]): readonly Template[] {
  const { scenario, game, me, partners } = drafting;
  const all = templatesFor(drafting);
  if (partners.length === 0) return all;
  return all.filter((template) => {
    const draft = draftFrom(template, drafting);
    // Where all common rules are agreed on, nothing is left of that form.
    if (draft.clauses.length === 0) return template !== 'deepClauses';
    return !findFaults(scenario, game, draft, me).some(({ code }) => OUT_OF_PACE.includes(code));
  });
}

type ForWhomProps = {
  readonly draft: Draft;
  readonly template: Template;
  /** It answers nobody, and no version of it was sent. */
  readonly isNew: boolean;
  readonly onChange: (draft: Draft) => void;
};

/** Whom the draft is for; a new one for one partner can be turned to another. */
function ForWhom({ draft, template, isNew, onChange }: ForWhomProps) {
  const { scenario, game, me } = useCountrySeat();
  const partners = draft.parties.filter((party) => party !== me);
  const [partner] = partners;
  const others = freeParties(game, draft);
  /** As long as it is a template, with the goods that matter between the two. */
  const turnTo = (to: EconomyId): void => {
    if (partner === undefined || to === partner) return;
    const drafting = { scenario, game, me };
    const plain = draftFrom(template, { ...drafting, partners: [partner] });
    const isPlain = JSON.stringify(plain.clauses) === JSON.stringify(draft.clauses);
    onChange(
      isPlain
        ? draftFrom(template, { ...drafting, partners: [to] })
        : withPartnerReplaced(draft, partner, to),
    );
  };
  return (
    <div class="row wrap">
      {t('desk.to')}
      {partners.length === 0 && (
        <button type="button" class="link" onClick={toPartners}>
          {t('desk.toNobody')}
        </button>
      )}
      {partners.map((each) => (
        <Medallion key={each} economy={each} size={24} />
      ))}
      {isNew && partners.length === 1 && others.length > 0 ? (
        <Choice
          label={t('desk.turnTo')}
          isLabelHidden
          value={partner ?? ''}
          options={[...partners, ...others].map((each) => ({ value: each, label: partyName(each) }))}
          onChange={turnTo}
        />
      ) : (
        <b>{formatList(partners.map(partyName))}</b>
      )}
    </div>
  );
}

/** The name of a template, that of its next step where it is one, and from which round on its bloc may be founded, while it may not yet. */
function templateLabel(drafting: Parameters<typeof templatesFor>[0], template: Template): string {
  const { game } = drafting;
  const step = template === 'deepen' ? draftFrom(template, drafting) : undefined;
  const name = step?.clauses.length ? proposalTitle(step) : t(`template.${template}`);
  const level = template === 'freeTradeArea' ? 2 : template === 'customsUnion' ? 3 : undefined;
  const round = level === undefined ? undefined : levelOpensIn(game.settings, level);
  return round === undefined || round <= game.round ? name : t('desk.templateLater', { name, round });
}

/** The template that a draft looks like. */
export function templateOf(game: CountryGame, { clauses }: Pick<Draft, 'clauses'>): Template {
  const isOfSome = clauses.some(
    (clause) => clause.type === 'commonMarket' && isPartOfUnion(game, clause.among),
  );
  if (isOfSome) return 'deepenSome';
  const template = TEMPLATE_OF[kindOfProposal(clauses)];
  const cuts = clauses.flatMap((clause) => ('rateBp' in clause && 'by' in clause ? [clause.by] : []));
  // Cuts on both sides are what they are, whatever is paid besides.
  return template === 'tariffSwap' && hasPayment(clauses) && new Set(cuts).size < 2 ? 'payment' : template;
}

const TEMPLATE_OF = {
  accession: 'join',
  merger: 'merge',
  customsUnion: 'customsUnion',
  freeTradeArea: 'freeTradeArea',
  tariffConcession: 'tariffSwap',
  payment: 'payment',
  deepClauses: 'deepClauses',
  specialization: 'specialization',
  project: 'blank',
  commonMarket: 'deepen',
  economicUnion: 'deepen',
  fullIntegration: 'deepen',
  blank: 'blank',
} as const satisfies Record<ProposalKind, Template>;

type PartiesProps = {
  readonly draft: Draft;

  readonly onChange: (draft: Draft) => void;
};

/** Who the proposal binds; all must sign. */
export function PartiesPanel({ draft, onChange }: PartiesProps) {
  const { game, me } = useCountrySeat();
  const free = freeParties(game, draft);
  // Without its only partner a draft says nothing; the next partner takes over what was said.
  const [left, setLeft] = useState<{ readonly draft: Draft; readonly partner: EconomyId }>();
  const remove = (partner: EconomyId): void => {
    const next = withoutParty(draft, partner);
    setLeft(next.parties.length === 1 ? { draft, partner } : undefined);
    onChange(next);
  };
  const add = (partner: EconomyId): void => {
    const isAlone = draft.parties.length === 1 && draft.clauses.length === 0;
    setLeft(undefined);
    if (left !== undefined && isAlone) onChange(withPartnerReplaced(left.draft, left.partner, partner));
    else onChange(withParty(draft, partner));
  };
  const seats = new Map(seatsAt(game, session.value).map((seat) => [seat.economy, seat]));
  return (
    <section class="panel desk-parties">
      <h3 class="head">
        {t('desk.parties')}
        <span class="grow" />
        {draft.parties.length > 2 && <span class="small muted">{t(signRule(game, draft))}</span>}
      </h3>
      <ul class="parties">
        {draft.parties.map((party) => {
          const seat = seats.get(party);
          const word = pledgeRecord(game, party);
          return (
            <li class="party slim stack" key={party}>
              <Medallion economy={party} size={34} />
              <span>
                <b>{economyName(party)}</b>
                <br />
                <span class="small muted">
                  {[
                    party !== me && (seat?.name ?? t('table.bot')),
                    word.kept + word.broken > 0 && t('econ.word', word),
                  ]
                    .filter((each) => each !== false)
                    .join(' · ')}
                </span>
              </span>
              {party === me ? (
                <span class="pill">{t('table.you')}</span>
              ) : (
                <button
                  type="button"
                  class="btn sm ghost icon"
                  aria-label={t('desk.removeParty', { economy: partyName(party) })}
                  onClick={() => remove(party)}
                >
                  <Icon name="close" size={16} />
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {free.length > 0 && draft.parties.length < mostFounders(game.settings, game.round) && (
        <div class="pad">
          <Choice
            label={t('desk.addParty')}
            value=""
            options={[{ value: '', label: '…' }, ...free.map((id) => ({ value: id, label: partyName(id) }))]}
            onChange={(id) => id !== '' && add(id)}
          />
        </div>
      )}
    </section>
  );
}

/** Who of the parties signs nothing with another of them in this round. */
export function RaisersNamed({ among }: { readonly among: readonly EconomyId[] }) {
  const { scenario, game, me } = useCountrySeat();
  return refusalsAmong(scenario, game, among, me).map((each, at) => (
    <p key={at} class="lit slim ruled small">
      <Say phrase={each} />
    </p>
  ));
}

/** A form in which older agreements that still bind are taken over instead of ended, by those who then have to sign too. */
export function takingOver(scenario: Scenario, game: CountryGame, draft: Draft, me: EconomyId): Draft {
  const bound = markedFaults(scenario, game, draft, me).find(
    ({ fault }) => fault.code === 'union/former-bound',
  );
  const extend = bound?.repairs.find(({ kind }) => kind === 'extendFormer');
  return extend === undefined ? draft : takingOver(scenario, game, extend.draft, me);
}
