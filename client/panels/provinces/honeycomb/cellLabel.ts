import { economyName } from '../../../text/nameParams.ts';
import { sentences } from '../../../text/sentences.ts';
import { formatList } from '../../../text/format.ts';
import { t, tOr } from '../../../text/t.ts';
import type { HoneycombCell } from './honeycombModel.ts';

/** What a cell shows, in words, its mark among them: “Anhui, AH: wall 2, block 2. In a pact with Jiangsu.” */
export function cellLabel({ economy, dials, pact }: HoneycombCell): string {
  if (dials === undefined) return economyName(economy);
  const { wall, block } = dials;
  const others = (pact?.members ?? []).filter((member) => member !== economy).map(economyName);
  return sentences(
    t('honeycomb.cell', {
      economy: economyName(economy),
      mark: tOr(`economyMark.${economy}`, economy),
      wall,
      block,
    }),
    others.length > 0 && t('honeycomb.pactWith', { economies: formatList(others) }),
  );
}
