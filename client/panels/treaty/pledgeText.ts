import type { Addressee, Undertaking } from '#shared/protocol/pledges.ts';
import { agreementName, economyName, nameParams } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';

/** To whom a pledge is given. */
export function addresseeText(to: Addressee): string {
  switch (to.type) {
    case 'all':
      return t('pledge.toAll');
    case 'seat':
      return economyName(to.economy);
    case 'bloc':
      return agreementName(to.agreement);
  }
}

/** What it promises, as a sentence in the first person. */
export function undertakingText(undertaking: Undertaking): string {
  const { type, ...params } = undertaking;
  return t(`pledge.${type}`, nameParams(params));
}
