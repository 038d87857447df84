import type { ComponentChildren } from 'preact';
import { JOBS_OF_ARREARS } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { at, must } from '#shared/kernel/records.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import { isInArrears } from '#shared/rules/provinces/settlement/careerScore.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { Term } from '../../../design/Term.tsx';
import { formatNumber, sentences } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { Delta } from '../../../design/Marks.tsx';
import { pictureRole, scaleTo } from '../../../design/charts/scale.ts';
import { measureText } from '../../../map/useElementSize.ts';
import { RichText, Say } from '../../../text/Say.tsx';
import { plainYuan, yuan } from '../../../text/money.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import {
  type PricedMoney,
  TOLD,
  TOLD_SUM,
  USED_UP,
  lineTold,
  openingYear,
  standingOf,
  usePoints,
  useProvinceSeat,
  isGainHidden,
} from '../seat.ts';
import { careerParts, medalParts, ownState, placeText, reportOf } from './ownModel.ts';
import './own.css';

/** What the medal counts of a leader: people's income and the career, with the rank that decides promotion; the rest for whoever asks. */
export function StateCard({ children }: { readonly children?: ComponentChildren }) {
  const { scenario, game, me } = useProvinceSeat();
  const own = ownState(game, me);
  const year = openingYear({ scenario });
  return (
    <section class="panel economy" aria-labelledby="own-state">
      <h2 class="head" id="own-state">
        {t('own.title')}
      </h2>
      <dl class="own-scores">
        <Figure
          label={<Term of="realIncome">{t('own.income')}</Term>}
          hint={t('own.base', { year })}
          value={formatNumber(own.index, 1)}
          change={own.indexChange}
          digits={1}
        />
        <Figure
          label={<Term of="career">{t('own.career')}</Term>}
          hint={t('own.careerHint')}
          value={formatNumber(own.career, 1)}
          change={own.careerChange}
          digits={1}
        />
        {children}
        {own.place !== undefined && (
          <Figure
            label={<Term of="growthRank">{t('own.place')}</Term>}
            hint={t('own.placeHint')}
            value={placeText(own, scenario)}
            change={own.placesWon}
            digits={0}
          />
        )}
        {own.reputation !== 0 && (
          <Figure
            label={<Term of="reputation">{t('own.reputation')}</Term>}
            hint={t('own.reputationHint')}
            value={formatNumber(own.reputation)}
            change={0}
            digits={0}
          />
        )}
      </dl>
      {game.round > 1 && (
        <details class="pad">
          <summary class="small">{t('own.more')}</summary>
          <dl>
            <Figure
              label={<Term of="stateJobs">{t('own.jobs')}</Term>}
              hint={t('own.base', { year })}
              value={formatNumber(own.stateJobs, 1)}
              change={own.stateJobsChange}
              digits={1}
            />
          </dl>
          <p class="small muted">{t('pbrief.howText', medalParts())}</p>
          <p class="small muted">{t('pbrief.howCareer', { parts: careerParts(scenario, game) })}</p>
        </details>
      )}
    </section>
  );
}

type FigureProps = {
  readonly label: ComponentChildren;
  readonly hint: string;
  readonly value: string;
  readonly change: number;
  readonly digits: number;
};

function Figure({ label, hint, value, change, digits }: FigureProps) {
  const silent = 0.5 * 10 ** -digits;
  return (
    <OwnScore label={label} hint={hint} value={value}>
      {Math.abs(change) >= silent && (
        <span class="small">
          <Delta value={change} text={formatNumber(Math.abs(change), digits)} />
        </span>
      )}
    </OwnScore>
  );
}

type OwnScoreProps = {
  readonly label: ComponentChildren;
  readonly hint: string;
  readonly value: string;
  /** What it changed by, where that is told. */
  readonly children?: ComponentChildren;
};

/** One figure of a list of scores: its name, what it is measured against, and its value. */
export function OwnScore({ label, hint, value, children }: OwnScoreProps) {
  return (
    <div class="own-score tall row between gap-3">
      <dt class="stack gap-0 muted">
        <span>{label}</span>
        <span class="small muted">{hint}</span>
      </dt>
      <dd class="stack gap-none num">
        <b>{value}</b>
        {children}
      </dd>
    </div>
  );
}

/** What is free to spend; the budget against wages, and the line below which it only feeds its officials, for whoever asks. */
export function BudgetCard() {
  const { scenario, game, me } = useProvinceSeat();
  const own = ownBudget(scenario, game, me);
  // While there is money to spend, its price says where the line is, from the wages of the round that is forecast.
  const isToSpend = own.leftIn === 'now' && own.left >= 1;
  return (
    <section class="panel pad" aria-labelledby="own-budget">
      <h2>
        <Term of="budget">
          <span id="own-budget">{t('budget.title')}</span>
        </Term>{' '}
        <ConceptMark place="spot.budgetPayroll" />
      </h2>
      <FreeMoney own={own} />
      <details>
        <summary class="small">{t('budget.how')}</summary>
        {isToSpend && <PriceOfMoney left={own.left} />}
        {isToSpend && <LineOfMoney left={own.left} />}
        <p class="small muted">{t('budget.unit')}</p>
        <BudgetBar own={own} />
        <p class="small muted">
          {own.leftIn !== 'never' && <TakenIn own={own} />}{' '}
          {!isToSpend &&
            t(own.isDining ? 'budget.dining' : 'budget.sound', {
              budget: yuan(own.budget),
              line: yuan(own.diningLine),
              times: formatNumber(scenario.economy.market.politics.shortOfPayroll, 1),
            })}
        </p>
      </details>
    </section>
  );
}

/** How much is free to spend, and when; that wages are not paid, which costs the leader. */
function FreeMoney({ own }: { readonly own: OwnBudget }) {
  const { left, leftIn, payroll } = own;
  if (leftIn === 'never') return null;
  return (
    <p>
      {left < 1 ? (
        t(leftIn === 'nextRound' ? 'budget.nothingNext' : 'budget.nothing')
      ) : (
        <RichText
          k={leftIn === 'nextRound' ? 'budget.freeNext' : 'budget.free'}
          params={{ sum: <b class="strong">{yuan(left)}</b> }}
        />
      )}{' '}
      {own.isInArrears && t('budget.unpaid', { payroll: yuan(payroll), points: -JOBS_OF_ARREARS })}
    </p>
  );
}

/** What it costs a leader to spend, or that it costs nothing now. */
function PriceOfMoney({ left }: { readonly left: number }) {
  const own = standingOf(useProvinceSeat().me);
  const points = usePoints(own);
  const priceOf = (sum: number): number => points(sum) ?? 0;
  if (own === undefined) return null;
  const first = Math.min(TOLD_SUM, left);
  const sum = priceOf(first) < TOLD.points ? left : first;
  return (
    <p class="small muted">
      {priceOf(sum) < TOLD.points && own.parts.budget < USED_UP
        ? t('budget.priceNone', { part: formatNumber(own.parts.budget) })
        : t('budget.price', { sum: yuan(sum), points: formatNumber(priceOf(sum), 1) })}
    </p>
  );
}

/** Where the price of money jumps, and why: the line below which changes of the budget count double. */
function LineOfMoney({ left }: Pick<PricedMoney, 'left'>) {
  const { scenario, me } = useProvinceSeat();
  const own = standingOf(me);
  const points = usePoints(own);
  const times = scenario.economy.market.politics.shortOfPayroll;
  const told = own && lineTold({ own, left, times, priceOf: (sum) => points(sum) ?? 0 });
  if (told === undefined) return null;
  return (
    <p class="small muted">
      <Say phrase={told} />
    </p>
  );
}

/** Of which sum it is left. */
function TakenIn({ own }: { readonly own: OwnBudget }) {
  const { income, secured, short, promised, payroll } = own;
  const params = { income: yuan(income), wages: yuan(secured + short) };
  if (short > 0)
    return sentences(
      t('budget.short', { ...params, short: yuan(short) }),
      !own.isInArrears && t('budget.paid', { payroll: yuan(payroll) }),
    );
  return promised < 1
    ? t('budget.takenIn', params)
    : t('budget.takenInPromised', { ...params, promised: yuan(promised) });
}

/** Words stand on the side of a mark where there is room. */
function anchorAt(x: number): 'start' | 'end' {
  return x < WIDTH / 2 ? 'start' : 'end';
}

const WIDTH = 250;
const BAR_TOP = 24;
const BAR = 18;
/** The font of words in the bar, and room at either side of them; where they do not fit they stand above it. */
const INSIDE_FONT = '700 12px "Inter Variable", sans-serif';
const PAD = 5;

/** A small triangle with its tip at a point. */
function pointer(x: number, y: number): string {
  return `M${x} ${y}l-4 8h8z`;
}

function BudgetBar({ own }: { readonly own: OwnBudget }) {
  const { budget, income, payroll, wagesLine, secured, short, diningLine, left } = own;
  const wholeBudget = Math.round(budget);
  const hasMark = wholeBudget !== income;
  const widest = Math.max(income, diningLine) * 1.04;
  const x = scaleTo({ low: 0, high: widest }, 0, WIDTH);
  const label = t('budget.label', {
    income: yuan(income),
    payroll: yuan(payroll),
    wages: yuan(secured + short),
    budget: yuan(wholeBudget),
    line: yuan(diningLine),
  });
  const wages = t('budget.wages', { payroll: plainYuan(payroll) });
  const hasRoom = measureText(wages, INSIDE_FONT) + 2 * PAD <= x(Math.min(income, payroll));
  return (
    <svg class="budget-bar" viewBox={`0 0 ${WIDTH} ${hasMark ? 99 : 84}`} {...pictureRole(label)}>
      <rect class="rest" y={BAR_TOP} width={x(income)} height={BAR} rx="3" />
      <rect class="wages" y={BAR_TOP} width={x(Math.min(income, payroll))} height={BAR} rx="3" />
      <rect class="free" x={x(income - left)} y={BAR_TOP} width={x(left)} height={BAR} />
      <path class="line" d={`M${x(wagesLine)} 18V54`} />
      <path class="line loss" d={`M${x(diningLine)} 10V66`} />
      <text {...(hasRoom ? { class: 'inside', x: 4, y: BAR_TOP + 13.5 } : { x: 0, y: 13 })}>{wages}</text>
      <text x={Math.min(WIDTH - 4, x(income))} y="13" text-anchor="end">
        {t('budget.income', { income: plainYuan(income) })}
      </text>
      <text x={x(wagesLine)} y="66" text-anchor={anchorAt(x(wagesLine))}>
        {t('budget.secured', { wages: plainYuan(secured + short) })}
      </text>
      <text class="loss" x={Math.min(WIDTH - 2, x(diningLine))} y="81" text-anchor={anchorAt(x(diningLine))}>
        {t('budget.diningLine', { line: plainYuan(diningLine) })}
      </text>
      {hasMark && (
        <>
          <path class="free" d={`${pointer(x(Math.max(0, budget)), BAR_TOP + BAR)}${pointer(PAD, 88)}`} />
          <text x={3 * PAD} y="96">
            {t('budget.afterSpending', { budget: plainYuan(wholeBudget) })}
          </text>
        </>
      )}
    </svg>
  );
}

/** The budget beside what it must pay. All in 100 million yuan. */
type OwnBudget = {
  /** What came in less what was spent and paid to others: what the career score counts. */
  readonly budget: number;
  readonly payroll: number;
  /** What came in, whole: the sum of what secures wages, is promised or spent, and is left. */
  readonly income: number;
  /** Wages and what comes with them: below this nothing may be bought. */
  readonly wagesLine: number;
  /** What of the income secures wages, whole: a part of a unit that is left over is not free. */
  readonly secured: number;
  /** What is missing of it, whole. */
  readonly short: number;
  /** Below this the budget feeds its officials and no more, and its changes count double. */
  readonly diningLine: number;
  /** Of what wages leave, what pacts take in the round and what it has cost already, whole. */
  readonly promised: number;
  /** What is left to spend. */
  readonly left: number;
  /** For when that is told: while a round is played, of the next one; of none in the last results, and before gains are shown. */
  readonly leftIn: 'now' | 'nextRound' | 'never';
  readonly isDining: boolean;
  /** It does not pay the wages themselves, which costs the leader. */
  readonly isInArrears: boolean;
};

/** Far below any sum that is spent: what is left over by rounding is nothing promised. */
const ROUNDING = 1e-6;

/** Money after the last round whose gains were shown: what came in = what secures wages + what is promised or spent + what is left. */
export function ownBudget(scenario: ProvincesScenario, game: ProvinceGame, me: EconomyId): OwnBudget {
  const { payroll: payrolls, payrollNeed, shortOfPayroll } = scenario.economy.market.politics;
  const { atOpening } = scenario;
  const region = scenario.dealOrder.indexOf(me);
  const last = reportOf(game, me, -1);
  const payroll = last?.payroll ?? at(payrolls, region);
  const budget = last?.budget ?? must(atOpening.accounts[region], 'account').budget.total;
  const freeMoney = last?.freeMoney ?? must(atOpening.figures[region], 'figures').freeMoney;
  const [wagesLine, diningLine] = [payrollNeed * payroll, shortOfPayroll * payroll];
  const { left, leftIn } = spendable(game, me);
  const promised = leftIn === 'never' ? 0 : Math.max(0, Math.floor(freeMoney + ROUNDING) - left);
  const [income, need] = [Math.round(wagesLine + freeMoney), Math.round(wagesLine)];
  return {
    budget,
    payroll,
    income,
    wagesLine,
    secured: leftIn === 'never' ? Math.min(income, need) : income - promised - left,
    short: Math.max(0, need - income),
    diningLine,
    promised,
    left,
    leftIn,
    isDining: budget < diningLine,
    isInArrears: isInArrears({ budget, payroll }),
  };
}

/** From the budget to what is free in the next round: lines of whole sums that add up to the last of them. */
export function sumToFree({ budget, income, secured, short, promised, left }: OwnBudget) {
  return (
    [
      ['budget.notAgain', income - Math.round(budget)],
      ['budget.forWages', -secured - short],
      ['budget.missing', short],
      ['budget.promised', -promised],
      ['budget.nextFree', left],
    ] as const
  ).filter(([key, amount]) => key === 'budget.nextFree' || Math.abs(amount) >= 1);
}

/** What is left, and for when. */
function spendable(game: ProvinceGame, me: EconomyId): Pick<OwnBudget, 'left' | 'leftIn'> {
  if (game.phase !== 'results') return { left: moneyLeft(game, me), leftIn: 'now' };
  if (isGainHidden(game) || game.round >= lastRoundOf(game)) return { left: 0, leftIn: 'never' };
  // What was drafted and paid at once in this round is paid; pacts that go on cost their members again.
  const next = { ...game, round: game.round + 1, provinces: { ...game.provinces, payments: [] } };
  return { left: moneyLeft(next, me), leftIn: 'nextRound' };
}
