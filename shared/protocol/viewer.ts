import type { EconomyId } from '#shared/kernel/ids.ts';

/** Who looks: everyone (screens, watchers), the host, or one seat. */
export type Viewer =
  | { readonly type: 'public' }
  | { readonly type: 'host' }
  | { readonly type: 'seat'; readonly economy: EconomyId };
