import type { ComponentProps } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { PIN_DIGITS } from '#shared/protocol/textLengths.ts';
import type { DeviceCheck, Return, SessionCard } from '#shared/protocol/session.ts';
import { Failure, Icon } from '../../design/Icon.tsx';
import { NameField } from '../../design/textFields.tsx';
import {
  randomToken,
  type SessionFailure,
  comeBackByPin,
  joinByCode,
  seatIfFree,
  waitForReturn,
} from '../../net/sessionApi.ts';
import { UNSEEN, lazyPart } from '../../panels/chrome/lazyPart.tsx';
import { navigate } from '../../state/router.ts';
import type { PlainKey } from '../../text/areas.ts';
import { loadText, t } from '../../text/t.ts';

/** What the seats of a game are comes with its scenario. */
const SeatChoice = lazyPart(
  async () => (await import('../alone/AlonePage.tsx')).SeatChoice,
  ['host', 'names'],
  UNSEEN,
);

type Props = {
  /** Absent until all six symbols stand. */
  readonly code: string | undefined;
  readonly card: SessionCard | undefined;
};

const ANY_SEAT = '';

/** What the code on a printed card fills in: a name, a seat, a word for the table, a PIN. Browsers never send it. */
function readJoinHints(): Readonly<Record<'me' | 'at' | 'group' | 'pin', string>> {
  const hash = new URLSearchParams(window.location.hash.slice(1));
  const filled = (name: string): string => hash.get(name) ?? '';
  return { me: filled('me'), at: hash.get('at') ?? ANY_SEAT, group: filled('group'), pin: filled('pin') };
}

/** What somebody meets who was at the table already, on another device. */
const RETURN_PROBLEMS = [
  'failure.name/taken',
  'failure.session/locked',
  'failure.session/ended',
  'failure.return/expired',
] as const;

const NAME_PROBLEMS = [
  'failure.name/empty',
  'failure.name/too-long',
  'failure.name/taken',
  'failure.name/reserved',
] as const;

/** Name, seat if one cares, and the button. Whatever fails, what was typed stays. */
export function JoinForm({ code, card }: Props) {
  const [hints] = useState(readJoinHints);
  const [name, setName] = useState(hints.me);
  const [seat, setSeat] = useState(hints.at);
  const [group, setGroup] = useState(hints.group);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<PlainKey | undefined>(undefined);
  const [asked, setAsked] = useState<Return | undefined>(undefined);
  const isClass = card?.classId !== undefined;
  const check = useDeviceCheck(isClass);
  const [isBack, setBack] = useState(hints.pin !== '');
  const join = async (as: 'player' | 'watch'): Promise<void> => {
    if (isBusy) return;
    const missing = missingPart(code, name);
    if (missing !== undefined || code === undefined) return setProblem(missing);
    setBusy(true);
    const device = isClass ? await check.done() : undefined;
    const wanted = {
      ...(device === undefined ? {} : { device }),
      ...(as === 'player' ? await seatIfFree(code, card, seat) : {}),
      ...(isClass && group.trim() !== '' ? { group } : {}),
    };
    const [joined] = await Promise.all([joinByCode({ code, name, as, ...wanted }), loadText(['rejections'])]);
    if (joined.ok) return navigate(`/table/${joined.value}`);
    setBusy(false);
    setProblem(`failure.${joined.error satisfies SessionFailure}`);
  };
  if (asked !== undefined)
    return (
      <ReturnWait
        asked={asked}
        onEnd={(failure) => {
          setAsked(undefined);
          setProblem(failure === undefined ? undefined : `failure.${failure}`);
        }}
      />
    );
  if (isClass && isBack)
    return (
      <ComeBackForm
        code={code}
        name={name}
        pinOnCard={hints.pin}
        onName={setName}
        onEnd={() => setBack(false)}
      />
    );
  return (
    <form
      class="join-form stack gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void join('player');
      }}
    >
      <OwnName
        name={name}
        onChange={(next) => {
          setName(next);
          setProblem(undefined);
        }}
        isInvalid={NAME_PROBLEMS.some((each) => each === problem)}
      />
      <Seats card={card} value={seat} onChange={setSeat} />
      {isClass && card?.started === false && <GroupField group={group} onChange={setGroup} />}
      {card !== undefined && card.waiting > 0 && (
        <p class="small">{t('join.othersWait', { count: card.waiting })}</p>
      )}
      <DeviceNotes found={check.found} />
      <Failure id="join-problem">{problem === undefined ? undefined : t(problem)}</Failure>
      {!isClass && RETURN_PROBLEMS.some((each) => each === problem) && (
        <IsMe code={code} name={name.trim()} onAsk={setAsked} />
      )}
      <button type="submit" class="btn primary big wide" aria-disabled={isBusy}>
        {t(isBusy ? 'join.doing' : isClass ? 'join.doClass' : 'join.do')}
        <Icon name="arrowRight" size={20} />
      </button>
      {isClass ? (
        <button type="button" class="btn wide" onClick={() => setBack(true)}>
          <Icon name="key" size={18} />
          {t('join.backOpen')}
        </button>
      ) : (
        <WatchInstead isBusy={isBusy} onPress={() => void join('watch')} />
      )}
    </form>
  );
}

type SeatsProps = Pick<Props, 'card'> & { readonly value: string; readonly onChange: (seat: string) => void };

/** Which seats are free, where there is a choice; among friends with who sits on the others. */
function Seats({ card, ...chosen }: SeatsProps) {
  if (card === undefined || card.freeSeats.length < (card.taken === undefined ? 2 : 1)) return null;
  const { settings, freeSeats, taken } = card;
  return <SeatChoice settings={settings} free={freeSeats} taken={taken} {...chosen} />;
}

/** Checks this device once, while its person types: nobody waits for it longer than three seconds. */
function useDeviceCheck(isWanted: boolean): {
  readonly done: () => Promise<DeviceCheck | undefined>;
  readonly found: DeviceCheck | undefined;
} {
  const [found, setFound] = useState<DeviceCheck | undefined>(undefined);
  const done = useRef<Promise<DeviceCheck | undefined>>(Promise.resolve(undefined));
  useEffect(() => {
    if (!isWanted) return;
    // Code that only whoever joins a class needs.
    done.current = import('../../net/serverCheck.ts').then(({ checkDevice }) => checkDevice());
    void done.current.then(setFound);
  }, [isWanted]);
  return { done: () => done.current, found };
}

/** What somebody should know of the device with which they join a class; nothing where all is well. */
function DeviceNotes({ found }: { readonly found: DeviceCheck | undefined }) {
  return (
    <output class="stack">
      {found?.inApp === true && <span class="note alert pad">{t('device.inApp')}</span>}
      {found?.sockets === false && <span class="note alert pad">{t('device.noSockets')}</span>}
      {found?.keeps === false && <span class="note pad">{t('device.forgets')}</span>}
    </output>
  );
}

type IsMeProps = {
  readonly code: string | undefined;
  readonly name: string;
  readonly onAsk: (asked: Return) => void;
};

/** For somebody of this name who was at the table already. */
function IsMe({ code, name, onAsk }: IsMeProps) {
  if (code === undefined || name === '') return null;
  return (
    <button type="button" class="btn wide" onClick={() => onAsk({ code, name, token: randomToken() })}>
      <Icon name="person" size={18} />
      {t('join.isMe', { name })}
    </button>
  );
}

type WatchProps = { readonly isBusy: boolean; readonly onPress: () => void };

function WatchInstead({ isBusy, onPress }: WatchProps) {
  return (
    <button type="button" class="btn wide" onClick={onPress} aria-disabled={isBusy}>
      <Icon name="eye" size={18} />
      {t('join.watch')}
    </button>
  );
}

type WaitProps = {
  readonly asked: Return;
  /** Given up, or why it will not be granted. */
  readonly onEnd: (failure?: SessionFailure) => void;
};

/** Somebody waits for the host to let them in on this device; both see the same number. */
function ReturnWait({ asked, onEnd }: WaitProps) {
  const [check, setCheck] = useState<string | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone: keyboard and screen reader go on here.
  useEffect(() => heading.current?.focus(), []);
  useEffect(
    () =>
      waitForReturn(asked, {
        onCheck: setCheck,
        onRefused: onEnd,
        onAdmitted: (gameId) => navigate(`/table/${gameId}`),
      }),
    [asked],
  );
  return (
    <section class="panel return-wait stack gap-3">
      <h2 ref={heading} tabIndex={-1}>
        {t('join.returnTitle')}
      </h2>
      <p>{t('join.returnText')}</p>
      <output class="num" aria-label={t('join.returnCheck')}>
        {check ?? '…'}
      </output>
      <button type="button" class="btn wide" onClick={() => onEnd()}>
        {t('join.returnCancel')}
      </button>
    </section>
  );
}

/** The name, with what it is for. */
function OwnName(props: Pick<ComponentProps<typeof NameField>, 'name' | 'onChange' | 'isInvalid'>) {
  return <NameField {...props} problem="join-problem" hint={t('join.nameHint')} />;
}

function missingPart(code: string | undefined, name: string): PlainKey | undefined {
  if (code === undefined) return 'join.codeMissing';
  return name.trim() === '' ? 'failure.name/empty' : undefined;
}

const PIN = new RegExp(`^[0-9]{${PIN_DIGITS}}$`);

type ComeBackProps = Pick<Props, 'code'> & {
  readonly name: string;
  readonly pinOnCard: string;
  readonly onName: (name: string) => void;
  readonly onEnd: () => void;
};

/** Somebody of a class comes back on this device by name and number, without the host. */
function ComeBackForm({ code, name, pinOnCard, onName, onEnd }: ComeBackProps) {
  const [pin, setPin] = useState(pinOnCard);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<PlainKey | undefined>(undefined);
  const comeBack = async (): Promise<void> => {
    if (isBusy) return;
    const missing = missingPart(code, name);
    if (missing !== undefined || code === undefined) return setProblem(missing);
    if (!PIN.test(pin)) return setProblem('failure.return/pin-missing');
    setBusy(true);
    const back = await comeBackByPin({ code, name, pin, token: randomToken() });
    if (back.ok) return navigate(`/table/${back.value}`);
    setBusy(false);
    setProblem(`failure.${back.error satisfies SessionFailure}`);
  };
  return (
    <form
      class="join-form stack gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void comeBack();
      }}
    >
      <OwnName name={name} onChange={onName} isInvalid={NAME_PROBLEMS.some((each) => each === problem)} />
      <PinField pin={pin} onChange={setPin} />
      <Failure id="join-problem">{problem === undefined ? undefined : t(problem)}</Failure>
      <button type="submit" class="btn primary big wide" aria-disabled={isBusy}>
        {t(isBusy ? 'join.doing' : 'join.back')}
        <Icon name="arrowRight" size={20} />
      </button>
      <button type="button" class="btn wide" onClick={onEnd}>
        {t('join.backNot')}
      </button>
    </form>
  );
}

type PinProps = { readonly pin: string; readonly onChange: (pin: string) => void };

/** The number that somebody was shown when they joined the class. */
function PinField({ pin, onChange }: PinProps) {
  const id = useId();
  return (
    <div class="field-group stack">
      <label for={id}>{t('join.pinLabel')}</label>
      <input
        id={id}
        class="field num"
        value={pin}
        onInput={(event) => onChange(event.currentTarget.value)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={PIN_DIGITS}
        aria-describedby={`${id}-hint join-problem`}
      />
      <p class="small muted" id={`${id}-hint`}>
        {t('join.pinHint')}
      </p>
    </div>
  );
}

type GroupProps = { readonly group: string; readonly onChange: (group: string) => void };

/** Those who want to play together type the same word; the host decides whether tables are made by it. */
function GroupField({ group, onChange }: GroupProps) {
  const id = useId();
  return (
    <div class="field-group stack">
      <label for={id}>{t('join.groupLabel')}</label>
      <input
        id={id}
        class="field"
        value={group}
        onInput={(event) => onChange(event.currentTarget.value)}
        autoComplete="off"
        maxLength={40}
        aria-describedby={`${id}-hint`}
      />
      <p class="small muted" id={`${id}-hint`}>
        {t('join.groupHint')}
      </p>
    </div>
  );
}
