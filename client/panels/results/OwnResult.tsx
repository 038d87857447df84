import { useEffect } from 'preact/hooks';
import { leftByWill, unionBehind } from '#shared/rules/law/blocs.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import type { Cause, RoundReport } from '#shared/protocol/report.ts';
import { percentALog } from '#shared/kernel/basisPoints.ts';
import type { GrownBy } from '#shared/rules/forecast/forecastOverRounds.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { previews, usePreview } from '../../preview/preview.ts';
import { grownIn, keepGrown } from '../../state/standing.ts';
import { OwnChange } from '../../design/charts/AccountBars.tsx';
import { useCountrySeat } from '../../state/useTable.ts';
import { say } from '../../text/Say.tsx';
import { formatNumber, formatSignedPercent, sentences } from '../../text/format.ts';
import { phrase, t } from '../../text/t.ts';
import { toldOf } from '../effects/useProposalPreview.ts';
import { whyLeft } from '../headlines/unionEnds.ts';
import { wordOfPart } from '../headlines/revealFigures.ts';
import { withEntryShut } from '../../map/model/waysRound.ts';
import { SupportMoved } from '../politics/SupportCard.tsx';
import { growthName, savedByEndMn, savedByTermMn, unpaidByUnions } from '../treaty/agreementRegisterModel.ts';
import { PredictionLine, lookOf } from './StopContent.tsx';
import {
  type DecisionBar,
  REASON_PERCENT,
  SILENT_PERCENT,
  billOf,
  decisionsOf,
  decisionsTold,
  mainCause,
  missedBy,
  partsTold,
} from './causesModel.ts';

type Props = { readonly report: RoundReport };

/** What the round brought the own seat: one number, what was decided that made it, and what came of the own prediction. */
export function OwnResult({ report }: Props) {
  const { scenario, game, me } = useCountrySeat();
  const own = report.economies[me];
  if (own === undefined) return null;
  const { bars, total } = billOf(own);
  const all = decisionsOf(game, me, report, (about) => toldOf(report.round, about));
  const decisions = withEntryShut({ scenario, game, me }, report, all);
  if (decisions !== undefined && !startsAnew(game)) {
    const split = withGrowth(
      game,
      byWill(game, me, report, decisions),
      grownIn(report.round, me),
      percentALog(own.logChange),
    );
    return <Grouped {...{ report, total }} groups={byWhom(split, total, report.isEpilogue)} />;
  }
  const told = decisions && decisionsInSum(decisions);
  const parts = partsTold(bars, total);
  const decision = mainCause(told ?? [], total);
  return (
    <>
      <OwnChange
        label={t(headlineOf(game, report))}
        compared={startsAnew(game) ? formatNumber(own.index, 2) : undefined}
        total={total}
        digits={2}
        parts={
          told?.map((bar) => ({
            name: say(bar.name),
            value: bar.value,
            look: bar.value < 0 ? 'loss' : 'gain',
            why: whyOf(bar, bar === decision || Math.abs(bar.value) >= REASON_PERCENT),
          })) ??
          parts.map((bar) => ({
            name: t(`part.${wordOfPart(bar.part, bar.value)}`),
            value: bar.value,
            look: lookOf(bar),
          }))
        }
      />
      <PredictionLine report={report} />
    </>
  );
}

/** With one that alone is left out: it has a name, the rest has none. */
function decisionsInSum(bars: readonly DecisionBar[]): readonly DecisionBar[] {
  const told = decisionsTold(bars);
  const left = bars.filter((bar) => !told.includes(bar) && Math.abs(bar.value) > SILENT_PERCENT);
  return left.length === 1 ? [...told, ...left] : told;
}

export const isNoneOfOwn = (whose: string, bars: readonly unknown[]) => whose === 'own' && bars.length === 0;

type GroupedProps = Props & { readonly groups: readonly DecisionGroup[]; readonly total: number };

/** Where agreements hold on: a line for each kind of cause, which opens to what it is made of. */
function Grouped({ report, groups, total }: GroupedProps) {
  const { game, me } = useCountrySeat();
  return (
    <>
      <OwnChange
        label={t(headlineOf(game, report))}
        total={total}
        digits={2}
        parts={groups.map(({ whose, value, bars }) => {
          const look = whose === 'rest' || whose === 'growth' ? 'plain' : value < 0 ? 'loss' : 'gain';
          const lines = alikeTogether(
            decisionsInSum(bars).map((bar, at) => ({
              name: say(bar.name),
              value: bar.value,
              why: whyOf(bar, at === 0 || (whose === 'own' && Math.abs(bar.value) >= REASON_PERCENT), true),
            })),
          );
          const [only] = lines;
          // Of a package, of events and of growth there is one: the row is the cause itself.
          if ((whose === 'conference' || whose === 'events' || whose === 'growth') && only !== undefined)
            return { ...only, value, look };
          const why = isNoneOfOwn(whose, bars) ? t('bill.by.ownNone') : undefined;
          const kind = whose === 'others' || whose === 'own' || whose === 'tariffs' ? whose : 'rest';
          return {
            name: t(`bill.by.${kind}`),
            value,
            look,
            why,
            lines,
          };
        })}
      />
      <SupportMoved report={report} economy={me} />
      <PredictionLine report={report} />
    </>
  );
}

type Line = { readonly name: string; readonly value: number; readonly why: string | undefined };

/** Agreements of the same form among the same parties have the same name: told once, with their sum. */
export function alikeTogether(lines: readonly Line[]): readonly Line[] {
  return [...groupsBy(lines, ({ name }) => name).entries()].map(([name, alike]) => ({
    name,
    value: alike.reduce((sum, { value }) => sum + value, 0),
    why: alike.find(({ why }) => why !== undefined)?.why,
  }));
}

/** While tariffs are set, what is signed is law: asks what each own agreement makes grow, and keeps it on this device for the results of the next round. */
export function useGrowth(game: CountryGame, seat: EconomyId): void {
  const isAsked = game.phase === 'policy' && game.dynamics !== undefined && !startsAnew(game);
  usePreview('growth', isAsked ? { type: 'growth', economy: seat } : undefined, [game.round, seat]);
  const result = previews.value.growth?.result;
  useEffect(() => {
    if (isAsked && result?.type === 'growth') keepGrown(game.round + 1, seat, result.grown);
  }, [isAsked, result]);
}

/** Growth by the own agreements that brought it, and the rest of it: what they made grow is the seat's own doing. */
export function withGrowth(
  { agreements }: Pick<CountryGame, 'agreements'>,
  bars: readonly DecisionBar[],
  grown: readonly GrownBy[],
  perLog: number,
): readonly DecisionBar[] {
  const told = grown.map(({ agreement, log, partners = [] }) => ({
    partners,
    agreement,
    name:
      log < 0 ? phrase('decision.growthLess', { agreement }) : growthName(agreements[agreement], agreement),
    value: perLog * log,
  }));
  const own = told.reduce((sum, { value }) => sum + value, 0);
  if (told.length === 0 || !bars.some(({ kind }) => kind === 'growth')) return bars;
  const ended = told.filter(({ agreement }) => agreements[agreement] === undefined);
  const economies = [...new Set(ended.flatMap(({ partners }) => partners))];
  // The reason stands once, where most came of it.
  const [reasoned] = told
    .filter(({ name }) => name.params['makers'] !== undefined)
    .toSorted((a, b) => b.value - a.value);
  return [
    ...bars.map((bar) =>
      bar.kind === 'growth'
        ? { ...bar, name: phrase('decision.growthRest'), value: bar.value - own, why: undefined }
        : bar,
    ),
    ...told
      .filter((each) => !ended.includes(each))
      .map((each): DecisionBar => ({
        kind: 'growth',
        name: each.name,
        value: each.value,
        isOwn: true,
        why: each === reasoned ? phrase('decisionWhy.specialization') : undefined,
      })),
    ...(ended.length === 0
      ? []
      : [
          {
            kind: 'growth' as const,
            name: phrase(`decision.growthBy${economies.length > 0 ? 'Former' : 'Ended'}`, { economies }),
            value: ended.reduce((sum, { value }) => sum + value, 0),
            isOwn: true,
          },
        ]),
  ];
}

/** Where agreements hold until somebody leaves: who left whom, with what the two no longer pay each other, and whose package was adopted. */
export function byWill<Bars extends readonly DecisionBar[] | undefined>(
  game: CountryGame,
  me: EconomyId,
  report: RoundReport,
  bars: Bars,
): Bars | readonly DecisionBar[] {
  if (bars === undefined || game.settings.agreementLimits !== undefined) return bars;
  const before = game.reports.find(({ round }) => round === report.round - 1);
  const leavers = before === undefined ? [] : leftByWill(game, before);
  const ofUnions = (before?.leavers ?? []).filter((leave) => !leavers.includes(leave));
  const leftByMe = new Set(leavers.flatMap(({ by, injured }) => (by === me ? injured : [])));
  const leftMe = new Set(
    leavers.flatMap(({ by, injured }) => (by !== me && injured.includes(me) ? [by] : [])),
  );
  const exits = [...new Set([...leftByMe, ...leftMe])];
  const savedMn = (some: readonly EconomyId[]): number =>
    some.reduce((sum, economy) => sum + savedByEndMn(game, me, economy, report.round), 0);
  const payments = bars.find(({ kind }) => kind === 'payments')?.value ?? 0;
  const allMn = savedMn(exits) + savedByTermMn(game, me, report.round);
  // Money moves an income the way it goes; else what has moved it cannot be told apart.
  const perMn = allMn * payments <= 0 ? 0 : payments / allMn;
  const told = new Set<EconomyId>();
  const exitBar = (moved: number, all: readonly EconomyId[]): DecisionBar => {
    const isOwn = all.some((each) => leftByMe.has(each));
    const economies = all.filter((each) => (isOwn ? leftByMe : leftMe).has(each));
    for (const each of economies) told.add(each);
    const amountMn = perMn === 0 ? 0 : savedMn(economies);
    const value = moved + perMn * amountMn;
    const [own = '', saved = ''] = [moved, value - moved].map((each) => formatSignedPercent(each / 100, 2));
    const money = amountMn === 0 ? '' : amountMn > 0 ? 'Paid' : 'Received';
    const fills = { economies, moved: own, saved, amountMn: Math.abs(amountMn) };
    return {
      kind: 'ended',
      isOwn,
      value,
      name: phrase(`decision.endedBy${isOwn ? 'You' : 'Others'}${money}`, fills),
      why:
        (isOwn ? undefined : whyLeft(leavers, economies, me)) ??
        phrase(value < 0 ? 'decisionWhy.ended' : 'decisionWhy.endedUp'),
      forecast: missedBy(value, toldOf(report.round, `left ${economies.toSorted().join()}`)),
    };
  };
  const willed = bars.map((bar): DecisionBar => {
    if (bar.kind === 'conference')
      return isOwnPackage(game, me, report)
        ? { ...bar, isOwn: true, name: phrase('decision.conferenceOwn') }
        : bar;
    if (bar.kind !== 'ended' || bar.isOwn !== true) return bar;
    const named = [bar.name.params['economies'] ?? []].flat().map(String);
    const gone = named.filter((each) => leftByMe.has(each) || leftMe.has(each));
    if (gone.length > 0) return exitBar(bar.value, gone);
    const leavesOf = (each: EconomyId) =>
      ofUnions.filter(({ by, injured }) => [me, each].every((party) => [by, ...injured].includes(party)));
    const economies = named.filter((each) => leavesOf(each).length > 0);
    if (economies.length > 0) {
      const isOwn = economies.some((each) =>
        leavesOf(each).some(
          ({ agreement }) => unionBehind(game, { agreement, by: me, outInRound: report.round }) !== undefined,
        ),
      );
      return {
        ...bar,
        isOwn,
        name: phrase(`decision.endedBy${isOwn ? 'OwnUnion' : 'Union'}`, { economies }),
      };
    }
    // Nobody has left since the round before: it goes on from what they had agreed.
    return { ...bar, kind: 'earlier', isOwn: false, name: phrase('decision.earlier'), why: undefined };
  });
  // Exits that moved nothing but money.
  const paidOnly = exits
    .filter((economy) => perMn !== 0 && !told.has(economy) && savedMn([economy]) !== 0)
    .map((economy) => exitBar(0, [economy]));
  const rest = payments - perMn * savedMn([...told]);
  const economies = unpaidByUnions(game, me, ofUnions, { round: report.round, change: rest });
  const name = phrase(`decision.${rest < 0 ? 'paidNoMore' : 'paysNoMore'}`, { economies });
  const isEnded = economies.length > 0;
  const others = willed.flatMap((bar): DecisionBar[] => {
    if (bar.kind !== 'payments') return [bar];
    const left = { ...bar, value: rest, ...(isEnded && { kind: 'ended' as const, isOwn: false, name }) };
    return Math.abs(rest) < SILENT_PERCENT ? [] : [left];
  });
  return [...others, ...paidOnly];
}

function isOwnPackage({ wto }: CountryGame, me: EconomyId, { round }: RoundReport): boolean {
  const met = wto?.conference;
  return met?.round === round && met.packages.find(({ id }) => id === met.floor)?.author === me;
}

/** What moved an income: own agreements, those of others, the package of a conference, tariffs, and what is no decision of the round. */
const WHOSE = ['own', 'others', 'conference', 'tariffs', 'events', 'growth', 'rest'] as const;
const KINDS: Readonly<Record<Cause['kind'], DecisionGroup['whose']>> = {
  signed: 'others',
  ended: 'others',
  ownTariff: 'tariffs',
  othersTariffs: 'tariffs',
  surcharge: 'tariffs',
  answers: 'tariffs',
  conference: 'conference',
  growth: 'growth',
  earlier: 'rest',
  payments: 'rest',
  events: 'events',
};

export type DecisionGroup = {
  readonly whose: (typeof WHOSE)[number];
  readonly value: number;
  readonly bars: readonly DecisionBar[];
};

/** The groups sum to the change. The own one is there though it moved nothing, as long as there was something to decide. */
export function byWhom(
  bars: readonly DecisionBar[],
  total: number,
  isOver: boolean,
): readonly DecisionGroup[] {
  const groupOf = ({ kind, isOwn }: DecisionBar): DecisionGroup['whose'] =>
    isOwn === true && KINDS[kind] !== 'tariffs' && KINDS[kind] !== 'conference' ? 'own' : KINDS[kind];
  const sums = WHOSE.map((whose) => {
    const of = bars.filter((bar) => groupOf(bar) === whose);
    return { whose, bars: of, value: of.reduce((sum, { value }) => sum + value, 0) };
  });
  // Parts too small to be kept are left to what is no decision.
  const left = sums.reduce((rest, { value }) => rest - value, total);
  return sums
    .map((group) => (group.whose === 'rest' ? { ...group, value: group.value + left } : group))
    .filter(
      ({ whose, value, bars: of }) =>
        (whose === 'own' && !isOver) ||
        (whose === 'conference' && of.length > 0) ||
        Math.abs(value) >= SILENT_PERCENT,
    );
}

/** Where every round starts anew, the headline names with what it is compared: itself without anything decided. */
function headlineOf(game: CountryGame, { isEpilogue, modules }: RoundReport) {
  if (!startsAnew(game)) return isEpilogue ? 'bill.yearsAfter' : 'bill.thisRound';
  if (isEpilogue) return 'bill.yearsAfterAnew';
  return modules?.events?.active.length ? 'bill.thisRoundEvent' : 'bill.thisRoundAnew';
}

/** The reason of a decision that is worth one, and a forecast that came out otherwise, or of an own deal as it was told. */
function whyOf({ why, told, forecast, after, kind }: DecisionBar, isReasoned: boolean, isAlways = false) {
  const change = formatSignedPercent((told ?? forecast ?? 0) / 100, 2);
  const isMissed = forecast !== undefined;
  const isPlain = kind === 'conference' || !isMissed;
  const words = sentences(
    told !== undefined && isPlain && (isAlways || isMissed) && t('decision.foretold', { change }),
    (isReasoned || (kind === 'conference' && isMissed)) && why !== undefined && say(why),
    isMissed && !isPlain && after === undefined && t('decision.forecast', { change }),
    isMissed && !isPlain && after && t('decision.forecastAfter', { change, cause: say(after) }),
  );
  return words === '' ? undefined : words;
}
