import { t } from '../../text/t.ts';

/** A round by its number; what comes after the last is the years after. */
export function roundLabelOf(round: number, rounds: number): string {
  return round > rounds ? t('reveal.epilogue') : t('wto.round', { round });
}
