import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { BINDING_ROUNDS_MAX } from '#shared/content/constants.ts';
import type { GameState } from '#shared/rules/state.ts';
import { t } from '../../text/t.ts';
import { Stepper } from '../player/Stepper.tsx';
import { ConcessionForm } from './ConcessionForm.tsx';
import { FormerForm } from './FormerForm.tsx';
import { FreeTradeForm } from './FreeTradeForm.tsx';
import { PaymentForm } from './PaymentForm.tsx';
import { UnionForm } from './UnionForm.tsx';

/** What every form of an article is given. */
export type FormProps<C extends Clause = Clause> = {
  readonly scenario: Scenario;
  readonly game: GameState;
  readonly draft: Draft;
  readonly me: EconomyId;
  readonly clause: C;
  readonly onChange: (clause: Clause) => void;
};

/** The form of an open article. */
export function ClauseForm(props: FormProps) {
  const { clause, onChange } = props;
  switch (clause.type) {
    case 'tariffConcession':
      return <ConcessionForm {...props} clause={clause} />;
    case 'freeTradeArea':
      return <FreeTradeForm {...props} clause={clause} />;
    case 'customsUnion':
      return <UnionForm {...props} clause={clause} />;
    case 'payment':
      return <PaymentForm {...props} clause={clause} />;
    case 'accession':
    case 'merger':
      return <FormerForm former={clause.former} onChange={(former) => onChange({ ...clause, former })} />;
    case 'bindingPeriod':
      return (
        <Stepper
          label={t('field.rounds')}
          value={clause.rounds}
          min={2}
          max={BINDING_ROUNDS_MAX}
          onChange={(rounds) => onChange({ ...clause, rounds: Math.round(rounds) })}
        />
      );
  }
}
