import './effectTable.css';
import type { ComponentChildren } from 'preact';
import { NEUTRAL_SUPPORT } from '#shared/content/politicsConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { formatNumber, formatPercent } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { officeLine } from '#shared/rules/modules/politics/society.ts';
import { Icon } from '../../design/Icon.tsx';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { type RuleCheck, type RuleChecks, failing } from './deskModel.ts';
import { Delta } from '../../design/Marks.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { Bar } from '../../design/charts/Bar.tsx';
import {
  type Effect,
  type ProposalPreview,
  SILENT_PERCENT,
  allFellows,
  fellowsOf,
  effectsShown,
} from '../effects/useProposalPreview.ts';
import { HomeEffects, homeEffect, voteTold } from '../effects/HomeEffects.tsx';
import { TasksLost } from '../politics/MandateCard.tsx';
import { ScoreComing, ScoreMoved, ScoreShort, isScored, scoreMoved } from '../politics/ScoreMoved.tsx';
import { LaterLine, mainCause } from '../effects/EffectOnYou.tsx';
import { Baseline, TaskWith, ThenLine, thenTold } from '../effects/HomeEffects.tsx';
import { consentingParties } from '../proposal/proposalModel.ts';
import { TariffIdleNote } from './PlainOffer.tsx';
import { UnionNote } from './SignDialog.tsx';
import { useCountrySeat } from '../../state/useTable.ts';

type Props = {
  readonly preview: ProposalPreview;
  readonly draft: Draft;
  /** Parties and outsiders stand side by side, without bars. */
  readonly isLow?: boolean;
  /** A line in sight tells the parties. */
  readonly isLined?: boolean;
};

/** Per cent of real income to which bars reach at least where incomes move by so much: of two amounts in one draft the bars can be compared. */
const ALIKE_PERCENT = 2.5;

/** What the draft would do to every party, to their fellow members and to those outside, as it is written. */
export function EffectPanel({ preview, draft, isLow = false, isLined = false }: Props) {
  const { game, me } = useCountrySeat();
  const { parties } = draft;
  const fellows = fellowsOf(game, draft);
  const inside = [...parties, ...allFellows(fellows)];
  const home = preview.type === 'known' ? preview.home : undefined;
  const { effects, isAfter } = effectsShown(game, preview);
  const own = effects.find(({ economy }) => economy === me)?.percent ?? 0;
  // Where rounds start anew all stand in one table, as in the table of areas.
  const isShort = startsAnew(game);
  const largest = Math.max(isShort ? ALIKE_PERCENT : 0.1, ...effects.map(({ percent }) => Math.abs(percent)));
  const shared = { effects, largest };
  const outside = effects.flatMap(({ economy }) => (inside.includes(economy) ? [] : [economy]));
  const isOutside = isShort && isLined;
  return (
    <section class="panel desk-effect" aria-busy={preview.type === 'computing'}>
      <h3 class="head">
        {t('desk.effect')}
        <span class="grow" />
        {isLow && <span class="small muted">{t(isAfter ? 'proposal.incomeAfter' : 'desk.incomeNow')}</span>}
      </h3>
      <div class="pad stack">
        {preview.type !== 'known' && (
          <p>
            <Waiting preview={preview} />
          </p>
        )}
        {preview.type === 'known' && (
          <>
            <TaskWith tasks={preview.tasks} levels={preview.levels?.[me]} reaction={preview.reaction} />
            <ScoreMoved {...preview} of={draft} causeOf={mainCause} />
            {!isShort && !preview.isStale && <TasksLost by={{ draft, ways: preview.ways }} />}
            {isLow ? (
              <div class="row top gap-4 num">
                <EffectsOf title={t('desk.parties')} economies={parties} effects={effects} />
                <EffectsOf title={t('desk.outsiders')} economies={outside} effects={effects} />
              </div>
            ) : (
              !(isOutside && outside.length === 0) && (
                <table class="figures effect-table num">
                  <caption class="sr">{t('desk.effectTable')}</caption>
                  <thead>
                    <tr class="small muted">
                      <th scope="col">{t(isOutside ? 'desk.outsiders' : 'desk.parties')}</th>
                      <th scope="col">{t(isAfter ? 'proposal.incomeAfter' : 'desk.incomeNow')}</th>
                    </tr>
                  </thead>
                  <Rows {...shared} economies={isOutside ? outside : parties} />
                  <Rows {...shared} economies={fellows.bound} title={t('desk.boundFellows')} />
                  <Rows {...shared} economies={fellows.beside} title={t('desk.fellows')} />
                  {isShort && !isLined && (
                    <Rows {...shared} economies={outside} title={t('desk.outsiders')} />
                  )}
                </table>
              )
            )}
            {!isShort &&
              preview.effects
                .filter(({ economy }) => economy === me)
                .map((effect) => <Baseline key={effect.economy} effect={effect} />)}
            {!isShort && <LaterLine ahead={preview.ahead} economies={parties} />}
            <ThenLine told={preview.reaction && thenTold(me, preview.reaction, own)} />
            {home !== undefined && <HomeEffects home={home} reader={me} isWhole />}
            {!preview.isStale && <TariffIdleNote draft={draft} />}
            {!preview.isStale && <UnionNote draft={draft} />}
            {!isShort && (
              <OutsiderGrid effects={effects.filter(({ economy }) => outside.includes(economy))} />
            )}
          </>
        )}
      </div>
    </section>
  );
}

/**
 * In one line what the draft would do to the score, and to support where a vote would be lost by it; where no score is told to the incomes of the parties,
 * the reader first: in sight while articles are written where the panel stands below them. A press leads to the whole.
 */
export function EffectLine({ preview, draft }: Props) {
  const seat = useCountrySeat();
  const { me } = seat;
  return (
    <button
      type="button"
      class="outlook-line row num small"
      aria-busy={preview.type === 'computing'}
      onClick={() => document.querySelector('.desk-effect')?.scrollIntoView({ block: 'start' })}
    >
      <span class="stack gap-0 grow">
        {preview.type === 'known' && (
          <TaskWith tasks={preview.tasks} levels={preview.levels?.[me]} reaction={preview.reaction} isShort />
        )}
        {preview.type === 'known' ? (
          lineOf(preview, draft, seat).map(({ title, figures }, at) => (
            <span key={at} class="row wrap gap-2">
              <span class="muted">{title}</span>
              {figures.map(({ economy, figure }) => (
                <span key={economy} class="nowrap">
                  {economy === me ? t('proposal.you') : economyName(economy)} {figure}
                </span>
              ))}
            </span>
          ))
        ) : (
          <Waiting preview={preview} />
        )}
      </span>
      <Icon name="chevronDown" size={16} />
    </button>
  );
}

/** Parties that the line has room for. */
const LINE_PARTIES = 4;

type Figures = {
  readonly title: ComponentChildren;
  readonly figures: readonly { readonly economy: EconomyId; readonly figure: ComponentChildren }[];
};

function lineOf(
  preview: Extract<ProposalPreview, { type: 'known' }>,
  draft: Draft,
  { scenario, game, me }: ReturnType<typeof useCountrySeat>,
): readonly Figures[] {
  const { home } = preview;
  const { effects, isAfter } = effectsShown(game, preview);
  const percentOf = (economy: EconomyId): number | undefined =>
    effects.find((effect) => effect.economy === economy)?.percent;
  const others = draft.parties.filter((party) => party !== me);
  // Where there is no room for all, the partners, then those whom it brings least: they have yet to be won.
  const beside = consentingParties({ ...draft, author: me });
  const rank = (party: EconomyId): number => (beside.includes(party) ? 1e3 : 0) + (percentOf(party) ?? 0);
  const first = others.length < LINE_PARTIES ? others : others.toSorted((a, b) => rank(a) - rank(b));
  const told = [me, ...first].slice(0, LINE_PARTIES);
  const incomes = told.flatMap((economy) => {
    const percent = percentOf(economy);
    return percent === undefined ? [] : [{ economy, figure: <PercentDelta percent={percent} /> }];
  });
  const own = home && homeEffect(home, me);
  const supports = own
    ? [{ title: t('home.support'), figures: [{ economy: me, figure: formatNumber(own.after, 1) }] }]
    : [];
  if (isScored(scenario, game, me)) {
    const move = scoreMoved(scenario, game, me, preview);
    const { after = NEUTRAL_SUPPORT, atVote = after } = own ?? {};
    const isLost =
      game.politics?.seats[me]?.electionInRound !== undefined && atVote < officeLine(game.settings);
    const title = move === undefined ? <ScoreComing /> : <ScoreShort move={move} />;
    const vote = own && isLost ? voteTold(game, me, own) : undefined;
    return [{ title, figures: [] }, ...(vote === undefined ? [] : [{ title: vote, figures: [] }])];
  }
  return [{ title: t(isAfter ? 'proposal.incomeAfter' : 'proposal.income'), figures: incomes }, ...supports];
}

function Waiting({ preview }: { readonly preview: ProposalPreview }) {
  switch (preview.type) {
    case 'computing':
      return <span class="small muted">{t('proposal.computing')}</span>;
    case 'failed':
      return <span class="small muted">{t('proposal.noForecast')}</span>;
    case 'none':
    case 'known':
      return null;
  }
}

type ListProps = Pick<RowsProps, 'economies' | 'effects'> & { readonly title: string };

/** Their figures alone. */
function EffectsOf({ economies, effects, title }: ListProps) {
  if (economies.length === 0) return null;
  return (
    <section class="stack gap-1 grow">
      <b class="small muted">{title}</b>
      <ul class="stack gap-1">
        {effects
          .filter(({ economy }) => economies.includes(economy))
          .map(({ economy, percent }) => (
            <li key={economy} class="row">
              <Medallion economy={economy} size={26} />
              <span class="grow">{economyName(economy)}</span>
              <PercentDelta percent={percent} />
            </li>
          ))}
      </ul>
    </section>
  );
}

type RowsProps = {
  readonly economies: readonly EconomyId[];
  /** Who they are, where they are no parties. */
  readonly title?: string;
  readonly effects: readonly Effect[];
  readonly largest: number;
};

function Rows({ economies, title, effects, largest }: RowsProps) {
  if (economies.length === 0) return null;
  const byEconomy = new Map(effects.map((effect) => [effect.economy, effect]));
  return (
    <tbody>
      {title !== undefined && (
        <tr class="small muted">
          <th scope="rowgroup" colSpan={2}>
            {title}
          </th>
        </tr>
      )}
      {economies.map((party) => (
        <PartyRow key={party} party={party} effect={byEconomy.get(party)} largest={largest} />
      ))}
    </tbody>
  );
}

type RowProps = {
  readonly party: EconomyId;
  readonly effect: Effect | undefined;
  readonly largest: number;
};

/** What the treasury gets would be one figure too many: real income counts it. */
function PartyRow({ party, effect, largest }: RowProps) {
  if (effect === undefined) return null;
  return (
    <tr>
      <th scope="row">
        <span class="row">
          <Medallion economy={party} size={26} />
          <span title={economyName(party)}>{economyName(party)}</span>
        </span>
      </th>
      <td>
        <Bar
          kind="account"
          ends={{ low: -largest, high: largest }}
          stretches={[{ from: 0, to: effect.percent, look: effect.percent < 0 ? 'loss' : 'gain' }]}
          marks={[{ at: 0, look: 'nothing' }]}
        />
        <PercentDelta percent={effect.percent} />
      </td>
    </tr>
  );
}

function PercentDelta({ percent }: { readonly percent: number }) {
  return <Delta value={percent} text={formatPercent(Math.abs(percent) / 100, 2)} epsilon={SILENT_PERCENT} />;
}

/** Those outside whom the proposal moves at all, who loses most first. */
function OutsiderGrid({ effects }: { readonly effects: readonly Effect[] }) {
  const moved = effects.filter(({ percent }) => Math.abs(percent) > SILENT_PERCENT);
  if (moved.length === 0) return null;
  return (
    <details>
      <summary>
        {t('desk.outsiders')} <span class="num muted">{moved.length}</span>
      </summary>
      <ul class="outsider-grid stack">
        {moved
          .toSorted((a, b) => a.percent - b.percent)
          .map(({ economy, percent }) => (
            <li key={economy} class="row">
              <Medallion economy={economy} size={26} />
              <span class="sr">{economyName(economy)}</span>
              <PercentDelta percent={percent} />
            </li>
          ))}
      </ul>
    </details>
  );
}

const ICONS = { holds: 'check', fails: 'close', note: 'idea' } as const;

/** What the rules ask of the draft, one line a question; where the multilateral system is open, Article XXIV line by line. */
export function RuleChecksPanel({ checks }: { readonly checks: RuleChecks }) {
  const count = failing(checks);
  return (
    <details class="panel rule-checks">
      <summary class="head">
        {t('desk.rules')}
        <span class="grow" />
        <span class={count === 0 ? 'pill gain' : 'pill loss'}>
          {count === 0 ? t('desk.lawful') : t('check.fails', { count })}
        </span>
      </summary>
      <div class="pad small">
        <CheckList checks={checks.game} />
        {checks.review.length > 0 && (
          <>
            <h4 class="row">
              {t('check.review')}
              <ConceptMark place="spot.articleXxiv" />
            </h4>
            <CheckList checks={checks.review} />
          </>
        )}
      </div>
    </details>
  );
}

function CheckList({ checks }: { readonly checks: readonly RuleCheck[] }) {
  return (
    <ul class="checks">
      {checks.map(({ result, phrase, detail, article }) => (
        <li key={phrase.key} class={result}>
          <Icon name={ICONS[result]} size={16} />
          <span>
            <span class="sr">{t(`check.result.${result}`)}: </span>
            {say(phrase)}
            {article !== undefined && <b> {t('desk.article', { clause: article + 1 })}</b>}
            {detail !== undefined && <span class="muted"> {say(detail)}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
