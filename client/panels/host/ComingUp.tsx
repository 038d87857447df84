import type { GameState } from '#shared/rules/state.ts';
import { game } from '../../state/store.ts';
import { nowMs } from '../../state/serverClock.ts';
import { formatDuration, formatList, formatTimeOfDay } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { useNow } from '../chrome/useNow.ts';
import { EndButtons } from './EndButtons.tsx';
import { phasesAhead, timeToEndMs, type PhaseAhead } from './phasesAhead.ts';
import { roundsAhead, type RoundAhead } from './roundsAhead.ts';

const SHOWN = 3;

/** The next phases, what the rounds to come bring, and when it will be over at this pace. */
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
      <RoundsAhead state={state} />
      {toEndMs !== undefined && (
        <p class="small muted foot">
          {t('console.endsAbout', { time: formatTimeOfDay(new Date(Date.now() + toEndMs)) })}
        </p>
      )}
      <EndButtons state={state} />
    </section>
  );
}

const ROUNDS_SHOWN = 3;

/** What opens, who votes and when all meet, in the rounds to come. */
function RoundsAhead({ state }: { readonly state: GameState }) {
  const rounds = roundsAhead(state).slice(0, ROUNDS_SHOWN);
  if (rounds.length === 0) return null;
  return (
    <dl class="rounds-ahead small">
      {rounds.map((ahead) => (
        <div key={ahead.round}>
          <dt>
            {ahead.round === state.round
              ? t('console.ahead.now')
              : t('console.ahead.round', { round: ahead.round })}
          </dt>
          {dueTexts(ahead).map((text) => (
            <dd key={text}>{text}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function dueTexts({ modules, stages, elections, isConference }: RoundAhead): readonly string[] {
  return [
    ...(modules.length > 0
      ? [t('console.ahead.modules', { modules: formatList(modules.map((module) => t(`module.${module}`))) })]
      : []),
    ...(stages.length > 0
      ? [t('console.ahead.stages', { stages: formatList(stages.map((stage) => t(`stage.${stage}`))) })]
      : []),
    ...(isConference ? [t('console.ahead.conference')] : []),
    ...(elections.length > 0
      ? [t('console.ahead.elections', { economies: formatList(elections.map(economyName)) })]
      : []),
  ];
}

function aheadLabel({ phase, round }: PhaseAhead, roundNow: number): string {
  const name = t(`phase.${phase}`);
  return phase === 'briefing' && round !== roundNow ? t('console.roundPhase', { round, phase: name }) : name;
}
