import { BudgetCard } from '../own/BudgetCard.tsx';
import { PactsCard } from '../own/PactsCard.tsx';
import { StateCard } from '../own/StateCard.tsx';
import { CentreColumn } from '../centre/CentreColumn.tsx';
import { CentreQuestions } from '../centre/CentreQuestions.tsx';
import { viewport } from '../../player/viewport.ts';
import type { PaneProps } from './seat.ts';

/** What is one's own: of a province its state, money and pacts, below what the centre asks; of the centre and of watchers the country. */
export function OwnColumn({ scenario, game, seat }: PaneProps) {
  if (seat.type !== 'province') return <CentreColumn scenario={scenario} game={game} />;
  const own = { scenario, game, me: seat.economy };
  return (
    <>
      {viewport.value === 'wide' && <CentreQuestions {...own} />}
      <StateCard {...own} />
      <BudgetCard {...own} />
      <PactsCard {...own} />
    </>
  );
}
