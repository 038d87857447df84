import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { findFaults } from '#shared/rules/agreements/findFaults.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { sendIntent } from '../../net/sendIntent.ts';
import { isLive } from '../../state/store.ts';
import { rejectionText } from '../../text/rejectionText.ts';
import { t } from '../../text/t.ts';
import { ScrollPane } from '../chrome/ScrollPane.tsx';
import { press, tellRefusal } from '../player/press.ts';
import { openPaper } from '../player/tableState.ts';
import { ChangeNotice } from './ChangeNotice.tsx';
import { EffectOnYou } from './EffectOnYou.tsx';
import { GiveGet, GiveGetByParty } from './GiveGet.tsx';
import { LapseNote } from './LapseNote.tsx';
import { PaperActionsRow } from './PaperActionsRow.tsx';
import { PaperHeader } from './PaperHeader.tsx';
import { actionsOn, awaitsAnswerOf, isLastSignature } from './paperModel.ts';
import { paperTitle } from './paperTitle.ts';
import { SignatureRow } from './SignatureRow.tsx';
import { SignDialog } from './SignDialog.tsx';
import { termsOf } from './termsModel.ts';
import { usePaperPreview } from './usePaperPreview.ts';
import { useSeenTerms } from './useSeenTerms.ts';

type Props = {
  readonly scenario: Scenario;
  readonly game: GameState;
  readonly paper: Paper;
  readonly me: EconomyId | undefined;
};

/** One paper, whole: terms, effect, signatures, actions. The action row never scrolls away. */
export function PaperSheet({ scenario, game, paper, me }: Props) {
  const titleId = useId();
  const end = useRef<HTMLDivElement>(null);
  const [read, setRead] = useState(paper);
  const [isAsking, setAsking] = useState(false);
  // Whoever wrote the new version knows what is new.
  const isChanged = read.id === paper.id && read.revision !== paper.revision && paper.author !== me;
  const hasSeenTerms = useSeenTerms(end, `${paper.id} ${paper.revision}`);
  const terms = termsOf(scenario, game, paper);
  const faults = paper.status === 'open' ? findFaults(scenario, game, paper, paper.author) : [];
  const preview = usePaperPreview(paper.status === 'open' ? paper : undefined, faults.length === 0);
  const actions = actionsOn(game, paper, me);
  useEffect(() => {
    if (read.id !== paper.id) setRead(paper);
  }, [paper.id]);
  useSayOpened(paper, me);

  const sign = async (confirmed: boolean): Promise<void> => {
    setAsking(false);
    const intent = { type: 'signPaper', paper: paper.id, revision: paper.revision, confirmed } as const;
    const answer = await sendIntent(intent);
    if (answer.ok) return;
    // Another hand was quicker: now this signature is the last, and is asked for.
    if (answer.error.code === 'paper/needs-confirmation') setAsking(true);
    else tellRefusal(answer.error, intent);
  };
  const isParty = me !== undefined && paper.parties.includes(me);
  const signHint =
    faults[0] !== undefined
      ? rejectionText(faults[0])
      : isChanged
        ? t('paper.changedUnderYou')
        : hasSeenTerms
          ? undefined
          : t('paper.readOn');
  return (
    <article class="paper sheet" aria-labelledby={titleId}>
      <ScrollPane class="sheet-scroll" label={paperTitle(paper)}>
        <PaperHeader game={game} paper={paper} me={me} titleId={titleId} />
        {isChanged && <ChangeNotice before={read} paper={paper} onRead={() => setRead(paper)} />}
        {isParty ? (
          <GiveGet terms={terms} me={me} />
        ) : (
          <GiveGetByParty terms={terms} parties={paper.parties} me={me} />
        )}
        <div ref={end} class="terms-end" />
        {paper.status === 'open' && (
          <EffectOnYou preview={preview} parties={paper.parties} me={isParty ? me : undefined} />
        )}
        {faults[0] !== undefined && (
          <p class="fault small">
            <Icon name="alert" size={16} /> {rejectionText(faults[0])}
          </p>
        )}
        <LapseNote paper={paper} />
      </ScrollPane>
      <footer class="sheet-foot">
        <SignatureRow paper={paper} me={me} />
        <ThreadLinks game={game} paper={paper} />
        {me !== undefined && (
          <PaperActionsRow
            paper={paper}
            me={me}
            actions={actions}
            signHint={signHint}
            termCount={terms.filter(({ party }) => party === me).length}
            onSign={() => (isLastSignature(paper, me) ? setAsking(true) : void sign(false))}
          />
        )}
      </footer>
      {isAsking && me !== undefined && (
        <SignDialog
          scenario={scenario}
          game={game}
          paper={paper}
          me={me}
          onSign={() => void sign(true)}
          onClose={() => setAsking(false)}
        />
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

/** From an offer to its counter and back. */
function ThreadLinks({ game, paper }: { readonly game: GameState; readonly paper: Paper }) {
  const counter = Object.values(game.papers).find(
    (other) => other.counterTo === paper.id && other.status === 'open',
  );
  const first = paper.counterTo === undefined ? undefined : game.papers[paper.counterTo];
  if (counter === undefined && first === undefined) return null;
  return (
    <p class="row small">
      {counter !== undefined && (
        <button type="button" class="link" onClick={() => (openPaper.value = counter.id)}>
          {t('paper.seeCounter')}
        </button>
      )}
      {first !== undefined && (
        <button type="button" class="link" onClick={() => (openPaper.value = first.id)}>
          {t('paper.seeFirst')}
        </button>
      )}
    </p>
  );
}
