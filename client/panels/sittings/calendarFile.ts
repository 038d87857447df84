/** A file that calendars take in (RFC 5545): a moment for each end of a phase, and for the day on which a class goes on. */

export type CalendarEntry = {
  /** The same for the same moment, however often its time changes: a calendar puts the new time in the place of the old. */
  readonly uid: string;
  /** Grows with each change of the time. */
  readonly sequence: number;
  readonly atMs: number;
  readonly title: string;
  readonly text: string;
  readonly address: string;
};

const CRLF = '\r\n';
/** A line has so many octets at most, without its end. */
const LINE_OCTETS = 75;

export function calendarFile(entries: readonly CalendarEntry[], madeAtMs: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Accord//Accord//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...entries.flatMap((entry) => eventLines(entry, madeAtMs)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => fold(line) + CRLF).join('');
}

function eventLines(
  { uid, sequence, atMs, title, text, address }: CalendarEntry,
  madeAtMs: number,
): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utcStamp(madeAtMs)}`,
    `DTSTART:${utcStamp(atMs)}`,
    `DTEND:${utcStamp(atMs)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    `URL:${address}`,
    'TRANSP:TRANSPARENT',
    // A day ahead there is still time to do something about it.
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:-P1D',
    'END:VALARM',
    'END:VEVENT',
  ];
}

/** `20260329T160000Z`: an instant needs no zone, and each calendar shows it by its own. */
function utcStamp(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r?\n/g, '\\n');
}

/** A long line goes on in the next after a blank; a character is never cut in two. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LINE_OCTETS) {
      folded += `${CRLF} `;
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
