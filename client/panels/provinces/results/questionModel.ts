import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { type Phrase, phrase } from '../../../text/phrase.ts';

type Before = { readonly times: number; readonly nationalPercent: number };

/** Times of the border effect, and points of national income, from which a change is asked about. */
const TOLD = { times: 0.5, percent: 0.05 } as const;

/** One question a round, about the most instructive thing that happened; the same for everybody. */
export function questionOf(report: ProvinceRoundReport, before: Before): Phrase {
  const { breaches, enacted, refused, unbuilt, promoted } = report;
  const thicker = report.borderEffect - before.times;
  const richer = report.nationalIncomePercent - before.nationalPercent;
  if (report.isCrackdown) return phrase('pquestion.cycle');
  const [breach] = breaches;
  if (breach !== undefined) return phrase('pquestion.breach', { economy: breach.by });
  if (refused !== undefined) return phrase('pquestion.refused', { count: refused.assents });
  if (enacted !== undefined) return phrase('pquestion.reform', { reform: enacted });
  if (thicker > TOLD.times && richer < -TOLD.percent) return phrase('pquestion.dilemma');
  const [corridor] = unbuilt;
  if (corridor !== undefined) return phrase('pquestion.corridor', { corridor: corridor.corridor });
  const opened = mostOpened(report);
  if (opened !== undefined) return phrase('pquestion.opened', opened);
  const [first] = promoted;
  if (first !== undefined) return phrase('pquestion.meeting', { economy: first });
  return phrase('pquestion.wall');
}

/** Who opened by itself and stands lower in the league than the middle. */
function mostOpened({ provinces }: ProvinceRoundReport): { economy: string; place: number } | undefined {
  const middle = Object.keys(provinces).length / 2;
  const [told] = Object.entries(provinces)
    .filter(([, { wall, wallBefore, place }]) => wall < wallBefore && place > middle)
    .toSorted(([, a], [, b]) => b.place - a.place);
  return told === undefined ? undefined : { economy: told[0], place: told[1].place };
}
