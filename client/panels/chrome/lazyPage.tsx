import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadText, t } from '../../text/t.ts';
import type { TextArea } from '../../text/areas.ts';
import { LoadingPage } from './LoadingPage.tsx';
import { MessagePage } from './MessagePage.tsx';

/** A page whose code and sentences are fetched when it is first opened. */
export function lazyPage(load: () => Promise<ComponentType>, areas: readonly TextArea[]): ComponentType {
  let page: ComponentType | undefined;
  const fetchAll = async (): Promise<ComponentType> => {
    const [loaded] = await Promise.all([load(), loadText(areas)]);
    page = loaded;
    return loaded;
  };
  return function LazyPage() {
    const [Page, setPage] = useState<{ readonly component: ComponentType | undefined }>({ component: page });
    const [isFailed, setFailed] = useState(false);
    useEffect(() => {
      if (Page.component !== undefined) return;
      fetchAll().then(
        (component) => setPage({ component }),
        () => setFailed(true),
      );
    }, []);
    if (isFailed) return <FailedPage />;
    return Page.component === undefined ? <LoadingPage /> : <Page.component />;
  };
}

/** No network, or the server has a newer build whose files have other names: loading the page again helps in both cases. */
function FailedPage() {
  return (
    <MessagePage title={t('page.failed')} header="">
      <p>
        <button type="button" class="btn primary" onClick={() => window.location.reload()}>
          {t('page.retry')}
        </button>
      </p>
    </MessagePage>
  );
}
