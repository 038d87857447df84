import { formatSigned } from '../../../text/format.ts';

/** A change as a sentence about provinces writes it: with its sign, one digit. */
export function signedChange(value: number): string {
  return formatSigned(value, 1);
}
