import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { PackageChange } from '#shared/protocol/modules/wto.ts';
import type { Undertaking } from '#shared/rules/modules/wto/packages.ts';
import { gameOfCountries } from '../../../state/store.ts';
import { previews } from '../../../preview/preview.ts';
import { usePreview } from '../../../preview/usePreview.ts';
import type { PreviewJob } from '../../../preview/previewProtocol.ts';
import type { PackageEffects } from '../../../preview/packageEffects.ts';

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
): KnownEffects {
  const state = gameOfCountries.value;
  const text = undertaking === undefined ? '' : canonicalJson({ undertaking: plain(undertaking), changes });
  const job: PreviewJob | undefined =
    undertaking === undefined ? undefined : { type: 'package', undertaking: plain(undertaking), changes };
  usePreview('package', job, [text, state]);
  if (undertaking === undefined) return { type: 'none' };
  const answer = previews.value.package;
  if (answer?.job.type !== 'package') return { type: 'computing' };
  const { undertaking: asked, changes: askedChanges } = answer.job;
  const isStale = canonicalJson({ undertaking: asked, changes: askedChanges }) !== text;
  if (answer.result.type !== 'package') return isStale ? { type: 'computing' } : { type: 'failed' };
  return { type: 'known', effects: answer.result, changes: askedChanges, isStale };
}

/** A tabled package carries more than its undertaking; only that is asked about. */
function plain({ terms, waivers }: Undertaking): Undertaking {
  return { terms, waivers };
}
