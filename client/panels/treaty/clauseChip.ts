import { assertNever } from '#shared/kernel/assertNever.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import { formatList, formatNumber, formatRate } from '../../text/format.ts';
import { agreementName, economyName, exactMoney, sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import type { DeepClause } from './deepTerms.ts';

/** A clause as a noun and a value, short enough for a chip. */
export function chipOf(clause: Clause): Chip {
  switch (clause.type) {
    case 'tariffConcession':
      return {
        label: t('chip.tariff', { economy: economyName(clause.by), sector: sectorName(clause.sector) }),
        value: formatRate(clause.rateBp),
      };
    case 'freeTradeArea': {
      const kept = clause.exceptions.length;
      return {
        label: t('kind.freeTradeArea'),
        value: kept === 0 ? formatList(clause.among.map(economyName)) : t('chip.exceptions', { count: kept }),
      };
    }
    case 'customsUnion':
      return {
        label: t('kind.customsUnion'),
        value: t('chip.union', {
          economies: formatList(clause.among.map(economyName)),
          key: t(`chip.key.${clause.key.type}`),
        }),
      };
    case 'accession':
      return { label: agreementName(clause.agreement), value: `+ ${economyName(clause.entrant)}` };
    case 'merger':
      return {
        label: t('kind.merger'),
        value: `${agreementName(clause.agreement)} + ${agreementName(clause.with)}`,
      };
    case 'payment':
      return {
        label: t('chip.payment', { from: economyName(clause.from), to: economyName(clause.to) }),
        value: t('chip.amount', {
          amount: exactMoney(clause.amountMn),
          rounds: clause.rounds,
        }),
      };
    case 'bindingPeriod':
      return { label: t('chip.binding'), value: t('chip.rounds', { rounds: clause.rounds }) };
    default:
      return deepChip(clause);
  }
}

type Chip = { readonly label: string; readonly value: string };

/** Clauses of the higher levels and beyond tariffs as a noun and a value. */
function deepChip(clause: DeepClause): Chip {
  switch (clause.type) {
    case 'commonMarket':
    case 'economicUnion':
    case 'fullIntegration':
      return { label: t(`kind.${clause.type}`), value: names(clause.among) };
    case 'marketPact':
      return { label: t('kind.marketPact'), value: names(clause.among) };
    case 'phaseIn':
      return { label: t('chip.phaseIn'), value: t('chip.rounds', { rounds: clause.rounds }) };
    case 'specialTreatment':
      return { label: t('chip.special'), value: names(clause.to) };
    case 'agreedSpecialization':
      return {
        label: t('chip.specialization'),
        value: formatList(
          clause.between.map(({ party, keeps }) => `${economyName(party)}: ${sectorName(keeps)}`),
        ),
      };
    case 'jointInfrastructure':
      return { label: t('chip.infrastructure'), value: percentOfIncome(clause.contributionBp) };
    case 'adjustmentFund':
      return { label: t('chip.adjustment'), value: percentOfIncome(clause.contributionBp) };
    case 'deepProvision':
      return { label: t('chip.provision'), value: t(`provision.${clause.provision}`) };
    case 'mutualRecognition':
      return { label: t('chip.recognition'), value: names(clause.among) };
    case 'disputeSettlement':
      return { label: t('chip.settlement'), value: names(clause.among) };
    case 'conditionality':
      return {
        label: t('chip.condition', { economy: economyName(clause.of) }),
        value: t(`condition.${clause.condition}`),
      };
    default:
      return assertNever(clause);
  }
}

function names(economies: readonly string[]): string {
  return formatList(economies.map(economyName));
}

function percentOfIncome(contributionBp: number): string {
  return t('chip.percentOfIncome', { percent: formatNumber(contributionBp / 100, 2) });
}
