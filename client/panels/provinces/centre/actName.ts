import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import { formatList } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t, tOr } from '../../../text/t.ts';

/** An act of the centre in words, with whom or what it names. */
export function actName(act: CentreAct): string {
  switch (act.type) {
    case 'reform':
      return t(`reform.${act.reform}`);
    case 'freeOffice':
      return t('centre.actOf', { act: t('actKind.freeOffice'), what: economyName(act.member) });
    case 'corridorGrant':
      return act.corridor === undefined
        ? t('actKind.corridorGrant')
        : t('centre.actOf', {
            act: t('actKind.corridorGrant'),
            what: tOr(`corridor.${act.corridor}`, act.corridor),
          });
    case 'redrawDivisions':
      return t('centre.actOf', {
        act: t('actKind.redrawDivisions'),
        what: formatList(act.members.map(economyName)),
      });
    case 'inspection':
    case 'leaveToMarket':
      return t(`actKind.${act.type}`);
  }
}
