import type { EconomyId } from '#shared/kernel/ids.ts';
import type { HomeForecast } from '../../preview/previewProtocol.ts';
import { formatNumber, formatSigned } from '../../text/format.ts';
import { economyName, sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { type Look, Meter } from '../../design/charts/Bar.tsx';
import { Delta } from '../../design/Delta.tsx';
import {
  type HomeEffect,
  SILENT_POINTS,
  type VoteAhead,
  allRatifyPercent,
  homeEffect,
  votesAhead,
} from './homeModel.ts';
import { useCountries } from '../../state/useTable.ts';

type Props = {
  readonly home: HomeForecast;
  readonly reader: EconomyId | undefined;
  /** Where there is room the parts of support stand open. */
  readonly isSplitOpen?: boolean;
};

/** What a proposal does at home: where the reader's support moves and why, and the votes that it needs. */
export function HomeEffects({ home, reader, isSplitOpen = false }: Props) {
  const { game } = useCountries();
  const own = reader === undefined ? undefined : homeEffect(game, home, reader);
  return (
    <div class="home-effects stack">
      <h4 class="row">
        {t('home.title')}
        <ConceptMark place="spot.ratification" />
      </h4>
      {own !== undefined && <SupportSplit effect={own} isOpen={isSplitOpen} />}
      <VotesAtHome home={home} />
    </div>
  );
}

type SupportSplitProps = { readonly effect: HomeEffect; readonly isOpen: boolean };

/** Points of support as the sum of its parts, and the lobbies behind one of them by name. */
function SupportSplit({ effect, isOpen }: SupportSplitProps) {
  const { parts, lobbies } = effect;
  if (parts.length === 0) return null;
  return (
    <details class="support-split small" open={isOpen}>
      <summary>{t('home.why')}</summary>
      <ul class="stack gap-1">
        {parts.map(({ part, points }) => (
          <li key={part} class="row between">
            <span>{t(`support.part.${part}`)}</span>
            <Points points={points} />
          </li>
        ))}
      </ul>
      {lobbies.length > 0 && (
        <>
          <p class="muted">{t('home.lobbies')}</p>
          <ul class="stack gap-1">
            {lobbies.map(({ sector, points }) => (
              <li key={sector} class="row between">
                <span>{sectorName(sector)}</span>
                <Points points={points} />
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

/** Points of support, with their direction. */
export function Points({ points }: { readonly points: number }) {
  return <Delta value={points} text={formatNumber(Math.abs(points), 1)} epsilon={SILENT_POINTS} />;
}

type VotesAtHomeProps = { readonly home: HomeForecast };

/** The legislatures that must say yes, least certain first: odds, what they are made of, and what the fight costs. */
export function VotesAtHome({ home }: VotesAtHomeProps) {
  const votes = votesAhead(home);
  const all = allRatifyPercent(home);
  if (all === undefined) return <p class="small muted">{t('home.noVote')}</p>;
  return (
    <div>
      <p class="row between small">
        <b>{t('home.votes')}</b>
        {votes.length > 1 && <span class="num">{t('home.all', { percent: all })}</span>}
      </p>
      <ul class="stack gap-1">
        {votes.map((vote) => (
          <VoteLine key={vote.economy} vote={vote} />
        ))}
      </ul>
    </div>
  );
}

const LOOKS = { likely: 'gain', open: 'time', unlikely: 'loss' } as const satisfies Record<
  VoteAhead['look'],
  Look
>;

function VoteLine({ vote }: { readonly vote: VoteAhead }) {
  const { economy, percent, threshold, support, swing, affinity, cost, look } = vote;
  return (
    <li class="vote-ahead row top">
      <Medallion economy={economy} size={26} />
      <span class="stack gap-1 grow">
        <span class="small">{t('ratification.odds', { percent, economy: economyName(economy) })}</span>
        <Meter value={percent} look={LOOKS[look]} />
        <span class="micro muted num">
          {t('ratification.needs', {
            threshold,
            support: formatNumber(support, 0),
            swing: formatSigned(swing, 1),
            affinity: formatSigned(affinity, 1),
          })}
          {' · '}
          {t('home.cost', { points: cost })}
        </span>
      </span>
    </li>
  );
}
