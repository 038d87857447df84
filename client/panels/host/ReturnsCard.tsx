import type { ReturnRequest } from '#shared/protocol/wire.ts';
import { isLive, returnRequests, session } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { actOnSession } from './act.ts';

/** People who ask to come back on another device: a press of the host lets them in, and nothing else does. */
export function ReturnsCard() {
  return (
    <div class="returns" role="alert">
      {returnRequests.value.map((asked) => (
        <Asked key={asked.request} asked={asked} />
      ))}
    </div>
  );
}

function Asked({ asked: { request, member, name, check } }: { readonly asked: ReturnRequest }) {
  const isHere = session.value?.people.some((each) => each.member === member && each.connected) === true;
  const answer = (admitted: boolean): void => {
    void actOnSession({ type: 'answerReturn', request, admitted });
  };
  return (
    <div class="notice">
      <Icon name="person" size={20} />
      <p class="grow">
        <b>{t('console.returnAsk', { name, check })}</b>
        {isHere && <span class="small"> {t('console.returnHere', { name })}</span>}
      </p>
      <button type="button" class="btn sm primary" disabled={!isLive.value} onClick={() => answer(true)}>
        {t('console.returnAdmit', { name })}
      </button>
      <button type="button" class="btn sm" disabled={!isLive.value} onClick={() => answer(false)}>
        {t('console.returnRefuse')}
      </button>
    </div>
  );
}
