import type { Scenario } from '#shared/content/scenario.ts';
import { DEEP_PROVISIONS, type DeepProvision } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { paymentCapMn, paymentRounds, roomMn } from '#shared/rules/law/transfers.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { runsToEnd } from '#shared/rules/table/clock.ts';
import { Choice } from '../../design/Choice.tsx';
import { Stepper } from '../../design/Stepper.tsx';
import { gameOfCountries } from '../../state/store.ts';
import { useCountries } from '../../state/useTable.ts';
import { formatNumber } from '../../text/format.ts';
import { moneyField } from '../../text/money.ts';
import { economyName, exactMoney } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import {
  type Adding,
  type ClauseView,
  type FormProps,
  each,
  names,
  ownName,
  percentOfIncome,
  term,
} from './clauseView.ts';

const jointInfrastructure: ClauseView<'jointInfrastructure'> = {
  concepts: ['jointInfrastructure'],
  chip: ({ contributionBp }) => ({
    label: t('chip.infrastructure'),
    value: percentOfIncome(contributionBp),
  }),
  terms: (_ground, { among, contributionBp }) =>
    each(among, (party, economies) => [
      term(party, 'give', 'term.infrastructureGive', { percent: contributionBp / 100 }),
      term(party, 'get', 'term.infrastructureGet', { economies }),
    ]),
  subject: ownName,
  Form: FundForm,
  add: {
    group: 'deep',
    label: 'desk.add.jointInfrastructure',
    first: ({ draft }) => ({ type: 'jointInfrastructure', among: draft.parties, contributionBp: 20 }),
  },
};

const adjustmentFund: ClauseView<'adjustmentFund'> = {
  concepts: ['developmentStrategy', 'adjustment'],
  chip: ({ contributionBp }) => ({ label: t('chip.adjustment'), value: percentOfIncome(contributionBp) }),
  terms: (_ground, { among, contributionBp }) =>
    each(among, (party) => [
      term(party, 'give', 'term.adjustmentGive', { percent: contributionBp / 100 }),
      term(party, 'get', 'term.adjustmentGet'),
    ]),
  subject: ownName,
  Form: FundForm,
  add: {
    group: 'deep',
    label: 'desk.add.adjustmentFund',
    first: ({ draft }) => ({ type: 'adjustmentFund', among: draft.parties, contributionBp: 20 }),
  },
};

export const UNDERTAKINGS = { jointInfrastructure, adjustmentFund };

type Fund = ClauseOf<'jointInfrastructure'> | ClauseOf<'adjustmentFund'>;
const LEAST_BP = { jointInfrastructure: 10, adjustmentFund: 5 } as const;
const MOST_BP = 50;

/** Part of income that each member pays a round. */
function FundForm({ clause, onChange }: FormProps<Fund>) {
  return (
    <span class="choice">
      <span class="small muted">{t('field.contribution')}</span>
      <Stepper
        label={t('field.contribution')}
        value={clause.contributionBp / 100}
        min={LEAST_BP[clause.type] / 100}
        max={MOST_BP / 100}
        step={0.05}
        unit="%"
        onChange={(percent) => onChange({ ...clause, contributionBp: Math.round(percent * 100) })}
      />
    </span>
  );
}

type Pair = { readonly from: EconomyId; readonly to: EconomyId };

/** What the author has offered just these parties in this round. */
function ownOffers({ game, me, draft: { parties } }: Adding): Proposal[] {
  return Object.values(game.proposals).filter(
    (offer) =>
      offer.author === me &&
      offer.round === game.round &&
      offer.parties.length === parties.length &&
      offer.parties.every((party) => parties.includes(party)),
  );
}

/** What the author offered to pay in the last offer to them, as far as the draft has nothing between the two yet. */
function offeredBefore(adding: Adding): ClauseOf<'payment'> | undefined {
  const paid = adding.draft.clauses.filter((clause) => clause.type === 'payment');
  const offered = ownOffers(adding).at(-1)?.clauses ?? [];
  return offered.find(
    (clause): clause is ClauseOf<'payment'> =>
      clause.type === 'payment' &&
      clause.from === adding.me &&
      !paid.some(({ from, to }) => [from, to].includes(clause.from) && [from, to].includes(clause.to)),
  );
}

/** Whether others of these parties have found an offer of the author's too little in this round: refused it, or asked for other terms. */
function isAskedForMore(adding: Adding): boolean {
  const { game } = adding;
  return ownOffers(adding).some(
    ({ id, refusedBy, lapse }) =>
      refusedBy.length > 0 ||
      lapse?.type === 'refused' ||
      Object.values(game.proposals).some(({ counterTo }) => counterTo === id),
  );
}

/** The most that one may pay the other in a round, millions: by what is left to each beside agreements and what else a draft has them pay. */
export function mostMn(game: CountryGame, { from, to }: Pair, besides: readonly Clause[] = []): number {
  const paidMn = (side: 'from' | 'to', economy: EconomyId): number =>
    besides.reduce(
      (sum, each) => sum + ('amountMn' in each && each[side] === economy ? each.amountMn : 0),
      0,
    );
  const leftMn = (side: 'from' | 'to', economy: EconomyId): number =>
    roomMn(game, economy, side) - paidMn(side, economy);
  return Math.max(0, Math.min(leftMn('from', from), leftMn('to', to)));
}

/** The articles of a draft but one. */
export function besidesOf({ clauses }: Pick<Draft, 'clauses'>, clause: Clause): readonly Clause[] {
  return clauses.filter((each) => each !== clause);
}

/** Millions by which a press moves a payment: about a twentieth of what the two incomes allow, or a fortieth where every round has payments of its own. */
export function stepMn(game: CountryGame, { from, to }: Pair): number {
  const part = Math.min(paymentCapMn(game, from), paymentCapMn(game, to)) / (startsAnew(game) ? 40 : 20);
  const power = 10 ** Math.floor(Math.log10(part));
  const times = [5, 2].find((each) => each * power <= part) ?? 1;
  return Math.max(1, times * power);
}

/**
 * Who pays whom in a new payment: the first is paid to the author by a partner, unless one has asked for more, every further one by the author,
 * as far as the two do not pay each other yet; else two others.
 */
function unpaidPair(adding: Adding): Pair {
  const { me, partner, draft } = adding;
  const others = draft.parties.filter((party) => party !== me);
  const paid = draft.clauses.filter((clause) => clause.type === 'payment');
  const isFirst = paid.length === 0 && !isAskedForMore(adding);
  const toMe = others.map((from) => ({ from, to: me }));
  const byMe = others.map((to) => ({ from: me, to }));
  const pairs = [
    ...(isFirst ? toMe : byMe),
    ...(isFirst ? byMe : toMe),
    ...others.flatMap((from) => others.filter((to) => to !== from).map((to) => ({ from, to }))),
  ];
  const isUnpaid = ({ from, to }: Pair): boolean =>
    !paid.some((each) => [each.from, each.to].every((side) => side === from || side === to));
  return pairs.find(isUnpaid) ?? { from: me, to: partner };
}

export type Payment = ClauseOf<'payment'>;

export const isPayment = (clause: Clause): clause is Payment => clause.type === 'payment';

export function isBetween(clause: Clause, some: EconomyId, other: EconomyId): clause is Payment {
  return isPayment(clause) && [clause.from, clause.to].every((side) => side === some || side === other);
}

/** A payment that is turned round, or put back after it was taken out, for as many rounds as it ran before. */
export function paymentPut(
  game: CountryGame,
  way: Pick<Payment, 'from' | 'to'>,
  amountMn: number,
  before: Payment | undefined,
): Payment {
  return { type: 'payment', ...way, amountMn, rounds: before?.rounds ?? paymentRounds(game) };
}

/** Terms of an earlier agreement, with payments that run as long as new ones. */
export function withPaymentsAnew(
  clauses: readonly Clause[],
  game: Parameters<typeof paymentRounds>[0],
): readonly Clause[] {
  const rounds = paymentRounds(game);
  return clauses.map((clause) => (clause.type === 'payment' ? { ...clause, rounds } : clause));
}

export const payment: ClauseView<'payment'> = {
  concepts: ['sidePayments'],
  chip: ({ from, to, amountMn, rounds }, round) => {
    const game = gameOfCountries.value;
    const isToEnd = game !== undefined && runsToEnd({ ...game, round: round ?? game.round }, rounds);
    // One round is left then, and the years after.
    const toEnd = isToEnd && startsAnew(game) ? 'chip.amountAfter' : 'chip.amountToEnd';
    return {
      label: t('chip.payment', { from: economyName(from), to: economyName(to) }),
      value: t(isToEnd ? toEnd : rounds === 1 ? 'chip.amountOnce' : 'chip.amount', {
        amount: exactMoney(amountMn),
        rounds,
      }),
    };
  },
  terms: ({ game, round }, { from, to, amountMn, rounds }) => {
    const length = runsToEnd({ ...game, round }, rounds) ? 'ToEnd' : rounds === 1 ? 'Once' : '';
    return [
      term(from, 'give', `term.pay${length}`, { economy: to, amountMn, rounds }),
      term(to, 'get', `term.paid${length}`, { economy: from, amountMn, rounds }),
    ];
  },
  subject: ({ from, to }) => `payment ${from} ${to}`,
  Form: PaymentForm,
  add: {
    group: 'money',
    label: 'desk.add.payment',
    first: (adding) => {
      const before = offeredBefore(adding);
      if (before !== undefined) return before;
      const [{ game }, pair] = [adding, unpaidPair(adding)];
      const amountMn = startsAnew(game) ? 100 : stepMn(game, pair);
      return { type: 'payment', ...pair, amountMn, rounds: paymentRounds(game) };
    },
  },
};

/** Who pays whom how much for how long. */
function PaymentForm({ scenario, draft, clause, onChange }: FormProps<ClauseOf<'payment'>>) {
  const options = draft.parties.map((party) => ({ value: party, label: economyName(party) }));
  const swap = (from: string, to: string): void => {
    if (from === to) onChange({ ...clause, from: clause.to, to: clause.from });
    else onChange({ ...clause, from, to });
  };
  return (
    <div class="fields">
      <Choice
        label={t('field.from')}
        value={clause.from}
        options={options}
        onChange={(from) => swap(from, clause.to)}
      />
      <Choice
        label={t('field.receiver')}
        value={clause.to}
        options={options}
        onChange={(to) => swap(clause.from, to)}
      />
      <span class="choice">
        <span class="small muted">{amountLabel(scenario)}</span>
        <AmountStepper draft={draft} clause={clause} onChange={onChange} />
      </span>
      <LengthChoice clause={clause} onChange={onChange} />
    </div>
  );
}

type LengthProps = Pick<AmountProps, 'clause' | 'onChange'> & { readonly isLabelHidden?: boolean };

/** For how long it is paid; nothing where each round begins without agreements: there it runs as long as its own. */
export function LengthChoice({ clause, onChange, isLabelHidden = false }: LengthProps) {
  const { game } = useCountries();
  const mostRounds = Math.max(clause.rounds, paymentRounds(game));
  if (mostRounds === 1 || startsAnew(game)) return null;
  return (
    <Choice
      label={t('field.rounds')}
      isLabelHidden={isLabelHidden}
      value={String(clause.rounds)}
      options={Array.from({ length: mostRounds }, (_, at) => ({
        value: String(at + 1),
        label: lengthInWords(game, at + 1),
      }))}
      onChange={(rounds) => onChange({ ...clause, rounds: Number(rounds) })}
    />
  );
}

/** For how long it is paid: the years after, which count as a round that nobody plays, as the end and not as a number. */
function lengthInWords(game: Parameters<typeof runsToEnd>[0], rounds: number): string {
  if (runsToEnd(game, rounds)) return t('field.toEnd');
  return rounds === 1 ? t('field.once') : t('field.forRounds', { rounds });
}

function amountLabel({ moneyUnit }: Scenario): string {
  return t('field.amount', { unit: t(`field.unit.${moneyUnit}`) });
}

/** A sum where the head of its table names the unit. */
export function bareSum({ moneyUnit }: Scenario, amountMn: number): string {
  const { millions, digits } = moneyField(moneyUnit);
  return formatNumber(amountMn / millions, digits);
}

type AmountProps = Pick<FormProps<ClauseOf<'payment'>>, 'draft'> & {
  readonly clause: ClauseOf<'payment'>;
  /** Where no label stands above it. */
  readonly isUnitBeside?: boolean;
  readonly onChange: (clause: ClauseOf<'payment'>) => void;
};

/** How much is paid, as far as both may. */
export function AmountStepper({ draft, clause, isUnitBeside = false, onChange }: AmountProps) {
  const { scenario, game } = useCountries();
  const { millions, digits } = moneyField(scenario.moneyUnit);
  const most = mostMn(game, clause, besidesOf(draft, clause));
  const step = stepMn(game, clause);
  return (
    <>
      <Stepper
        label={amountLabel(scenario)}
        value={clause.amountMn / millions}
        min={1 / millions}
        max={Math.max(most, clause.amountMn) / millions}
        step={step / millions}
        digits={digits}
        onChange={(amount) => onChange({ ...clause, amountMn: Math.max(1, Math.round(amount * millions)) })}
      />
      {isUnitBeside && t(`field.unit.${scenario.moneyUnit}`)}
    </>
  );
}

const deepProvision: ClauseView<'deepProvision'> = {
  concepts: ['deepClauses'],
  chip: ({ provision }) => ({ label: t('chip.provision'), value: t(`provision.${provision}`) }),
  terms: (_ground, { among, provision }) =>
    each(among, (party) => [term(party, 'both', `term.provision.${provision}`)]),
  subject: ({ provision }) => `provision ${provision}`,
  Form: ProvisionForm,
  add: {
    group: 'deep',
    label: 'desk.add.deepProvision',
    first: ({ draft }) => ({
      type: 'deepProvision',
      among: draft.parties,
      provision: unusedProvision(draft),
    }),
  },
};

const mutualRecognition: ClauseView<'mutualRecognition'> = {
  concepts: ['hiddenBarriers'],
  chip: ({ among }) => ({ label: t('chip.recognition'), value: names(among) }),
  terms: (_ground, { among }) => each(among, (party) => [term(party, 'both', 'term.mutualRecognition')]),
  subject: ownName,
  Form: () => <p class="small muted">{t('desk.about.mutualRecognition')}</p>,
  add: {
    group: 'deep',
    label: 'desk.add.mutualRecognition',
    first: ({ draft }) => ({ type: 'mutualRecognition', among: draft.parties }),
  },
};

const disputeSettlement: ClauseView<'disputeSettlement'> = {
  concepts: ['deepClauses'],
  chip: ({ among }) => ({ label: t('chip.settlement'), value: names(among) }),
  terms: (_ground, { among }) => each(among, (party) => [term(party, 'both', 'term.disputeSettlement')]),
  subject: ownName,
  Form: () => <p class="small muted">{t('desk.about.disputeSettlement')}</p>,
  add: {
    group: 'deep',
    label: 'desk.add.disputeSettlement',
    first: ({ draft }) => ({ type: 'disputeSettlement', among: draft.parties }),
  },
};

export const DEEP_CLAUSES = { deepProvision, mutualRecognition, disputeSettlement };

function unusedProvision(draft: Draft): DeepProvision {
  const used = draft.clauses.flatMap((clause) => (clause.type === 'deepProvision' ? [clause.provision] : []));
  return DEEP_PROVISIONS.find((provision) => !used.includes(provision)) ?? DEEP_PROVISIONS[0];
}

/** Which of the deep clauses it is. */
function ProvisionForm({ clause, onChange }: FormProps<ClauseOf<'deepProvision'>>) {
  return (
    <Choice
      label={t('chip.provision')}
      value={clause.provision}
      options={DEEP_PROVISIONS.map((value) => ({ value, label: t(`provision.${value}`) }))}
      onChange={(value) => {
        const provision = DEEP_PROVISIONS.find((each) => each === value);
        if (provision !== undefined) onChange({ ...clause, provision });
      }}
    />
  );
}
