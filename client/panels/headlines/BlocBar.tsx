import { averageWallBp } from '#shared/kernel/basisPoints.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import type { BlocReport, RoundReport } from '#shared/protocol/report.ts';
import { unionOf } from '#shared/rules/law/blocs.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Shares } from '../../design/charts/Bar.tsx';
import { agreementName, economyName, money } from '../../text/nameParams.ts';
import { formatAverageRate, formatList, sentences } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { hasMovedTrade } from './revealFigures.ts';

/** Trade that a bloc created, solid, beside what it pulled from outsiders, hatched. */
export function BlocBar({
  bloc,
  name = blocName(bloc),
}: {
  readonly bloc: BlocReport;
  readonly name?: string;
}) {
  if (!hasMovedTrade(bloc)) return null;
  return (
    <figure class="bloc-bar">
      <figcaption class="small">
        <b>{name}</b>
      </figcaption>
      <Shares
        shares={[
          { amount: bloc.createdTradeBn, look: 'created' },
          { amount: bloc.divertedTradeBn, look: 'diverted hatched' },
        ]}
      />
      <div class="row between small num">
        <span>
          <b>
            {bloc.createdTradeBn < 0
              ? t('reveal.lessBar', { lessBn: money(-bloc.createdTradeBn) })
              : t('reveal.createdBar', { createdBn: money(bloc.createdTradeBn) })}
          </b>{' '}
          {bloc.createdTradeBn >= 0 && <span class="muted">{t('reveal.createdHint')}</span>}
        </span>
        {bloc.divertedTradeBn > 0 && (
          <span class="right">
            <b>{t('reveal.divertedBar', { divertedBn: money(bloc.divertedTradeBn) })}</b>{' '}
            <span class="muted">{t('reveal.divertedHint')}</span>
          </span>
        )}
      </div>
    </figure>
  );
}

/** The name of an agreement in force; one that has ended since has no name any more, and is called by its parties. */
function blocName({ agreement, parties }: BlocReport): string {
  const name = agreementName(agreement);
  return name === agreement ? formatList(parties.map(economyName)) : name;
}

/** What each member of the own union voted for, on average, and what came of it; in a new one all had tariffs of their own before. */
export function votesTold(
  game: CountryGame,
  me: EconomyId,
  { walls, wallsBefore }: Pick<RoundReport, 'walls' | 'wallsBefore'>,
): string | undefined {
  const union = unionOf(game, me);
  const average = (schedule: Schedule = {}): string => formatAverageRate(Math.round(averageWallBp(schedule)));
  const votes = (union?.parties ?? []).flatMap((economy) => {
    const sealed = game.sealedPolicies[economy];
    if (sealed?.type !== 'wallVote') return [];
    return [t('reveal.vote', { economy: economyName(economy), rate: average(sealed.rates) })];
  });
  if (union === undefined || votes.length === 0) return undefined;
  const [before, after] = [average(wallsBefore[me]), average(walls[me])];
  // Before one was common to them.
  const isNew = union.parties.some(
    (each) => canonicalJson(wallsBefore[each]) !== canonicalJson(wallsBefore[me]),
  );
  const key = isNew ? 'reveal.votesNew' : 'reveal.votes';
  const isEven = union.parties.length % 2 === 0;
  return sentences(t(key, { votes: formatList(votes), before, after }), isEven && t('reveal.votesEven'));
}
