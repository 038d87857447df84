import { lazyPart, PANE } from '../chrome/lazyPart.tsx';

/** Panes of the multilateral system: many tables play without it, and the others have no use for its panes before a conference or a dispute begins. */

export const ConferencePane = lazyPart(
  async () => (await import('./conference/ConferencePane.tsx')).ConferencePane,
  [],
  PANE,
);

export const ConferenceStage = lazyPart(
  async () => (await import('./conference/ConferencePane.tsx')).ConferenceStage,
  [],
  PANE,
);

export const DisputesPane = lazyPart(
  async () => (await import('./disputes/DisputesPane.tsx')).DisputesPane,
  [],
  PANE,
);

/** In the strip of whoever is called to a conference. */
export const ConferenceTime = lazyPart(
  async () => (await import('./conference/ConferenceHead.tsx')).ConferenceTime,
  [],
  { Loading: () => null, Failed: () => null },
);
