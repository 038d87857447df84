import { useEffect, useRef } from 'preact/hooks';
import { askPreview, clearPreview } from './preview.ts';
import type { Lane, PreviewJob } from './previewProtocol.ts';

/**
 * Asks the model for a panel whenever one of the inputs has changed; the last answer stays until the next. Without a job, and when
 * the panel goes, what this panel has asked is forgotten.
 */
export function usePreview(lane: Lane, job: PreviewJob | undefined, inputs: readonly unknown[]): void {
  const own = useRef<PreviewJob>(undefined);
  const forget = (): void => {
    if (own.current !== undefined) clearPreview(lane, own.current);
    own.current = undefined;
  };
  useEffect(() => {
    if (job === undefined) return forget();
    own.current = job;
    return askPreview(lane, job);
  }, [job === undefined, ...inputs]);
  useEffect(() => forget, []);
}
