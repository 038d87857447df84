import type { ConceptPlace } from '#shared/content/concepts/places.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { FOUR_OPENINGS, type IntegrationStage, type ModuleId } from '#shared/content/vocabulary.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { SessionView } from '#shared/protocol/session.ts';
import { lastRoundOf as lastRoundInForce, startsAnew } from '#shared/rules/law/register.ts';
import { modulesOpening, stagesOpening } from '#shared/rules/law/moduleIsOn.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { type TableSeat, revealedReports, seatsAt } from '../../state/standing.ts';
import { readTrade } from '../../state/trade.ts';
import { formatNumber, formatRate } from '../../text/format.ts';
import { type Phrase, phrase } from '../../text/t.ts';
import { LEFT_PERCENT, knownWorths, nameOf } from '../proposal/proposalsOfSeat.ts';
import { type SupportView, supportView, tasksAhead } from '../politics/politicsModel.ts';
import { NAMED_WHOLE_AT_MOST, isPaymentAlone } from '../../text/nameParams.ts';
import { signedIn, signedPhrase } from '../headlines/headline.ts';
import { conferenceFailed } from '../wto/package/boardModel.ts';
import {
  leaversByWill,
  leftPhrase,
  unionEndPhrases,
  unionEnds,
  brokenNews,
  votedDownNews,
} from '../headlines/unionEnds.ts';

/** What a government must know of its own house before it sits down to talk. */
export type HomeBriefing = Pick<SupportView, 'support' | 'line' | 'lobbies' | 'fellAt'> & {
  readonly tasks: ReturnType<typeof tasksAhead>;
  /** Whether the own voters are asked at the end of this round. */
  readonly isElection: boolean;
};

/** Undefined where there is no politics, or nobody governs. */
export function homeBriefing(scenario: Scenario, game: CountryGame, me: EconomyId): HomeBriefing | undefined {
  const reports = revealedReports(game);
  const view = supportView(game, me, reports);
  if (view === undefined) return undefined;
  const { electionInRound, falls: _falls, before: _before, ...home } = view;
  return {
    ...home,
    tasks: tasksAhead(scenario, game, me),
    isElection: electionInRound === game.round,
  };
}

/** Goods trade with one partner: what is sold and bought a year, billions, and the good that is most of it either way. */
type PartnerTrade = {
  readonly economy: EconomyId;
  readonly sellsBn: number;
  readonly sells: SectorId;
  readonly buysBn: number;
  readonly buys: SectorId;
};

/** Where the first card about what a module plays stands. */
export const MODULE_PLACES: Readonly<Record<ModuleId, ConceptPlace>> = {
  dynamics: 'part.growth',
  politics: 'support.income',
  wto: 'spot.conference',
  events: 'support.events',
  barriers: 'spot.barrier',
  budget: 'spot.corridor',
};

export type Briefing = {
  /** What is other than in the First lesson that everybody plays first. */
  readonly tariffs: Phrase | undefined;
  /** With the largest partners, the largest first. */
  readonly trade: readonly Phrase[];
  readonly table: readonly TableSeat[];
  /** Forms of integration that become available in this round, after the first. */
  readonly opens: readonly IntegrationStage[];
  /** Specialization may be agreed from this round on. */
  readonly opensSpecialization: boolean;
  /** Modules that open in this round. */
  readonly modules: readonly ModuleId[];
};

export function briefingOf(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  session: SessionView | undefined,
): Briefing {
  return {
    tariffs: otherTariffs(scenario),
    trade: tradeTold(scenario, game, me),
    table: seatsAt(game, session),
    opens: game.round <= 1 ? [] : stagesOpening(game.settings, game.round),
    opensSpecialization: game.round > 1 && game.settings.specializationInRound === game.round,
    modules: modulesOpening(game.settings, game.round),
  };
}

function otherTariffs({ opening, mfnRateBp }: Pick<Scenario, 'opening' | 'mfnRateBp'>): Phrase | undefined {
  const other = FOUR_OPENINGS.find((each) => each === opening);
  if (other === undefined || other === 'standard') return undefined;
  const rates = Object.values(mfnRateBp).flatMap((each) => Object.values(each));
  return phrase(`brief.${other}`, {
    low: formatRate(Math.min(...rates)),
    high: formatRate(Math.max(...rates)),
  });
}

/** Trade with each partner: where the same good is most of it both ways, as kinds of one good. */
function tradeTold(scenario: Scenario, game: CountryGame, me: EconomyId): readonly Phrase[] {
  return tradeByPartner(scenario, game, me).map((each) =>
    phrase(each.sells === each.buys ? 'brief.tradeOfKinds' : 'brief.tradeWith', each),
  );
}

/** Partners whose trade is told. */
const PARTNERS_TOLD = 3;

function tradeByPartner(scenario: Scenario, game: CountryGame, me: EconomyId): readonly PartnerTrade[] {
  const { importsBn, goodsBn, goods } = readTrade(scenario, game);
  const most = (importer: EconomyId, exporter: EconomyId): SectorId | undefined =>
    goods.toSorted((a, b) => importsBn(importer, exporter, b) - importsBn(importer, exporter, a))[0];
  return scenario.economies
    .flatMap(({ id: economy }): PartnerTrade[] => {
      const [sells, buys] = [most(economy, me), most(me, economy)];
      if (economy === me || sells === undefined || buys === undefined) return [];
      return [{ economy, sellsBn: goodsBn(economy, me), sells, buysBn: goodsBn(me, economy), buys }];
    })
    .toSorted((a, b) => b.sellsBn + b.buysBn - a.sellsBn - a.buysBn)
    .slice(0, PARTNERS_TOLD);
}

/** What has changed since the last briefing: for the seat itself, and among others. */
export type News = { readonly own: readonly Phrase[]; readonly others: readonly Phrase[] };

export function newsOf(game: CountryGame, me: EconomyId): News {
  const surcharges = Object.entries(game.walls).flatMap(([by, wall]) => {
    const surcharge = wall.surcharge;
    if (surcharge === undefined || surcharge.untilRound < game.round) return [];
    const { against: other, rateBp, untilRound: round } = surcharge;
    return [{ by, other, params: { economy: by, rateBp, round } }];
  });
  const onMe = surcharges.filter(({ other }) => other === me);
  const onOthers = surcharges.filter(({ by, other }) => other !== me && by !== me);
  const signed = signedNews(game, me);
  const told = [conferenceNews, widenedNews, fallNews, lapseNews, leavingNews, brokenNews].map((tell) =>
    tell(game, me),
  );
  const left = leftUnsigned(game, me);
  const unsigned = game.politics === undefined ? 'news.leftUnsigned' : 'news.leftUnsignedVoters';
  const parts = (whose: keyof News): Phrase[] => told.flatMap((part) => part[whose]);
  return {
    own: [
      ...votedDownNews(game, me),
      ...signed.own,
      ...endingNews(game, me),
      ...onMe.map(({ params }) => phrase('news.surchargeOnYou', params)),
      ...parts('own'),
      ...(left === undefined ? [] : [phrase(unsigned, left)]),
    ],
    others: [
      ...signed.others,
      ...parts('others'),
      ...onOthers.map(({ other, params }) => phrase('news.surcharge', { other, ...params })),
    ],
  };
}

/** More agreements of people than this, or of bots among themselves, are told in one line. */
const SIGNED_TOLD = { people: 3, bots: 1 } as const;

/** More who signed most are not named. */
const SIGNERS_NAMED = 3;

/** What was signed in the round before: the own first, then what people signed, then bots among themselves. */
function signedNews(game: CountryGame, me: EconomyId): News {
  const { seats } = game;
  const signed = game.round <= 1 ? [] : signedIn(game, game.round - 1, true);
  const own = signed.filter(({ parties }) => parties.includes(me));
  const others = signed.filter((agreement) => !own.includes(agreement));
  const ofPeople = others.filter(({ parties }) =>
    parties.some((party) => seats[party]?.member !== undefined),
  );
  const ofBots = others.filter((agreement) => !ofPeople.includes(agreement));
  return {
    own: own.map((agreement) =>
      isPaymentAlone(agreement) || game.settings.agreementLimits !== undefined
        ? signedPhrase(agreement)
        : phrase(isOwnAssent(game, agreement, me) ? 'news.inForceYou' : 'news.inForceSilent', {
            agreement: agreement.id,
          }),
    ),
    others: [...toldOrCounted(ofPeople, SIGNED_TOLD.people), ...toldOrCounted(ofBots, SIGNED_TOLD.bots)],
  };
}

/** Whether the seat signed it: an entry into its bloc, or a merger, is law where no member refuses. */
function isOwnAssent({ proposals }: CountryGame, { proposal: id }: Agreement, me: EconomyId): boolean {
  const proposal = id === undefined ? undefined : proposals[id];
  return proposal === undefined || proposal.signatures[me] !== undefined;
}

/** Whom a bloc that stood before has taken in during the last round: its members need not have signed it. */
function widenedNews({ agreements, proposals, reports, round }: CountryGame, me: EconomyId): News {
  const blocsBefore = reports.find((report) => report.round === round - 2)?.blocs ?? [];
  const told = Object.values(agreements).flatMap(({ id, parties, proposal, ...since }) => {
    if (since.widenedInRound !== round - 1 || since.sinceRound >= round - 1) return [];
    const clauses = (proposal === undefined ? undefined : proposals[proposal])?.clauses ?? [];
    const entrants = clauses.flatMap((clause) => ('entrant' in clause ? [clause.entrant] : []));
    const before = blocsBefore.find(({ agreement }) => agreement === id)?.parties;
    const economies = parties.filter((party) =>
      before === undefined ? entrants.includes(party) : !before.includes(party),
    );
    if (economies.length === 0) return [];
    const isOwn = parties.includes(me);
    const whose = economies.includes(me) ? 'Own' : isOwn ? 'You' : '';
    // A long name would count those who joined among the others.
    if (!isOwn && since.title === undefined && parties.length > NAMED_WHOLE_AT_MOST) {
      const other = parties.filter((party) => !economies.includes(party));
      return [{ isOwn, phrase: phrase('news.widenedGroup', { economies, other }) }];
    }
    return [{ isOwn, phrase: phrase(`news.widened${whose}`, { economies, agreement: id }) }];
  });
  const of = (whose: boolean): Phrase[] =>
    told.filter(({ isOwn }) => isOwn === whose).map((each) => each.phrase);
  return { own: of(true), others: of(false) };
}

/** Agreements one by one; where they are many, how many, and who signed most. */
function toldOrCounted(signed: readonly Agreement[], most: number): Phrase[] {
  if (signed.length <= most) return signed.map(signedPhrase);
  const signers = signed.flatMap(({ parties }) => parties);
  const timesOf = (economy: EconomyId): number => signers.filter((each) => each === economy).length;
  const times = Math.max(...signers.map(timesOf));
  const economies = [...new Set(signers.filter((each) => timesOf(each) === times))];
  const count = signed.length;
  return [
    times === 1 || economies.length > SIGNERS_NAMED
      ? phrase('news.signedByMany', { count })
      : phrase('news.signedByOthers', { count, economies, most: times }),
  ];
}

/** What has lapsed as this round opened, where agreements hold for some rounds only: by those who had signed it, the own first. */
function lapseNews(game: CountryGame, me: EconomyId): News {
  const { proposals, agreements, round } = game;
  const { agreementLimits: limits } = game.settings;
  // Where every round starts anew, all end with each round: the briefing says so of all at once.
  if (limits === undefined || startsAnew(game)) return { own: [], others: [] };
  const lapsed = Object.values(proposals)
    .filter(({ status, round: signedIn }) => status === 'concluded' && signedIn === round - limits.rounds)
    .map(({ parties }) => parties)
    .filter(
      (parties) => !Object.values(agreements).some((agreement) => isWithin(parties, agreement.parties)),
    );
  const own = lapsed.filter((parties) => parties.includes(me));
  const others = lapsed.filter((parties) => !own.includes(parties));
  return {
    own: own.map((parties) =>
      phrase(areYearsAfter(game) ? 'news.lapsedYouLast' : 'news.lapsedYou', {
        economies: parties.filter((party) => party !== me),
      }),
    ),
    others: others.map((economies) => phrase('news.lapsed', { economies })),
  };
}

/** Own agreements that hold for the last time in this round, and payments to or by the seat that end in it: while there is a round after. */
function endingNews(game: CountryGame, me: EconomyId): Phrase[] {
  const { round } = game;
  if (areYearsAfter(game) || startsAnew(game)) return [];
  const own = Object.values(game.agreements).filter(({ parties }) => parties.includes(me));
  return own.flatMap((agreement): Phrase[] => {
    const economies = agreement.parties.filter((party) => party !== me);
    if (lastRoundInForce(game, agreement) === round)
      return [
        round < lastRoundOf(game)
          ? phrase('news.endsYou', { economies, round: round + 1 })
          : phrase('news.endsYouLast', { economies }),
      ];
    return agreement.payments
      .filter(({ from, to, untilRound }) => untilRound === round && (from === me || to === me))
      .map(({ from, to, amountMn }) =>
        from === me
          ? phrase('news.paymentEndsYou', { economy: to, amountMn })
          : phrase('news.paymentEndsToYou', { economy: from, amountMn }),
      );
  });
}

/** The years after, and what is told of them: nobody signs any more. */
function areYearsAfter({ phase }: Pick<CountryGame, 'phase'>): boolean {
  return phase === 'epilogue' || phase === 'debrief';
}

function isWithin(some: readonly EconomyId[], parties: readonly EconomyId[]): boolean {
  return some.every((party) => parties.includes(party));
}

/** Governments that fell at the end of the last round. */
function fallNews({ reports, round }: CountryGame, me: EconomyId): News {
  const last = reports.find((report) => report.round === round - 1);
  const elections = last?.modules?.politics?.elections ?? [];
  const fallen = elections.filter(({ fell }) => fell);
  const kept = elections.find(({ economy, fell }) => economy === me && !fell);
  const others = fallen.map(({ economy }) => economy).filter((economy) => economy !== me);
  return {
    own: [
      ...(others.length < fallen.length ? [phrase('news.fellYou')] : []),
      ...(kept === undefined
        ? []
        : [phrase('news.keptYou', { support: () => formatNumber(kept.support, 1) })]),
    ],
    others: others.length > 0 ? [phrase('news.fell', { economies: others })] : [],
  };
}

/** The cut of ceilings on which the conference of the last round agreed: the own one, else that of the others. */
function conferenceNews({ reports, round }: CountryGame, me: EconomyId): News {
  const last = reports.find((report) => report.round === round - 1);
  const failed = last && conferenceFailed(last);
  if (failed !== undefined) return { own: [failed], others: [] };
  const boundCutBp: Readonly<Record<EconomyId, number>> = last?.modules?.wto?.boundCutBp ?? {};
  const cutsBp = Object.values(boundCutBp);
  const pointsOf = (bp: number): number => Math.round(bp / 10) / 10;
  const own = pointsOf(boundCutBp[me] ?? 0);
  if (own > 0) return { own: [phrase('news.conferenceYou', { points: own })], others: [] };
  const points = pointsOf(cutsBp.reduce((sum, bp) => sum + bp, 0) / Math.max(1, cutsBp.length));
  return { own: [], others: points > 0 ? [phrase('news.conference', { points })] : [] };
}

/** Who has given notice, and who is out since the talks of this round began; the reader's own partners are named as such. */
function leavingNews(game: CountryGame, me: EconomyId): News {
  const { agreements, reports, round, phase } = game;
  const ofUnions = unionEnds(game, me).filter(
    ({ outInRound }) => outInRound > round || (outInRound === round && phase === 'briefing'),
  );
  const ended = (isOwn: boolean) =>
    unionEndPhrases(ofUnions.filter(({ whose }) => (whose !== '') === isOwn)).map((told) => ({
      isOwn,
      told,
    }));
  const going = Object.values(agreements).flatMap((agreed) =>
    leaversByWill(game, agreed, me).map(({ by: economy, outInRound }) => {
      const { id: agreement, parties } = agreed;
      const whose = economy === me ? 'Own' : parties.includes(me) ? 'You' : '';
      const told =
        outInRound > round
          ? phrase(`news.leaving${whose}`, { economy, agreement, round: outInRound })
          : phase === 'briefing'
            ? phrase(`news.leavingNow${whose}`, { economy, agreement })
            : phrase('register.leavingWaits', { economy });
      return { isOwn: whose !== '', told };
    }),
  );
  const last = reports.find((report) => report.round === round - 1);
  const gone = (last?.leavers ?? [])
    .filter(({ agreement, by }) => agreements[agreement]?.parties.includes(by) !== true)
    .map((leave) => ({
      isOwn: leave.by === me || leave.injured.includes(me),
      told: leftPhrase(game, { ...leave, outInRound: round }, me),
    }));
  const all: readonly { readonly isOwn: boolean; readonly told: Phrase }[] = [
    ...ended(true),
    ...ended(false),
    ...going,
    ...gone,
  ];
  const [own, others] = [true, false].map((isOwn) =>
    all.filter((each) => each.isOwn === isOwn).map(({ told }) => told),
  );
  return { own: own ?? [], others: others ?? [] };
}

/** Of the offers that a seat let pass in the round before, the one of which it had read that it would bring it most. */
function leftUnsigned(
  game: Pick<CountryGame, 'proposals' | 'round'>,
  me: EconomyId,
): { readonly economy: EconomyId; readonly percent: number } | undefined {
  const known = knownWorths(me);
  const [best] = Object.values(game.proposals)
    .filter(
      ({ round, author, parties, signatures, lapse }) =>
        round === game.round - 1 &&
        author !== me &&
        parties.includes(me) &&
        signatures[me] === undefined &&
        (lapse?.type === 'bell' || (lapse?.type === 'refused' && lapse.by === me)),
    )
    .flatMap((offer) => {
      const worth = known?.get(nameOf(offer));
      return worth === undefined || worth === 'unknown' || worth.percent < LEFT_PERCENT
        ? []
        : [{ economy: offer.author, percent: worth.percent }];
    })
    .toSorted((a, b) => b.percent - a.percent);
  return best;
}
