import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ForecastRound } from '#shared/rules/forecast/forecastOverRounds.ts';
import { Term } from '../../design/Term.tsx';
import { formatList, formatNumber, formatPercent, formatSignedPercent } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { shortMoney } from '../../text/money.ts';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { Meter } from '../../design/charts/Bar.tsx';
import type { Ends } from '../../design/charts/scale.ts';
import { Delta } from '../../design/Marks.tsx';
import { type HomeEffect, HomeEffects, Points, homeEffect } from './HomeEffects.tsx';
import {
  type Effect,
  type Fellows,
  type ProposalPreview,
  SILENT_PERCENT,
  allFellows,
  laterEffects,
  laterWhen,
  outsidersOf,
} from './useProposalPreview.ts';
import { useCountries } from '../../state/useTable.ts';

type Props = {
  readonly preview: ProposalPreview;
  readonly parties: readonly EconomyId[];
  readonly fellows: Fellows;
  /** Absent: of no party; only outsiders are told. */
  readonly reader: EconomyId | undefined;
};

/** What a proposal would do to the reader, others unchanged, and who outside pays. */
export function EffectOnYou({ preview, parties, fellows, reader }: Props) {
  const { game } = useCountries();
  if (preview.type === 'none') return null;
  return (
    <section class="effect lit slim ruled" aria-busy={preview.type === 'computing'}>
      <div class="row between small">
        <b>{t('proposal.effect')}</b>
        <span class="muted">{t('proposal.comparedWith')}</span>
      </div>
      {preview.type === 'later' && (
        <p class="small muted">{t('proposal.forecastLater', { round: preview.round })}</p>
      )}
      {preview.type === 'computing' && <p class="small muted">{t('proposal.computing')}</p>}
      {preview.type === 'failed' && <p class="small muted">{t('proposal.noForecast')}</p>}
      {preview.type === 'known' && (
        <>
          {preview.effects
            .filter(({ economy }) => economy === reader)
            .map((effect) => (
              <OwnEffect
                key={effect.economy}
                effect={effect}
                home={preview.home === undefined ? undefined : homeEffect(game, preview.home, effect.economy)}
              />
            ))}
          <LaterLine
            ahead={preview.ahead}
            economies={reader === undefined ? parties : [reader]}
            reader={reader}
          />
          {preview.home !== undefined && <HomeEffects home={preview.home} reader={reader} />}
          <FellowsLine effects={preview.effects} fellows={fellows} />
          <OutsidersLine effects={preview.effects} inside={[...parties, ...allFellows(fellows)]} />
        </>
      )}
    </section>
  );
}

type OwnProps = { readonly effect: Effect; readonly home: HomeEffect | undefined };

/** Per cent of real income on the bar; more fills it. */
const OWN_PERCENT: Ends = { low: 0, high: 2.5 };

function OwnEffect({ effect, home }: OwnProps) {
  return (
    <table class="effect-rows num">
      <tbody>
        <tr>
          <th scope="row">
            <Term of="realIncome">{t('proposal.income')}</Term>
          </th>
          <td class="row">
            <Delta
              value={effect.percent}
              text={formatPercent(Math.abs(effect.percent) / 100, 2)}
              epsilon={SILENT_PERCENT}
            />
            <Meter
              value={Math.abs(effect.percent)}
              ends={OWN_PERCENT}
              look={effect.percent < 0 ? 'loss' : 'gain'}
            />
          </td>
        </tr>
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
        {home !== undefined && (
          <tr>
            <th scope="row">
              <Term of="support">{t('home.support')}</Term>
            </th>
            <td class="row">
              <Points points={home.change} />
              <span class="muted small">{t('home.ofNow', { support: formatNumber(home.support, 0) })}</span>
            </td>
          </tr>
        )}
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
export function OutsidersLine({
  effects,
  inside,
}: {
  readonly effects: readonly Effect[];
  /** The parties and their fellow members. */
  readonly inside: readonly EconomyId[];
}) {
  const { losers, gainers } = outsidersOf(effects, inside);
  const shown = (losers.length > 0 ? losers : gainers).slice(0, NAMED_OUTSIDERS);
  const title =
    losers.length > 0
      ? t('proposal.outsidersPay')
      : gainers.length > 0
        ? t('proposal.outsidersGain')
        : t('proposal.outsidersNone');
  return <NamedLine title={title} effects={shown} />;
}

type NamedProps = { readonly title: string; readonly effects: readonly Effect[] };

function NamedLine({ title, effects }: NamedProps) {
  const list = effects.map(
    ({ economy, percent }) =>
      `${economyName(economy)} ${percent > 0 ? '+' : '−'}${formatNumber(Math.abs(percent), 2)}%`,
  );
  return (
    <p class="outsiders small">
      <b>{title}</b> {list.length > 0 && <span class="num">{formatList(list)}</span>}
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
