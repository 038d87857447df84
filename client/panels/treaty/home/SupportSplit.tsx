import { formatNumber } from '../../../text/format.ts';
import { sectorName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { Delta } from '../../player/Delta.tsx';
import { SILENT_POINTS, type HomeEffect } from './homeModel.ts';

type Props = { readonly effect: HomeEffect; readonly isOpen: boolean };

/** Points of support as the sum of its parts, and the lobbies behind one of them by name. */
export function SupportSplit({ effect, isOpen }: Props) {
  const { parts, lobbies } = effect;
  if (parts.length === 0) return null;
  return (
    <details class="support-split small" open={isOpen}>
      <summary>{t('home.why')}</summary>
      <ul>
        {parts.map(({ part, points }) => (
          <li key={part} class="row between">
            <span>{t(`support.part.${part}`)}</span>
            <Points points={points} />
          </li>
        ))}
      </ul>
      {lobbies.length > 0 && (
        <>
          <p class="muted">{t('home.lobbies')}</p>
          <ul>
            {lobbies.map(({ sector, points }) => (
              <li key={sector} class="row between">
                <span>{sectorName(sector)}</span>
                <Points points={points} />
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

/** Points of support, with their direction. */
export function Points({ points }: { readonly points: number }) {
  return <Delta value={points} text={formatNumber(Math.abs(points), 1)} epsilon={SILENT_POINTS} />;
}
