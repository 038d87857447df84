/** The game of a province in sentences: what it did with its levels and pacts, who broke or left these, and where it ended. */
import { percentALog } from '#shared/kernel/basisPoints.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { SeatSentence } from '#shared/protocol/debrief.ts';
import { dialsDecided } from '#shared/rules/provinces/settlement/headlines.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { rounded, said } from './seatStories.ts';

type ProvinceReport = ProvinceGame['reports'][number];

type PactBroken = Pick<ProvinceGame['provinces'], 'departures'> & {
  readonly pact: AgreementId;
  readonly now: ProvinceReport | undefined;
  readonly next: ProvinceReport;
};

/**
 * Who was out of a pact in a round, before its term was over: who left one that goes on, or is on record as leaving; of one that ended before its
 * time all members besides, since it is not known who went first. Nobody of one that ran to its end, or that another took the place of.
 */
export function membersOut({ now, next, pact: id, departures = [] }: PactBroken): {
  readonly left: readonly EconomyId[];
  readonly ended: readonly EconomyId[];
} {
  const pact = now?.pacts.find((each) => each.id === id);
  if (pact === undefined || pact.untilRound < next.round) return { left: [], ended: [] };
  const isReplaced = next.pacts.some(
    ({ sinceRound, members }) =>
      sinceRound === next.round && pact.members.every((member) => members.includes(member)),
  );
  if (isReplaced) return { left: [], ended: [] };
  const staying = next.pacts.find((each) => each.id === id)?.members;
  if (staying !== undefined)
    return { left: pact.members.filter((member) => !staying.includes(member)), ended: [] };
  const recorded = departures.filter((each) => each.pact === id && each.round === next.round);
  return { left: recorded.map(({ by }) => by), ended: pact.members };
}

/** What is told of a seat, not yet chosen from. */
export function ofProvince(
  { reports, provinces: { breaches, departures = [], final } }: ProvinceGame,
  economy: EconomyId,
): SeatSentence[] {
  const inRounds = reports.flatMap((report, at): SeatSentence[] => {
    const { round } = report;
    const own = report.provinces[economy];
    if (own === undefined) return [];
    const { levels, log } = dialsDecided(report, reports[at - 1], own);
    const alone = rounded((percentALog(own.logChange / 100) / 100) * log);
    const joined = report.pacts.filter((pact) => pact.sinceRound === round && pact.members.includes(economy));
    const partners = [...new Set(joined.flatMap(({ members }) => members))].filter(
      (member) => member !== economy,
    );
    const broken = breaches.filter(
      (each) =>
        each.by !== economy &&
        each.round === round &&
        report.pacts.some(({ id, members }) => id === each.pact && members.includes(economy)),
    );
    const breakers = (isSeen: boolean): readonly EconomyId[] => [
      ...new Set(broken.filter((each) => each.isSeen === isSeen).map(({ by }) => by)),
    ];
    const last = reports[at - 1];
    const out = (last?.pacts ?? [])
      .filter(({ members }) => members.includes(economy))
      .map(({ id }) => membersOut({ now: last, next: report, pact: id, departures }));
    const others = (of: 'left' | 'ended'): readonly EconomyId[] =>
      [...new Set(out.flatMap((each) => each[of]))].filter((member) => member !== economy);
    const [left, ended] = [others('left'), others('ended')];
    const isLeaver =
      out.some((each) => each.left.includes(economy)) ||
      departures.some((each) => each.by === economy && each.round === round);
    return [
      ...(breakers(true).length === 0
        ? []
        : [said('brokenTo', round, { economy, economies: breakers(true) })]),
      ...(breakers(false).length === 0
        ? []
        : [said('brokenToUnseen', round, { economy, economies: breakers(false) })]),
      ...(isLeaver || left.length === 0 ? [] : [said('pactLeft', round, { economy, economies: left })]),
      ...(isLeaver || left.length > 0 || ended.length === 0
        ? []
        : [said('pactEnded', round, { economy, economies: ended })]),
      ...(levels === 0 ? [] : [said(levels > 0 ? 'dialsUp' : 'dialsDown', round, { economy }, alone)]),
      ...(partners.length === 0 ? [] : [said('pact', round, { economy, economies: partners })]),
      ...(report.promoted.includes(economy) ? [said('promoted', round, { economy })] : []),
      ...(breaches.some((each) => each.by === economy && each.round === round)
        ? [said('brokePact', round, { economy })]
        : []),
      ...(report.inspections.some(({ of, found }) => of === economy && found)
        ? [said('fined', round, { economy })]
        : []),
    ];
  });
  const standing = final?.standings.find((each) => each.economy === economy);
  const round = reports.at(-1)?.round ?? 0;
  return [
    ...inRounds,
    ...(standing === undefined
      ? []
      : [said('place', round, { economy, place: standing.place, index: rounded(standing.index) })]),
  ];
}
