import { agreementName, economyName } from '../../text/nameParams.ts';
import type { Voice } from './conference/boardModel.ts';

/** A voice by the name of its union, or its own. */
export function voiceName({ union, speaker }: Pick<Voice, 'union' | 'speaker'>): string {
  return union === undefined ? economyName(speaker) : agreementName(union);
}
