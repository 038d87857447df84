import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement, Paper } from '#shared/protocol/law.ts';
import { lawOf } from '#shared/rules/drafts/concludeLaw.ts';
import { nearestForm } from '#shared/rules/law/forms.ts';
import { remainingMs } from '#shared/rules/table/clock.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { Ladder } from '../../design/Ladder.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { useNow } from '../../state/serverClock.ts';
import { say } from '../../text/Say.tsx';
import { formatDuration, formatList } from '../../text/format.ts';
import { economyName, stageName } from '../../text/nameParams.ts';
import { type Phrase, phrase } from '../../text/phrase.ts';
import { t } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { type SignatureState, ladderStep, paperTitle, signaturesOf } from './paperModel.ts';
import { useTable, useCountries } from '../../state/useTable.ts';

type Props = {
  readonly paper: Paper;

  readonly titleId: string;
  readonly isLawful: boolean;
};

/** From whom to whom, until when, and which step on the ladder. */
export function PaperHeader({ paper, titleId, isLawful }: Props) {
  const { me } = useTable();
  return (
    <header class="paper-head">
      <div class="row between">
        <span class="small muted">{fromTo(paper, me)}</span>
        {paper.status === 'open' && <LapsePill />}
        {paper.isPublic && paper.status === 'open' && (
          <span class="pill">
            <Icon name="eye" size={14} />
            {t('paper.public')}
          </span>
        )}
      </div>
      <h3 id={titleId}>{paperTitle(paper)}</h3>
      <StageLine paper={paper} isLawful={isLawful} />
    </header>
  );
}

export function fromTo(paper: Paper, me: EconomyId | undefined): string {
  const others = paper.parties.filter((party) => party !== paper.author);
  const rest = others.filter((party) => party !== me).map(economyName);
  const economy = economyName(paper.author);
  if (paper.author === me) return t('paper.fromYou', { economies: formatList(others.map(economyName)) });
  if (me === undefined || !others.includes(me))
    return t('paper.fromTo', { economy, economies: formatList(rest) });
  return rest.length === 0
    ? t('paper.fromToYou', { economy })
    : t('paper.fromToYouAnd', { economy, economies: formatList(rest) });
}

/** Time until an unsigned paper lapses. */
export function LapsePill() {
  const { game } = useTable();
  const now = useNow(1000);
  const leftMs = remainingMs(game, now);
  if (leftMs === undefined || game.phase !== 'negotiation') return null;
  return (
    <span class="pill time num">
      <Icon name="hourglass" size={14} />
      <span class="sr">{t('move.lapsesIn', { time: '' })}</span>
      {formatDuration(leftMs)}
    </span>
  );
}

type StageLineProps = {
  readonly paper: Pick<Draft, 'parties' | 'clauses'>;
  /** Only a lawful paper has a form to be named. */
  readonly isLawful: boolean;
};

/** The step on the ladder that a paper takes, and for how long it binds. */
export function StageLine({ paper, isLawful }: StageLineProps) {
  const { scenario, game } = useCountries();
  const form = isLawful ? formOfDraft(scenario, game, paper) : undefined;
  const { from, to } = ladderStep(game, paper);
  const binding = paper.clauses.find((clause) => clause.type === 'bindingPeriod');
  return (
    <div class="row small">
      <Ladder level={from} next={to} />
      <span>
        {from === 0 ? t('paper.noAgreement') : stageName(from)}
        {to > from && (
          <>
            {' → '}
            <b>{stageName(to)}</b> <ConceptMark place="spot.deepening" />
          </>
        )}
        {form !== undefined && (
          <>
            {' · '}
            {say(form)} <ConceptMark place="spot.hybrid" />
          </>
        )}
        <span class="muted">
          {' · '}
          {binding === undefined ? t('paper.starts') : t('paper.startsBinding', { rounds: binding.rounds })}
        </span>
      </span>
    </div>
  );
}

type SignatureRowProps = { readonly paper: Paper; readonly reader: EconomyId | undefined };

/** Where each party stands: not opened, reading, signed, refused. The sender sees it as it happens. */
export function SignatureRow({ paper, reader }: SignatureRowProps) {
  return (
    <ul class="sign">
      {signaturesOf(paper).map(({ economy, state }) => (
        <li class="s" key={economy}>
          <Medallion economy={economy} size={30} ring={RINGS[state]} isDashed={state === 'sent'} />
          <span>
            <b>{economy === reader ? t('paper.you') : economyName(economy)}</b>
            <br />
            <span class="muted">
              {state === 'signed' && <Icon name="sign" size={13} />}{' '}
              {economy === reader && state !== 'signed' && state !== 'refused'
                ? t('paper.notSigned')
                : t(`paper.${state}`)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

const RINGS = {
  signed: 'var(--gain)',
  reading: 'var(--line-strong)',
  sent: 'var(--line-strong)',
  refused: 'var(--loss)',
} as const satisfies Record<SignatureState, string>;

/** How the form of a lawful draft is called where its level does not say all: a hybrid, or in effect another form. */
export function formOfDraft(
  scenario: Scenario,
  game: GameState,
  draft: Pick<Draft, 'parties' | 'clauses'>,
): Phrase | undefined {
  const { upsert } = lawOf(scenario, game, draft);
  const made = upsert
    .filter(({ parties }) => draft.parties.every((party) => parties.includes(party)))
    .toSorted((a, b) => b.level - a.level || a.parties.length - b.parties.length)[0];
  return made === undefined ? undefined : formOf(scenario, made);
}

/** How the form of an agreement in force is called where its level does not say all. */
export function formOf(scenario: Scenario, agreement: Agreement): Phrase | undefined {
  const { level, isHybrid } = nearestForm(scenario, agreement);
  if (isHybrid) return phrase('form.hybrid', { level });
  return level === agreement.level ? undefined : phrase('form.inEffect', { level });
}
