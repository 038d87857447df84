import type { Headline, QuestionKey } from '#shared/protocol/headlines.ts';
import { type Outcome, outsideStanding, percentOf, pointsRise, roundMoney, worldMoveBn } from './outcome.ts';

/** An outsider's loss that is worth a question, per cent of real income. */
const PAID_PERCENT = -0.1;

/** The question that closes the reveal: the first whose occasion arose in this round. */
export function closingQuestion(outcome: Outcome): Headline {
  return (
    yearsAfter(outcome) ??
    diversion(outcome) ??
    brokenWord(outcome) ??
    whoPaid(outcome) ??
    wallPrice(outcome) ??
    whoIsMissing(outcome) ??
    whyNoProposal(outcome) ??
    whoseGain(outcome)
  );
}

function question(key: QuestionKey, params: Headline['params']): Headline {
  return { key, params };
}

function yearsAfter({ report }: Outcome): Headline | undefined {
  if (!report.isEpilogue) return undefined;
  const gainBn = worldMoveBn(report);
  if (gainBn === 0) return question('question.yearsQuiet', {});
  return gainBn > 0
    ? question('question.yearsAfter', { worldGainBn: gainBn })
    : question('question.yearsLost', { lossBn: -gainBn });
}

function diversion({ report, newBlocs }: Outcome): Headline | undefined {
  const bloc = report.blocs.find(
    ({ agreement, createdBn, divertedBn }) => newBlocs.includes(agreement) && -divertedBn > createdBn,
  );
  if (bloc === undefined) return undefined;
  const { parties: economies, divertedBn, lostBy } = bloc;
  return question('question.diversion', { economies, divertedBn: roundMoney(-divertedBn), lostBy });
}

function brokenWord({ brokenBy: [economy] }: Outcome): Headline | undefined {
  return economy === undefined ? undefined : question('question.brokenWord', { economy });
}

/** An outsider lost while a new bloc gained: what it has to do with its members is what may be asked. */
function whoPaid(outcome: Outcome): Headline | undefined {
  const { report, newBlocs, playable } = outcome;
  const bloc = report.blocs.find(({ agreement }) => newBlocs.includes(agreement));
  if (bloc === undefined) return undefined;
  const [worst] = playable
    .filter((economy) => !bloc.parties.includes(economy))
    .flatMap((economy) => {
      const each = report.economies[economy];
      return each === undefined ? [] : [{ economy, percent: percentOf(each) }];
    })
    .toSorted((a, b) => a.percent - b.percent);
  if (worst === undefined || worst.percent > PAID_PERCENT) return undefined;
  const { economy, percent } = worst;
  const standing = outsideStanding(outcome, economy, bloc.parties);
  const params = { economy, percent: -percent, economies: bloc.parties };
  switch (standing.type) {
    case 'leftOut':
      return question('question.whoPaid', params);
    case 'eroded':
      return question('question.preferenceEroded', params);
    case 'partnerLeft':
      return question('question.partnerLeft', { ...params, economies: standing.economies });
    case 'hasLeft':
    case 'partly':
      return undefined;
  }
}

function wallPrice({ report, playable }: Outcome): Headline | undefined {
  const [highest] = playable
    .map((economy) => ({ economy, points: pointsRise(report, economy) }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points);
  const own = highest === undefined ? undefined : report.economies[highest.economy];
  if (highest === undefined || own === undefined) return undefined;
  return question('question.wallPrice', { ...highest, percent: percentOf(own) });
}

/** Who has not even free trade with all members of a new bloc. */
function whoIsMissing({ report, newBlocs, playable, levelBetween }: Outcome): Headline | undefined {
  const bloc = report.blocs.find(({ agreement }) => newBlocs.includes(agreement));
  if (bloc === undefined) return undefined;
  const outsiders = playable.filter(
    (economy) =>
      !bloc.parties.includes(economy) && bloc.parties.some((member) => levelBetween(economy, member) < 2),
  );
  return outsiders.length === 0
    ? undefined
    : question('question.whoIsMissing', { economies: bloc.parties, outsiders });
}

function whyNoProposal({ report, hasSigned }: Outcome): Headline | undefined {
  return report.blocs.length === 0 && !hasSigned ? question('question.whyNoProposal', {}) : undefined;
}

/** Whose income rose most: would it have risen without the others? */
function whoseGain({ report, playable }: Outcome): Headline {
  const [best] = playable
    .flatMap((economy) => {
      const each = report.economies[economy];
      return each === undefined ? [] : [{ economy, percent: percentOf(each) }];
    })
    .toSorted((a, b) => b.percent - a.percent);
  return best === undefined ? question('question.whyNoProposal', {}) : question('question.whoseGain', best);
}
