import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { pactsInForce } from '#shared/rules/provinces/pacts/pactLaw.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { sentences } from '../../text/format.ts';
import { say } from '../../text/Say.tsx';
import { phrase, t } from '../../text/t.ts';
import { endOf } from '../provinces/end/LeagueStandings.tsx';
import { headlineOf, weightiestDecisions } from '../provinces/end/provinceEndModel.ts';
import { provincesView } from '../provinces/seat.ts';
import { closingQuestion } from '../provinces/results/stopsModel.ts';
import { KeepSheet, type KeptDecision, choose, provinceRounds } from './KeepSheet.tsx';
import { type ReportProps, type TableEnd, TableSheets, useSheets } from './TableSheets.tsx';

/** The report of games of provinces. Whoever governed the centre has no income of their own, and sees what the table came to. */
export function ProvinceReport({ ends, where, played }: ReportProps) {
  const sheets = useSheets(ends, tableEnd);
  const view = provincesView();
  const final = view?.provinces.final;
  if (sheets.length === 0 || view === undefined || final === undefined) return null;
  const { mine, tableMedal } = endOf(view, final);
  if (mine === undefined) return <TableSheets sheets={sheets} played={played} />;
  const { economy, medal, score, breaches } = mine;
  const pacts = pactsOfSeat(view.game, economy);
  return (
    <KeepSheet
      where={where}
      played={played}
      model={{
        economy,
        title: headlineOf(mine),
        medal,
        score,
        rounds: provinceRounds(view.game, economy),
        decisions: provinceDecisions(view.game, economy),
        word: sentences(
          t('keep.pactsWord', { pacts: pacts.length, broken: breaches.length }),
          t('keep.tableMedal', { medal: t(`medal.${tableMedal}`) }),
        ),
        question: closingQuestion(view, economy),
      }}
    />
  );
}

function pactsOfSeat(game: ProvinceGame, economy: EconomyId): readonly Pact[] {
  return pactsInForce(game).filter(({ members }) => members.includes(economy));
}

/** Decisions of a province: those that moved its people's income most, and pacts that it broke. */
export function provinceDecisions(
  { reports, provinces }: Pick<ProvinceGame, 'reports' | 'provinces'>,
  economy: EconomyId,
): readonly KeptDecision[] {
  const broken = provinces.breaches.filter(({ by }) => by === economy).map(({ round }) => round);
  return choose([
    ...weightiestDecisions(reports, economy, provinces.departures, ({ isOwn }) => isOwn).map(
      ({ round, percent, kept, parts }) => ({ round, percent, phrase: kept, ...(parts && { parts }) }),
    ),
    ...[...new Set(broken)].map((round) => ({ round, phrase: phrase('keep.pactBroken') })),
  ]);
}

function tableEnd(): TableEnd | undefined {
  const view = provincesView();
  const final = view?.provinces.final;
  if (view === undefined || final === undefined) return undefined;
  const { tableMedal, rows } = endOf(view, final, true);
  const pactsOf = (economy: string): number => pactsOfSeat(view.game, economy).length;
  const question = closingQuestion(view);
  return {
    medal: tableMedal,
    together: t(`pend.headline.table.${tableMedal}`),
    rows: rows.map(({ economy, medal, score, index, breaches }) => ({
      economy,
      medal,
      score,
      index,
      kept: Math.max(0, pactsOf(economy) - breaches.length),
      broken: breaches.length,
    })),
    reports: view.reports,
    question: question && say(question),
  };
}
