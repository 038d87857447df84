import type { ComponentChildren, ComponentType } from 'preact';
import { MILLIONS_A_YUAN100M, PAYROLL_GROWTH } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { at, must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { ProvinceReport } from '#shared/protocol/provinces/provinceReport.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { measuresCost } from '#shared/rules/provinces/envelope/envelope.ts';
import { brokenBefore, stoodAgainst, whoBroke } from '#shared/rules/provinces/pacts/breaches.ts';
import { moneyLeft, pactDues } from '#shared/rules/provinces/pacts/payments.ts';
import { isInArrears } from '#shared/rules/provinces/settlement/careerScore.ts';
import type { ForecastProvince } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { Term } from '../../../design/Term.tsx';
import { plainYuan, yuan } from '../../../text/money.ts';
import { economyName, pactName } from '../../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { previews } from '../../../preview/preview.ts';
import { pactsLeftHere } from '../../../state/tableState.ts';
import { isGainHidden, isPlayed, standingOf, useProvinceSeat } from '../seat.ts';
import { leaversTold, reportOf } from './ownModel.ts';
import './own.css';

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

type BudgetProps = {
  /** What spending what is free costs the result. */
  readonly spending?: ComponentType<{ readonly left: number }>;
};

/** Money in one sum: what came in, less wages and what is promised or spent, is free. Nothing while no sum is told. */
export function BudgetCard({ spending: Spending }: BudgetProps) {
  const { scenario, game, me } = useProvinceSeat();
  const own = ownBudget(scenario, game, me, standingOf(me));
  const spent = spentInEnvelope(game, me);
  const left = own.left - spent;
  if (own.leftIn === 'never') return null;
  const { fromCentre, fromOthers, leftIn } = own;
  const before = game.round === 1 ? 'budget.cameInStart' : 'budget.cameInBefore';
  const cameIn = leftIn === 'nextRound' ? 'budget.cameIn' : before;
  return (
    <section class="panel pad stack gap-1" aria-labelledby="own-budget">
      <div class="row between num">
        <h2>
          <Term of="budget">
            <span id="own-budget">{t(leftIn === 'now' ? 'budget.freeNow' : 'budget.nextFree')}</span>
          </Term>
        </h2>
        <b>{yuan(left)}</b>
      </div>
      {own.isInArrears && (
        <p class="small">{t('budget.unpaid', { budget: yuan(own.budget), payroll: yuan(own.payroll) })}</p>
      )}
      <details>
        <summary class="small">
          {t('budget.title')} ({t('budget.unit')})
        </summary>
        <table class="figures num">
          <tbody>
            <tr>
              <th scope="row">
                {t(cameIn)}
                {fromCentre + fromOthers >= 1 && (
                  <>
                    <br />
                    <span class="small muted">
                      {t(fromOthers < 1 ? 'budget.ofCentre' : 'budget.ofIt', {
                        centre: plainYuan(fromCentre),
                        others: plainYuan(fromOthers),
                      })}
                    </span>
                  </>
                )}
              </th>
              <td>{plainYuan(own.income)}</td>
            </tr>
            {[...takenFrom(own), ...(spent > 0 ? [['budget.tried', -spent] as const] : [])].map(
              ([key, amount]) => (
                <tr key={key}>
                  <th scope="row">
                    {t(key)}
                    <TakenNote of={key} own={own} />
                  </th>
                  <td>{plainYuan(amount)}</td>
                </tr>
              ),
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">
                <b>{t(leftIn === 'now' ? 'budget.freeNow' : 'budget.nextFree')}</b>
              </th>
              <td>
                <b>{plainYuan(left)}</b>
              </td>
            </tr>
          </tfoot>
        </table>
        {leftIn === 'now' && Spending && <Spending left={left} />}
        <ConceptMark place="spot.budgetPayroll" />
      </details>
    </section>
  );
}

/** What wages leave to be spent, in 100 million yuan, as the card of the budget tells it. */
export function useFreeMoney(): number {
  const { scenario, game, me } = useProvinceSeat();
  return ownBudget(scenario, game, me, standingOf(me)).left;
}

/** Below a line of it: what wages go by, and what is owed where there is not money for all of that. */
function TakenNote({ of, own }: { readonly of: string; readonly own: OwnBudget }) {
  const { payroll, owed, paid } = own;
  const isShort = of === 'budget.spokenFor' && owed >= paid + 1;
  if (of !== 'budget.forWages' && !isShort) return null;
  return (
    <>
      <br />
      <span class="small muted">
        {isShort
          ? t('budget.owedShort', { owed: plainYuan(owed), paid: plainYuan(paid) })
          : t('budget.wages', { payroll: plainYuan(payroll) })}
      </span>
    </>
  );
}

/** What the envelope as set now takes, in 100 million yuan. */
function spentInEnvelope(game: ProvinceGame, me: EconomyId): number {
  const { job } = previews.value.first ?? {};
  return game.phase === 'policy' && job?.type === 'measures' ? measuresCost(game, me, job.measures).total : 0;
}

/** The budget beside what it must pay. All in 100 million yuan. */
export type OwnBudget = {
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
  /** Of the income, whole. */
  readonly fromCentre: number;
  readonly fromOthers: number;
  /** Of what wages leave, what pacts take in the round and what it has cost already, whole. */
  readonly promised: number;
  /** What is owed under pacts in the round, and what of it there is money for; whole. */
  readonly owed: number;
  readonly paid: number;
  /** Of what is left beyond that, what the wages of this round need, since less comes in; whole. */
  readonly lessComes: number;
  /** What is left to spend. */
  readonly left: number;
  /** For when that is told: while a round is played, of the next one; of none in the last results, and before gains are shown. */
  readonly leftIn: 'now' | 'nextRound' | 'never';
  /** It does not pay the wages themselves, which costs the leader. */
  readonly isInArrears: boolean;
};

/** Far below any sum that is spent: what is left over by rounding is nothing promised. */
const ROUNDING = 1e-6;

/**
 * Money after the last round whose gains were shown: what came in = what secures wages + what is promised or spent + what this round's wages
 * need besides, by its forecast + what is left.
 */
export function ownBudget(
  scenario: ProvincesScenario,
  game: ProvinceGame,
  me: EconomyId,
  forecast?: Parameters<typeof freeOfWages>[1],
): OwnBudget {
  const { payroll: payrolls, payrollNeed } = scenario.economy.market.politics;
  const { atOpening } = scenario;
  const region = scenario.dealOrder.indexOf(me);
  const last = reportOf(game, me, -1);
  const payroll = last?.payroll ?? at(payrolls, region);
  const opening = must(atOpening.accounts[region], 'account').budget;
  const budget = last?.budget ?? opening.total;
  const freeMoney = last?.freeMoney ?? must(atOpening.figures[region], 'figures').freeMoney;
  const wagesLine = payrollNeed * payroll;
  const { left: allowed, leftIn } = spendable(game, me);
  const left = freeOfWages(allowed, leftIn === 'now' ? forecast : last && nextRound(game, me, last));
  const promised = leftIn === 'never' ? 0 : Math.max(0, Math.floor(freeMoney + ROUNDING) - allowed);
  const cameIn = wagesLine + freeMoney;
  const [income, need] = [Math.round(cameIn), Math.round(wagesLine)];
  const fromCentre = last?.budgetParts.transfers ?? opening.transfers;
  const dues = pactDues(game).payments.filter(({ from }) => from === me);
  const sumOf = (of: 'due' | 'paid'): number => dues.reduce((sum, each) => sum + each[of], 0);
  const own = last === undefined ? cameIn - fromCentre : last.budgetParts.taxes + last.budgetParts.rents;
  return {
    budget,
    payroll,
    income,
    wagesLine,
    secured: leftIn === 'never' ? Math.min(income, need) : income - promised - allowed,
    short: Math.max(0, need - income),
    fromCentre: Math.round(fromCentre),
    fromOthers: Math.max(0, Math.round(cameIn - own - fromCentre)),
    promised,
    owed: Math.round(sumOf('due')),
    paid: Math.round(sumOf('paid')),
    lessComes: allowed - left,
    left,
    leftIn,
    isInArrears: isInArrears({ budget, payroll }),
  };
}

/** What of the income is not free, in whole sums that leave what is. */
export function takenFrom({ secured, short, promised, lessComes, leftIn }: OwnBudget) {
  return (
    [
      ['budget.forWages', -secured - short],
      ['budget.missing', short],
      [leftIn === 'now' ? 'budget.spokenFor' : 'budget.promised', -promised],
      ['budget.lessComes', -lessComes],
    ] as const
  ).filter(([, amount]) => Math.abs(amount) >= 1);
}

/** What a province may spend of what it has left without leaving the wages of this round unpaid, by the forecast given; all before there is one. */
export function freeOfWages(
  left: number,
  own: Pick<ForecastProvince, 'budget' | 'payroll'> | undefined,
  spent = 0,
): number {
  return own === undefined ? left : Math.max(0, Math.min(left, Math.floor(own.budget - own.payroll - spent)));
}

/** What comes in of the next round as the last one did, but for payments under pacts, beside its wages. */
function nextRound(
  { provinces, round }: ProvinceGame,
  me: EconomyId,
  { budgetParts: { taxes, rents, transfers }, payroll }: ProvinceReport,
): Pick<ForecastProvince, 'budget' | 'payroll'> {
  const due = Object.values(provinces.pacts)
    .flatMap(({ payments }) => payments)
    .filter(({ untilRound }) => untilRound > round);
  const paid = paidToMn(due, me) / MILLIONS_A_YUAN100M;
  return { budget: taxes + rents + transfers + paid, payroll: payroll * (1 + PAYROLL_GROWTH) };
}

/** What is left, and for when. */
function spendable(game: ProvinceGame, me: EconomyId): Pick<OwnBudget, 'left' | 'leftIn'> {
  if (game.phase !== 'results') return { left: moneyLeft(game, me), leftIn: 'now' };
  if (isGainHidden(game) || game.round >= lastRoundOf(game)) return { left: 0, leftIn: 'never' };
  // What was drafted and paid at once in this round is paid; pacts that go on cost their members again.
  const next = { ...game, round: game.round + 1, provinces: { ...game.provinces, payments: [] } };
  return { left: moneyLeft(next, me), leftIn: 'nextRound' };
}

/** Of the last round: who was seen breaking which pact with this seat, and who broke one of others. Who left one was told as it was left. */
export function wordsBroken(
  game: ProvinceGame,
  me: EconomyId,
): { readonly own: readonly Phrase[]; readonly others: readonly Phrase[] } {
  const report = game.reports.at(-1);
  if (report === undefined) return { own: [], others: [] };
  const told = whoBroke(game, { from: report.round })
    .filter(({ by }) => by !== me)
    .map(({ pact, by, isExcluded }) => {
      const members = membersIn(game, report.round, pact);
      const isOwn = members?.includes(me) === true;
      const towardsYou = stoodAgainst(game, report, { by, pact }, me) ? 'broken' : 'brokenNotYou';
      const key = isOwn ? (isExcluded ? 'brokenExcluded' : towardsYou) : 'brokenOthers';
      return { isOwn, told: phrase(`pbrief.${key}`, { economy: by, pact: pactName(pact, members) }) };
    });
  const of = (isOwn: boolean): readonly Phrase[] =>
    told.flatMap((each) => (each.isOwn === isOwn ? [each.told] : []));
  return { own: of(true), others: of(false) };
}

/** Who has left pacts of this seat in the talks of the round that is played, and which are over by that: nobody is on record as leaver of a pact that somebody had broken. */
export function leftNow(game: ProvinceGame, me: EconomyId): readonly Phrase[] {
  if (!isPlayed(game)) return [];
  const talks = { round: game.round, pacts: Object.values(game.provinces.pacts) };
  const { departures = [] } = game.provinces;
  const before = game.reports.find(({ round }) => round === talks.round - 1);
  const over = (before?.pacts ?? []).flatMap(({ id, members, isBinding, untilRound }): Phrase[] => {
    const isOwn = !isBinding && untilRound >= talks.round && members.includes(me) && !pactsLeftHere.has(id);
    const goesOn = talks.pacts.some(
      (pact) => pact.id === id || members.every((each) => pact.members.includes(each)),
    );
    if (!isOwn || goesOn || departures.some(({ pact, round }) => pact === id && round === talks.round))
      return [];
    const economies = members.filter((member) => member !== me);
    const by = economies.filter((member) =>
      whoBroke(game, { pact: id, by: [member], from: talks.round - 1 }).some(
        ({ round }) => round < talks.round,
      ),
    );
    return [phrase(by.length === 0 ? 'notice.pactEnded' : 'own.pactFellApart', { economies, by })];
  });
  return [...leaversTold(game, talks, me), ...over];
}

/** Who was in a pact in a round that was reported: it is named by those when it is told of then. */
function membersIn({ reports }: ProvinceGame, round: number, pact: string): readonly EconomyId[] | undefined {
  const then = reports.find((report) => report.round === round);
  return then?.pacts.find(({ id }) => id === pact)?.members;
}

/** Partners of a draft whose word is doubted, as it is told, then others of it that were seen breaking a pact before, binding or not. */
export function brokenTold(
  game: ProvinceGame,
  me: EconomyId,
  { parties }: Pick<Draft, 'parties'>,
  doubted: readonly Phrase[] = [],
): readonly Phrase[] {
  const told = new Set(doubted.map(({ params }) => params?.['economy']));
  const broken = brokenBefore(game, parties, me).map(({ by, pact, round }) => {
    const agreement = pactName(pact, membersIn(game, round, pact));
    return phrase('forecast.broke', { economy: economyName(by), agreement, round });
  });
  return [...doubted, ...broken.filter(({ params }) => !told.has(params?.['economy']))];
}
