import type { Paper } from '#shared/protocol/law.ts';
import { Say } from '../../text/Say.tsx';
import { reasonsOf } from './reasonsModel.ts';

/** Why a party refused, or answered by another paper; nothing where nobody gave a reason. */
export function ReasonLines({ paper }: { readonly paper: Paper }) {
  const reasons = reasonsOf(paper);
  if (reasons.length === 0) return null;
  return (
    <div class="reasons small">
      {reasons.map((phrase, at) => (
        <p key={at}>
          <Say phrase={phrase} />
        </p>
      ))}
    </div>
  );
}
