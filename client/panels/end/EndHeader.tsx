import { session } from '../../state/store.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { Link } from '../chrome/Link.tsx';
import { PageTools } from '../chrome/PageTools.tsx';

/** Head of the last page: the code that it was played under, and print. */
export function EndHeader() {
  return (
    <header class="page-head">
      <Link href="/" class="brand">
        {t('app.name')}
      </Link>
      <span class="muted page-title">{t('lobby.code', { code: session.value?.code ?? '' })}</span>
      <span class="grow" />
      <button type="button" class="btn sm" onClick={() => window.print()}>
        <Icon name="print" size={17} />
        {t('end.print')}
      </button>
      <PageTools />
    </header>
  );
}
