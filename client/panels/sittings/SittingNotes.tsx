import { Icon } from '../../design/Icon.tsx';
import { sendHand } from '../../net/requests.ts';
import { isHandUp, session } from '../../state/store.ts';
import { formatDayAndTime } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { HomeworkNote } from './Homework.tsx';
import { RecapDialog } from './Recap.tsx';

/** What tables of a class, and those that are played on several days, tell beside the rest. */
export function SittingNotes() {
  return (
    <>
      {session.value?.goesOnSince !== undefined && <RecapDialog />}
      <OwnHand />
      <AdjournedNote />
      <HomeworkNote />
    </>
  );
}

/** The class goes on another day. */
function AdjournedNote() {
  const untilAt = session.value?.ofClass?.adjournedUntil;
  if (untilAt === undefined) return null;
  return (
    <div class="note big">
      <Icon name="eye" size={16} />
      <output>{t('table.adjourned', { when: formatDayAndTime(new Date(untilAt)) })}</output>
    </div>
  );
}

/** In a class: the own hand is up, and can be taken down. */
function OwnHand() {
  if (!isHandUp.value) return null;
  return (
    <div class="note">
      <Icon name="hand" size={16} />
      <output class="grow">{t('hand.raised')}</output>
      <button type="button" class="btn sm" onClick={() => void sendHand({ raised: false })}>
        {t('hand.lower')}
      </button>
    </div>
  );
}
