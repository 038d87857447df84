import { rejectionText } from '../../text/nameParams.ts';
import { Failure } from '../../design/Failure.tsx';
import { hostRefusal } from '../../net/submitIntent.ts';

/** Why the server refused what the host just asked. */
export function RefusalNote() {
  return <Failure>{hostRefusal.value === undefined ? undefined : rejectionText(hostRefusal.value)}</Failure>;
}
