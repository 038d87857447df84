import type { ComponentChildren } from 'preact';
import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP, averageWallBp } from '#shared/kernel/basisPoints.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { whoPaysRise } from '#shared/rules/countries/proposals.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { placesOf } from '#shared/rules/law/lawInForce.ts';
import { preferentialRateBp } from '#shared/rules/law/rates.ts';
import { type Detour, detoursOf } from '#shared/rules/shock/detoursOf.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { isBot } from '#shared/rules/table/seats.ts';
import { Icon } from '../../design/Icon.tsx';
import { Delta } from '../../design/Marks.tsx';
import { Dumbbell } from '../../design/charts/Bar.tsx';
import { previews, usePreview, type PreviewJob } from '../../preview/preview.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { Term } from '../../design/Term.tsx';
import { Say } from '../../text/Say.tsx';
import {
  formatList,
  formatNumber,
  formatPercent,
  formatSignedPercent,
  sentences,
} from '../../text/format.ts';
import { shortMoney } from '../../text/money.ts';
import { economyName } from '../../text/nameParams.ts';
import { phrase, t } from '../../text/t.ts';
import { ConceptLink, ConceptMark } from '../concepts/ConceptLink.tsx';
import { voteTold } from '../effects/HomeEffects.tsx';
import { countsSupport } from '../../state/standing.ts';
import { ScoreMoved } from '../politics/ScoreMoved.tsx';
import { SupportAhead } from '../politics/SupportCard.tsx';
import { type Effect, SILENT_PERCENT } from '../effects/useProposalPreview.ts';
import { type PolicyPreview, lawWithWall, nextWall } from './policyDraft.ts';

/** An answer in kind, and the public record of who would give it. */
type Threat = {
  readonly by: EconomyId;
  readonly raisedBp: number;
  /** Rounds in which it raised its wall, of all rounds so far. */
  readonly raises: number;
  readonly rounds: number;
};

/** A partner that would lose more than this share of its income, in per cent, may answer. */
const HURT_PERCENT = 0.3;
/** In small worlds nobody loses that much: the hardest hit of a raise of this many points, or of as many as a round allows, is named all the same. */
const LARGE_RAISE_BP = 300;

type Question = {
  readonly scenario: Scenario;
  readonly game: CountryGame;
  readonly me: EconomyId;
  readonly policy: Policy;
  readonly effects: readonly Effect[];
};

/**
 * The hardest hit outside one's own union whose goods the rise meets, if the envelope raises the wall enough to be answered. Who has free
 * trade with the seat does not meet it, nor do the successors of its government in the years after.
 */
export function retaliationOf({ scenario, game, me, policy, effects }: Question): Threat | undefined {
  const nowBp = averageWallBp(game.walls[me]?.mfnRateBp ?? {});
  const nextBp = averageWallBp(nextWall(scenario, game, me, policy));
  const raisedBp = Math.round((nextBp - nowBp) / POINT_BP) * POINT_BP;
  if (raisedBp <= 0) return undefined;
  const own = unitOf(game, me);
  const worst = effects
    .filter(
      ({ economy }) =>
        !own.includes(economy) &&
        game.seats[economy] !== undefined &&
        meetsRise(scenario, { game, me, policy }, economy),
    )
    .toSorted((a, b) => a.percent - b.percent)[0];
  if (worst === undefined || worst.percent >= 0) return undefined;
  if (worst.percent > -HURT_PERCENT && raisedBp < Math.min(LARGE_RAISE_BP, scenario.stepBp)) return undefined;
  const raises = game.reports.filter((report) => {
    const before = averageWallBp(report.wallsBefore[worst.economy] ?? {});
    return averageWallBp(report.walls[worst.economy] ?? {}) > before + POINT_BP / 2;
  }).length;
  return { by: worst.economy, raisedBp, raises, rounds: game.reports.length };
}

/** Whether some goods of an economy come to pay more under the envelope. */
function meetsRise(
  scenario: Scenario,
  { game, me, policy }: Pick<Question, 'game' | 'me' | 'policy'>,
  from: EconomyId,
): boolean {
  return Object.entries(nextWall(scenario, game, me, policy)).some(([sector, nextBp]) => {
    const nowBp = game.walls[me]?.mfnRateBp[sector] ?? nextBp;
    return Math.min(nextBp, preferentialRateBp(game.agreements, me, from, sector, nextBp) ?? nextBp) > nowBp;
  });
}

type Props = {
  readonly preview: PolicyPreview;
  /** Nothing is tried yet, so there is nothing to forecast. */
  readonly isUntouched: boolean;
};

const LOSERS_NAMED = 2;

/** What the envelope would do to the own income, others unchanged; the rest when it is asked for, since it answers what is to be guessed. */
export function WhatIf({ preview, isUntouched }: Props) {
  const { partners } = preview.after;
  const ending = partners.length > 0 && (
    <p class="small">{t('whatIf.yearsAfter', { economies: formatList(partners.map(economyName)) })}</p>
  );
  if (!isUntouched) return <Outlook preview={preview}>{ending}</Outlook>;
  return (
    <>
      {viewport.value !== 'wide' && <SupportAhead isPadded />}
      {ending !== false && <div class="pad">{ending}</div>}
    </>
  );
}

type OutlookProps = { readonly preview: PolicyPreview; readonly children: ComponentChildren };

function Outlook({ preview, children }: OutlookProps) {
  const { game, me } = useCountrySeat();
  const own = preview.effects?.find(({ economy }) => economy === me);
  const losers = losersAbroad(game, preview.effects ?? [], me);
  const { support } = preview;
  const after = preview.after.percent;
  const members = unitOf(game, me);
  const fellows = (preview.effects ?? []).filter(
    ({ economy }) => economy !== me && members.includes(economy),
  );
  const supportRow = support !== undefined && (
    <Row
      label={<Term of="support">{t('whatIf.support')}</Term>}
      was={support.after - support.change}
      now={support.after}
      change={support.change}
      text={formatNumber(Math.abs(support.change), 1)}
      format={(value) => formatNumber(value, 1)}
    />
  );
  return (
    <section class="what-if pad" aria-busy={own === undefined}>
      <h3>{t(members.length > 1 ? 'whatIf.titleVote' : 'whatIf.title')}</h3>
      {preview.hasFailed && <p class="small">{t('whatIf.failed')}</p>}
      {own === undefined && !preview.hasFailed && <p class="small muted">{t('whatIf.computing')}</p>}
      {own !== undefined && preview.welfare !== undefined && (
        <>
          <ScoreMoved ways={preview.ways} />
          <table class="figures what-if-rows num">
            <tbody>
              <Change label={<Term of="realIncome">{t('whatIf.income')}</Term>} percent={own.percent} />
              {after !== undefined && <Change label={t('whatIf.after')} percent={after} />}
              {fellows.map(({ economy, percent }) => (
                <Change key={economy} label={economyName(economy)} percent={percent} />
              ))}
              {!countsSupport(game) && supportRow}
            </tbody>
          </table>
          <FellowVotes fellows={fellows} />
          {support !== undefined && <p class="small num">{voteTold(game, me, support)}</p>}
          {children}
          <details class="small">
            <summary>{t('whatIf.more')}</summary>
            <table class="figures what-if-rows num">
              <tbody>
                <Row
                  label={<Term of="tariffRevenue">{t('whatIf.revenue')}</Term>}
                  was={own.revenueBn - own.revenueChangeBn}
                  now={own.revenueBn}
                  change={own.revenueChangeBn}
                  text={shortMoney(Math.abs(own.revenueChangeBn))}
                  format={shortMoney}
                />
                {losers.map(({ economy, percent }) => (
                  <Change key={economy} label={economyName(economy)} percent={percent} />
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </section>
  );
}

/** Of the other members of a union, whom its tariff as it is voted for would serve, and who would rather have another: each votes by its own income. */
function FellowVotes({ fellows }: { readonly fellows: readonly Effect[] }) {
  const { game } = useCountrySeat();
  const said = (['gain', 'lose', 'same'] as const).flatMap((how) => {
    const named = fellows
      .filter(({ economy, percent }) => isBot(game, economy) && leaningOf(percent) === how)
      .map(({ economy }) => economyName(economy));
    return named.length === 0 ? [] : [t(`whatIf.fellows.${how}`, { economies: formatList(named) })];
  });
  return said.length === 0 ? null : <p class="small">{sentences(...said)}</p>;
}

function leaningOf(percent: number): 'gain' | 'lose' | 'same' {
  if (Math.abs(percent) < SILENT_PERCENT) return 'same';
  return percent > 0 ? 'gain' : 'lose';
}

function losersAbroad(game: CountryGame, effects: readonly Effect[], me: EconomyId): Effect[] {
  return effects
    .filter(
      ({ economy, percent }) =>
        !unitOf(game, me).includes(economy) && game.seats[economy] !== undefined && percent < -SILENT_PERCENT,
    )
    .toSorted((a, b) => a.percent - b.percent)
    .slice(0, LOSERS_NAMED);
}

type ChangeProps = { readonly label: ComponentChildren; readonly percent: number };

/** By how much somebody's real income moves. */
function Change({ label, percent }: ChangeProps) {
  return (
    <tr>
      <th scope="row" colSpan={3}>
        {label}
      </th>
      <td>
        <Delta value={percent} text={formatPercent(Math.abs(percent) / 100, 2)} epsilon={SILENT_PERCENT} />
      </td>
    </tr>
  );
}

type RowProps = {
  readonly label: ComponentChildren;
  readonly was: number;
  readonly now: number;
  readonly change: number;
  readonly text: string;
  readonly format: (value: number) => string;
};

/** A half of a per cent, or a larger change, is drawn about half way to the end. */
const LEAST_REACH = 0.005;
const ROOM = 1.875;

/** What is and what would be as a pair of dots, the value, and by how much it moved. */
function Row({ label, was, now, change, text, format }: RowProps) {
  const reach = ROOM * Math.max(Math.abs(now - was), Math.abs(was) * LEAST_REACH, 1e-9);
  return (
    <tr>
      <th scope="row">{label}</th>
      <td aria-hidden="true">
        <Dumbbell was={was} now={now} ends={{ low: was - reach, high: was + reach }} />
      </td>
      <td>
        <span class="sr">{t('whatIf.was', { amount: format(was), now: format(now) })}</span>
        <b aria-hidden="true">{format(now)}</b>
      </td>
      <td>
        <Delta value={change} text={text} epsilon={SILENT_PERCENT} />
      </td>
    </tr>
  );
}

/** Who would pay a higher tariff, and is likely to sign nothing with the seat in the next round, by what bots themselves ask. */
export function RefusalsNote({ policy }: { readonly policy: Policy }) {
  const { scenario, game, me } = useCountrySeat();
  const payers = whoPaysRise(scenario, game, me, policy);
  return (
    <output>
      {payers.length > 0 && (
        <p class="small pad fault-text">
          <Icon name="alert" size={16} />{' '}
          {t('wall.refusals', { economies: formatList(payers.map(economyName)), count: payers.length })}
        </p>
      )}
    </output>
  );
}

type RetaliationProps = {
  readonly policy: Policy;
  readonly effects: readonly Effect[] | undefined;
};

/** What becomes of the plan if the hardest hit answers in kind; shown when somebody would lose enough to. */
export function Retaliation({ policy, effects }: RetaliationProps) {
  const { scenario, game, me } = useCountrySeat();
  // What follows the last round is no threat but sure, and told as such.
  const isLast = game.round >= game.settings.rounds;
  const threat = isLast ? undefined : retaliationOf({ scenario, game, me, policy, effects: effects ?? [] });
  const text = canonicalJson([policy, threat ?? '']);
  const job: PreviewJob | undefined =
    threat === undefined
      ? undefined
      : { type: 'retaliation', economy: me, policy, by: threat.by, raisedBp: threat.raisedBp };
  usePreview('retaliation', job, [text, game]);
  const answer = previews.value.retaliation;
  if (threat === undefined || answer?.job.type !== 'retaliation' || answer.result.type !== 'forecast')
    return null;
  const own = answer.result.forecast.economies[me];
  const alone = effects?.find(({ economy }) => economy === me);
  if (own === undefined || alone === undefined || answer.job.by !== threat.by) return null;
  // As the forecast above: against a tariff that stays as it is.
  const before = alone.index / (1 + alone.percent / 100);
  return (
    <section class="retaliation slim" role="note">
      <h3 class="row bad">
        <Icon name="retaliation" size={17} />
        {t('retaliate.title', { economy: economyName(threat.by) })}
      </h3>
      <p class="small num">
        {t('retaliate.text', {
          change: formatSignedPercent((100 * own.welfare) / before - 1, 2),
        })}{' '}
        {t('retaliate.explain', { points: threat.raisedBp / 100 })}{' '}
        {threat.rounds > 0 && t('retaliate.record', { count: threat.raises, total: threat.rounds })}{' '}
        <ConceptMark place="spot.retaliation" />
      </p>
    </section>
  );
}

type DetourNoteProps = {
  readonly policy: Policy;
};

/** Why a wall that is raised further brings nothing more: who goes round it, and where. */
export function DetourNote({ policy }: DetourNoteProps) {
  const { scenario, game, me } = useCountrySeat();
  const detours = detoursOf(scenario, lawWithWall(scenario, game, me, policy), me);
  if (detours.length === 0) return null;
  return (
    <div class="small pad" role="note">
      {detours.map((detour) => (
        <p key={detour.through}>
          <DetourText detour={detour} goods={placesOf(scenario).goods.length} />
        </p>
      ))}
      <p>
        <ConceptLink id="rulesOfOrigin" />
      </p>
    </div>
  );
}

type TextProps = { readonly detour: Detour; readonly goods: number };

function DetourText({ detour: { through, sectors }, goods }: TextProps) {
  if (sectors.length === goods) return <Say phrase={phrase('wall.detourAll', { economy: through })} />;
  return <Say phrase={phrase('wall.detour', { economy: through, sectors })} />;
}

/** Through whom all goods come that would pay the own tariff, where that is why no choice of it counts. */
export function whySame(scenario: Scenario, game: CountryGame, me: EconomyId): string {
  const economies = detoursOf(scenario, game, me).map(({ through }) => economyName(through));
  return economies.length === 0
    ? t('wall.sameEitherWay')
    : t('wall.sameThrough', { economies: formatList(economies) });
}

/** That nothing hangs on the own tariff, and why. */
export function IdleNote({ idle }: { readonly idle: 'nobodyPays' | 'sameEitherWay' | 'flat' }) {
  const { scenario, game, me } = useCountrySeat();
  if (idle === 'flat') return <p class="good lit">{t('wall.flat')}</p>;
  return <p class="good lit">{idle === 'nobodyPays' ? t('wall.idle') : whySame(scenario, game, me)}</p>;
}

/** What the button that seals an envelope says. */
export function sealKey({ type }: Policy, isAsItIs: boolean) {
  if (isAsItIs) return 'seal.asItIs';
  return type === 'wall' ? 'seal.press' : 'seal.pressVote';
}
