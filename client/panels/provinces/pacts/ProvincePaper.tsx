import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { isLastSignature } from '#shared/rules/negotiation/confirmationFor.ts';
import { pactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../../design/Icon.tsx';
import { isLive } from '../../../state/store.ts';
import { sendIntent } from '../../../net/sendIntent.ts';
import { rejectionText } from '../../../text/rejectionText.ts';
import { t } from '../../../text/t.ts';
import { Dialog } from '../../chrome/Dialog.tsx';
import { ScrollPane } from '../../chrome/ScrollPane.tsx';
import { press, tellRefusal } from '../../player/press.ts';
import { fateOf } from '../../treaty/LapseNote.tsx';
import { PaperActionsRow } from '../../treaty/PaperActionsRow.tsx';
import { fromTo, LapsePill } from '../../treaty/PaperHeader.tsx';
import { actionsOn, awaitsAnswerOf } from '../../treaty/paperModel.ts';
import { ReasonLines } from '../../treaty/ReasonLines.tsx';
import { SignatureRow } from '../../treaty/SignatureRow.tsx';
import { useSeenTerms } from '../../treaty/useSeenTerms.ts';
import { draftOfPaper } from './pactDraft.ts';
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
  const [isAsking, setAsking] = useState(false);
  const hasSeenTerms = useSeenTerms(end, `${paper.id} ${paper.revision}`);
  const isOpen = paper.status === 'open';
  const fault = isOpen ? pactFaults(scenario, game, paper, paper.author)[0] : undefined;
  const lines = termLines(paper);
  const fate = fateOf(paper);
  useSayOpened(paper, me);
  const sign = async (confirmed: boolean): Promise<void> => {
    setAsking(false);
    const intent = { type: 'signPaper', paper: paper.id, revision: paper.revision, confirmed } as const;
    const answer = await sendIntent(intent);
    if (answer.ok) return;
    if (answer.error.code === 'paper/needs-confirmation') setAsking(true);
    else tellRefusal(answer.error, intent);
  };
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
        {isOpen && fault === undefined && <PactOutlook game={game} draft={draftOfPaper(paper)} me={me} />}
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
            onSign={() => (isLastSignature(game, paper, me) ? setAsking(true) : void sign(false))}
          />
        )}
      </footer>
      {isAsking && (
        <Dialog
          title={t('confirm.title')}
          onClose={() => setAsking(false)}
          action={t('confirm.sign')}
          onAction={() => void sign(true)}
        >
          <p>{t('pacts.confirm')}</p>
          {me !== undefined && <PactConsequences scenario={scenario} game={game} paper={paper} me={me} />}
        </Dialog>
      )}
    </article>
  );
}

/** The author sees that a party reads: said once for each version. */
function useSayOpened(paper: Paper, me: EconomyId | undefined): void {
  const mustSay =
    me !== undefined &&
    me !== paper.author &&
    awaitsAnswerOf(paper, me) &&
    !paper.openedBy.includes(me) &&
    isLive.value;
  useEffect(() => {
    if (mustSay) void press({ type: 'openPaper', paper: paper.id, revision: paper.revision });
  }, [mustSay, paper.id, paper.revision]);
}
