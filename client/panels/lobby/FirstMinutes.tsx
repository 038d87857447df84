import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OpeningFile, ScenarioFile, Scenario } from '#shared/content/scenario.ts';
import { assembleScenario } from '#shared/content/scenarios/assembleScenario.ts';
import { WELFARE_PARTS, type WelfarePart } from '#shared/content/vocabulary.ts';
import { percentALog, percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { createCountries } from '#shared/rules/countries/rulebook.ts';
import { forecastProposal } from '#shared/rules/forecast/compareLaws.ts';
import { evolve } from '#shared/rules/game/evolve.ts';
import { type CountryGame, countryGame, type GameState } from '#shared/rules/state.ts';
import { Delta } from '../../design/Marks.tsx';
import { Icon } from '../../design/Icon.tsx';
import { formatList, formatPercent } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';

/** How far somebody is: kept while the page is open, so that it may be put away and gone on with. */
const step = signal<FirstStep>('guess');
const guess = signal<'richer' | 'poorer' | undefined>(undefined);

type Outcomes = {
  readonly offered: FirstOutcome;
  readonly others: readonly FirstOutcome[];
  readonly widest: FirstOutcome;
};

type Props = {
  readonly onPlay?: (learner: EconomyId) => void;
  /** Whether it has questions left. */
  readonly onRun?: (runs: boolean) => void;
};

/** Three minutes on the textbook for whoever waits: guess, sign, read why it costs, find something better, and what comes then. */
export function FirstMinutes({ onPlay, onRun }: Props) {
  const outcomes = useOutcomes();
  const at = FIRST_STEPS.indexOf(step.value);
  const head = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step.value);
  useEffect(() => {
    // The button that led on is gone: keys go on from the head of the new step.
    if (shown.current !== step.value) head.current?.focus({ preventScroll: true });
    shown.current = step.value;
    onRun?.(step.value !== FIRST_STEPS.at(-1));
  }, [step.value]);
  useEffect(() => () => onRun?.(false), []);
  return (
    // As high as most of its steps are, so that what leads on does not move with them.
    <section
      class="paper roomy stack gap-3 top"
      style={{ minHeight: '26rem' }}
      aria-labelledby="first-minutes"
      aria-live="polite"
    >
      <h3 id="first-minutes" ref={head} tabIndex={-1}>
        {t('first.title', { economy: economyName(LEARNER) })}
      </h3>
      <p class="small muted num">{t('first.step', { step: at + 1, steps: FIRST_STEPS.length })}</p>
      {['guess', 'seal'].includes(step.value) && <p class="small muted">{t('first.practice')}</p>}
      {outcomes === undefined ? (
        <p class="muted">{t('first.solving')}</p>
      ) : (
        <Step outcomes={outcomes} onPlay={onPlay} />
      )}
    </section>
  );
}

async function solveAll(): Promise<Outcomes> {
  const [file, opening] = await Promise.all([
    import('#shared/content/scenarios/textbook.json'),
    import('#shared/content/scenarios/textbook-standard.json'),
  ]);
  const scenario: Scenario = assembleScenario(
    file.default as unknown as ScenarioFile,
    opening.default as unknown as OpeningFile,
  );
  const game = openTextbook(scenario);
  return {
    offered: outcomeOf(scenario, game, [OFFERER]),
    others: OTHERS.map((partners) => outcomeOf(scenario, game, partners)),
    widest: outcomeOf(scenario, game, WIDEST),
  };
}

function useOutcomes(): Outcomes | undefined {
  const [outcomes, setOutcomes] = useState<Outcomes | undefined>(undefined);
  const [failure, setFailure] = useState<unknown>(undefined);
  useEffect(() => {
    solveAll().then(setOutcomes, setFailure);
  }, []);
  // A solver that fails is a bug: the page's error boundary shows it.
  if (failure !== undefined) throw failure;
  return outcomes;
}

type StepProps = { readonly outcomes: Outcomes; readonly onPlay: Props['onPlay'] };

function Step({ outcomes, onPlay }: StepProps) {
  switch (step.value) {
    case 'guess':
      return <Guess />;
    case 'sign':
      return (
        <>
          <p>{t(guess.value === 'poorer' ? 'first.guessedPoorer' : 'first.guessedRicher')}</p>
          <NextButton to="why" label={t('first.sign', { economy: economyName(OFFERER) })} />
        </>
      );
    case 'why':
      return (
        <>
          <Income outcome={outcomes.offered} />
          <p>{t(guess.value === 'poorer' ? 'first.right' : 'first.otherwise')}</p>
          <p>{t('first.why')}</p>
          <Parts outcome={outcomes.offered} />
          <NextButton to="counter" label={t('first.next')} />
        </>
      );
    case 'counter':
      return <Counter outcomes={outcomes} />;
    case 'seal':
      return <Seal outcomes={outcomes} onPlay={onPlay} />;
  }
}

function NextButton({ to, label }: { readonly to: FirstStep; readonly label: string }) {
  return (
    <button type="button" class="btn primary" onClick={() => (step.value = to)}>
      {label}
      <Icon name="arrowRight" size={18} />
    </button>
  );
}

function Guess() {
  const choose = (guessed: 'richer' | 'poorer'): void => {
    guess.value = guessed;
    step.value = 'sign';
  };
  return (
    <>
      <p>{t('first.offer')}</p>
      <div class="row wrap">
        <button type="button" class="btn" onClick={() => choose('richer')}>
          {t('first.richer')}
        </button>
        <button type="button" class="btn" onClick={() => choose('poorer')}>
          {t('first.poorer')}
        </button>
      </div>
    </>
  );
}

function Percent({ value }: { readonly value: number }) {
  return <Delta value={value} text={formatPercent(Math.abs(value) / 100, 2)} />;
}

type IncomeProps = { readonly outcome: FirstOutcome; readonly partners?: readonly EconomyId[] | undefined };

function Income({ outcome, partners }: IncomeProps) {
  return (
    <p class="row between">
      <b>
        {partners === undefined
          ? t('first.income', { economy: economyName(LEARNER) })
          : t('first.incomeWith', { economy: economyName(LEARNER), partner: namesOf(partners) })}
      </b>
      <Percent value={outcome.percent[LEARNER] ?? 0} />
    </p>
  );
}

/** The bars of the bill as a list: they sum to the change. */
function Parts({ outcome }: { readonly outcome: FirstOutcome }) {
  return (
    <ul class="rows">
      {outcome.parts.map(({ part, percent }) => (
        <li key={part} class="row between">
          <span>{t(`part.${part}`)}</span>
          <Percent value={percent} />
        </li>
      ))}
    </ul>
  );
}

function Counter({ outcomes: { others } }: { readonly outcomes: Outcomes }) {
  // Whoever was tried stays in sight beside the other; the parts are those of the last.
  const [tried, setTried] = useState<readonly number[]>([]);
  const outcome = others[tried.at(-1) ?? -1];
  return (
    <>
      <p>{t('first.counter')}</p>
      <div class="row wrap">
        {OTHERS.map((partners, at) => (
          <button
            key={partners.join()}
            type="button"
            class={at === tried.at(-1) ? 'btn primary' : 'btn'}
            aria-pressed={at === tried.at(-1)}
            onClick={() => setTried([...tried.filter((each) => each !== at), at])}
          >
            {namesOf(partners)}
          </button>
        ))}
      </div>
      {outcome !== undefined && (
        <>
          {others.map(
            (each, at) => tried.includes(at) && <Income key={at} outcome={each} partners={OTHERS[at]} />,
          )}
          <Parts outcome={outcome} />
          {tried.length === others.length && <NextButton to="seal" label={t('first.next')} />}
        </>
      )}
    </>
  );
}

function namesOf(partners: readonly EconomyId[]): string {
  return formatList(partners.map(economyName));
}

function Seal({ outcomes: { widest }, onPlay }: StepProps) {
  return (
    <>
      <p>{t('first.seal')}</p>
      <Income outcome={widest} partners={WIDEST} />
      <p class="row between">
        <b>{t('first.outside', { economy: economyName(OFFERER) })}</b>
        <Percent value={widest.percent[OFFERER] ?? 0} />
      </p>
      <p>{t('first.end')}</p>
      {/* First what starts nothing: a second press on what led here meets it. */}
      <div class="row wrap">
        <button
          type="button"
          class="btn"
          onClick={() => {
            guess.value = undefined;
            step.value = 'guess';
          }}
        >
          <Icon name="undo" size={18} />
          {t('first.again')}
        </button>
        {onPlay !== undefined && (
          <button type="button" class="btn primary" onClick={() => onPlay(LEARNER)}>
            {t('alone.playAs', { economy: economyName(LEARNER) })}
          </button>
        )}
      </div>
    </>
  );
}

/** Who learns the game governs this economy of the textbook. */
export const LEARNER: EconomyId = 'ALB';
/** The offer that looks good and is not. */
export const OFFERER: EconomyId = 'DUN';
/** What may be signed instead in round 1, in which two may sign together. */
export const OTHERS: readonly (readonly EconomyId[])[] = [['BOR'], ['CAT']];
/** What three may sign from round 2 on. */
export const WIDEST: readonly EconomyId[] = ['BOR', 'CAT'];

const FIRST_STEPS = ['guess', 'sign', 'why', 'counter', 'seal'] as const;
type FirstStep = (typeof FIRST_STEPS)[number];

/** Smaller parts are not told. */
const TOLD_PERCENT = 0.005;

/** What a free trade area of the learner with these partners brings. */
type FirstOutcome = {
  /** Change of real income of every economy, per cent. */
  readonly percent: Readonly<Record<EconomyId, number>>;
  /** Of the learner's change, which they sum to. */
  readonly parts: readonly { readonly part: WelfarePart; readonly percent: number }[];
};

/** The textbook before anybody has signed anything. */
export function openTextbook(scenario: Scenario): CountryGame {
  const created = createCountries(scenario, {
    scenarioId: 'textbook',
    opening: 'standard',
    preset: 'firstLesson',
    rounds: 4,
    clock: 'normal',
    seed: 'textbook',
    timed: false,
  });
  if (!created.ok) throw new Error('the textbook could not be solved');
  return countryGame(must(created.value.reduce<GameState | undefined>(evolve, undefined), 'a game'));
}

export function outcomeOf(
  scenario: Scenario,
  opening: CountryGame,
  partners: readonly EconomyId[],
): FirstOutcome {
  const among = [LEARNER, ...partners];
  const draft = { parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] } as const] };
  const forecast = forecastProposal(scenario, opening, draft, { parts: true });
  if (!forecast.ok) throw new Error('the textbook could not be solved');
  const { economies } = forecast.value;
  const own = must(economies[LEARNER], LEARNER);
  const percent = Object.fromEntries(
    Object.entries(economies).map(([economy, { logChange }]) => [economy, percentOfLog(logChange)]),
  );
  // Parts sum to the log of the change: so many per cent of it each.
  const scale = percentALog(own.logChange);
  const parts = WELFARE_PARTS.map((part) => ({ part, percent: scale * (own.parts?.[part] ?? 0) }));
  return { percent, parts: parts.filter((each) => Math.abs(each.percent) >= TOLD_PERCENT) };
}
