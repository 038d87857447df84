import { isFeatureOpen } from '../../features.ts';
import type { MeasuresProps } from '../measuresProps.ts';
import { BreakWord } from './BreakWord.tsx';
import { CardChoices } from './CardChoices.tsx';
import { CorridorPledge } from './CorridorPledge.tsx';
import { PetitionForm } from './PetitionForm.tsx';
import { PillarForm } from './PillarForm.tsx';
import { ReformForm } from './ReformForm.tsx';

/** What else goes into the envelope, as far as it is open in this round. */
export function MoreMeasures(props: MeasuresProps) {
  const { game, scenario, me } = props;
  const isOpen = (feature: Parameters<typeof isFeatureOpen>[1]): boolean => isFeatureOpen(game, feature);
  return (
    <div class="more-measures">
      {isOpen('corridors') && <CorridorPledge {...props} />}
      {isOpen('pillars') && <PillarForm key={me} {...props} />}
      {isOpen('homeReforms') && <ReformForm {...props} />}
      {isOpen('petitions') && <PetitionForm key={scenario.id} {...props} />}
      <CardChoices {...props} />
      <BreakWord {...props} />
    </div>
  );
}
