import { Icon } from '../../design/Icon.tsx';
import { sendHand } from '../../net/requests.ts';
import { gameId, isHandUp, session } from '../../state/store.ts';
import { formatDayAndTime } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import type { CalendarEntry } from './calendarFile.ts';
import { CalendarButton, HomeworkNote } from './Homework.tsx';
import { RecapDialog } from './Recap.tsx';

const MINUTE_MS = 60_000;

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
  const entry: CalendarEntry = {
    uid: `${gameId.value ?? ''}-goes-on@accord`,
    // Who saves it again later has the later word on it.
    sequence: Math.trunc(Date.now() / MINUTE_MS),
    atMs: untilAt,
    title: t('recap.calendar'),
    text: t('homework.calendarText'),
    address: window.location.href,
  };
  return (
    <div class="note big row wrap">
      <Icon name="eye" size={16} />
      <output style={{ flex: '1 1 14rem' }}>
        {t('table.adjourned', { when: formatDayAndTime(new Date(untilAt)) })}
      </output>
      <CalendarButton entries={[entry]} />
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
