import { useEffect, useState } from 'preact/hooks';
import type { PrivacyFacts } from '#shared/protocol/session.ts';
import { Failure } from '../design/Icon.tsx';
import { findPrivacy, type SessionFailure } from '../net/sessionApi.ts';
import { PageHeader } from '../panels/chrome/PageHeader.tsx';
import { t } from '../text/t.ts';

/** What is kept of people, until when and by whom: from the settings of this very server. */
export function PrivacyPage() {
  const [facts, setFacts] = useState<PrivacyFacts>();
  const [failure, setFailure] = useState<SessionFailure>();
  useEffect(() => {
    void findPrivacy().then((found) => (found.ok ? setFacts(found.value) : setFailure(found.error)));
  }, []);
  return (
    <div class="page">
      <PageHeader title={t('page.privacy')} />
      <main class="message-page" id="content" tabIndex={-1}>
        <article class="panel prose stack gap-3">
          <h1 class="size-h2">{t('page.privacy')}</h1>
          <p>{t('privacy.intro')}</p>
          <Failure>{failure === undefined ? undefined : t(`failure.${failure}`)}</Failure>
          {facts !== undefined && <Facts facts={facts} />}
        </article>
      </main>
    </div>
  );
}

const KEPT = ['name', 'keys', 'talk', 'presses', 'device'] as const;

function Facts({ facts: { idleHours, keptDays, operator } }: { readonly facts: PrivacyFacts }) {
  return (
    <>
      <h2>{t('privacy.who')}</h2>
      <p>{operator ?? t('privacy.whoUnknown')}</p>
      <h2>{t('privacy.what')}</h2>
      <ul>
        {KEPT.map((each) => (
          <li key={each}>{t(`privacy.${each}`)}</li>
        ))}
      </ul>
      <p>{t('privacy.address')}</p>
      <h2>{t('privacy.until')}</h2>
      <p>
        {keptDays === 0
          ? t('privacy.untilHour', { hours: idleHours })
          : t('privacy.untilDays', { hours: idleHours, days: keptDays })}
      </p>
      <p>{t('privacy.now')}</p>
      <p>{t('privacy.copies')}</p>
      <h2>{t('privacy.sees')}</h2>
      <p>{t('privacy.seesText')}</p>
      <h2>{t('privacy.here')}</h2>
      <p>{t('privacy.hereText')}</p>
    </>
  );
}
