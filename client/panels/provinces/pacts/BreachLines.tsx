import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { GameState } from '#shared/rules/state.ts';
import { formatList } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { breachesOfPact, isWronged, type ToldBreach } from './breachModel.ts';

type Props = {
  readonly game: GameState;
  readonly pact: Pact;
  readonly me: EconomyId | undefined;
};

/** Who broke a pact that is still in force, with which dials, and what a member may do about it. */
export function BreachLines({ game, pact, me }: Props) {
  const breaches = breachesOfPact(game, pact);
  if (breaches.length === 0) return null;
  return (
    <div class="breach-lines small">
      {breaches.map((breach) => (
        <p key={breach.by} class="fault-text">
          {breach.by === me ? t('breach.own', paramsOf(breach)) : t('breach.by', paramsOf(breach))}
        </p>
      ))}
      {isWronged(breaches, me) && (
        <p class="muted">{t(pact.isBinding ? 'breach.binding' : 'breach.voluntary')}</p>
      )}
    </div>
  );
}

function paramsOf({ by, round, dials }: ToldBreach) {
  const list = dials.map(({ dial, level, most }) => t(`breach.${dial}`, { level, most }));
  return { economy: economyName(by), round, dials: formatList(list) };
}
