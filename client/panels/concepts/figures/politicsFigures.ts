import type { KeyFilledBy } from '../../../text/areas.ts';
import type { FigureId } from '#shared/content/concepts/figureIds.ts';
import type { SupportPart } from '#shared/content/vocabulary.ts';
import { pairKey } from '#shared/rules/law/register.ts';
import { type TellFigure, latest, latestOf, rounded, sentence } from './figure.ts';

const LEAST_POINTS = 0.05;

function part(key: KeyFilledBy<'round' | 'economy' | 'points'>, of: SupportPart): TellFigure {
  return (source) => {
    const told = latestOf(
      source,
      ({ modules }, economy) => modules?.politics?.economies[economy]?.parts[of],
      LEAST_POINTS,
    );
    if (told === undefined) return [];
    const { round, economy, value } = told;
    return [sentence(key, { round, economy, points: rounded(value) })];
  };
}

const support: TellFigure = ({ game, reader: economy }) => {
  const own = economy === undefined ? undefined : game.politics?.seats[economy];
  if (economy === undefined || own === undefined) return [];
  return [sentence('figure.support', { economy, points: Math.round(own.support) })];
};

const loudestLobby: TellFigure = ({ game, reports, reader }) => {
  const told = latest(reports, ({ modules }) => {
    const economies = reader === undefined ? Object.keys(game.seats) : [reader];
    const [loudest] = economies
      .flatMap((economy) =>
        (modules?.politics?.economies[economy]?.lobbies ?? []).map((lobby) => ({ economy, ...lobby })),
      )
      .filter(({ swing }) => Math.abs(swing) >= LEAST_POINTS)
      .toSorted((a, b) => Math.abs(b.swing) - Math.abs(a.swing));
    return loudest;
  });
  if (told === undefined) return [];
  const { economy, sector, swing } = told.found;
  return [sentence('figure.loudestLobby', { round: told.round, economy, sector, points: rounded(swing) })];
};

const electionsHeld: TellFigure = ({ reports }) => {
  const held = reports.flatMap(({ modules }) => modules?.politics?.elections ?? []);
  if (held.length === 0) return [];
  return [
    sentence('figure.electionsHeld', { count: held.length, fallen: held.filter(({ fell }) => fell).length }),
  ];
};

const ratifications: TellFigure = ({ reports }) => {
  const votes = reports
    .flatMap(({ modules }) => modules?.politics?.ratifications ?? [])
    .flatMap((ratification) => ratification.votes);
  if (votes.length === 0) return [];
  const refused = votes.filter(({ passed }) => !passed).length;
  return [sentence('figure.ratifications', { count: votes.length, refused })];
};

/** The reader's own: a mandate is a secret of its seat. */
const mandate: TellFigure = ({ game, reader }) => {
  const tasks = reader === undefined ? [] : (game.politics?.mandates[reader] ?? []);
  if (tasks.length === 0) return [];
  const points = tasks.reduce((sum, task) => sum + task.points, 0);
  return [sentence('figure.mandate', { count: tasks.length, points })];
};

const nearestPartner: TellFigure = ({ game, reader: economy }) => {
  if (economy === undefined || game.politics === undefined) return [];
  const { affinity } = game.politics;
  const others = Object.keys(game.seats)
    .filter((other) => other !== economy)
    .map((other) => ({ other, nearness: affinity[pairKey(economy, other)] ?? 0 }))
    .toSorted((a, b) => b.nearness - a.nearness);
  const [nearest, farthest] = [others[0], others.at(-1)];
  if (nearest === undefined || farthest === undefined || nearest.other === farthest.other) return [];
  return [sentence('figure.nearestPartner', { economy, other: nearest.other, against: farthest.other })];
};

/** Governments and those who carry or topple them. */
export const POLITICS_FIGURES = {
  support,
  supportLobbies: part('figure.supportLobbies', 'lobbies'),
  supportSovereignty: part('figure.supportSovereignty', 'sovereignty'),
  supportAdjustment: part('figure.supportAdjustment', 'adjustment'),
  supportRevenue: part('figure.supportRevenue', 'revenue'),
  supportTreaties: part('figure.supportTreaties', 'treaties'),
  supportPledges: part('figure.supportPledges', 'pledges'),
  loudestLobby,
  electionsHeld,
  ratifications,
  mandate,
  nearestPartner,
} as const satisfies Partial<Record<FigureId, TellFigure>>;
