import type { ProvinceFeature } from '#shared/content/provinces/provinceFeatures.ts';
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
  const isOpen = (feature: ProvinceFeature): boolean => isFeatureOpen(props.game, feature);
  return (
    <div class="more-measures">
      <CardChoices {...props} />
      {isOpen('corridors') && <CorridorPledge {...props} />}
      {isOpen('pillars') && <PillarForm {...props} />}
      {isOpen('homeReforms') && <ReformForm {...props} />}
      {isOpen('petitions') && <PetitionForm {...props} />}
      <BreakWord {...props} />
    </div>
  );
}
