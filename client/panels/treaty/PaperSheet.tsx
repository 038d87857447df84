import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Paper } from '#shared/protocol/law.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { findFaults } from '#shared/rules/countries/papers.ts';
import { needsRatification } from '#shared/rules/modules/politics/ballots.ts';
import { Icon } from '../../design/Icon.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { openPaper } from '../../state/tableState.ts';
import { rejectionText } from '../../text/rejectionText.ts';
import { t } from '../../text/t.ts';
import { EffectOnYou } from '../effects/EffectOnYou.tsx';
import { fellowsOf } from '../effects/effectOnYouModel.ts';
import { type PaperPreview, usePaperPreview } from '../effects/usePaperPreview.ts';
import { PaperActionsRow } from '../paper/PaperActionsRow.tsx';
import { PaperHeader, SignatureRow } from '../paper/PaperHeader.tsx';
import { LapseNote, ReasonLines } from '../paper/ReasonLines.tsx';
import { actionsOn, paperTitle } from '../paper/paperModel.ts';
import { useSayOpened, useSeenTerms, useSigning } from '../paper/useOpenPaper.ts';
import { ArticleCosts } from './ClauseNote.tsx';
import { ChangeNotice } from './DiffChips.tsx';
import { GiveGet, GiveGetByParty } from './GiveGet.tsx';
import { SignDialog } from './SignDialog.tsx';
import { clausePolitics } from './clausePolitics.ts';
import { termsOf } from './termsModel.ts';
import { useCountries, useTable } from '../../state/useTable.ts';

type Props = {
  readonly paper: Paper;
};

/** One paper, whole: terms, effect, signatures, actions. The action row never scrolls away. */
export function PaperSheet({ paper }: Props) {
  const { scenario, game, me } = useCountries();
  const titleId = useId();
  const end = useRef<HTMLDivElement>(null);
  const [read, setRead] = useState(paper);
  const signing = useSigning(game, paper, me);
  // Whoever wrote the new version knows what is new.
  const isChanged = read.id === paper.id && read.revision !== paper.revision && paper.author !== me;
  const hasSeenTerms = useSeenTerms(end, `${paper.id} ${paper.revision}`);
  const terms = termsOf(scenario, game, paper);
  const faults = paper.status === 'open' ? findFaults(scenario, game, paper, paper.author) : [];
  const actions = actionsOn(game, paper, me);
  const isWeighed = paper.status === 'open' || actions.refuseAdmission;
  const preview = usePaperPreview(isWeighed ? paper : undefined, faults.length === 0);
  const fault = useStanding(faults[0], paper.id);
  useEffect(() => {
    if (read.id !== paper.id) setRead(paper);
  }, [paper.id]);
  useSayOpened(paper, me);
  const isParty = me !== undefined && paper.parties.includes(me);
  const isVotedOn = paper.status === 'awaitingBell' && needsRatification(scenario, game, paper);
  const signHint = hintOf(fault, isChanged, hasSeenTerms);
  return (
    <article class="paper sheet" aria-labelledby={titleId}>
      <ScrollPane class="sheet-scroll" label={paperTitle(paper)}>
        <PaperHeader
          paper={paper}
          titleId={titleId}
          isLawful={paper.status === 'open' && faults.length === 0}
        />
        <ReasonLines paper={paper} />
        {isChanged && <ChangeNotice before={read} paper={paper} onRead={() => setRead(paper)} />}
        {isParty ? <GiveGet terms={terms} /> : <GiveGetByParty terms={terms} parties={paper.parties} />}
        <div ref={end} class="terms-end" />
        {isWeighed && (
          <PaperEffects
            paper={paper}
            reader={isParty || actions.refuseAdmission ? me : undefined}
            preview={preview}
            isLawful={faults.length === 0}
          />
        )}
        {fault !== undefined && (
          <p class="fault slim ruled small">
            <Icon name="alert" size={16} /> {rejectionText(fault)}
          </p>
        )}
        <LapseNote paper={paper} isVotedOn={isVotedOn} />
      </ScrollPane>
      <footer class="sheet-foot stack">
        <SignatureRow paper={paper} reader={me} />
        <ThreadLinks paper={paper} />
        {me !== undefined && (
          <PaperActionsRow
            paper={paper}
            actions={actions}
            signHint={signHint}
            termCount={terms.filter(({ party }) => party === me).length}
            onSign={signing.sign}
            onEarlySign={() => end.current?.scrollIntoView({ block: 'end' })}
          />
        )}
      </footer>
      {signing.isAsking && me !== undefined && (
        <SignDialog
          paper={paper}
          home={preview.type === 'known' ? preview.home : undefined}
          onSign={signing.confirm}
          onClose={signing.cancel}
        />
      )}
    </article>
  );
}

/** What everybody may know and what only this seat may know arrive one after the other, within this time. */
const ARRIVES_WITHIN_MS = 800;

/**
 * A fault of a paper once it has stood for a moment, or was there when the paper was opened. A paper that has just become
 * law would else break its own rule until word comes that it is no longer open.
 */
function useStanding(fault: Rejection | undefined, paper: string): Rejection | undefined {
  const text = fault === undefined ? '' : `${paper} ${JSON.stringify(fault)}`;
  const [stood, setStood] = useState(text);
  useEffect(() => {
    if (text === stood) return undefined;
    const timer = setTimeout(() => setStood(text), text === '' ? 0 : ARRIVES_WITHIN_MS);
    return () => clearTimeout(timer);
  }, [text, stood]);
  return stood === text ? fault : undefined;
}

/** Why it cannot be signed yet. */
function hintOf(fault: Rejection | undefined, isChanged: boolean, hasSeenTerms: boolean): string | undefined {
  if (fault !== undefined) return rejectionText(fault);
  if (isChanged) return t('paper.changedUnderYou');
  return hasSeenTerms ? undefined : t('paper.readOn');
}

type EffectsProps = Props & {
  /** Whom it is told about; absent: of no party. */
  readonly reader: EconomyId | undefined;
  readonly preview: PaperPreview;
  readonly isLawful: boolean;
};

/** What a paper on the table would do, article by article and as a whole. */
function PaperEffects({ paper, reader, preview, isLawful }: EffectsProps) {
  const { scenario, game } = useCountries();
  return (
    <>
      <ArticleCosts
        clauses={paper.clauses}
        politics={clausePolitics({ scenario, game, me: reader }, paper, isLawful)}
      />
      <EffectOnYou
        preview={preview}
        parties={paper.parties}
        fellows={fellowsOf(game, paper)}
        reader={reader}
      />
    </>
  );
}

/** From an offer to its counter and back. */
function ThreadLinks({ paper }: { readonly paper: Paper }) {
  const { game } = useTable();
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
