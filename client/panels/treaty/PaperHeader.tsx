import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { remainingMs } from '#shared/rules/clock/remainingMs.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { formatDuration, formatList } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { useNow } from '../chrome/useNow.ts';
import { paperTitle } from './paperTitle.ts';
import { StageLine } from './StageLine.tsx';

type Props = {
  readonly scenario: Scenario;
  readonly game: GameState;
  readonly paper: Paper;
  readonly me: EconomyId | undefined;
  readonly titleId: string;
  readonly isLawful: boolean;
};

/** From whom to whom, until when, and which step on the ladder. */
export function PaperHeader({ scenario, game, paper, me, titleId, isLawful }: Props) {
  return (
    <header class="paper-head">
      <div class="row between">
        <span class="small muted">{fromTo(paper, me)}</span>
        {paper.status === 'open' && <LapsePill game={game} />}
        {paper.isPublic && paper.status === 'open' && (
          <span class="pill">
            <Icon name="eye" size={14} />
            {t('paper.public')}
          </span>
        )}
      </div>
      <h3 id={titleId}>{paperTitle(paper)}</h3>
      <StageLine scenario={scenario} game={game} paper={paper} isLawful={isLawful} />
    </header>
  );
}

export function fromTo(paper: Paper, me: EconomyId | undefined): string {
  const others = paper.parties.filter((party) => party !== paper.author);
  const rest = others.filter((party) => party !== me).map(economyName);
  const economy = economyName(paper.author);
  if (paper.author === me) return t('paper.fromYou', { economies: formatList(others.map(economyName)) });
  if (me === undefined || !others.includes(me))
    return t('paper.fromTo', { economy, economies: formatList(rest) });
  return rest.length === 0
    ? t('paper.fromToYou', { economy })
    : t('paper.fromToYouAnd', { economy, economies: formatList(rest) });
}

/** Time until an unsigned paper lapses. */
export function LapsePill({ game }: { readonly game: GameState }) {
  const now = useNow(1000);
  const leftMs = remainingMs(game, now);
  if (leftMs === undefined || game.phase !== 'negotiation') return null;
  return (
    <span class="pill time num">
      <Icon name="hourglass" size={14} />
      <span class="sr">{t('move.lapsesIn', { time: '' })}</span>
      {formatDuration(leftMs)}
    </span>
  );
}
