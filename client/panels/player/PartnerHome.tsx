import './home.css';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { SupportMeter } from '../politics/SupportCard.tsx';
import { partnerAtHome } from './partnerModel.ts';

type Props = { readonly game: GameState; readonly me: EconomyId; readonly economy: EconomyId };

/** Another government before its voters, and how near its people are to one's own. */
export function PartnerHome({ game, me, economy }: Props) {
  const home = partnerAtHome(game, me, economy);
  if (home === undefined) return null;
  const { nearness, support, line, electionInRound } = home;
  return (
    <div class="partner-home small">
      <p class="row between">
        <span>{t('partner.support')}</span>
        <b class="num">{formatNumber(support)}</b>
      </p>
      <SupportMeter support={support} line={line} />
      <p class="muted">
        {electionInRound === undefined
          ? t('partner.noElection', { points: line })
          : t('partner.election', { round: electionInRound, points: line })}
      </p>
      {nearness !== undefined && (
        <>
          <p class="row between">
            <span>
              {t('partner.nearness')} <ConceptMark place="spot.affinity" />
            </span>
            <b class="num">{t('support.of', { points: formatNumber(nearness) })}</b>
          </p>
          <p class="muted">{t('partner.nearnessHint')}</p>
        </>
      )}
    </div>
  );
}
