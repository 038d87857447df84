import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Return, SessionCard } from '#shared/protocol/session.ts';
import { Failure } from '../../design/Failure.tsx';
import { Icon } from '../../design/Icon.tsx';
import {
  randomToken,
  type SessionFailure,
  askToReturn,
  joinByCode,
  keepPlace,
} from '../../net/sessionApi.ts';
import { navigate } from '../../state/router.ts';
import type { PlainKey } from '../../text/areas.ts';
import { economyName } from '../../text/nameParams.ts';
import { loadText, t } from '../../text/t.ts';

type Props = {
  /** Absent until all six symbols stand. */
  readonly code: string | undefined;
  readonly card: SessionCard | undefined;
};

const ANY_SEAT = '';

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
  const [name, setName] = useState('');
  const [seat, setSeat] = useState(ANY_SEAT);
  const [group, setGroup] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<PlainKey | undefined>(undefined);
  const [asked, setAsked] = useState<Return | undefined>(undefined);
  const isClass = card?.classId !== undefined;
  const join = async (as: 'player' | 'watch'): Promise<void> => {
    if (isBusy) return;
    const missing = missingPart(code, name);
    if (missing !== undefined || code === undefined) return setProblem(missing);
    setBusy(true);
    const wanted = {
      ...(as === 'player' && seat !== ANY_SEAT ? { seat } : {}),
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
  return (
    <form
      class="join-form stack gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void join('player');
      }}
    >
      <NameField
        name={name}
        onChange={(next) => {
          setName(next);
          setProblem(undefined);
        }}
        isInvalid={NAME_PROBLEMS.some((each) => each === problem)}
      />
      {card !== undefined && card.freeSeats.length > 1 && (
        <SeatChoice seats={card.freeSeats} value={seat} onChange={setSeat} />
      )}
      {isClass && card?.started === false && <GroupField group={group} onChange={setGroup} />}
      {card !== undefined && card.waiting > 0 && (
        <p class="small">{t('join.othersWait', { count: card.waiting })}</p>
      )}
      <Failure id="join-problem">{problem === undefined ? undefined : t(problem)}</Failure>
      {!isClass &&
        code !== undefined &&
        name.trim() !== '' &&
        RETURN_PROBLEMS.some((each) => each === problem) && (
          <button
            type="button"
            class="btn wide"
            onClick={() => setAsked({ code, name: name.trim(), token: randomToken() })}
          >
            <Icon name="person" size={18} />
            {t('join.isMe', { name: name.trim() })}
          </button>
        )}
      <button type="submit" class="btn primary big wide" aria-disabled={isBusy}>
        {t(isBusy ? 'join.doing' : isClass ? 'join.doClass' : 'join.do')}
        <Icon name="arrowRight" size={20} />
      </button>
      {!isClass && (
        <button type="button" class="btn wide" onClick={() => void join('watch')} aria-disabled={isBusy}>
          <Icon name="eye" size={18} />
          {t('join.watch')}
        </button>
      )}
      {!isClass && <p class="small muted center">{t('join.watchHint')}</p>}
    </form>
  );
}

type WaitProps = {
  readonly asked: Return;
  /** Given up, or why it will not be granted. */
  readonly onEnd: (failure?: SessionFailure) => void;
};

const PAUSE_MS = 2_000;

/** Somebody waits for the host to let them in on this device; both see the same number. */
function ReturnWait({ asked, onEnd }: WaitProps) {
  const [check, setCheck] = useState<string | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone: keyboard and screen reader go on here.
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const answer = await askToReturn(asked);
      if (!isCurrent) return;
      if (answer.ok && answer.value.state === 'admitted') {
        keepPlace(asked.code, answer.value.joined);
        return navigate(`/table/${answer.value.joined.gameId}`);
      }
      if (answer.ok && answer.value.state === 'waiting') setCheck(answer.value.check);
      // Without a network the request still stands at the server, and is asked about again.
      else if (!answer.ok && answer.error !== 'offline') return onEnd(answer.error);
      timer = setTimeout(() => void ask(), PAUSE_MS);
    };
    void ask();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked]);
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

function missingPart(code: string | undefined, name: string): PlainKey | undefined {
  if (code === undefined) return 'join.codeMissing';
  return name.trim() === '' ? 'failure.name/empty' : undefined;
}

type NameProps = {
  readonly name: string;
  readonly onChange: (name: string) => void;
  readonly isInvalid: boolean;
};

function NameField({ name, onChange, isInvalid }: NameProps) {
  const id = useId();
  return (
    <div class="field-group stack">
      <label for={id}>{t('join.nameLabel')}</label>
      <input
        id={id}
        class="field"
        value={name}
        onInput={(event) => onChange(event.currentTarget.value)}
        autoComplete="off"
        maxLength={200}
        aria-invalid={isInvalid}
        aria-describedby={`${id}-hint join-problem`}
      />
      <p class="small muted" id={`${id}-hint`}>
        {t('join.nameHint')}
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

type SeatProps = {
  readonly seats: readonly string[];
  readonly value: string;
  readonly onChange: (seat: string) => void;
};

function SeatChoice({ seats, value, onChange }: SeatProps) {
  const id = useId();
  return (
    <div class="field-group stack">
      <label for={id}>{t('join.seatLabel')}</label>
      <select id={id} class="field" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value={ANY_SEAT}>{t('join.seatAny')}</option>
        {seats.map((economy) => (
          <option key={economy} value={economy}>
            {economyName(economy)}
          </option>
        ))}
      </select>
    </div>
  );
}
