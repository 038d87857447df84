import { useEffect, useState } from 'preact/hooks';
import { checkServer, type ServerCheck } from '../net/serverCheck.ts';
import { useShareOrigin } from '../net/sessionApi.ts';
import { CopyButton } from '../design/CopyButton.tsx';
import { Icon } from '../design/Icon.tsx';
import { shareOrigin } from '../state/router.ts';
import { t } from '../text/t.ts';
import type { PlainKey } from '../text/areas.ts';
import { PageHeader } from '../panels/chrome/PageHeader.tsx';

/** Tells whoever runs a network what of it the game needs, and what gets through from this device. */
export function CheckPage() {
  const [check, setCheck] = useState<ServerCheck>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    setCheck(undefined);
    let isShown = true;
    void checkServer().then((result) => {
      if (isShown) setCheck(result);
    });
    return () => {
      isShown = false;
    };
  }, [tries]);
  return (
    <div class="page">
      <PageHeader title={t('page.check')} />
      <main class="message-page gap-4" id="content" tabIndex={-1}>
        <section class="panel stack gap-3">
          <h1 class="size-h2">{t('check.title')}</h1>
          <p>{t('check.intro')}</p>
          <ul class="stack gap-3" aria-live="polite">
            <Line isGood={check && check.buildId !== undefined} good="check.answers" bad="check.noAnswer" />
            <Line isGood={check?.hasLiveConnection} good="check.live" bad="check.noLive" />
          </ul>
          <p class="small muted num">
            {t('check.facts', { address: window.location.origin, build: check?.buildId ?? '–' })}
          </p>
          <button
            type="button"
            class="btn"
            aria-disabled={check === undefined}
            onClick={() => check !== undefined && setTries((count) => count + 1)}
          >
            {t('check.again')}
          </button>
        </section>
        <Causes />
      </main>
    </div>
  );
}

const CAUSES = ['firewall', 'isolation', 'portal', 'proxy', 'else'] as const;

/** What may stand between devices and the server, and what to send to whoever can change it. */
function Causes() {
  useShareOrigin();
  const paragraph = t('network.paragraph', { address: shareOrigin.value });
  return (
    <section class="panel prose stack gap-3">
      <h2>{t('network.title')}</h2>
      <p>{t('network.intro')}</p>
      <ul>
        {CAUSES.map((cause) => (
          <li key={cause}>{t(`network.${cause}`)}</li>
        ))}
      </ul>
      <h3>{t('network.forward')}</h3>
      <p>{paragraph}</p>
      <CopyButton text={paragraph} label={t('network.copy')} />
    </section>
  );
}

type LineProps = { readonly isGood: boolean | undefined; readonly good: PlainKey; readonly bad: PlainKey };

function Line({ isGood, good, bad }: LineProps) {
  if (isGood === undefined) return <li class="muted">{t('check.asking')}</li>;
  return (
    <li class={`row top ${isGood ? 'check-good' : 'check-bad'}`}>
      <Icon name={isGood ? 'check' : 'alert'} size={20} />
      <span>{t(isGood ? good : bad)}</span>
    </li>
  );
}
