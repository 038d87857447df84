import { fillSentence } from '../../text/t.ts';
import type { PlacesOf } from '../../text/areas.ts';
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

/** Keys of pledges whose sentence asks only for what the pledge carries: all of them, else this file does not compile. */
type FilledPledge = {
  [Type in Undertaking['type']]: Exclude<
    PlacesOf<`pledge.${Type}`>,
    keyof Extract<Undertaking, { type: Type }>
  > extends never
    ? `pledge.${Type}`
    : never;
}[Undertaking['type']];

/** What it promises, as a sentence in the first person. */
export function undertakingText(undertaking: Undertaking): string {
  const { type, ...params } = undertaking;
  const key: FilledPledge = `pledge.${type}`;
  return fillSentence(key, nameParams(params));
}
