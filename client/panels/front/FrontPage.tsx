import { useEffect, useState } from 'preact/hooks';
import { CODE_LENGTH } from '#shared/protocol/joinCode.ts';
import { listIdentities } from '../../state/identity.ts';
import { navigate } from '../../state/router.ts';
import { Icon } from '../../design/Icon.tsx';
import { loadText, t } from '../../text/t.ts';
import { CodeField } from '../chrome/CodeField.tsx';
import { Failure } from '../chrome/Failure.tsx';
import { LanguageSwitch } from '../chrome/LanguageSwitch.tsx';
import { Link } from '../chrome/Link.tsx';
import { ThemeSwitch } from '../chrome/ThemeSwitch.tsx';
import { ForgetTables, RejoinCard } from '../join/RejoinCard.tsx';
import { PlayAlone } from './PlayAlone.tsx';
import { ReplayStage } from './ReplayStage.tsx';
import './front.css';

/** The first page: a code, or a table of one's own, or a game alone; behind it a game between bots. */
export function FrontPage() {
  const identities = listIdentities();
  const latest = identities.find(({ kind }) => kind !== 'screen');
  // What the next press may need is fetched while people read.
  useEffect(() => void loadText(['rejections', 'names']), []);
  return (
    <div class="front">
      <ReplayStage />
      <div class="front-tools">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <main class="front-main" id="content" tabIndex={-1}>
        <h1>{t('app.name')}</h1>
        <p class="front-line">{t('app.line')}</p>
        <CodeForm />
        <nav class="ways" aria-label={t('app.name')}>
          <Link href="/open" class="way">
            <Icon name="teacher" size={24} />
            <span>
              <b>{t('front.open')}</b>
              <span class="small muted">{t('front.openHint')}</span>
            </span>
            <Icon name="chevronRight" size={19} />
          </Link>
          <PlayAlone />
        </nav>
        {latest !== undefined && <RejoinCard identity={latest} />}
        <ForgetTables identities={identities} />
        <p class="front-links">
          <Link href="/rules">{t('front.rules')}</Link>
          <span class="small muted">{t('front.small')}</span>
        </p>
      </main>
    </div>
  );
}

function CodeForm() {
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (code.length < CODE_LENGTH) return setMissing(true);
    navigate(`/join/${code}`);
  };
  return (
    <form class="panel code-form" onSubmit={submit}>
      <CodeField
        value={code}
        onChange={(next) => {
          setCode(next);
          setMissing(false);
        }}
        label={t('front.codeLabel')}
        hint={t('front.codeHint')}
        isInvalid={isMissing}
        describedBy="code-problem"
      />
      <Failure id="code-problem">{isMissing ? t('join.codeMissing') : undefined}</Failure>
      <button type="submit" class="btn primary big wide">
        {t('front.join')}
        <Icon name="arrowRight" size={20} />
      </button>
    </form>
  );
}
