import type { MapModel } from '../../map/model/mapParts.ts';
import type { TextKey } from '../../text/areas.ts';
import type { TextParams } from '../../text/interpolate.ts';

/** Which of the three things that players do a picture shows: talk and sign, set walls, see who gains. */
export type ReplayStep = 1 | 2 | 3;

/** One picture of a recorded game: what the map shows, and the sentence to it. */
export type ReplayFrame = {
  readonly round: number;
  readonly step: ReplayStep;
  readonly caption: { readonly key: TextKey; readonly params: TextParams };
  readonly model: MapModel;
};

/** A whole game between bots, recorded by `client/build/recordReplay.ts`. */
export type Replay = { readonly rounds: number; readonly frames: readonly ReplayFrame[] };
