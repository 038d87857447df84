import { PROVINCE_FEATURES, type ProvinceFeature } from '#shared/content/presets.ts';
import { CENTRE_ACTS_FROM_ROUND } from '#shared/content/provinces/provinceConstants.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { ProvinceEvent } from '#shared/protocol/provinces/provinceReport.ts';
import { featureOpensIn, provincesOf } from '#shared/rules/provinces/state/provincesOf.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { nextMeeting } from '../figures/leagueModel.ts';

/** What a round begins with, the same for every seat. */
type RoundBriefing = {
  readonly reforms: readonly Reform[];
  /** Enacted at the last settlement: in force from this round. */
  readonly enacted?: Reform;
  /** Features that can be used from this round on, but for the first. */
  readonly opens: readonly ProvinceFeature[];
  /** Cards that are at work: those of this round first, then those that end before the game does. */
  readonly atWork: readonly ProvinceEvent[];
  /** Cards of earlier rounds that stay to the end: known, and folded away. */
  readonly standing: readonly ProvinceEvent[];
  readonly announced: readonly ProvinceEvent[];
  readonly meeting?: number;
  /** The centre may act from this round on. */
  readonly isCentreAwake: boolean;
};

export function roundBriefing(game: ProvinceGame): RoundBriefing {
  const { round, settings, reports } = game;
  const { reforms, events } = provincesOf(game);
  const enacted = reports.find((report) => report.round === round - 1)?.enacted;
  const atWork = events.filter(({ fromRound, untilRound }) => fromRound <= round && untilRound >= round);
  const isStanding = ({ fromRound, untilRound }: ProvinceEvent): boolean =>
    fromRound < round && untilRound >= settings.rounds;
  const meeting = nextMeeting(round, lastRoundOf(game));
  return {
    reforms,
    ...(enacted === undefined ? {} : { enacted }),
    opens: round === 1 ? [] : PROVINCE_FEATURES.filter((each) => featureOpensIn(settings, each) === round),
    atWork: atWork.filter((event) => !isStanding(event)).toSorted((a, b) => b.fromRound - a.fromRound),
    standing: atWork.filter(isStanding),
    announced: events.filter(({ fromRound }) => fromRound > round),
    ...(meeting === undefined ? {} : { meeting }),
    isCentreAwake: round === CENTRE_ACTS_FROM_ROUND,
  };
}
