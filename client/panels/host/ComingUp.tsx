import { game } from '../../state/store.ts';
import { nowMs } from '../../state/serverClock.ts';
import { formatDuration, formatTimeOfDay } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { useNow } from '../chrome/useNow.ts';
import { phasesAhead, timeToEndMs, type PhaseAhead } from './phasesAhead.ts';

const SHOWN = 3;

/** The next phases, and when it will be over at this pace. */
export function ComingUp() {
  useNow(10_000);
  const state = game.value;
  if (state === undefined || state.phase === 'debrief') return null;
  const toEndMs = timeToEndMs(state, nowMs());
  return (
    <section class="panel" aria-labelledby="coming-up">
      <h2 class="head" id="coming-up">
        {t('console.next')}
      </h2>
      <ol class="rows">
        {phasesAhead(state)
          .slice(0, SHOWN)
          .map((ahead) => (
            <li key={`${ahead.round}/${ahead.phase}`}>
              <span class="grow">{aheadLabel(ahead, state.round)}</span>
              {ahead.durationMs !== undefined && <b class="num">{formatDuration(ahead.durationMs)}</b>}
            </li>
          ))}
      </ol>
      {toEndMs !== undefined && (
        <p class="small muted foot">
          {t('console.endsAbout', { time: formatTimeOfDay(new Date(Date.now() + toEndMs)) })}
        </p>
      )}
    </section>
  );
}

function aheadLabel({ phase, round }: PhaseAhead, roundNow: number): string {
  const name = t(`phase.${phase}`);
  return phase === 'briefing' && round !== roundNow ? t('console.roundPhase', { round, phase: name }) : name;
}
