import type { Scenario } from '#shared/content/scenario.ts';
import { DEEP_PROVISIONS, type DeepProvision } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { tradableSectors } from '#shared/rules/schedules/places.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { type Addable, addableGroups } from '../treaty/addable.ts';
import { clausePolitics } from '../treaty/clausePolitics.ts';
import { concession, formerOf } from '../treaty/templates.ts';
import { Article } from './Article.tsx';
import { ClauseForm } from './ClauseForm.tsx';
import './addArticle.css';
import type { MarkedFault } from './deskModel.ts';
import { withClause, withClauseAt, withoutClauseAt } from './editDraft.ts';

type Props = {
  readonly scenario: Scenario;
  readonly game: GameState;
  readonly me: EconomyId;
  readonly draft: Draft;
  readonly faults: readonly MarkedFault[];
  readonly openArticle: number | undefined;
  readonly onChange: (draft: Draft, openArticle: number | undefined) => void;
};

/** The articles of the draft; one is open at a time. */
export function ArticleList({ scenario, game, me, draft, faults, openArticle, onChange }: Props) {
  const add = (type: Addable): void => {
    const next = withClause(draft, newClause(type, { scenario, game, me }, draft));
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
              scenario={scenario}
              game={game}
              draft={draft}
              me={me}
              clause={clause}
              onChange={(changed) => onChange(withClauseAt(draft, at, changed), at)}
            />
          </Article>
        ))}
      </ol>
      <AddArticle game={game} isOff={draft.parties.length < 2} onAdd={add} />
    </div>
  );
}

type Ground = { readonly scenario: Scenario; readonly game: GameState; readonly me: EconomyId };

/** A first text of an added article; its author changes it at once. */
function newClause(type: Addable, { scenario, game, me }: Ground, draft: Draft): Clause {
  const partner = draft.parties.find((party) => party !== me) ?? me;
  switch (type) {
    case 'tariffConcession':
      return (
        concession(scenario, game, { importer: me, exporter: partner }) ?? {
          type,
          by: me,
          to: [partner],
          sector: tradableSectors(scenario)[0] ?? '',
          rateBp: 0,
        }
      );
    case 'freeTradeArea':
      return { type, among: draft.parties, exceptions: [] };
    case 'customsUnion':
      return { type, among: draft.parties, key: { type: 'imports' }, former: formerOf(game, draft.parties) };
    case 'payment':
      return { type, from: partner, to: me, amountMn: 100, rounds: 2 };
    case 'bindingPeriod':
    case 'phaseIn':
      return { type, rounds: 3 };
    case 'commonMarket':
    case 'economicUnion':
    case 'fullIntegration':
    case 'mutualRecognition':
    case 'disputeSettlement':
      return { type, among: draft.parties };
    case 'deepProvision':
      return { type, among: draft.parties, provision: unusedProvision(draft) };
    case 'jointInfrastructure':
    case 'adjustmentFund':
      return { type, among: draft.parties, contributionBp: 20 };
    case 'specialTreatment':
      return { type, to: [poorest(game, draft.parties) ?? partner], rounds: 4 };
    case 'agreedSpecialization':
      return { type, between: specialization(scenario, me, partner) };
    case 'conditionality':
      return { type, of: partner, condition: 'noWallRise' };
  }
}

function unusedProvision(draft: Draft): DeepProvision {
  const used = draft.clauses.flatMap((clause) => (clause.type === 'deepProvision' ? [clause.provision] : []));
  return DEEP_PROVISIONS.find((provision) => !used.includes(provision)) ?? DEEP_PROVISIONS[0];
}

/** The party with the smallest income. */
function poorest(game: GameState, parties: readonly EconomyId[]): EconomyId | undefined {
  return parties.toSorted((a, b) => (game.settled.incomeBn[a] ?? 0) - (game.settled.incomeBn[b] ?? 0))[0];
}

/** A first pair of goods; the author chooses. */
function specialization(
  scenario: Scenario,
  me: EconomyId,
  partner: EconomyId,
): Extract<Clause, { type: 'agreedSpecialization' }>['between'] {
  const [first = '', second = first] = tradableSectors(scenario);
  return [
    { party: me, keeps: first },
    { party: partner, keeps: second },
  ];
}

type AddArticleProps = {
  readonly game: GameState;
  readonly isOff: boolean;
  readonly onAdd: (type: Addable) => void;
};

/** Articles that may be added, by what they are about; one group is open at a time, each names what it holds. */
function AddArticle({ game, isOff, onAdd }: AddArticleProps) {
  return (
    <div class="add-article slim ruled stack gap-0">
      <b class="small">{t('desk.addArticle')}</b>
      {addableGroups(game).map(({ group, types }) => (
        <details key={group} name="add-article">
          <summary>
            <Icon name="plus" size={15} />
            <b>{t(`desk.group.${group}`)}</b>
            <span class="small muted">{types.map((type) => t(`desk.add.${type}`)).join(' · ')}</span>
          </summary>
          <div class="row wrap">
            {types.map((type) => (
              <button key={type} type="button" class="btn sm" disabled={isOff} onClick={() => onAdd(type)}>
                {t(`desk.add.${type}`)}
              </button>
            ))}
          </div>
        </details>
      ))}
    </div>
  );
}
