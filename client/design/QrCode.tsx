import { useMemo } from 'preact/hooks';
import qrcode from 'qrcode-generator';
import { isOnlyHere, otherHosts } from '../state/router.ts';
import { t } from '../text/t.ts';

/** Light margin that scanners need, in modules. */
const QUIET_ZONE = 4;

type Props = { readonly text: string; readonly label: string };

/** A QR code as one drawn path: sharp at every size, dark on light in both themes. */
export function QrCode({ text, label }: Props) {
  const { path, size } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect width={size} height={size} fill="#F7F2E6" />
      <path d={path} fill="#14222D" />
    </svg>
  );
}

/** The dark modules as unit squares, and the side of the whole with its margin. */
export function qrPath(text: string): { readonly path: string; readonly size: number } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const places = Array.from({ length: count }, (_, index) => index);
  const path = places
    .flatMap((row) =>
      places
        .filter((column) => code.isDark(row, column))
        .map((column) => `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`),
    )
    .join('');
  return { path, size: count + 2 * QUIET_ZONE };
}

/** What to do when phones cannot open the address beside the code. */
export function ReachNote() {
  if (isOnlyHere.value) return <p class="notice alert reach">{t('reach.onlyHere')}</p>;
  if (otherHosts.value.length === 0) return null;
  return <p class="muted reach">{t('reach.others', { addresses: otherHosts.value.join(' · ') })}</p>;
}
