import { must } from '#shared/kernel/records.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import { isHumanCentre } from '#shared/rules/provinces/centre/isHumanCentre.ts';
import { provincesOf } from '#shared/rules/provinces/provincesOf.ts';
import type { Thinking } from '../sight/thinking.ts';
import { sightOf } from '../sight/sightOf.ts';

/** Ballot on a centre under which the nation stands where it began, and points for each per cent of its income. */
const BALLOT_AT_OPENING = 40;
const BALLOT_A_PERCENT = 5;

/** Its assent, where the centre asks for one, and its ballot on a human centre at the end. */
export function answerCentre(thinking: Thinking): SeatIntent[] {
  return [...assent(thinking), ...ballot(thinking)];
}

/** A leader assents to a reform of evaluation that pays him; how much he would give up for it is a matter of temperament. */
function assent({ scenario, view, economy, temper }: Thinking): SeatIntent[] {
  const { acts, assentedBy } = provincesOf(view).centre;
  const isAsked = acts.some((act) => act.type === 'reform' && act.reform === 'evaluation');
  if (!isAsked || assentedBy.includes(economy)) return [];
  const forecasts = sightOf(scenario, view).assents();
  if (!forecasts.ok) return [];
  const { now, reformed } = must(forecasts.value[economy], economy);
  return [{ type: 'castAssent', assent: reformed > now - temper.assentCost }];
}

function ballot({ view }: Thinking): SeatIntent[] {
  if (!isHumanCentre(view) || view.round < view.settings.rounds) return [];
  const points = BALLOT_AT_OPENING + BALLOT_A_PERCENT * provincesOf(view).nationalIncomePercent;
  return [{ type: 'rateCentre', points: Math.max(0, Math.min(100, Math.round(points))) }];
}
