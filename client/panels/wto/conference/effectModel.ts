import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type {
  Conference,
  ConferencePackage,
  Objection,
  PackageChange,
} from '#shared/protocol/modules/wto.ts';
import { unitName, unitOf } from '#shared/rules/law/blocs.ts';
import { floorPackage, voicesFor } from '#shared/rules/modules/wto/conference.ts';
import type { Undertaking } from '#shared/rules/modules/wto/packages.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { PackageEffects, UndertakingEffect } from '../../../preview/otherLaws.ts';
import { previews, usePreview, type PreviewJob } from '../../../preview/preview.ts';
import { gameOfCountries, me } from '../../../state/store.ts';

/** What a package does to a voice: per cent of real income, and money a year. */
type VoiceEffect = { readonly percent: number; readonly gainBn: number };

/** The effect of a package on a voice; on a union as a whole: the gain of its members over what they earn. */
export function voiceEffect(
  { settled }: Pick<CountryGame, 'settled'>,
  { economies }: UndertakingEffect,
  members: readonly EconomyId[],
): VoiceEffect {
  const gainBn = members.reduce((sum, economy) => sum + (economies[economy]?.gainBn ?? 0), 0);
  const [first = ''] = members;
  if (members.length === 1) return { percent: percentOfLog(economies[first]?.logChange ?? 0), gainBn };
  const incomeBn = members.reduce((sum, economy) => sum + (settled.incomeBn[economy] ?? 0), 0);
  return { percent: incomeBn > 0 ? (100 * gainBn) / incomeBn : 0, gainBn };
}

/** An objection with what its change would cost, against the package as tabled. */
export type Request = {
  readonly objection: Objection;
  /** Absent until the model has answered. */
  readonly cost?: Pick<UndertakingEffect, 'ways'> & {
    readonly worldBn: number;
    readonly ownPercent?: number;
  };
  /** What its change would bring whoever asks for it: why it objects. */
  readonly askerPercent?: number;
};

/** What has been answered: effects, and which changes they are about. */
type Answered = {
  readonly effects: PackageEffects;
  readonly changes: readonly PackageChange[];
};

export function requestsOf(
  game: Pick<CountryGame, 'settled' | 'agreements'>,
  objections: readonly Objection[],
  answered: Answered | undefined,
  mine: readonly EconomyId[],
): Request[] {
  return objections.map((objection) => {
    const cost = answered === undefined ? undefined : costOf(game, answered, objection.change, mine);
    const { by, change } = objection;
    const asker = answered && costOf(game, answered, change, unitOf(game, by))?.ownPercent;
    return cost === undefined
      ? { objection }
      : { objection, cost, ...(asker === undefined ? {} : { askerPercent: asker }) };
  });
}

/** What a change does to the world and to a voice, against the package without it; undefined until it is answered. */
export function costOf(
  game: Pick<CountryGame, 'settled'>,
  { effects, changes }: Answered,
  change: PackageChange,
  mine: readonly EconomyId[],
): Request['cost'] {
  const text = canonicalJson(change);
  const place = changes.findIndex((each) => canonicalJson(each) === text);
  return costAgainst(game, effects, effects.changed[place], mine);
}

/** What all of the changes at once do: two that cost nothing apart may undo a task together. */
export function costOfAll(
  game: Pick<CountryGame, 'settled'>,
  { effects, changes }: Answered,
  mine: readonly EconomyId[],
): Request['cost'] {
  return costAgainst(game, effects, effects.changed[changes.length], mine);
}

function costAgainst(
  game: Pick<CountryGame, 'settled'>,
  effects: PackageEffects,
  changed: UndertakingEffect | undefined,
  mine: readonly EconomyId[],
): Request['cost'] {
  if (changed === undefined) return undefined;
  const worldBn = changed.worldGainBn - effects.asTabled.worldGainBn;
  if (mine.length === 0) return { worldBn };
  const after = voiceEffect(game, changed, mine).percent;
  const ownPercent = after - voiceEffect(game, effects.asTabled, mine).percent;
  return { worldBn, ownPercent, ...(changed.ways && { ways: changed.ways }) };
}

/** What the lower tariffs of the package bring, of what no tariffs would, 0–1. */
export function shareOfFreeTrade({
  tariffGainBn,
  freeTradeGainBn,
}: Pick<PackageEffects, 'tariffGainBn' | 'freeTradeGainBn'>): number {
  if (freeTradeGainBn <= 0) return 0;
  return Math.min(1, Math.max(0, tariffGainBn / freeTradeGainBn));
}

/** What is known about the effects of a package and of changes to it. */
export type KnownEffects =
  | { readonly type: 'none' }
  | { readonly type: 'computing' }
  | { readonly type: 'failed' }
  | {
      readonly type: 'known';
      readonly effects: PackageEffects;
      /** The changes that were asked about, in the order of the answers. */
      readonly changes: readonly PackageChange[];
      readonly isStale: boolean;
    };

/** The model's answer for a package; the last one stays on show while the next is computed. */
export function usePackageEffects(
  undertaking: Undertaking | undefined,
  changes: readonly PackageChange[],
  withAll = false,
): KnownEffects {
  const state = gameOfCountries.value;
  const reader = me.value?.seat;
  const asking = undertaking && { undertaking: plain(undertaking), changes, withAll };
  const text = asking === undefined ? '' : canonicalJson(asking);
  const job: PreviewJob | undefined = asking && {
    type: 'package',
    ...asking,
    ...(reader && { economy: reader }),
  };
  usePreview('package', job, [text, state]);
  if (undertaking === undefined) return { type: 'none' };
  const answer = previews.value.package;
  if (answer?.job.type !== 'package') return { type: 'computing' };
  const { undertaking: asked, changes: askedChanges, withAll: askedAll } = answer.job;
  const isStale = canonicalJson({ undertaking: asked, changes: askedChanges, withAll: askedAll }) !== text;
  if (answer.result.type !== 'package') return isStale ? { type: 'computing' } : { type: 'failed' };
  return { type: 'known', effects: answer.result, changes: askedChanges, isStale };
}

/** A tabled package carries more than its undertaking; only that is asked about. */
function plain({ terms, waivers }: Undertaking): Undertaking {
  return { terms, waivers };
}

/** A package before the floor opens. */
export type Tabled = {
  readonly package: ConferencePackage;
  /** Voices for it, a union's members once. */
  readonly voices: number;
  /** It would take the floor now. */
  readonly leads: boolean;
  readonly isMine: boolean;
  readonly isBackedByMe: boolean;
};

export function tabledPackages(
  game: CountryGame,
  { packages }: Conference,
  me: EconomyId | undefined,
): Tabled[] {
  const unit = me === undefined ? [] : unitOf(game, me);
  const rows = packages.map((each) => ({
    package: each,
    voices: new Set(each.backers.map((backer) => unitName(game, backer))).size,
    isMine: unit.includes(each.author),
    isBackedByMe: each.backers.some((backer) => unit.includes(backer)),
  }));
  const first = rows.toSorted(
    (a, b) => b.voices - a.voices || a.package.tabledAtMs - b.package.tabledAtMs,
  )[0];
  return rows.map((row) => ({ ...row, leads: row === first }));
}

/** Whose package came up instead of the reader's, and how many voices each had; nothing where the reader's own did, or there was none. */
export function outvotedBy(
  game: CountryGame,
  conference: Conference,
  me: EconomyId,
): { readonly author: EconomyId; readonly most: number; readonly own: number } | undefined {
  const floor = floorPackage(conference);
  const mine = conference.packages.find(({ author }) => unitOf(game, me).includes(author));
  if (floor === undefined || mine === undefined || mine.id === floor.id) return undefined;
  return { author: floor.author, most: voicesFor(game, floor), own: voicesFor(game, mine) };
}
