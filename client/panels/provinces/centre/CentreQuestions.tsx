import type { SeatProps } from '../policy/measuresProps.ts';
import { AssentCard } from './AssentCard.tsx';
import { BallotCard } from './BallotCard.tsx';

/** What the centre asks a province in this round, if anything: its assent, and at the end its ballot. */
export function CentreQuestions(props: SeatProps) {
  return (
    <>
      <AssentCard {...props} />
      <BallotCard {...props} />
    </>
  );
}
