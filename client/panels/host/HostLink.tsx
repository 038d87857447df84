import { useState } from 'preact/hooks';
import { useShareOrigin } from '../../net/useShareOrigin.ts';
import { hostLink } from '../../state/links.ts';
import { shareHost, shareOrigin } from '../../state/shareOrigin.ts';
import { gameId } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { CopyButton } from '../chrome/CopyButton.tsx';

/** The host's secret, masked: a shared screen must not give it away. */
export function HostLink({ token }: { readonly token: string }) {
  const [isShown, setShown] = useState(false);
  useShareOrigin();
  const link = hostLink(shareOrigin.value, gameId.value ?? '', token);
  return (
    <section class="panel secret">
      <h2>
        <Icon name="key" size={22} />
        {t('opened.secret')}
      </h2>
      <p>{t('opened.secretText')}</p>
      <div class="secret-link">
        <output class="num" aria-label={t('opened.secretLabel')}>
          {isShown ? link : `${shareHost.value}/host/••••••••••••`}
        </output>
        <button
          type="button"
          class="btn sm ghost icon"
          aria-pressed={isShown}
          aria-label={t(isShown ? 'opened.hide' : 'opened.show')}
          onClick={() => setShown(!isShown)}
        >
          <Icon name={isShown ? 'hidden' : 'eye'} size={18} />
        </button>
        <CopyButton text={link} label={t('copy.do')} class="btn sm" />
      </div>
      <p class="small muted">{t('opened.secretFoot')}</p>
    </section>
  );
}
