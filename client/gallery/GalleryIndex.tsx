import { SIZES, SURFACES, type Surface } from './surfaces.ts';

type Props = { readonly unknown: string; readonly chosen: string | undefined };

const LOOKS = [
  { lang: 'en', theme: 'dark', label: 'English, dark' },
  { lang: 'en', theme: 'light', label: 'English, light' },
  { lang: 'zh', theme: 'dark', label: '中文，深色' },
  { lang: 'zh', theme: 'light', label: '中文，浅色' },
] as const;

/** The list of surfaces; the one that `?show=` names stands beside it at the three sizes. */
export function GalleryIndex({ unknown, chosen }: Props) {
  const groups = [...new Set(SURFACES.map(({ group }) => group))];
  const surface = SURFACES.find(({ id }) => id === chosen);
  return (
    <div class="gallery">
      <nav class="gallery-list" aria-label="Surfaces">
        <h1>Gallery</h1>
        <p class="small muted">{SURFACES.length} surfaces, at the moments of games that bots have played.</p>
        {unknown !== '' && <p role="alert">There is no surface “{unknown}”.</p>}
        {groups.map((group) => (
          <section key={group}>
            <h2>{group}</h2>
            <ul>
              {SURFACES.filter((each) => each.group === group).map(({ id }) => (
                <li key={id}>
                  <a href={`/gallery?show=${id}`} aria-current={id === chosen ? 'page' : undefined}>
                    {id}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <main id="content" class="gallery-shown" tabIndex={-1}>
        {surface === undefined ? <p>Choose a surface.</p> : <ThreeSizes surface={surface} />}
      </main>
    </div>
  );
}

/** Each look has its links; the frames wear the one that the address of this page asks for. */
function ThreeSizes({ surface: { id } }: { readonly surface: Surface }) {
  const { searchParams } = new URL(window.location.href);
  const lang = searchParams.get('lang') ?? 'en';
  const theme = searchParams.get('theme') ?? 'dark';
  const address = `/gallery/${id}?lang=${lang}&theme=${theme}`;
  return (
    <>
      <p class="row wrap">
        <b>{id}</b>
        {LOOKS.map((look) => (
          <a key={look.label} href={`/gallery?show=${id}&lang=${look.lang}&theme=${look.theme}`}>
            {look.label}
          </a>
        ))}
        <a href={address}>Alone</a>
      </p>
      <div class="gallery-frames">
        {Object.entries(SIZES).map(([size, { width, height }]) => (
          <figure key={size}>
            <iframe src={address} title={`${id}, ${size}`} width={width} height={height} />
            <figcaption class="small muted">
              {size}, {width}×{height}
            </figcaption>
          </figure>
        ))}
      </div>
    </>
  );
}
