import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { TextArea } from '../../text/areas.ts';
import { loadText, t } from '../../text/t.ts';
import { LoadingPage, MessagePage } from './MessagePage.tsx';

/** A part of the page whose code and sentences are fetched when it is first shown, or ahead of that. */
export type LazyPart<Props> = ComponentType<Props> & { readonly fetch: () => Promise<void> };

/** What stands in the place of a part that is being fetched, and of one that could not be. */
type Instead = { readonly Loading: ComponentType; readonly Failed: ComponentType };

const PAGE: Instead = { Loading: () => <LoadingPage />, Failed: FailedPage };

/** For a part that fills a page whose code is there. */
export const REST_OF_PAGE: Instead = { ...PAGE, Failed: FailedPart };

/** For a part that fills a pane: until it is there the pane is empty, and said to be busy. */
export const PANE: Instead = { ...REST_OF_PAGE, Loading: () => <div class="fill" aria-busy="true" /> };

const Nothing = (): null => null;

/** For a part without which the page is whole: nothing stands in its place until it is there. */
export const UNSEEN: Instead = { Loading: Nothing, Failed: Nothing };

/** Makes a part of the page, a whole page if nothing else is said, from what fetches its code and the areas of text that it speaks. */
export function lazyPart<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
  areas: readonly TextArea[],
  { Loading, Failed }: Instead = PAGE,
): LazyPart<Props> {
  let part: ComponentType<Props> | undefined;
  let coming: Promise<void> | undefined;
  const fetchOnce = async (): Promise<void> => {
    try {
      const [loaded] = await Promise.all([load(), loadText(areas)]);
      part = loaded;
    } catch (error) {
      coming = undefined;
      throw error;
    }
  };
  // Loaded once for all who ask: loading it again may make another component, and what is shown would be removed and drawn anew.
  const fetch = (): Promise<void> => (coming ??= fetchOnce());
  function Lazy(props: Props) {
    const [, setFetched] = useState(part !== undefined);
    const [isFailed, setFailed] = useState(false);
    useEffect(() => {
      // It may have come since this was drawn, fetched ahead by somebody else.
      if (part !== undefined) {
        setFetched(true);
        return;
      }
      fetch().then(
        () => setFetched(true),
        () => setFailed(true),
      );
    }, []);
    if (isFailed) return <Failed />;
    const Part = part;
    return Part === undefined ? <Loading /> : <Part {...props} />;
  }
  return Object.assign(Lazy, { fetch });
}

/** No network, or the server has a newer build whose files have other names: loading the page again helps in both cases. */
function FailedPage() {
  return (
    <MessagePage title={t('page.failed')} header="">
      <LoadAgain />
    </MessagePage>
  );
}

/** The same for a part of a page whose rest is there. */
export function FailedPart() {
  return (
    <div class="message-page">
      <section class="panel" role="alert">
        <h1 class="size-h2">{t('page.failed')}</h1>
        <LoadAgain />
      </section>
    </div>
  );
}

function LoadAgain() {
  return (
    <p>
      <button type="button" class="btn primary" onClick={() => window.location.reload()}>
        {t('page.retry')}
      </button>
    </p>
  );
}

/** How long the browser may put off what it is to do when it has nothing else to do. */
const PATIENCE_MS = 2_000;

/** Does something when the browser has nothing else to do; what is returned takes it back. */
export function whenIdle(act: () => void): () => void {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(act, PATIENCE_MS);
    return () => clearTimeout(timer);
  }
  const asked = window.requestIdleCallback(act, { timeout: PATIENCE_MS });
  return () => window.cancelIdleCallback(asked);
}

/**
 * Fetches parts that will be shown later while the browser is idle, so that they come without a wait, and without a network too. One
 * that cannot be fetched is asked for again where it is shown, which then says what is wrong.
 */
export function useFetchedAhead(...parts: readonly Pick<LazyPart<never>, 'fetch'>[]): void {
  useEffect(() => whenIdle(() => void Promise.allSettled(parts.map(({ fetch }) => fetch()))), parts);
}

/** Room for the switch of the sounds, which comes late: other buttons would move away under the finger. */
const Room = () => <span class="btn sm ghost icon" style={{ visibility: 'hidden' }} />;

/** The switch of the sounds and the story so far, in the header of a seat and of the big screen. */
export const LateTools = lazyPart(async () => (await import('./SoundSwitch.tsx')).LateTools, [], {
  ...UNSEEN,
  Loading: Room,
});
