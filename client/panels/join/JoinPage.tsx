import { useEffect, useState } from 'preact/hooks';
import { CODE_LENGTH } from '#shared/protocol/joinCode.ts';
import { listIdentities } from '../../state/identity.ts';
import { loadText, t } from '../../text/t.ts';
import { cleanCode, CodeField } from '../chrome/CodeField.tsx';
import { Failure } from '../chrome/Failure.tsx';
import { PageHeader } from '../chrome/PageHeader.tsx';
import { FoundTable } from './FoundTable.tsx';
import { JoinForm } from './JoinForm.tsx';
import { ForgetTables, RejoinCard } from './RejoinCard.tsx';
import { useTableOf } from './useTableOf.ts';
import './join.css';

/** Joining: the code (often filled by the link), a name, one button. Opening the link claims nothing. */
export function JoinPage({ code: fromLink }: { readonly code: string }) {
  const [code, setCode] = useState(() => cleanCode(fromLink));
  const found = useTableOf(code);
  const known = listIdentities().filter((identity) => identity.code === code);
  useEffect(() => void loadText(['rejections', 'names', 'host']), []);
  return (
    <div class="page">
      <PageHeader title={t('page.join')} />
      <main class="join-main" id="content" tabIndex={-1}>
        <h1>{t('join.title')}</h1>
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
        <JoinForm code={code.length === CODE_LENGTH ? code : undefined} card={found.card} />
        <p class="small muted center">
          {found.card === undefined
            ? t('join.privacy')
            : t('join.privacyDays', { days: found.card.keptDays })}
        </p>
      </main>
    </div>
  );
}
