import { useId, useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { isLastSignature } from '#shared/rules/negotiation/confirmationFor.ts';
import { pactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../../design/Icon.tsx';
import { rejectionText } from '../../../text/rejectionText.ts';
import { t } from '../../../text/t.ts';
import { Dialog } from '../../chrome/Dialog.tsx';
import { ScrollPane } from '../../chrome/ScrollPane.tsx';
import { fateOf } from '../../treaty/LapseNote.tsx';
import { draftOf, PaperActionsRow } from '../../treaty/PaperActionsRow.tsx';
import { fromTo, LapsePill } from '../../treaty/PaperHeader.tsx';
import { ownCounterTo } from '../../treaty/paperListModel.ts';
import { actionsOn } from '../../treaty/paperModel.ts';
import { ReasonLines } from '../../treaty/ReasonLines.tsx';
import { SignatureRow } from '../../treaty/SignatureRow.tsx';
import { useSayOpened } from '../../treaty/useSayOpened.ts';
import { useSeenTerms } from '../../treaty/useSeenTerms.ts';
import { useSigning, type Signing } from '../../treaty/useSigning.ts';
import { PactConsequences } from './PactConsequences.tsx';
import { PactOutlook } from './PactOutlook.tsx';
import { pactTitle, termLines } from './pactTerms.ts';

type Props = {
  readonly scenario: ProvincesScenario;
  readonly game: GameState;
  readonly paper: Paper;
  readonly me: EconomyId | undefined;
};

/** One paper, whole: terms, signatures, actions. The action row never scrolls away. */
export function ProvincePaper({ scenario, game, paper, me }: Props) {
  const titleId = useId();
  const end = useRef<HTMLDivElement>(null);
  const signing = useSigning(game, paper, me);
  const hasSeenTerms = useSeenTerms(end, `${paper.id} ${paper.revision}`);
  const isOpen = paper.status === 'open';
  const fault = isOpen ? pactFaults(scenario, game, paper, paper.author)[0] : undefined;
  const lines = termLines(paper);
  const fate = fateOf(paper);
  useSayOpened(paper, me);
  const hint = fault !== undefined ? rejectionText(fault) : hasSeenTerms ? undefined : t('paper.readOn');
  return (
    <article class="paper sheet" aria-labelledby={titleId}>
      <ScrollPane class="sheet-scroll" label={pactTitle(paper)}>
        <header class="paper-head">
          <div class="row between">
            <span class="small muted">{fromTo(paper, me)}</span>
            {isOpen && <LapsePill game={game} />}
          </div>
          <h3 id={titleId}>{pactTitle(paper)}</h3>
        </header>
        <ReasonLines paper={paper} />
        <ol class="pact-terms">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <div ref={end} class="terms-end" />
        {isOpen && fault === undefined && <PactOutlook game={game} draft={draftOf(paper)} me={me} />}
        {fault !== undefined && (
          <p class="fault small">
            <Icon name="alert" size={16} /> {rejectionText(fault)}
          </p>
        )}
        {fate !== undefined && <p class="fate small">{fate}</p>}
      </ScrollPane>
      <footer class="sheet-foot">
        <SignatureRow paper={paper} me={me} />
        {me !== undefined && (
          <PaperActionsRow
            paper={paper}
            me={me}
            actions={actionsOn(game, paper, me)}
            signHint={hint}
            termCount={lines.length}
            onSign={signing.sign}
            onEarlySign={() => end.current?.scrollIntoView({ block: 'end' })}
          />
        )}
      </footer>
      {signing.isAsking && me !== undefined && (
        <SignPactDialog scenario={scenario} game={game} paper={paper} me={me} signing={signing} />
      )}
    </article>
  );
}

type DialogProps = Props & { readonly me: EconomyId; readonly signing: Signing };

/** The last signature puts the pact in force: it is asked for, and told what it would end. So is one under an offer that was countered. */
function SignPactDialog({ scenario, game, paper, me, signing }: DialogProps) {
  const isLast = isLastSignature(game, paper, me);
  return (
    <Dialog
      title={t(isLast ? 'confirm.title' : 'confirm.titleOlder')}
      onClose={signing.cancel}
      action={t(isLast ? 'confirm.sign' : 'paper.sign')}
      onAction={signing.confirm}
    >
      {ownCounterTo(game, paper, me) !== undefined && <p class="countered">{t('confirm.countered')}</p>}
      {isLast && <p>{t('pacts.confirm')}</p>}
      {isLast && <PactConsequences scenario={scenario} game={game} paper={paper} me={me} />}
    </Dialog>
  );
}
