import type { ComponentChildren } from 'preact';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { MILLIONS_PER_BILLION } from '#shared/content/treatyConstants.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import type { ForecastRound } from '#shared/rules/forecast/forecastOverRounds.ts';
import { Term } from '../../design/Term.tsx';
import { formatList, formatPercent, formatSigned, formatSignedPercent } from '../../text/format.ts';
import { locale } from '../../text/language.ts';
import { economyName, partyName } from '../../text/nameParams.ts';
import { shortMoney } from '../../text/money.ts';
import { say } from '../../text/Say.tsx';
import { phrase, t } from '../../text/t.ts';
import { Delta } from '../../design/Marks.tsx';
import {
  Baseline,
  HomeEffects,
  TaskWith,
  LevelsAfter,
  ThenLine,
  allRatifyPercent,
  homeEffect,
  isLastRound,
  voteTold,
  thenTold,
} from './HomeEffects.tsx';
import {
  type Cause,
  type Effect,
  type Fellows,
  type ProposalPreview,
  SILENT_PERCENT,
  allFellows,
  laterEffects,
  laterWhen,
  leadingAfter,
  outsidersOf,
  tradeBehind,
} from './useProposalPreview.ts';
import { countsSupport } from '../../state/standing.ts';
import { gameId } from '../../state/store.ts';
import { useCountries } from '../../state/useTable.ts';

type ResultProps = {
  readonly preview: ProposalPreview;
  readonly draft: Pick<Draft, 'parties' | 'clauses'>;
  readonly reader: EconomyId;
  /** What comes first. */
  readonly children?: ComponentChildren;
};

/** What a proposal would do to the reader: where there is a score its points and an election that it touches, else as one number with its word and its main cause. */
export function ResultOnYou({ preview, draft, reader, children }: ResultProps) {
  const { game } = useCountries();
  if (preview.type === 'none') return null;
  const home = preview.type === 'known' && preview.home && homeEffect(preview.home, reader);
  const support = home && voteTold(game, reader, home);
  return (
    <section
      class="effect lit slim ruled"
      aria-busy={preview.type === 'computing'}
      aria-label={t('proposal.effect')}
    >
      {preview.type === 'computing' && <p class="small muted">{t('proposal.computing')}</p>}
      {preview.type === 'failed' && <p class="small muted">{t('proposal.noForecast')}</p>}
      {children}
      {!countsSupport(game) && <IncomeOnYou preview={preview} draft={draft} reader={reader} />}
      {typeof support === 'string' && <p class="row wrap small num">{support}</p>}
    </section>
  );
}

/** Where a score leads the rest of it, which stands with all else: the own income, others', later rounds, tasks and parliaments. */
export function BehindScore(props: ResultProps) {
  const { game } = useCountries();
  return countsSupport(game) ? <IncomeOnYou {...props} /> : null;
}

function IncomeOnYou({ preview, draft, reader }: ResultProps) {
  const { game } = useCountries();
  const known = preview.type === 'known' ? preview : undefined;
  if (known === undefined) return null;
  const own = known.effects.find(({ economy }) => economy === reader);
  const ratified = known.home && allRatifyPercent(known.home);
  const after = leadingAfter(game, known.ahead, reader);
  const then = own && known.reaction && thenTold(reader, known.reaction, (after ?? own).percent);
  const later = laterEffects(known.ahead ?? [], [reader])?.effects[0]?.percent;
  // What turns round later, or becomes much more or less, is told at once.
  const isOther = own !== undefined && after === undefined && isOtherLater(own.percent, later);
  return (
    <>
      <TaskWith tasks={known.tasks} levels={known.levels?.[reader]} reaction={known.reaction} />
      {own !== undefined && after === undefined && <OwnResult effect={own} draft={draft} preview={known} />}
      {own !== undefined && after !== undefined && <ResultAfter percent={after.percent} now={own.percent} />}
      {own !== undefined && !startsAnew(game) && !known.isStale && (
        <ChangedSince
          percent={own.percent}
          about={`${game.round} ${reader} ${canonicalJson(draft.clauses)}`}
        />
      )}
      <ThenLine told={then} />
      {own !== undefined && <Baseline effect={own} />}
      <LevelsAfter ahead={known.ahead} reader={reader} />
      <OthersResult preview={known} draft={draft} reader={reader} />
      {ratified !== undefined && <p class="small">{t('home.all', { percent: ratified })}</p>}
      {isOther && <LaterLine ahead={known.ahead} economies={[reader]} reader={reader} />}
    </>
  );
}

/** What the same offer was told to bring before others signed, where that was another figure. */
function ChangedSince({ percent, about }: { readonly percent: number; readonly about: string }) {
  const before = toldBefore(`${gameId.value ?? ''} ${about}`, percent);
  return before === undefined ? null : (
    <p class="small num muted">
      {t('proposal.changedSince', { change: formatSignedPercent(before / 100, 2) })}
    </p>
  );
}

/** By offer, the figure on show and the one before it. */
const figures = new Map<string, { readonly now: number; readonly before?: number }>();

export function toldBefore(about: string, percent: number): number | undefined {
  const last = figures.get(about);
  if (last === undefined) figures.set(about, { now: percent });
  else if (Math.abs(percent - last.now) >= TOLD_LATER_PERCENT)
    figures.set(about, { now: percent, before: last.now });
  const { before } = figures.get(about) ?? {};
  // It may have come back to where it was.
  return before !== undefined && Math.abs(percent - before) >= TOLD_LATER_PERCENT ? before : undefined;
}

/** Per cent of real income by which a later round must differ to be told beside the present one. */
const TOLD_LATER_PERCENT = 0.05;

function isOtherLater(now: number, later = now): boolean {
  return later * now < 0 || Math.abs(later - now) >= TOLD_LATER_PERCENT;
}

type OwnResultProps = Pick<ResultProps, 'preview'> & {
  readonly effect: Effect;
  readonly draft: Pick<Draft, 'clauses'>;
};

function OwnResult({ effect, draft, preview }: OwnResultProps) {
  const { percent } = effect;
  const { game } = useCountries();
  const isTold = resultWord(percent) !== 'same' && !countsSupport(game);
  const main = isTold ? mainCause(effect, draft.clauses) : undefined;
  const flows = preview.type === 'known' ? preview.flows : [];
  const cause =
    main === 'betterTrade' || main === 'worseTrade'
      ? tradeBehind(flows, effect.economy, main === 'betterTrade' ? 'more' : 'less')
      : main && phrase(`proposal.cause.${main}`);
  return (
    <>
      <p class="own-result row wrap num">
        <BigChange percent={percent} />
        <span class="small muted">
          <Term of="realIncome">{t('proposal.income')}</Term>
        </span>
      </p>
      {cause !== undefined && <p class="small num">{say(cause)}</p>}
    </>
  );
}

/** In the last round the years after lead, since they weigh three times as much. */
function ResultAfter({ percent, now }: { readonly percent: number; readonly now: number }) {
  return (
    <>
      <p class="own-result row wrap num">
        <BigChange percent={percent} />
        <span class="small">{t('proposal.result.after')}</span>
      </p>
      <p class="small num">
        {t('proposal.result.round', { change: formatSignedPercent(now / 100, 2) })}{' '}
        <Term of="realIncome">{t('proposal.income')}</Term>
      </p>
    </>
  );
}

/** Where voters count too, income alone does not say whether somebody gains, and the score leads; so do the points of the last round. */
function BigChange({ percent }: { readonly percent: number }) {
  const { game } = useCountries();
  const isLed = game.politics !== undefined || (game.tasks !== undefined && isLastRound(game));
  return (
    <>
      <b class={isLed ? '' : 'size-h2'}>
        <Delta value={percent} text={formatPercent(Math.abs(percent) / 100, 2)} epsilon={SILENT_PERCENT} />
      </b>
      {game.politics === undefined && <b>{t(`proposal.result.${resultWord(percent)}`)}</b>}
    </>
  );
}

function resultWord(percent: number): 'same' | 'gain' | 'lose' {
  if (Math.abs(percent) <= SILENT_PERCENT) return 'same';
  return percent > 0 ? 'gain' : 'lose';
}

/**
 * What makes the largest part of a result, of those parts that point its way: payments, tariff revenue, or what trade brings besides.
 * A payment that is more than half of the result is its cause, however much revenue and prices move against each other.
 */
export function mainCause(
  { economy, gainBn, revenueChangeBn }: Effect,
  clauses: Draft['clauses'],
): Cause | undefined {
  const paidBn = paidToMn(clauses, economy) / MILLIONS_PER_BILLION;
  if (2 * paidBn * gainBn > gainBn ** 2) return gainBn > 0 ? 'paid' : 'pays';
  const parts: readonly { readonly bn: number; readonly causes: readonly [more: Cause, less: Cause] }[] = [
    { bn: paidBn, causes: ['paid', 'pays'] },
    { bn: revenueChangeBn, causes: ['moreRevenue', 'lessRevenue'] },
    { bn: gainBn - paidBn - revenueChangeBn, causes: ['betterTrade', 'worseTrade'] },
  ];
  const [main] = parts
    .filter(({ bn }) => bn * gainBn > 0)
    .toSorted((a, b) => Math.abs(b.bn) - Math.abs(a.bn));
  return main?.causes[gainBn > 0 ? 0 : 1];
}

type OthersProps = Omit<ResultProps, 'preview'> & {
  readonly preview: Extract<ProposalPreview, { readonly type: 'known' }>;
};

/** Points of support from which on a loss may be why a government refuses. */
const TOLD_POINTS = 0.5;

/** What it brings the other parties, by which a bargain is judged as much as by the own part: as the own result, in the last round in the years after. */
function OthersResult({ preview, draft, reader }: OthersProps) {
  const { game } = useCountries();
  const { effects, ahead, home } = preview;
  const others = draft.parties.filter((party) => party !== reader);
  const isAfter = draft.parties.some((party) => leadingAfter(game, ahead, party) !== undefined);
  const told = effects
    .filter(({ economy }) => others.includes(economy))
    .map(({ economy, percent }) => ({
      economy,
      percent: leadingAfter(game, ahead, economy)?.percent ?? percent,
    }));
  const moved = others.flatMap((economy) => {
    const change = home && homeEffect(home, economy)?.change;
    return change === undefined || change > -TOLD_POINTS
      ? []
      : [`${partyName(economy)} ${formatSigned(change, 1)}`];
  });
  return (
    <>
      <NamedLine title={t(isAfter ? 'proposal.othersAfter' : 'proposal.others')} effects={told} />
      {moved.length > 0 && (
        <p class="outsiders small">
          <b>{t('proposal.othersSupport')}</b> <span class="num">{formatList(moved)}</span>
        </p>
      )}
    </>
  );
}

type WholeProps = {
  readonly preview: ProposalPreview;
  readonly parties: readonly EconomyId[];
  readonly fellows: Fellows;
  /** Absent: of no party; only outsiders are told. */
  readonly reader: EconomyId | undefined;
};

/** All else that a forecast tells of a proposal, others unchanged: money, the rounds after, votes at home, members and outsiders. */
export function WholeEffect({ preview, parties, fellows, reader }: WholeProps) {
  const { game } = useCountries();
  if (preview.type !== 'known') return null;
  const { effects, home, ahead } = preview;
  return (
    <div class="stack gap-1">
      {effects
        .filter(({ economy }) => economy === reader)
        .map((effect) => (
          <OwnEffect key={effect.economy} effect={effect} />
        ))}
      {(reader === undefined || game.round < game.settings.rounds) && (
        <LaterLine ahead={ahead} economies={reader === undefined ? parties : [reader]} reader={reader} />
      )}
      {home !== undefined && <HomeEffects home={home} reader={reader} />}
      <FellowsLine effects={effects} fellows={fellows} />
      <OutsidersLine effects={effects} inside={[...parties, ...allFellows(fellows)]} />
    </div>
  );
}

function OwnEffect({ effect }: { readonly effect: Effect }) {
  return (
    <table class="effect-rows num small">
      <tbody>
        <tr>
          <th scope="row">{t('proposal.moneyYear')}</th>
          <td class="row">
            <Delta value={effect.gainBn} text={shortMoney(Math.abs(effect.gainBn))} />
          </td>
        </tr>
        <tr>
          <th scope="row">
            <Term of="tariffRevenue">{t('proposal.revenue')}</Term>
          </th>
          <td class="row">
            <Delta value={effect.revenueChangeBn} text={shortMoney(Math.abs(effect.revenueChangeBn))} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

const NAMED_OUTSIDERS = 3;
type FellowsProps = { readonly effects: readonly Effect[]; readonly fellows: Fellows };

/** What it brings to members of the parties' blocs who do not sign: those whom it moves most. */
function FellowsLine({ effects, fellows }: FellowsProps) {
  const economies = allFellows(fellows);
  const moved = effects
    .filter(({ economy, percent }) => economies.includes(economy) && Math.abs(percent) > SILENT_PERCENT)
    .toSorted((a, b) => Math.abs(b.percent) - Math.abs(a.percent));
  if (moved.length === 0) return null;
  return <NamedLine title={t('proposal.fellows')} effects={moved.slice(0, NAMED_OUTSIDERS)} />;
}

/** Who pays without being asked; named, with numbers. */
function OutsidersLine({
  effects,
  inside,
}: Pick<FellowsProps, 'effects'> & { inside: readonly EconomyId[] }) {
  const { losers, gainers } = outsidersOf(effects, inside);
  const shown = (losers.length > 0 ? losers : gainers).slice(0, NAMED_OUTSIDERS);
  if (shown.length === 0) return null;
  const title = t(losers.length > 0 ? 'proposal.outsidersPay' : 'proposal.outsidersGain');
  return <NamedLine title={title} effects={shown} />;
}

type NamedProps = {
  readonly title: string;
  readonly effects: readonly Pick<Effect, 'economy' | 'percent'>[];
};

function NamedLine({ title, effects }: NamedProps) {
  const list = effects.map(
    ({ economy, percent }) => `${partyName(economy)} ${formatSignedPercent(percent / 100, 2)}`,
  );
  return (
    <p class="outsiders small">
      <b>{title}</b> <span class="num">{list.join(locale().comma)}</span>
    </p>
  );
}

type LaterLineProps = {
  readonly ahead: readonly ForecastRound[] | undefined;
  readonly economies: readonly EconomyId[];
  /** Named as the reader's own. */
  readonly reader?: EconomyId | undefined;
};

/** What the same proposal brings some rounds later: borders go on closing, capital, people and know-how go on moving. */
export function LaterLine({ ahead, economies, reader }: LaterLineProps) {
  const { game } = useCountries();
  const later = ahead === undefined ? undefined : laterEffects(ahead, economies);
  if (later === undefined || later.effects.length === 0) return null;
  const list = later.effects.map(({ economy, percent }) => {
    const change = formatSignedPercent(percent / 100, 2);
    return economy === reader && economies.length === 1 ? change : `${economyName(economy)} ${change}`;
  });
  return (
    <p class="later small">
      {say(laterWhen(game, later.later))} <span class="num">{formatList(list)}</span>
    </p>
  );
}
