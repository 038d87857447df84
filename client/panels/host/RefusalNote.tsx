import { rejectionText } from '../../text/rejectionText.ts';
import { Failure } from '../chrome/Failure.tsx';
import { refusal } from './act.ts';

/** Why the server refused what the host just asked. */
export function RefusalNote() {
  return <Failure>{refusal.value === undefined ? undefined : rejectionText(refusal.value)}</Failure>;
}
