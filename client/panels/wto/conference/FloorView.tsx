import { useEffect, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Conference, ConferencePackage, PackageChange } from '#shared/protocol/modules/wto.ts';
import { unitOf } from '#shared/rules/agreements/unionOf.ts';
import { PackagePaper } from '../package/PackagePaper.tsx';
import type { WtoView } from '../wtoView.ts';
import { boardOf, conferenceMove } from './boardModel.ts';
import { firstChange } from './changeDraft.ts';
import { ConsensusBoard } from './ConsensusBoard.tsx';
import { EffectCards } from './EffectCards.tsx';
import { FloorActions } from './FloorActions.tsx';
import { ObjectionForm } from './ObjectionForm.tsx';
import { Requests } from './Requests.tsx';
import { usePackageEffects } from './usePackageEffects.ts';

type Props = {
  readonly scenario: Scenario;
  readonly view: WtoView;
  readonly conference: Conference;
  readonly package: ConferencePackage;
  readonly me: EconomyId | undefined;
};

/** The package on the floor: what it says, who agrees, what is asked for, and one's own answer. */
export function FloorView({ scenario, view, conference, package: tabled, me }: Props) {
  const [change, setChange] = useState<PackageChange | undefined>(undefined);
  const move = me === undefined ? undefined : conferenceMove(view, conference, me);
  // A new version is another text: what was being written was about the old one.
  useEffect(() => setChange(undefined), [tabled.revision, tabled.id]);
  const { objections } = conference;
  const asked = [...objections.map((each) => each.change), ...(change === undefined ? [] : [change])];
  const effects = usePackageEffects(tabled, asked);
  const board = boardOf(view, conference, me);
  const mine = me === undefined ? [] : unitOf(view, me);
  return (
    <div class="floor">
      <PackagePaper scenario={scenario} view={view} voices={board.voices} package={tabled} me={me} />
      <div class="floor-side">
        <ConsensusBoard game={view} board={board} terms={tabled.terms} effects={effects} />
        <Requests
          game={view}
          objections={objections}
          terms={tabled.terms}
          effects={effects}
          mine={mine}
          mayTake={move?.type === 'author'}
        />
        <EffectCards game={view} effects={effects} me={me} />
        {me !== undefined && change !== undefined && (
          <ObjectionForm
            scenario={scenario}
            game={view}
            package={tabled}
            me={me}
            mine={mine}
            change={change}
            effects={effects}
            onChange={setChange}
            onClose={() => setChange(undefined)}
          />
        )}
        {me !== undefined && move !== undefined && change === undefined && (
          <FloorActions
            move={move}
            package={tabled}
            onAsk={() => setChange(firstChange(scenario, tabled, 'coefficient', me))}
          />
        )}
      </div>
    </div>
  );
}
