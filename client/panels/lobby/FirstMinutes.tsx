import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OpeningFile, ScenarioFile, Scenario } from '#shared/content/scenario.ts';
import { assembleScenario } from '#shared/content/scenarios/assembleScenario.ts';
import { WELFARE_PARTS, type WelfarePart } from '#shared/content/vocabulary.ts';
import { percentALog, percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import { createCountries } from '#shared/rules/countries/rulebook.ts';
import { forecastProposal } from '#shared/rules/forecast/compareLaws.ts';
import { evolve } from '#shared/rules/game/evolve.ts';
import { type CountryGame, countryGame, type GameState } from '#shared/rules/state.ts';
import { Delta } from '../../design/Marks.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { presetSettings } from '../../state/presetSettings.ts';
import { formatPercent, formatRate } from '../../text/format.ts';
import { formatExactMoney } from '../../text/money.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { goodsLine } from './seatFacts.tsx';

/** How far somebody is: kept while the page is open, so that it may be put away and gone on with. */
const step = signal<FirstStep>('guess');
const guess = signal<string | undefined>(undefined);
/** Counter-offers that were tried, the last one last. */
const tried = signal<readonly Counter[]>([]);

type Outcomes = {
  /** In the order of the map, row by row. */
  readonly economies: readonly Met[];
  readonly offered: FirstOutcome;
  readonly counters: Readonly<Record<Counter, FirstOutcome>>;
  readonly widest: FirstOutcome;
};

/** An economy of the lesson before play: what it sells and buys most, and its tariff. */
type Met = { readonly economy: EconomyId; readonly line: string; readonly rateBp: number };

type Props = {
  readonly onPlay?: (learner: EconomyId) => void;
  /** Leads on to what else may be begun here. */
  readonly onLeave?: () => void;
};

/** Three minutes with the numbers of the First lesson: meet the four, guess who gains more, read why, ask for a payment or turn to another, and see who is left out. */
export function FirstMinutes({ onPlay, onLeave }: Props) {
  const outcomes = useOutcomes();
  const at = FIRST_STEPS.indexOf(step.value);
  const head = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step.value);
  useEffect(() => {
    // The button that led on says something else now: keys go on from the head of the new step.
    if (shown.current !== step.value) head.current?.focus({ preventScroll: true });
    shown.current = step.value;
  }, [step.value]);
  return (
    // As high as its steps are, so that the buttons at its foot stay where they are.
    <section
      class="paper roomy col gap-3"
      style={{ minHeight: 'min(33rem, 82dvh)' }}
      aria-labelledby="first-minutes"
      aria-live="polite"
    >
      <div class="row between">
        <h3 id="first-minutes" class="size-h2" ref={head} tabIndex={-1}>
          {t('first.title', { economy: economyName(LEARNER) })}
        </h3>
        <span class="small muted num">{t('first.step', { step: at + 1, steps: FIRST_STEPS.length })}</span>
      </div>
      {outcomes === undefined ? (
        <p class="muted grow">{t('first.solving')}</p>
      ) : (
        <div class="stack gap-3 top grow">
          <Step outcomes={outcomes} />
        </div>
      )}
      <Foot onPlay={onPlay} onLeave={onLeave} />
    </section>
  );
}

async function solveAll(): Promise<Outcomes> {
  const [file, opening] = await Promise.all([
    import('#shared/content/scenarios/quartet.json'),
    import('#shared/content/scenarios/quartet-standard.json'),
  ]);
  const scenario: Scenario = assembleScenario(
    file.default as unknown as ScenarioFile,
    opening.default as unknown as OpeningFile,
  );
  const game = openLesson(scenario);
  return {
    economies: scenario.economies
      .toSorted((a, b) => a.tile.row - b.tile.row || a.tile.column - b.tile.column)
      .map(({ id }) => ({
        economy: id,
        line: goodsLine(scenario, id),
        rateBp: must(Object.values(scenario.mfnRateBp[id] ?? {})[0], 'a tariff'),
      })),
    offered: outcomeOf(scenario, game, [OFFERER]),
    counters: {
      paid: outcomeOf(scenario, game, [OFFERER], PAYMENT_MN),
      other: outcomeOf(scenario, game, [OTHER]),
    },
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

function Step({ outcomes }: { readonly outcomes: Outcomes }) {
  const { economies } = outcomes;
  const offerer = economyName(OFFERER);
  const rateOf = (economy: EconomyId): string =>
    formatRate(economies.find((each) => each.economy === economy)?.rateBp ?? 0);
  switch (step.value) {
    case 'guess':
      return (
        <>
          <p>{t('first.meet')}</p>
          <Four economies={economies} />
          <Guess />
        </>
      );
    case 'why':
      return (
        <>
          <p>{t(guess.value === OFFERER ? 'first.right' : 'first.otherwise', { economy: offerer })}</p>
          <Four economies={economies} outcome={outcomes.offered} />
          <p>{t('first.why', { economy: offerer, own: rateOf(LEARNER), theirs: rateOf(OFFERER) })}</p>
          <Parts outcome={outcomes.offered} />
        </>
      );
    case 'counter':
      return <Counters outcomes={outcomes} />;
    case 'seal':
      return (
        <>
          <p>{t('first.seal', { economy: economyName(WIDEST[0]), other: economyName(WIDEST[1]) })}</p>
          <Four economies={economies} outcome={outcomes.widest} />
          <p>{t('first.end', { economy: economyName(OTHER) })}</p>
        </>
      );
  }
}

/** Where the steps lead: on at the right, and what begins a game at the left, where no step led on before. */
function Foot({ onPlay, onLeave }: Props) {
  const next = FIRST_STEPS[FIRST_STEPS.indexOf(step.value) + 1];
  // A guess leads on by itself, and both counter-offers are to be tried.
  const isOpen = step.value === 'why' || tried.value.length === COUNTERS.length;
  if (next !== undefined)
    return (
      <div class="row between">
        <span class="small muted">{t('first.practice')}</span>
        {isOpen && (
          <button type="button" class="btn primary" onClick={() => (step.value = next)}>
            {t('first.next')}
            <Icon name="arrowRight" size={18} />
          </button>
        )}
      </div>
    );
  return (
    <div class="row wrap between">
      <span class="row wrap">
        {onPlay !== undefined && (
          <button type="button" class="btn primary" onClick={() => onPlay(LEARNER)}>
            {t('alone.playAs', { economy: economyName(LEARNER) })}
          </button>
        )}
        {onLeave !== undefined && (
          <button type="button" class="btn" onClick={onLeave}>
            {t('first.otherSeat')}
          </button>
        )}
      </span>
      <button type="button" class="btn ghost" onClick={startAgain}>
        <Icon name="undo" size={18} />
        {t('first.again')}
      </button>
    </div>
  );
}

function startAgain(): void {
  guess.value = undefined;
  tried.value = [];
  step.value = 'guess';
}

/** Who gains more: the two differ so much that the answer is seen. */
function Guess() {
  const choose = (guessed: string): void => {
    guess.value = guessed;
    step.value = 'why';
  };
  return (
    <>
      <p>{t('first.offer', { economy: economyName(OFFERER) })}</p>
      <div class="row wrap">
        {[LEARNER, OFFERER].map((economy) => (
          <button key={economy} type="button" class="btn" onClick={() => choose(economy)}>
            {economy === LEARNER ? t('first.you', { economy: economyName(economy) }) : economyName(economy)}
          </button>
        ))}
        <button type="button" class="btn" onClick={() => choose('both')}>
          {t('first.both')}
        </button>
      </div>
    </>
  );
}

function Percent({ value }: { readonly value: number }) {
  return <Delta value={value} text={formatPercent(Math.abs(value) / 100, 2)} />;
}

type FourProps = { readonly economies: readonly Met[]; readonly outcome?: FirstOutcome };

/** The four as they lie on the map: what each trades and its tariff, or what becomes of its real income. Those who signed are ringed. */
function Four({ economies, outcome }: FourProps) {
  return (
    <ul class="stack" style={{ gridTemplateColumns: '1fr 1fr' }}>
      {economies.map(({ economy, line, rateBp }) => (
        <li key={economy} class="row">
          <Medallion
            economy={economy}
            label={economy}
            size={42}
            ring={outcome?.signers.includes(economy) === true ? 'var(--gain)' : 'var(--line-strong)'}
          />
          <span>
            <b>
              {economy === LEARNER ? t('first.you', { economy: economyName(economy) }) : economyName(economy)}
            </b>
            <br />
            {outcome === undefined ? (
              <span class="small muted num">
                {line}
                <br />
                {t('first.tariff', { rate: formatRate(rateBp) })}
              </span>
            ) : (
              <Percent value={outcome.percent[economy] ?? 0} />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What the offer moves for the learner. */
const EXPLAINED = ['tradeCreated', 'tradeDiverted', 'pricesAbroad'] as const satisfies readonly WelfarePart[];

function isExplained(part: WelfarePart): part is (typeof EXPLAINED)[number] {
  return EXPLAINED.some((each) => each === part);
}

/** The bars of the bill as a list, each with what it is: they sum to the change. */
function Parts({ outcome }: { readonly outcome: FirstOutcome }) {
  return (
    <ul class="rows">
      {outcome.parts.map(({ part, percent }) => (
        <li key={part} class="row between">
          <span>
            {t(`part.${part}`)}
            {isExplained(part) && (
              <small class="muted">
                <br />
                {t(part === 'pricesAbroad' && percent > 0 ? 'first.pricesAbroadUp' : `first.${part}`, {
                  economy: economyName(outcome.signers[1] ?? OFFERER),
                })}
              </small>
            )}
          </span>
          <Percent value={percent} />
        </li>
      ))}
    </ul>
  );
}

/** Two ways to ask for more: the one pressed last is shown, and what each brings the learner stays in sight. */
function Counters({ outcomes: { counters, economies } }: { readonly outcomes: Outcomes }) {
  const labels = {
    paid: t('first.askPayment', {
      economy: economyName(OFFERER),
      amount: formatExactMoney(PAYMENT_MN, 'crown'),
    }),
    other: t('first.turnTo', { economy: economyName(OTHER) }),
  } as const satisfies Record<Counter, string>;
  const last = tried.value.at(-1);
  return (
    <>
      <p>{t('first.counter', { economy: economyName(OFFERER), other: economyName(OTHER) })}</p>
      <div class="row wrap">
        {COUNTERS.map((each) => (
          <button
            key={each}
            type="button"
            class="btn"
            aria-pressed={last === each}
            onClick={() => (tried.value = [...tried.value.filter((other) => other !== each), each])}
          >
            {labels[each]}
            {tried.value.includes(each) && <Percent value={counters[each].percent[LEARNER] ?? 0} />}
          </button>
        ))}
      </div>
      <Four economies={economies} {...(last === undefined ? {} : { outcome: counters[last] })} />
      {last === 'other' && (
        <>
          <Parts outcome={counters.other} />
          <p class="small">
            {t('first.whyOther', { economy: economyName(OTHER), other: economyName(OFFERER) })}
          </p>
        </>
      )}
    </>
  );
}

/** Who learns the game governs this country of the First lesson. */
export const LEARNER: EconomyId = 'CAT';
/** Who gains most by its own offer. */
export const OFFERER: EconomyId = 'ALB';
/** What it may be asked to pay for it in a round, in millions. */
export const PAYMENT_MN = 120;
/** Whom the learner may turn to instead, and who is left out by the widest. */
export const OTHER: EconomyId = 'DUN';
/** With whom the learner signs as one of three, from round 2 on. */
export const WIDEST = ['ALB', 'BOR'] as const satisfies readonly EconomyId[];

const COUNTERS = ['paid', 'other'] as const;
type Counter = (typeof COUNTERS)[number];

const FIRST_STEPS = ['guess', 'why', 'counter', 'seal'] as const;
type FirstStep = (typeof FIRST_STEPS)[number];

/** Smaller parts are not told. */
const TOLD_PERCENT = 0.005;

/** What a free trade area of the learner with these partners brings. */
type FirstOutcome = {
  readonly signers: readonly EconomyId[];
  /** Change of real income of every economy, per cent. */
  readonly percent: Readonly<Record<EconomyId, number>>;
  /** Of the learner's change, which they sum to. */
  readonly parts: readonly { readonly part: WelfarePart; readonly percent: number }[];
};

/** The First lesson before anybody has signed anything. */
export function openLesson(scenario: Scenario): CountryGame {
  const created = createCountries(scenario, presetSettings('firstLesson', 'practice'));
  if (!created.ok) throw new Error('the First lesson could not be solved');
  return countryGame(must(created.value.reduce<GameState | undefined>(evolve, undefined), 'a game'));
}

/** With a payment to the learner, in millions, where one is named. */
export function outcomeOf(
  scenario: Scenario,
  opening: CountryGame,
  partners: readonly EconomyId[],
  amountMn = 0,
): FirstOutcome {
  const signers = [LEARNER, ...partners];
  const [from = ''] = partners;
  const area: Clause = { type: 'freeTradeArea', among: signers, exceptions: [] };
  const payment: Clause = { type: 'payment', from, to: LEARNER, amountMn, rounds: 1 };
  const clauses = amountMn === 0 ? [area] : [area, payment];
  const forecast = forecastProposal(scenario, opening, { parties: signers, clauses }, { parts: true });
  if (!forecast.ok) throw new Error('the First lesson could not be solved');
  const { economies } = forecast.value;
  const own = must(economies[LEARNER], LEARNER);
  const percent = Object.fromEntries(
    Object.entries(economies).map(([economy, { logChange }]) => [economy, percentOfLog(logChange)]),
  );
  // Parts sum to the log of the change: so many per cent of it each.
  const scale = percentALog(own.logChange);
  const parts = WELFARE_PARTS.map((part) => ({ part, percent: scale * (own.parts?.[part] ?? 0) }));
  return { signers, percent, parts: parts.filter((each) => Math.abs(each.percent) >= TOLD_PERCENT) };
}
