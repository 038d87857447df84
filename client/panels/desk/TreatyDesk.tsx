import { useEffect, useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { isLive } from '../../state/store.ts';
import { formatList } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { desk, type DeskWork } from '../player/tableState.ts';
import { GiveGetByParty } from '../treaty/GiveGet.tsx';
import { draftOf } from '../treaty/PaperActionsRow.tsx';
import { termsOf } from '../treaty/termsModel.ts';
import { ruleChecks } from '../treaty/rules/ruleChecks.ts';
import { RuleChecksPanel } from '../treaty/rules/RuleChecksPanel.tsx';
import { usePaperPreview } from '../treaty/usePaperPreview.ts';
import { FaultNotes } from './Article.tsx';
import { ArticleList } from './ArticleList.tsx';
import { DeskHead } from './DeskHead.tsx';
import { clearDesk } from './deskMemory.ts';
import { markedFaults, versionBefore, whySendIsOff, type MarkedFault } from './deskModel.ts';
import { EffectPanel } from './EffectPanel.tsx';
import { PartiesPanel } from './PartiesPanel.tsx';
import { sendDesk } from './sendDesk.ts';
import { VersionsPanel } from './VersionsPanel.tsx';

type Props = {
  readonly scenario: Scenario;
  readonly game: GameState;
  readonly me: EconomyId;
  readonly work: DeskWork;
};

/** Where a paper is written: parties and versions, articles, and what they would do to everybody. */
export function TreatyDesk({ scenario, game, me, work }: Props) {
  const { draft } = work;
  const title = useRef<HTMLElement>(null);
  useEffect(() => title.current?.focus(), []);
  const faults = markedFaults(scenario, game, draft, me);
  const isWritten = draft.clauses.length > 0 && draft.parties.length > 1;
  const isLawful = isWritten && faults.length === 0;
  const preview = usePaperPreview(isWritten ? draft : undefined, isLawful);
  const change = (next: Draft, openArticle: number | undefined): void => {
    const { openArticle: _was, ...rest } = work;
    desk.value = { ...rest, draft: next, ...(openArticle === undefined ? {} : { openArticle }) };
  };
  return (
    <section class="desk" aria-label={t('desk.title')} ref={title} tabIndex={-1}>
      <div class="desk-left">
        <PartiesPanel game={game} draft={draft} me={me} onChange={(next) => change(next, work.openArticle)} />
        <VersionsPanel game={game} work={work} />
      </div>
      <article class="paper sheet desk-paper">
        <div class="sheet-scroll">
          <DeskHead
            scenario={scenario}
            game={game}
            me={me}
            work={work}
            isLawful={isLawful}
            onChange={(next) => change(next, undefined)}
          />
          <FaultNotes
            faults={faults.filter(({ article }) => article === undefined)}
            onRepair={(next) => change(next, undefined)}
          />
          <ArticleList
            scenario={scenario}
            game={game}
            me={me}
            draft={draft}
            faults={faults}
            openArticle={work.openArticle}
            onChange={change}
          />
          {isWritten && (
            <GiveGetByParty terms={termsOf(scenario, game, draft)} parties={draft.parties} me={me} />
          )}
        </div>
        <DeskFoot
          game={game}
          me={me}
          work={work}
          faults={faults}
          onChange={(next) => change(next, undefined)}
        />
      </article>
      <div class="desk-right">
        <EffectPanel preview={preview} game={game} draft={draft} me={me} />
        {isWritten && (
          <RuleChecksPanel
            checks={ruleChecks(
              scenario,
              game,
              draft,
              faults.map(({ fault }) => fault),
            )}
          />
        )}
      </div>
    </section>
  );
}

type FootProps = {
  readonly game: GameState;
  readonly me: EconomyId;
  readonly work: DeskWork;
  readonly faults: readonly MarkedFault[];
  readonly onChange: (draft: Draft) => void;
};

/** Send, or why not yet. */
function DeskFoot({ game, me, work, faults, onChange }: FootProps) {
  const off = whySendIsOff(work, faults, { game, isLive: isLive.value });
  const before = versionBefore(game, work);
  const others = work.draft.parties.filter((party) => party !== me).map(economyName);
  return (
    <footer class="sheet-foot">
      <div class="row wrap">
        <button
          type="button"
          class="btn primary grow"
          aria-disabled={off !== undefined}
          onClick={() => off === undefined && void sendDesk(work)}
        >
          <Icon name="send" />
          {work.revises === undefined
            ? t('desk.send', { economies: formatList(others) })
            : t('desk.sendRevision')}
        </button>
        {off !== undefined && <output class="small fault-text">{say(off)}</output>}
        {before !== undefined && (
          <button type="button" class="btn ghost" onClick={() => onChange(draftOf(before))}>
            <u>{t('desk.backToFirst')}</u>
          </button>
        )}
        <button type="button" class="btn ghost" onClick={clearDesk}>
          <u>{t('desk.discard')}</u>
        </button>
      </div>
      <p class="micro muted">{t('desk.kept')}</p>
    </footer>
  );
}
