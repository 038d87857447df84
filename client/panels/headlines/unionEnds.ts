/** Agreements that end, fail, or hold in the years after: at home, by the will of a government, or by the treaty of a union that their parties joined, which is told by the union; and promises that were broken. */
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import type { Pledge, Undertaking } from '#shared/protocol/pledges.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { leaversIn, unionBehind } from '#shared/rules/law/blocs.ts';
import { paysToLeaveMn } from '#shared/rules/law/transfers.ts';
import { type CountryGame, type GameState, countryPart } from '#shared/rules/state.ts';
import type { PlacesOf } from '../../text/areas.ts';
import { formatList, sentences } from '../../text/format.ts';
import { agreementName, nameParams } from '../../text/nameParams.ts';
import { type Phrase, dataPhrase, fillSentence, phrase, t } from '../../text/t.ts';
import { headlinePhrase } from './headline.ts';

/** A notice as the register holds it. */
type Notice = { readonly agreement: AgreementId; readonly by: EconomyId; readonly outInRound: number };

/** What unions have ended of older agreements, for one reader: what its own did, what was done to it, and what others hear of. */
type UnionEnd = Notice & { readonly whose: 'Own' | 'You' | ''; readonly union: Agreement };

/** Notices that came with the treaty of a union, each with that union; to a reader whose own union ends an agreement, that one alone. */
export function unionEnds(
  game: Pick<CountryGame, 'agreements' | 'proposals'>,
  me: EconomyId | undefined,
): readonly UnionEnd[] {
  return Object.values(game.agreements).flatMap(({ id: agreement, parties, notices }) => {
    const ends = notices.flatMap((notice): UnionEnd[] => {
      const union = unionBehind(game, { agreement, ...notice });
      if (union === undefined) return [];
      const isOwn = me !== undefined && union.parties.includes(me) && parties.includes(me);
      const whose = isOwn ? 'Own' : me !== undefined && parties.includes(me) ? 'You' : '';
      return [{ agreement, ...notice, whose, union }];
    });
    const own = ends.filter(({ whose }) => whose === 'Own');
    return own.length > 0 ? own : ends;
  });
}

/** Agreements of the reader that a treaty of others ends once it is law. */
export function endsYours(
  { agreements }: Pick<CountryGame, 'agreements'>,
  { clauses, parties }: Pick<Proposal, 'clauses' | 'parties'>,
  me: EconomyId,
): readonly AgreementId[] {
  const ended = clauses.flatMap((clause) =>
    'former' in clause ? clause.former.filter(({ action }) => action === 'end') : [],
  );
  const own = ended.filter(({ agreement }) => agreements[agreement]?.parties.includes(me) === true);
  return parties.includes(me) ? [] : own.map(({ agreement }) => agreement);
}

/** The same in words: what ends, what the reader was paid by it, and that it may still fail at home. */
export function endsTold(
  game: Pick<CountryGame, 'agreements' | 'politics' | 'round'>,
  proposal: Pick<Proposal, 'clauses' | 'parties' | 'status'>,
  me: EconomyId,
): string | undefined {
  const ended = endsYours(game, proposal, me);
  if (ended.length === 0) return undefined;
  const amountMn = ended
    .flatMap((id) => game.agreements[id]?.payments ?? [])
    .filter(({ untilRound }) => untilRound > game.round)
    .reduce((sum, { from, to, amountMn: due }) => sum + (to === me ? due : from === me ? -due : 0), 0);
  return sentences(
    t('ends.yours', { agreements: formatList(ended.map(agreementName)) }),
    amountMn > 0 && fillSentence('ends.paid', nameParams({ amountMn })),
    proposal.status === 'awaitingBell' && game.politics !== undefined && t('ends.voted'),
  );
}

/** Unions that others have just signed, and that end agreements of the reader once they are law: told while it may still answer. */
export function unionsAhead(
  { proposals: known }: Pick<GameState, 'proposals'>,
  after: GameState,
  me: EconomyId | undefined,
) {
  const { round } = after;
  return Object.values(after.proposals).flatMap((proposal) => {
    const { id, status, parties: economies } = proposal;
    const isNew = status === 'awaitingBell' && known[id]?.status !== 'awaitingBell';
    const ends = () =>
      me === undefined ? undefined : endsTold({ ...countryPart(after), round }, proposal, me);
    if (!isNew || ends() === undefined) return [];
    const told = phrase('moment.unionAhead', { economies, ends: () => ends() ?? '' });
    return [{ kind: 'left', title: 'moment.unionEnds', phrase: told, economies, isToYou: true } as const];
  });
}

/** The same in as few sentences as there are unions. */
export function unionEndPhrases(ends: readonly UnionEnd[]): readonly Phrase[] {
  const byUnion = groupsBy(ends, ({ union, outInRound, whose }) => `${union.id} ${outInRound} ${whose}`);
  return [...byUnion.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { union, outInRound: round, whose } = first;
    const agreements = [...new Set(group.map(({ agreement }) => agreement))];
    const economies = [...new Set(group.map(({ by }) => by))];
    return whose === 'Own'
      ? phrase('news.unionEndsOwn', { union: union.id, agreements, round })
      : phrase(`news.unionEnds${whose}`, { economies, union: union.id, agreements, round });
  });
}

/** Who leaves an agreement by its own will, as far as the reader's own union does not end it anyway. */
export function leaversByWill(
  game: Pick<CountryGame, 'agreements' | 'proposals'>,
  { id: agreement, parties, notices }: Agreement,
  me: EconomyId | undefined,
): Agreement['notices'] {
  const isOfUnion = (notice: Agreement['notices'][number]): boolean =>
    unionBehind(game, { agreement, ...notice }) !== undefined;
  if (notices.some((notice) => notice.by === me && isOfUnion(notice))) return [];
  return leaversIn(parties, notices).filter((notice) => !isOfUnion(notice));
}

/** Why a bot leaves, by what it pays for the agreement; nothing of people, who give no reason. */
export function whyLeaves(paysMn: number | undefined): Phrase | undefined {
  if (paysMn === undefined) return undefined;
  return paysMn > 0 ? phrase('leave.pays', { amountMn: paysMn }) : phrase('leave.earns');
}

/** Why one of these has left the reader; of several at once nothing is told. */
export function whyLeft(
  leavers: RoundReport['leavers'],
  economies: readonly EconomyId[],
  me: EconomyId,
): Phrase | undefined {
  const [only, ...more] = leavers.filter(({ by, injured }) => economies.includes(by) && injured.includes(me));
  return more.length === 0 ? whyLeaves(only?.paysMn) : undefined;
}

/** That a partner has given notice, and a bot why. */
export function leavesYouPhrase(
  game: Parameters<typeof paysToLeaveMn>[0],
  agreement: Agreement,
  { by: economy, outInRound: round }: Agreement['notices'][number],
): Phrase {
  const why = whyLeaves(paysToLeaveMn(game, agreement, economy));
  const params = { economy, agreement: agreement.id, round };
  return why === undefined
    ? phrase('moment.leavesYou', params)
    : phrase('moment.leavesYouWhy', { ...params, why: () => fillSentence(why.key, nameParams(why.params)) });
}

/** That an agreement between an economy and others is over: by the treaty of a union, where it was one's; the reader's own comes first. */
export function leftPhrase(
  game: Pick<CountryGame, 'agreements' | 'proposals'>,
  { agreement, by, injured, outInRound }: Notice & { readonly injured: readonly EconomyId[] },
  me: EconomyId | undefined,
): Phrase {
  const behind = (member: EconomyId): Agreement | undefined =>
    unionBehind(game, { agreement, by: member, outInRound });
  const own = me !== undefined && (by === me || injured.includes(me)) ? behind(me) : undefined;
  if (own !== undefined) {
    const economies = by === me ? injured : [by];
    return phrase('news.unionEndedOwn', { economies, union: own.id });
  }
  const union = behind(by);
  return union === undefined
    ? phrase('news.left', { economy: by, economies: injured })
    : phrase('news.unionEnded', { economy: by, economies: injured, union: union.id });
}

/** A sentence of the settlement in a game whose law is known: a leave that came with the treaty of a union is told by it. */
export function newsPhrase(
  game: Pick<CountryGame, 'agreements' | 'proposals' | 'reports'>,
  headline: Headline,
  reader?: EconomyId,
): Phrase {
  const ofUnion = headline.key === 'headline.leaving' ? unionEndTold(game, headline, reader) : undefined;
  if (ofUnion !== undefined) return ofUnion;
  const why =
    headline.key === 'headline.leaving' ? whyLeaves(leaveTold(game, headline)?.leave.paysMn) : undefined;
  if (why === undefined) return headlinePhrase(headline, reader);
  const { economy = '', economies = [] } = headline.params;
  return phrase('headline.leavingWhy', {
    economy,
    economies,
    why: () => fillSentence(why.key, nameParams(why.params)),
  });
}

/** The leave that a sentence of the settlement tells, and the report that has it. */
function leaveTold({ reports }: Pick<CountryGame, 'reports'>, { params }: Headline) {
  const { economy: by, economies } = params;
  const isMeant = (leave: RoundReport['leavers'][number]): boolean =>
    leave.by === by && Array.isArray(economies) && leave.injured.join() === economies.join();
  const report = reports.findLast(({ leavers }) => leavers.some(isMeant));
  const leave = report?.leavers.find(isMeant);
  return report === undefined || leave === undefined ? undefined : { report, leave };
}

/** A leave that the settlement tells, by the union whose treaty it came from; undefined where a government left by its own will. */
function unionEndTold(
  game: Pick<CountryGame, 'agreements' | 'proposals' | 'reports'>,
  headline: Headline,
  reader: EconomyId | undefined,
): Phrase | undefined {
  const told = leaveTold(game, headline);
  if (told === undefined) return undefined;
  const { report, leave } = told;
  const behind = (member: EconomyId): Agreement | undefined =>
    unionBehind(game, { ...leave, by: member, outInRound: report.round + 1 });
  const own = reader === undefined || !leave.injured.includes(reader) ? undefined : behind(reader);
  if (own !== undefined) return phrase('headline.unionEndsOwn', { economies: [leave.by], union: own.id });
  const union = behind(leave.by);
  return (
    union && phrase('headline.unionEnds', { economy: leave.by, economies: leave.injured, union: union.id })
  );
}

/** Of a refusal because of an agreement that ended: who had ended it, or whose union. */
export function whoLeft(
  game: Pick<CountryGame, 'agreements' | 'proposals' | 'reports'>,
  { author, because, parties, reasons = {} }: Proposal,
  me: EconomyId | undefined,
): Phrase[] {
  const refusers = [
    ...(because === 'leftUs' ? [author] : []),
    ...Object.entries(reasons).flatMap(([economy, reason]) => (reason === 'leftUs' ? [economy] : [])),
  ];
  const told = game.reports.flatMap(({ round, leavers }) =>
    leavers
      .filter(({ by, injured }) => parties.includes(by) && refusers.some((each) => injured.includes(each)))
      .map((leave) => leftPhrase(game, { ...leave, outInRound: round + 1 }, me)),
  );
  return told.slice(-1);
}

/** Proposals of the seat that were put to the vote at home in the round before, and failed there: who said no, and by how many points. */
export function votedDownNews({ proposals, reports, round }: CountryGame, me: EconomyId): readonly Phrase[] {
  const votes = reports.find((report) => report.round === round - 1)?.modules?.politics?.ratifications ?? [];
  return votes.flatMap(({ proposal, votes: cast }) => {
    const parties = proposals[proposal]?.parties ?? [];
    if (!parties.includes(me)) return [];
    return cast
      .filter(({ passed }) => !passed)
      .map(({ economy, level, ...vote }) => {
        const short = vote.threshold - vote.support - vote.swing - vote.affinity - vote.noise;
        const points = Math.max(0.1, Math.round(10 * short) / 10);
        const economies = parties.filter((party) => party !== me);
        return phrase('news.votedDown', { level, economies, economy, points });
      });
  });
}

/** That a promise was broken: by whom, and to whom, as the reader is told. */
export function promiseBroken({ by, to, toParties }: Pledge, me: EconomyId | undefined): Phrase {
  const isToAll = to.type === 'all';
  if (by !== me && to.type === 'seat' && to.economy === me)
    return phrase('news.promiseToYou', { economy: by });
  const economies = to.type === 'seat' ? [to.economy] : (toParties ?? []).filter((party) => party !== by);
  return dataPhrase(`news.${by === me ? 'ownPromise' : 'promise'}${isToAll ? 'ToAll' : ''}`, {
    economy: by,
    economies,
  });
}

/** Promises that were broken in the round before: news of whoever gave one or had it, and of others. */
export function brokenNews({ pledges, round }: CountryGame, me: EconomyId) {
  const broken = pledges.filter((pledge) => pledge.outcome === 'broken' && pledge.round === round - 1);
  const told = (isOwn: boolean): readonly Phrase[] =>
    broken
      .filter(({ by, to }) => (by === me || (to.type === 'seat' && to.economy === me)) === isOwn)
      .map((pledge) => promiseBroken(pledge, me));
  return { own: told(true), others: told(false) };
}

/** What holds in the years after, where agreements hold for one round and those of the last round go on. */
export function yearsPhrase(
  { agreements }: Pick<CountryGame, 'agreements'>,
  me: EconomyId | undefined,
): Phrase {
  const held = Object.values(agreements).map(({ parties }) => parties);
  const own = held.find((parties) => me !== undefined && parties.includes(me));
  if (own !== undefined)
    return phrase('question.yearsHeld', { economies: own.filter((party) => party !== me) });
  const [others] = held;
  return others === undefined
    ? phrase('question.yearsNone')
    : phrase('question.yearsHeldOthers', { economies: others });
}

/** What new governments do about what the last ones did, to the reader as “you”. */
export function answersTold({ headlines }: Pick<RoundReport, 'headlines'>, me: EconomyId): readonly Phrase[] {
  return headlines.flatMap(({ key, params: { economy, economies } }) => {
    if (key !== 'headline.successors' || typeof economy !== 'string' || !Array.isArray(economies)) return [];
    return [
      economy === me
        ? phrase('years.answerYou', { economies })
        : phrase('headline.successors', { economies, economy }),
    ];
  });
}

/** Keys of pledges whose sentence asks only for what the pledge carries: all of them, else this file does not compile. */
type FilledPledge = {
  [Type in Undertaking['type']]: Exclude<
    PlacesOf<`pledge.${Type}`>,
    keyof Extract<Undertaking, { type: Type }>
  > extends never
    ? `pledge.${Type}`
    : never;
}[Undertaking['type']];

/** A promise that names its reader. */
type NamingReader = { readonly type: 'signWith' | 'signNothingWith'; readonly economy: () => string };

/** What it promises, as a sentence in the first person. */
export function undertakingText(undertaking: Undertaking | NamingReader): string {
  const { type, ...params } = undertaking;
  const key: FilledPledge = `pledge.${type}`;
  return fillSentence(key, nameParams(params));
}

/** Who charged the reader more in the years after, and what they answered: results told it a page before. */
export function answersToMe(
  {
    reports,
  }: { readonly reports: readonly Pick<CountryGame['reports'][number], 'isEpilogue' | 'headlines'>[] },
  me: EconomyId,
): readonly Phrase[] {
  const [last] = reports.filter(({ isEpilogue }) => isEpilogue);
  return last === undefined ? [] : answersTold(last, me).filter(({ key }) => key === 'years.answerYou');
}
