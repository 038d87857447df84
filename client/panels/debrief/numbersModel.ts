/** What the numbers of a finished game say to its closing question, once somebody has answered it. */
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { TableWhatIfs } from '#shared/protocol/debrief.ts';
import type { CountryGame, GameState, ProvinceGame } from '#shared/rules/state.ts';
import { formatNumber, formatSigned } from '../../text/format.ts';
import { type Phrase, phrase } from '../../text/t.ts';

export function whatNumbersSay(game: GameState, whatIfs: TableWhatIfs): readonly Phrase[] {
  return game.rulebook === 'countries' ? ofCountries(game, whatIfs) : ofProvinces(game);
}

function ofCountries(game: CountryGame, whatIfs: TableWhatIfs): readonly Phrase[] {
  const { reports, agreements, pledges } = game;
  const seats = Object.keys(game.seats);
  const last = reports.at(-1);
  const meanOf = (valueOf: (seat: EconomyId) => number): number =>
    seats.reduce((sum, seat) => sum + valueOf(seat), 0) / Math.max(1, seats.length);
  const partOf = (part: 'borderCosts' | 'pricesAbroad'): string =>
    formatSigned(100 * meanOf((seat) => last?.economies[seat]?.parts[part] ?? 0), 2);
  const own = Object.values(agreements).filter(({ proposal }) => proposal !== undefined);
  const standing = new Set(own.map(({ id }) => id));
  const older = new Set(
    Object.values(agreements).flatMap(({ id, proposal }) => (proposal === undefined ? [id] : [])),
  );
  const made = new Set([
    ...standing,
    ...reports.flatMap(({ blocs }) => blocs.map(({ agreement }) => agreement)).filter((id) => !older.has(id)),
  ]);
  const judged = (outcome: 'kept' | 'broken'): number =>
    pledges.filter((pledge) => pledge.outcome === outcome).length;
  const open = whatIfs.find(({ what }) => what === 'open')?.compared;
  return [
    ...(last?.isEpilogue === true
      ? [
          phrase('numbers.years', {
            change: formatSigned(100 * meanOf((seat) => last.economies[seat]?.logChange ?? 0), 2),
            borders: partOf('borderCosts'),
            prices: partOf('pricesAbroad'),
          }),
        ]
      : []),
    phrase('numbers.law', {
      made: made.size,
      standing: standing.size,
      left: reports.reduce((sum, { leavers }) => sum + leavers.length, 0),
    }),
    phrase('numbers.words', { kept: judged('kept'), broken: judged('broken') }),
    ...(open === undefined || open === null
      ? []
      : [
          phrase('numbers.open', {
            now: formatNumber(
              meanOf((seat) => open[seat]?.without ?? NaN),
              1,
            ),
            open: formatNumber(
              meanOf((seat) => open[seat]?.with ?? NaN),
              1,
            ),
          }),
        ]),
  ];
}

function ofProvinces({ reports, provinces }: ProvinceGame): readonly Phrase[] {
  const [first, last] = [reports[0], reports.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { breaches, final } = provinces;
  const pacts = new Set(reports.flatMap(({ pacts: inForce }) => inForce.map(({ id }) => id)));
  const standings = final?.standings ?? [];
  const richest = standings.toSorted((a, b) => b.index - a.index);
  const leader = standings.toSorted((a, b) => a.place - b.place)[0];
  const happiest = richest[0];
  return [
    phrase('numbers.nation', {
      change: formatSigned(last.nationalIncomePercent, 1),
      times: last.borderEffect.toFixed(1),
      timesBefore: first.borderEffect.toFixed(1),
    }),
    ...(leader === undefined || happiest === undefined
      ? []
      : [
          phrase('numbers.rankings', {
            economy: leader.economy,
            place: 1 + richest.indexOf(leader),
            other: happiest.economy,
            otherPlace: happiest.place,
            seats: standings.length,
          }),
        ]),
    phrase('numbers.pacts', {
      pacts: pacts.size,
      breaches: breaches.length,
      unseen: breaches.filter(({ isSeen }) => !isSeen).length,
    }),
  ];
}
