import { BudgetCard } from '../own/BudgetCard.tsx';
import { PactsCard } from '../own/PactsCard.tsx';
import { StateCard } from '../own/StateCard.tsx';
import { CentreColumn } from '../centre/CentreColumn.tsx';
import { AssentCard } from '../centre/AssentCard.tsx';
import { BallotCard } from '../centre/BallotCard.tsx';
import type { PaneProps } from './seat.ts';

/** What is one's own: of a province its state, money and pacts; of the centre and of watchers the country. */
export function OwnColumn({ scenario, game, seat }: PaneProps) {
  if (seat.type !== 'province') return <CentreColumn scenario={scenario} game={game} />;
  const own = { scenario, game, me: seat.economy };
  return (
    <>
      <AssentCard {...own} />
      <BallotCard {...own} />
      <StateCard {...own} />
      <BudgetCard {...own} />
      <PactsCard {...own} />
    </>
  );
}
