import { useEffect, useState } from 'preact/hooks';
import { CODE_LENGTH } from '#shared/protocol/textLengths.ts';
import type { SessionCard } from '#shared/protocol/session.ts';
import { Failure, Icon } from '../../design/Icon.tsx';
import { type SessionFailure, findSession } from '../../net/sessionApi.ts';
import { listIdentities } from '../../state/identity.ts';
import { loadText, t } from '../../text/t.ts';
import { CodeField, cleanCode } from '../../design/textFields.tsx';
import { RehearsalNotice } from '../../panels/chrome/MessagePage.tsx';
import { PageHeader } from '../../panels/chrome/PageHeader.tsx';
import { JoinForm } from './JoinForm.tsx';
import { ForgetTables, RejoinCard } from './RejoinCard.tsx';
import './join.css';

/** Joining: the code (often filled by the link), a name, one button. Opening the link claims nothing. */
export function JoinPage({ code: fromLink }: { readonly code: string }) {
  const [code, setCode] = useState(() => cleanCode(fromLink));
  const found = useTableOf(code);
  const known = listIdentities().filter((identity) => identity.code === code);
  useEffect(() => void loadText(['rejections', 'names', 'host']), []);
  const isClass = found.card?.classId !== undefined;
  useEffect(() => {
    if (isClass) document.title = `${t('join.titleClass')} · ${t('app.name')}`;
  }, [isClass]);
  return (
    <div class="page">
      <PageHeader title={t(isClass ? 'join.titleClass' : 'page.join')} />
      <main class="join-main stack gap-4 top" id="content" tabIndex={-1}>
        <h1>{t(isClass ? 'join.titleClass' : 'join.title')}</h1>
        {known.map((identity) => (
          <RejoinCard key={identity.kind} identity={identity} />
        ))}
        <ForgetTables identities={known} />
        <CodeField
          value={code}
          onChange={setCode}
          label={t('join.codeLabel')}
          hint={t('front.codeHint')}
          isInvalid={found.failure !== undefined}
          describedBy="table-found"
        />
        <div id="table-found" class="found" aria-live="polite">
          <FoundTable found={found} />
        </div>
        <Failure>{found.failure === undefined ? undefined : t(`failure.${found.failure}`)}</Failure>
        {found.failure === 'offline' && (
          <button type="button" class="btn" onClick={found.retry}>
            {t('page.retry')}
          </button>
        )}
        {found.card?.isRehearsal === true && <RehearsalNotice />}
        <JoinForm code={code.length === CODE_LENGTH ? code : undefined} card={found.card} />
        <p class="small muted center">
          {found.card === undefined
            ? t('join.privacy')
            : t('join.privacyDays', { days: found.card.keptDays })}{' '}
          <a href="/privacy" target="_blank">
            {t('page.privacy')}
          </a>
        </p>
      </main>
    </div>
  );
}

/** What the code leads to, in one line. */
function FoundTable({ found }: { readonly found: TableFound }) {
  if (found.isLooking) return <span class="muted">{t('join.looking')}</span>;
  if (found.card === undefined) return null;
  const { settings, freeSeats, started, waiting, classId } = found.card;
  // By the name under which it is chosen: a scenario's own says nothing to whoever comes.
  const scenario = t(`preset.${settings.preset}`);
  const taken = waiting > 0 ? 'join.foundWaits' : 'join.foundFull';
  const key = freeSeats.length === 0 ? taken : started ? 'join.foundStarted' : 'join.found';
  return (
    <span class="found-yes better small row top">
      <Icon name="done" size={17} />
      {classId === undefined
        ? t(key, { scenario, free: freeSeats.length })
        : t('join.foundClass', { scenario })}
    </span>
  );
}

type TableFound = {
  readonly isLooking: boolean;
  readonly card?: SessionCard;
  readonly failure?: SessionFailure;
  readonly retry: () => void;
};

/** The table that a complete code leads to; an answer about an older code is dropped. */
function useTableOf(code: string): TableFound {
  const [state, setState] = useState<Omit<TableFound, 'retry'>>({ isLooking: false });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    if (code.length < CODE_LENGTH) {
      setState({ isLooking: false });
      return undefined;
    }
    setState({ isLooking: true });
    void findSession(code).then((found) => {
      if (!isCurrent) return;
      setState(
        found.ok ? { isLooking: false, card: found.value } : { isLooking: false, failure: found.error },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [code, attempt]);
  return { ...state, retry: () => setAttempt(attempt + 1) };
}
