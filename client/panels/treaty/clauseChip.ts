import type { Clause } from '#shared/protocol/clauses.ts';
import { formatList, formatRate } from '../../text/format.ts';
import { agreementName, economyName, exactMoney, sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { deepChip, type Chip } from './deepChip.ts';

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
