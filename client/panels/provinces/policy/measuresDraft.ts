import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { measuresFault } from '#shared/rules/provinces/envelope/envelope.ts';
import { provinceGame } from '#shared/rules/state.ts';
import { provincesScenario } from '../../../state/store.ts';
import { known } from '../../../state/useTable.ts';
import { envelopeDesk } from '../../table/envelopeDraft.ts';
import { startingMeasures, untouchedMeasures } from './measuresModel.ts';

/** Envelopes of provinces on this device. */
export const measuresDesk = envelopeDesk<Measures>({
  starting: (game, me) => startingMeasures(provinceGame(game), me),
  untouched: (game, me) => untouchedMeasures(provinceGame(game), me),
  fault: (game, me, measures) =>
    measuresFault(known(provincesScenario.value), provinceGame(game), me, measures),
  save: (measures) => ({ type: 'saveMeasures', measures }),
  seal: (measures) => ({ type: 'sealMeasures', measures }),
  reopen: { type: 'reopenMeasures' },
});
