import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WelfarePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { Delta } from '../../design/Marks.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { formatList, formatPercent, formatRate, formatSignedPercent } from '../../text/format.ts';
import { formatExactMoney, formatMoney } from '../../text/money.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import {
  COUNTERS,
  type Counter,
  type FirstOutcome,
  LEARNER,
  type Met,
  OFFERER,
  OTHER,
  type Outcomes,
  PAYMENT_MN,
  WIDEST,
  solveAll,
} from './firstMinutesModel.ts';

/** How far somebody is: kept while the page is open, so that it may be put away and gone on with. */
const step = signal<FirstStep>('guess');
const guess = signal<string | undefined>(undefined);
/** Counter-offers that were tried, the last one last. */
const tried = signal<readonly Counter[]>([]);

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
          <p>
            {t('first.why', {
              economy: offerer,
              own: rateOf(LEARNER),
              theirs: rateOf(OFFERER),
              change: formatSignedPercent((outcomes.offered.percent[LEARNER] ?? 0) / 100, 2),
            })}
          </p>
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
          <p>{t('first.win')}</p>
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
      <button type="button" class="btn" onClick={startAgain}>
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

function crowns(amountBn: number): string {
  return formatMoney(amountBn, 'crown');
}

function share(percent: number): string {
  return formatPercent(percent / 100, 1);
}

type FourProps = { readonly economies: readonly Met[]; readonly outcome?: FirstOutcome };

/** The four as they lie on the map: what each trades and its tariff, or what becomes of its real income. Those who signed are ringed. */
function Four({ economies, outcome }: FourProps) {
  return (
    <div class="stack">
      {outcome !== undefined && <p class="small muted">{t('first.percent')}</p>}
      <ul class="stack" style={{ gridTemplateColumns: '1fr 1fr' }}>
        {economies.map(({ economy, incomeBn, line, rateBp }) => (
          <li key={economy} class="row">
            <Medallion
              economy={economy}
              label={economy}
              size={42}
              ring={outcome?.signers.includes(economy) === true ? 'var(--gain)' : 'var(--line-strong)'}
            />
            <span>
              <b>
                {economy === LEARNER
                  ? t('first.you', { economy: economyName(economy) })
                  : economyName(economy)}
              </b>
              <br />
              {outcome === undefined ? (
                <span class="small muted num">
                  {t('first.earns', { amount: crowns(incomeBn) })}
                  <br />
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
    </div>
  );
}

/** What the offer moves for the learner. */
const EXPLAINED = ['tradeCreated', 'tradeDiverted', 'pricesAbroad'] as const satisfies readonly WelfarePart[];

function isExplained(part: WelfarePart): part is (typeof EXPLAINED)[number] {
  return EXPLAINED.some((each) => each === part);
}

/** The bars of the bill as a list, each with its cause: they sum to the change. */
function Parts({ outcome }: { readonly outcome: FirstOutcome }) {
  const [, partner = OFFERER] = outcome.signers;
  const told = {
    economy: economyName(partner),
    more: crowns(outcome.boughtMoreBn[partner] ?? 0),
    less: crowns(boughtLessBn(outcome)),
    others: formatList(outsiders(outcome).map(economyName)),
    price: share(outcome.dearer[partner] ?? 0),
  };
  return (
    <ul class="rows">
      {outcome.parts.map(({ part, percent }) => (
        <li key={part} class="row between">
          <span>
            {t(`part.${part}`)}
            {isExplained(part) && (
              <small class="muted">
                <br />
                {t(`first.${part}`, told)}
              </small>
            )}
          </span>
          <Percent value={percent} />
        </li>
      ))}
      <li class="row between">
        <b>{t('first.sum')}</b>
        <Percent value={outcome.percent[LEARNER] ?? 0} />
      </li>
    </ul>
  );
}

function outsiders({ signers, boughtMoreBn }: FirstOutcome): readonly EconomyId[] {
  return Object.keys(boughtMoreBn).filter((economy) => !signers.includes(economy));
}

/** From whom the learner signs nothing with, all together. */
function boughtLessBn(outcome: FirstOutcome): number {
  return outsiders(outcome).reduce((sum, economy) => sum - (outcome.boughtMoreBn[economy] ?? 0), 0);
}

/** Two ways to ask for more: the one pressed last is shown, and what each brings the learner stays in sight. */
function Counters({ outcomes: { offered, counters, economies } }: { readonly outcomes: Outcomes }) {
  const amount = formatExactMoney(PAYMENT_MN, 'crown');
  const paidOf = (payer: EconomyId): string => {
    const earned = economies.find(({ economy }) => economy === payer)?.incomeBn ?? 0;
    return share((PAYMENT_MN / 1000 / earned) * 100);
  };
  const labels = {
    paid: t('first.askPayment', {
      economy: economyName(OFFERER),
      amount,
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
      {last === 'paid' && (
        <p>
          {t('first.whyPaid', {
            amount,
            economy: economyName(OFFERER),
            theirs: paidOf(OFFERER),
            own: paidOf(LEARNER),
          })}
        </p>
      )}
      {last === 'other' && (
        <p>
          {t('first.whyOther', {
            economy: economyName(OTHER),
            other: economyName(OFFERER),
            less: crowns(boughtLessBn(counters.other)),
            lessThere: crowns(boughtLessBn(offered)),
            price: share(counters.other.dearer[OTHER] ?? 0),
            priceThere: share(offered.dearer[OFFERER] ?? 0),
          })}
        </p>
      )}
    </>
  );
}

const FIRST_STEPS = ['guess', 'why', 'counter', 'seal'] as const;
type FirstStep = (typeof FIRST_STEPS)[number];
