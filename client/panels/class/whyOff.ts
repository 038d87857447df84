import { classView, isClassLive } from '../../net/classroom.ts';
import type { PlainKey } from '../../text/areas.ts';
import { t } from '../../text/t.ts';
import { type WhyOff, whyOff } from '../chrome/Press.tsx';

/** Why nothing at all can be pressed in a class now; undefined: it can. */
export function whyClassOff(): WhyOff | undefined {
  return whyOff(isClassLive.value, classView.value);
}

/** The same for a button that needs something besides: `missing` says what, if it is missing; `isTold`: the field beside it shows that. */
export function whyOffUnless(isThere: boolean, missing: PlainKey, isTold = false): WhyOff | undefined {
  return whyClassOff() ?? (isThere ? undefined : { text: t(missing), isTold });
}
