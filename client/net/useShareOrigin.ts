import { useEffect } from 'preact/hooks';
import { isOpenedLocally, networkOrigins } from '../state/links.ts';
import { findAddresses } from './sessionApi.ts';

/** Ask once where phones reach this machine, on a page that shows links for them and was itself opened as localhost. */
export function useShareOrigin(): void {
  useEffect(() => {
    if (networkOrigins.peek() !== undefined || !isOpenedLocally()) return;
    void findAddresses().then((found) => {
      // Without an answer the page's own address stays, which is all that is known.
      if (found.ok) networkOrigins.value = found.value.network;
    });
  }, []);
}
