import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { measuresFault } from '#shared/rules/provinces/envelope/envelope.ts';
import { provincesScenario } from '../../../state/store.ts';
import { known } from '../../../state/useTable.ts';
import { envelopeDesk } from '../../table/envelopeDraft.ts';
import { startingMeasures, untouchedMeasures } from './measuresModel.ts';

/** Envelopes of provinces on this device. */
export const measuresDesk = envelopeDesk<Measures>({
  starting: startingMeasures,
  untouched: untouchedMeasures,
  fault: (game, me, measures) => measuresFault(known(provincesScenario.value), game, me, measures),
  save: (measures) => ({ type: 'saveMeasures', measures }),
  seal: (measures) => ({ type: 'sealMeasures', measures }),
  reopen: { type: 'reopenMeasures' },
});
