import { Icon } from '../../design/Icon.tsx';
import { gameId, session } from '../../state/store.ts';
import { formatDayAndTime } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { OwnHand } from '../chrome/SeatOffices.tsx';
import { adjournedEntry, CalendarButton, HomeworkNote } from './Homework.tsx';
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
    <div class="note big row wrap">
      <Icon name="eye" size={16} />
      <output style={{ flex: '1 1 14rem' }}>
        {t('table.adjourned', { when: formatDayAndTime(new Date(untilAt)) })}
      </output>
      <CalendarButton entries={[adjournedEntry(gameId.value ?? '', untilAt)]} />
    </div>
  );
}
