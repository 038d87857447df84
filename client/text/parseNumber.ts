const GROUPED = /^\d{1,3}(,\d{3})+(\.\d*)?$/;

/**
 * A number as people type it: with a point or a comma before the decimals, with commas or spaces between thousands, with
 * the digits and signs of a Chinese keyboard. Undefined where it is none.
 */
export function parseNumber(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s%’']/g, '')
    .replaceAll('、', ',')
    .replaceAll('。', '.')
    .replace(/^[−–]/, '-');
  const unsigned = plain.replace(/^[+-]/, '');
  const digits = GROUPED.test(unsigned) ? unsigned.replaceAll(',', '') : unsigned.replace(',', '.');
  if (!/^(\d+\.?\d*|\.\d+)$/.test(digits)) return undefined;
  return plain.startsWith('-') ? -Number(digits) : Number(digits);
}
