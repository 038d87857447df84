import './politics.css';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { formatNumber } from '../../text/format.ts';
import { sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { Delta } from '../player/Delta.tsx';
import { revealedReports } from '../player/economyModel.ts';
import { supportView } from './politicsModel.ts';

type Props = { readonly game: GameState; readonly me: EconomyId };

const SMALLEST_POINTS = 0.05;

/** Support against the line below which a government falls, the next election, and what lobbies want. */
export function SupportCard({ game, me }: Props) {
  const view = supportView(game, me, revealedReports(game));
  if (view === undefined) return null;
  const { support, before, line, electionInRound, lobbies } = view;
  return (
    <section class="panel support-card" aria-labelledby="support-title">
      <div class="head row between">
        <h2 id="support-title">
          {t('support.title')} <ConceptMark place="spot.election" />
        </h2>
        <span class="num">
          <b class="support-now">{formatNumber(support, 0)}</b>{' '}
          <Delta
            value={support - before}
            text={formatNumber(Math.abs(support - before), 1)}
            epsilon={SMALLEST_POINTS}
          />
        </span>
      </div>
      <div class="pad">
        <SupportMeter support={support} line={line} />
        <p class="small muted">
          {electionInRound === undefined
            ? t('election.none')
            : t('election.due', { round: electionInRound, points: line })}
        </p>
        <p class="small">
          <b>{t('support.part.lobbies')}</b> <ConceptMark place="spot.lobby" />
        </p>
        <ul class="lobbies small">
          {lobbies.map((lobby) => (
            <li key={lobby.sector} class="row between">
              <span>{t(`interest.${lobby.wants}`, { sector: sectorName(lobby.sector) })}</span>
              {lobby.swing !== undefined && (
                <Delta
                  value={lobby.swing}
                  text={formatNumber(Math.abs(lobby.swing), 1)}
                  epsilon={SMALLEST_POINTS}
                />
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

type MeterProps = { readonly support: number; readonly line: number };

/** 0 to 100 with the office line. */
export function SupportMeter({ support, line }: MeterProps) {
  const isSafe = support >= line;
  return (
    <>
      <meter
        class="sr"
        min={0}
        max={100}
        low={line}
        value={Math.round(support)}
        aria-label={t('support.title')}
      >
        {t('support.of', { points: formatNumber(support, 0) })}
      </meter>
      <div class={isSafe ? 'support-meter' : 'support-meter is-low'} aria-hidden="true">
        <i class="fill" style={{ width: `${Math.max(0, Math.min(100, support))}%` }} />
        <i class="line" style={{ left: `${line}%` }} />
      </div>
    </>
  );
}
