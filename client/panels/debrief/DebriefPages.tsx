import { STEP_OF_PAGE } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { guessesCuts } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { debriefPageOf } from '#shared/rules/table/revealStops.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { useCountries, useTable } from '../../state/useTable.ts';
import { economyName } from '../../text/nameParams.ts';
import { type Phrase, t } from '../../text/t.ts';
import { DebriefBoard } from './DebriefAtOwnPace.tsx';

type Props = {
  /** The question to close with. */
  readonly question: Phrase | undefined;
};

/** The page of the debrief that the host turned to, for the whole room; the standings are the first and stand elsewhere. */
export function DebriefPages({ question }: Props) {
  const { game } = useTable();
  const page = debriefPageOf(game);
  if (page === 'standings') return null;
  return (
    <main class="screen-debrief" id="content" tabIndex={-1}>
      <h1 class="size-h2">{t(`debrief.page.${page}`)}</h1>
      {page === 'predictions' ? (
        <Predictions />
      ) : (
        <DebriefBoard on="wall" step={STEP_OF_PAGE[page]} question={question} />
      )}
    </main>
  );
}

function Predictions() {
  const { game } = useCountries();
  const rows = foresight(game);
  return (
    <section class="panel">
      <p class="muted">{t(guessesCuts(game.settings) ? 'debrief.guessesHint' : 'debrief.predictionsHint')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('end.economy')}</th>
            {(rows[0]?.rounds ?? []).map((_, at) => (
              <th scope="col" class="num" key={at}>
                {at + 1}
              </th>
            ))}
            <th scope="col" class="right">
              {t('debrief.right')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ economy, rounds, right, made }) => (
            <tr key={economy}>
              <th scope="row">
                <Named economy={economy} />
              </th>
              {rounds.map((each, at) => (
                <td key={at}>{each === undefined ? '–' : mark(each.loser)}</td>
              ))}
              <td class="num right">
                <b>{t('screen.of', { count: right, total: made })}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function mark(isRight: boolean): string {
  return isRight ? '✓' : '✗';
}

function Named({ economy }: { readonly economy: string }) {
  return (
    <span class="row">
      <Medallion economy={economy} size={34} />
      {economyName(economy)}
    </span>
  );
}

/** How one seat's predictions of who loses most came out, round by round; absent where it made none. */
type Foresight = {
  readonly economy: EconomyId;
  readonly rounds: readonly ({ readonly loser: boolean } | undefined)[];
  readonly right: number;
  readonly made: number;
};

export function foresight({ reports, seats }: Pick<CountryGame, 'reports' | 'seats'>): readonly Foresight[] {
  const played = reports.filter(({ isEpilogue }) => !isEpilogue);
  return Object.keys(seats)
    .map((economy) => {
      const rounds = played.map(({ predictions }) => predictions.find((each) => each.economy === economy));
      const made = rounds.flatMap((each) => (each === undefined ? [] : [each.loser]));
      return { economy, rounds, right: made.filter(Boolean).length, made: made.length };
    })
    .filter(({ made }) => made > 0)
    .toSorted((a, b) => b.right / b.made - a.right / a.made);
}
