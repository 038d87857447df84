import { createContext } from 'preact';
import { useContext, useId } from 'preact/hooks';
import { MOODS, EXIT_THOUGHTS, type BallotView } from '#shared/protocol/debrief.ts';
import { REQUESTS } from '#shared/protocol/wire.ts';
import { request } from '../../net/requests.ts';
import { submitBallot } from '../../net/submitIntent.ts';
import { ballots, ownAnswers } from '../../state/debrief.ts';
import { notify } from '../../state/notices.ts';
import { connection, me } from '../../state/store.ts';
import { rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';

/** Whether somebody at this device answers for themselves: who plays or watches, but not whoever plays alone. */
export function mayAnswer(): boolean {
  return me.value?.member !== undefined && !me.value.mayHost;
}

/** What shows the boards: the host's console, what hangs on the wall, which has the same rights and no buttons, or somebody's own device. */
export type ShownOn = 'console' | 'wall' | 'own';
export const BoardsOn = createContext<ShownOn>('own');

/** So few choices can be large on a wall; more stand in two columns. */
const FEW = 5;
const LARGE = {
  minHeight: 'calc(84 * var(--u))',
  paddingInline: 'var(--s3)',
  fontSize: 'var(--t-h2)',
} as const;
const TWO_COLUMNS = { gridTemplateColumns: '1fr 1fr' } as const;

export function ballotOf(item: string): BallotView | undefined {
  return ballots.value?.ballots.find((ballot) => ballot.item === item);
}

type Props = {
  readonly item: string;
  readonly title: string;
  readonly choices: readonly { readonly choice: string; readonly label: string }[];
};

/** One question with its answers: to tap on a person's own device, with counts where they have answered and on every screen. */
export function Ballot({ item, title, choices }: Props) {
  const id = useId();
  const on = useContext(BoardsOn);
  const ballot = ballotOf(item);
  if (ballot === undefined) return null;
  const own = ownAnswers.value[item];
  const answers = mayAnswer() && !ballot.isClosed;
  const isTold = !answers || own !== undefined;
  const given = Object.values(ballot.counts).reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...Object.values(ballot.counts));
  return (
    <section class="ballot stack gap-2" aria-labelledby={id}>
      <h3 id={id} class={on === 'wall' ? 'size-h2' : ''}>
        {title}
      </h3>
      {answers && <p class="small muted">{t('debrief.choose')}</p>}
      <ul class="stack gap-2" style={on === 'wall' && choices.length > FEW ? TWO_COLUMNS : {}}>
        {choices.map(({ choice, label }) => {
          const count = ballot.counts[choice] ?? 0;
          const isOwn = own === choice;
          const bar = isTold && (
            <>
              <i aria-hidden="true" style={{ width: `${(100 * count) / most}%` }} />
              <b class="num">{count}</b>
            </>
          );
          return (
            <li key={choice}>
              {answers ? (
                <button
                  type="button"
                  class={isOwn ? 'choice-bar own' : 'choice-bar'}
                  aria-pressed={isOwn}
                  disabled={connection.value.type !== 'live'}
                  onClick={() => void answer(item, choice)}
                >
                  <span>{label}</span>
                  {bar}
                </button>
              ) : (
                <span
                  class={isOwn ? 'choice-bar own' : 'choice-bar'}
                  style={on === 'wall' && choices.length <= FEW ? LARGE : {}}
                >
                  <span>{label}</span>
                  {bar}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <p class="row wrap between small muted num" aria-live="polite">
        <span>
          {ballot.isClosed
            ? t('debrief.closed')
            : t('debrief.answered', { count: given, of: ballots.value?.voters ?? 0 })}
        </span>
        {on === 'console' && (
          <button
            type="button"
            class="btn sm"
            onClick={() => void submitBallot({ type: 'closeBallot', item, closed: !ballot.isClosed })}
          >
            {t(ballot.isClosed ? 'debrief.reopen' : 'debrief.close')}
          </button>
        )}
      </p>
    </section>
  );
}

async function answer(item: string, choice: string): Promise<void> {
  const given = await request(REQUESTS.answer, { item, choice });
  if (!given.ok) notify(() => rejectionText(given.error), { isAlert: true });
}

export function MoodBallot() {
  const choices = MOODS.map((choice) => ({ choice, label: t(`debrief.mood.${choice}`) }));
  return <Ballot item="mood" title={t('debrief.mood.title')} choices={choices} />;
}

export function ExitBallot() {
  const choices = EXIT_THOUGHTS.map((choice) => ({ choice, label: t(`debrief.exit.${choice}`) }));
  return <Ballot item="exit" title={t('debrief.exit.title')} choices={choices} />;
}
