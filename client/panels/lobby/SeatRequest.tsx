import { useState } from 'preact/hooks';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { sendSeatRequest } from '../../net/requests.ts';
import { isLive, me, session } from '../../state/store.ts';
import { rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Failure } from '../../design/Failure.tsx';

/** One press by which whoever watches asks the host for a seat, and their place among those who wait. */
export function SeatRequest() {
  const [refusal, setRefusal] = useState<Rejection | undefined>(undefined);
  const { member, seat } = me.value ?? {};
  const queue = session.value?.seatQueue ?? [];
  if (member === undefined || seat !== undefined) return null;
  const place = queue.indexOf(member) + 1;
  const waits = place > 0;
  const ask = async (): Promise<void> => {
    const answer = await sendSeatRequest({ waits: !waits });
    setRefusal(answer.ok ? undefined : answer.error);
  };
  return (
    <span class="row wrap">
      <output>{waits && t('seatAsk.waits', { place, count: queue.length })}</output>
      <button
        type="button"
        class={waits ? 'btn sm ghost' : 'btn sm primary'}
        disabled={!isLive.value}
        onClick={() => void ask()}
      >
        {t(waits ? 'seatAsk.stop' : 'seatAsk.do')}
      </button>
      <Failure>{refusal === undefined ? undefined : rejectionText(refusal)}</Failure>
    </span>
  );
}
