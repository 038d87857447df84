import type { Conference } from '#shared/protocol/modules/wto.ts';
import { floorPackage } from '#shared/rules/modules/wto/conference.ts';
import { formatList, formatNumber } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { say } from '../../../text/Say.tsx';
import { t } from '../../../text/t.ts';
import { PackageSheet, changePhrase } from '../package/PackageSheet.tsx';
import { type WtoView, useTable } from '../../../state/useTable.ts';
import { boardOf } from '../package/boardModel.ts';
import { meanCutPoints } from '../meterModel.ts';

type Props = {
  readonly view: WtoView;
  readonly conference: Conference;
};

/** How the conference ended, with the text that it was about. */
export function OutcomeView({ view, conference }: Props) {
  const { me } = useTable();
  const tabled = floorPackage(conference);
  const { voices } = boardOf(view, conference, me);
  return (
    <div class="outcome stack top">
      <p class="panel pad">
        <b>{outcomeText(conference)}</b>
      </p>
      {tabled !== undefined && conference.objections.length > 0 && (
        <ul class="panel pad lines stack gap-0">
          {conference.objections.map(({ by, change }) => (
            <li key={by}>
              <b>{economyName(by)}</b> {say(changePhrase(change, tabled.terms))}
            </li>
          ))}
        </ul>
      )}
      {tabled !== undefined && (
        <PackageSheet view={view} voices={voices} package={tabled} isLaw={conference.stage === 'adopted'} />
      )}
    </div>
  );
}

/** One sentence for how it ended. */
export function outcomeText(conference: Conference): string {
  switch (conference.stage) {
    case 'adopted': {
      const points = meanCutPoints(conference.boundCutBp ?? {});
      return t('wto.outcome.adopted', { points: formatNumber(points, Number.isInteger(points) ? 0 : 1) });
    }
    case 'failed':
      return t('wto.outcome.failed', {
        economies: formatList(conference.objections.map(({ by }) => economyName(by))),
      });
    case 'noPackage':
      return t('wto.outcome.noPackage');
    case 'tabling':
    case 'floor':
      return '';
  }
}
