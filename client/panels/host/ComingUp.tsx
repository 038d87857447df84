import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import {
  type IntegrationStage,
  type ModuleId,
  type Phase,
  gameOf,
  ROUND_PHASES,
} from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { appointmentsIn } from '#shared/rules/modules/wto/conference.ts';
import { moduleOpensIn, modulesOf, stagesOpening } from '#shared/rules/law/moduleIsOn.ts';
import { type GameState, countryPart } from '#shared/rules/state.ts';
import {
  deadlineOf,
  lastRoundOf,
  phaseDurationMs,
  remainingMs,
  staysAtResults,
} from '#shared/rules/table/clock.ts';
import { homeworkAhead } from '#shared/rules/table/homework.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Icon } from '../../design/Icon.tsx';
import { submitAsHost } from '../../net/submitIntent.ts';
import { nowMs, useNow } from '../../state/serverClock.ts';
import { game } from '../../state/store.ts';
import { formatDayAndTime, formatDuration, formatList, formatTimeOfDay } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Press, whyTableOff } from '../chrome/Press.tsx';

const SHOWN = 3;

export type EndText = 'console.endAfterText' | 'console.endAfterTextProvinces';

type Props = { readonly endText: EndText };

/** The next phases, what the rounds to come bring, and when it will be over at this pace. */
export function ComingUp({ endText }: Props) {
  useNow(10_000);
  const state = game.value;
  if (state === undefined || state.phase === 'debrief') return null;
  // Days are no pace.
  const toEndMs = homeworkAhead(state) === undefined ? timeToEndMs(state, nowMs()) : undefined;
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
              <b class="num">{lengthText(ahead)}</b>
            </li>
          ))}
      </ol>
      <RoundsAhead state={state} />
      {toEndMs !== undefined && (
        <p class="small muted slim ruled">
          {t('console.endsAbout', { time: formatTimeOfDay(new Date(Date.now() + toEndMs)) })}
        </p>
      )}
      <EndButtons state={state} endText={endText} />
    </section>
  );
}

/** Which end of the game the host is asked about, and in which round: when that is over, so is the question. */
const askedEnd = signal<{ readonly end: 'afterRound' | 'now'; readonly round: number } | undefined>(
  undefined,
);

export function askToEndNow({ round }: GameState): void {
  askedEnd.value = { end: 'now', round };
}

/** Whether the host may still say that no round follows this one, or take it back. */
export function mayPlanEnd({ phase, round, settings }: GameState): boolean {
  return phase !== 'lobby' && phase !== 'epilogue' && phase !== 'debrief' && round < settings.rounds;
}

/** Two ways to end before the rounds agreed on: after this round, which can be taken back until then, and at once. */
function EndButtons({ state, endText }: Props & { readonly state: GameState }) {
  if (state.phase === 'lobby' || state.phase === 'debrief') return null;
  const isPlanned = state.endsAfterRound !== undefined;
  return (
    <div class="end-buttons row wrap pad">
      {mayPlanEnd(state) && (
        <Press
          class={isPlanned ? 'btn primary sm' : 'btn sm'}
          onPress={() => planEnd(state)}
          why={whyTableOff()}
        >
          <Icon name={isPlanned ? 'undo' : 'alarm'} size={16} />
          {t(isPlanned ? 'console.endUndo' : 'console.endAfter', { round: state.round })}
        </Press>
      )}
      <Press class="btn sm" onPress={() => askToEndNow(state)} why={whyTableOff()}>
        <Icon name="close" size={16} />
        {t('console.endNow')}
      </Press>
      <Question state={state} endText={endText} />
    </div>
  );
}

/** Asks before it ends the game after this round; taking that back needs no question. */
export function planEnd({ endsAfterRound, round }: GameState): void {
  if (endsAfterRound === undefined) askedEnd.value = { end: 'afterRound', round };
  else void submitAsHost({ type: 'endAfterRound', ends: false, inRound: round });
}

function close(): void {
  askedEnd.value = undefined;
}

function Question({ state, endText }: Props & { readonly state: GameState }) {
  const asked = askedEnd.value;
  // Neither another round nor another table takes the question over.
  useEffect(() => close, [state.round]);
  if (asked?.round !== state.round) return null;
  const isFirst = state.reports.length === 0;
  return asked.end === 'afterRound' ? (
    <Dialog
      title={t('console.endAfterAsk', { round: state.round })}
      onClose={close}
      action={t('console.endAfterDo')}
      onAction={() =>
        void submitAsHost({ type: 'endAfterRound', ends: true, inRound: asked.round }).then(close)
      }
    >
      <p>
        {t(endText, {
          rounds: lastRoundOf(state),
        })}
      </p>
    </Dialog>
  ) : (
    <Dialog
      title={t('console.endNowAsk')}
      onClose={close}
      action={t('console.endNowDo')}
      onAction={() => void submitAsHost({ type: 'endNow', inRound: asked.round }).then(close)}
    >
      <p>{t(isFirst ? 'console.endNowFirst' : 'console.endNowText', { rounds: state.reports.length })}</p>
    </Dialog>
  );
}

const ROUNDS_SHOWN = 3;

/** What opens, who votes and when all meet, in the rounds to come. */
function RoundsAhead({ state }: { readonly state: GameState }) {
  const rounds = roundsAhead(state).slice(0, ROUNDS_SHOWN);
  if (rounds.length === 0) return null;
  return (
    <dl class="rounds-ahead slim ruled stack small">
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

/** How long a phase lasts, or until when. */
function lengthText({ durationMs, untilAt }: PhaseAhead): string | undefined {
  if (untilAt !== undefined) return t('console.until', { when: formatDayAndTime(new Date(untilAt)) });
  return durationMs === undefined ? undefined : formatDuration(durationMs);
}

type PhaseAhead = {
  readonly phase: Phase;
  readonly round: number;
  /** Absent without a clock, and where something else ends it. */
  readonly durationMs?: number;
  /** Played at home: it ends at this instant of the wall clock. */
  readonly untilAt?: number;
};

type Where = Pick<GameState, 'phase' | 'round' | 'settings' | 'endsAfterRound' | 'homework'>;

/** The phase that follows; undefined after the last. */
export function phaseAfter(state: Where): PhaseAhead | undefined {
  const { phase, round, settings } = state;
  if (phase === 'debrief') return undefined;
  if (phase === 'epilogue') return { phase: 'debrief', round };
  if (phase === 'lobby') return ahead(state, 'briefing', 1);
  const next = ROUND_PHASES[ROUND_PHASES.findIndex((each) => each === phase) + 1];
  if (next !== undefined) return ahead(state, next, round);
  if (round < lastRoundOf(state)) return ahead(state, 'briefing', round + 1);
  return gameOf(settings.scenarioId).hasEpilogue
    ? ahead(state, 'epilogue', round + 1)
    : { phase: 'debrief', round };
}

/** All phases still to come, in order. */
export function phasesAhead(state: Where): readonly PhaseAhead[] {
  const next = phaseAfter(state);
  return next === undefined ? [] : [next, ...phasesAhead({ ...state, ...next })];
}

/** Milliseconds to the end of the game if every phase takes its time; undefined without a clock. */
export function timeToEndMs(state: Where & Pick<GameState, 'clock'>, nowMs: number): number | undefined {
  const leftMs = remainingMs(state, nowMs);
  if (!state.settings.timed || leftMs === undefined) return undefined;
  return phasesAhead(state).reduce((sum, { durationMs }) => sum + (durationMs ?? 0), leftMs);
}

/** How many of the people who are present have said that they are ready. */
export function readiness({ seats }: Pick<GameState, 'seats'>): {
  readonly ready: number;
  readonly present: number;
} {
  const people = Object.values(seats).filter(({ member, present }) => member !== undefined && present);
  return { ready: people.filter(({ ready }) => ready).length, present: people.length };
}

function ahead({ settings, homework }: Where, phase: Phase, round: number): PhaseAhead {
  const place = { phase, round, ...(homework === undefined ? {} : { homework }) };
  const untilAt = deadlineOf(place);
  if (untilAt !== undefined) return { phase, round, untilAt };
  const durationMs = staysAtResults(place) ? undefined : phaseDurationMs(settings, phase, round);
  return { phase, round, ...(durationMs === undefined ? {} : { durationMs }) };
}

/** What a round brings besides its phases. */
type RoundAhead = {
  readonly round: number;
  readonly modules: readonly ModuleId[];
  readonly stages: readonly IntegrationStage[];
  /** Seats whose voters are asked at its end: each seat's next election only. */
  readonly elections: readonly EconomyId[];
  readonly isConference: boolean;
};

const BEFORE_SETTLEMENT: readonly Phase[] = ['lobby', 'briefing', 'negotiation', 'policy'];

const BEFORE_BELL: readonly Phase[] = ['lobby', 'briefing', 'negotiation'];

/** From the present round on, what is still to come; rounds that bring nothing of the kind are left out. */
export function roundsAhead(game: GameState): readonly RoundAhead[] {
  const first = Math.max(1, game.round);
  const rounds = Array.from({ length: lastRoundOf(game) - first + 1 }, (_, at) =>
    roundAhead(game, first + at),
  );
  return rounds.filter(
    ({ modules, stages, elections, isConference }) =>
      modules.length + stages.length + elections.length > 0 || isConference,
  );
}

function roundAhead(game: GameState, round: number): RoundAhead {
  const { settings, phase } = game;
  const isToCome = round > game.round;
  const { elections, isConference } = appointmentsIn(countryPart(game), round);
  return {
    round,
    modules: isToCome
      ? modulesOf(settings).filter((module) => moduleOpensIn(settings, module) === round)
      : [],
    stages: isToCome ? stagesOpening(settings, round) : [],
    elections: isToCome || BEFORE_SETTLEMENT.includes(phase) ? elections : [],
    isConference: isConference && (isToCome || BEFORE_BELL.includes(phase)),
  };
}
