import { useEffect, useRef, useState } from 'preact/hooks';
import { alertName } from '#shared/classroom/alerts.ts';
import type { HOST_PHRASES } from '#shared/content/phrases.ts';
import { isInPlay } from '#shared/classroom/presses.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import type { ClassAlert, HostClassroomIntent, TableLetter } from '#shared/protocol/classroom.ts';
import { Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { Press } from '../chrome/Press.tsx';
import { classAlerts, classPeople, submitToClass, tableSummaries } from '../../net/classroom.ts';
import { mayHere } from '../../state/store.ts';
import { Say, say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { phraseText } from '../talk/talkModel.ts';
import { GuideNote } from './ClassGuide.tsx';
import { ALERT_HELP, alertPhrase } from './classModel.ts';
import { pressFor, whyClassOff } from './ClassPresses.tsx';

type Word = Omit<Extract<HostClassroomIntent, { type: 'say' }>, 'type'>;

/** What was last sent by a press here, and to whom: one person, or a table. */
type Sent = {
  readonly key: (typeof HOST_PHRASES)[number];
  readonly to: string | undefined;
  readonly table: TableLetter;
};
const SENT = { display: 'block' } as const;
/** So long it is told. */
const SENT_SHOWN_MS = 10_000;

/** Opens all that the host may do about somebody. */
type Props = { readonly onPerson: (member: MemberId) => void };

/** Tables that need the host now: at most three, each with its cause and one press, and a press that puts it off. */
export function AlertsCard({ onPerson }: Props) {
  const { shown, more } = classAlerts.value;
  const spoken = useSpoken(shown);
  const [sent, setSent] = useState<Sent | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => setSent(undefined), SENT_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [sent]);
  if (!tableSummaries.value.some(isInPlay) && shown.length === 0) return null;
  return (
    <section class="panel class-alerts" aria-labelledby="class-alerts">
      <h2 id="class-alerts" class="head">
        {t('class.needs')}
      </h2>
      <output class="sr">{spoken}</output>
      <GuideNote at="alert" />
      {shown.length === 0 ? (
        <p class="muted pad">{t('class.needsNone')}</p>
      ) : (
        <ul class="rows">
          {shown.map((alert) => (
            <AlertRow key={alertName(alert)} alert={alert} onPerson={onPerson} onSent={setSent} />
          ))}
        </ul>
      )}
      <output class={sent === undefined ? 'sr' : 'small muted pad'} style={SENT}>
        {sent !== undefined &&
          t('class.help.sent', {
            to: sent.to ?? t('class.table', { table: sent.table }),
            text: phraseText(sent.key, {}),
          })}
      </output>
      {more > 0 && <p class="small muted pad">{t('class.needsMore', { count: more })}</p>}
    </section>
  );
}

function putOff({ table, cause, economy }: ClassAlert): Promise<boolean> {
  const key = { table, cause, ...(economy === undefined ? {} : { economy }) };
  return submitToClass({ type: 'snoozeAlert', alert: key });
}

/** What was said is not asked for again at once: they need a moment to act on it. Whoever may not put off sees it go as they act. */
async function sayTo(alert: ClassAlert, key: Sent['key'], to: Omit<Word, 'body'>): Promise<boolean> {
  const isSaid = await submitToClass({ type: 'say', body: { type: 'phrase', key }, ...to });
  if (isSaid && mayHere('course')) await putOff(alert);
  return isSaid;
}

type RowProps = Props & { readonly alert: ClassAlert; readonly onSent: (sent: Sent) => void };

function AlertRow({ alert, ...props }: RowProps) {
  const { table } = alert;
  return (
    <li>
      <span class="grow">
        <Say phrase={alertPhrase(alert, nameOf(alert))} />
      </span>
      {mayHelp(alert) && <Help alert={alert} {...props} />}
      {mayHere('course') && (
        <Press
          class="btn sm ghost icon"
          aria-label={t('class.alert.snooze', { table })}
          title={t('class.alert.snooze', { table })}
          why={whyClassOff()}
          onPress={() => void putOff(alert)}
        >
          <Icon name="alarm" size={18} />
        </Press>
      )}
    </li>
  );
}

/** Whether the press that helps is theirs who look. */
function mayHelp({ cause, table }: ClassAlert): boolean {
  switch (ALERT_HELP[cause]) {
    case 'go':
      return mayHere('papers', [table]);
    case 'person':
    case 'help':
    case 'prompt':
      return mayHere('people', [table]);
    case 'merge':
      return mayHere('people');
    default:
      return mayHere('course');
  }
}

/** The one press that helps. */
function Help({ alert, onPerson, onSent }: RowProps) {
  const { table, cause, gameId, member } = alert;
  const help = ALERT_HELP[cause];
  if (help === 'go')
    return (
      <Link href={`/host/${gameId}`} class="btn sm">
        {t('class.help.go')}
      </Link>
    );
  const send = async (key: Sent['key'], to: Omit<Word, 'body'>): Promise<void> => {
    const name = nameOf(alert);
    const isNamed = to.member !== undefined && name !== '';
    if (await sayTo(alert, key, to)) onSent({ key, to: isNamed ? name : undefined, table });
  };
  const act = (): void => {
    switch (help) {
      case 'merge':
        return void submitToClass({ type: 'mergeTable', table });
      case 'prompt':
        return void send('talkToOthers', { tables: [table] });
      case 'help':
        return member === undefined ? undefined : void send('readReason', { member });
      case 'person':
        return member === undefined ? undefined : onPerson(member);
      case 'pauseClock':
        // Whoever has talked about it is not called again when the table goes on.
        return void pressFor(help, [table]).then((isDone) => isDone && putOff(alert));
      default:
        return void pressFor(help, [table]);
    }
  };
  return (
    <Press class="btn sm" why={whyClassOff()} onPress={act}>
      {t(`class.help.${help}`)}
    </Press>
  );
}

function nameOf({ member }: ClassAlert): string {
  return classPeople.value.find((person) => person.member === member)?.name ?? '';
}

/** A screen reader is told what is new, once in so long at most. */
const SPOKEN_EVERY_MS = 5_000;

/** Kept as alerts, not as text: the reader may change the language. */
function useSpoken(alerts: readonly ClassAlert[]): string {
  const [spoken, setSpoken] = useState<readonly ClassAlert[]>([]);
  const told = useRef<ReadonlySet<string>>(new Set());
  const toldAtMs = useRef(-SPOKEN_EVERY_MS);
  const names = alerts.map(alertName).join('\n');
  useEffect(() => {
    const fresh = alerts.filter((alert) => !told.current.has(alertName(alert)));
    if (fresh.length === 0) {
      told.current = new Set(alerts.map(alertName));
      return undefined;
    }
    const tell = (): void => {
      told.current = new Set(alerts.map(alertName));
      toldAtMs.current = performance.now();
      setSpoken(fresh);
    };
    const waitMs = Math.max(0, toldAtMs.current + SPOKEN_EVERY_MS - performance.now());
    const timer = setTimeout(tell, waitMs);
    return () => clearTimeout(timer);
  }, [names]);
  return spoken.map((alert) => say(alertPhrase(alert, nameOf(alert)))).join(' ');
}
