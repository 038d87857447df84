import type { Conference, ConferencePackage } from '#shared/protocol/modules/wto.ts';
import { floorPackage } from '#shared/rules/modules/wto/conference.ts';
import { type WtoView, useCountries } from '../../state/useTable.ts';
import { formatNumber } from '../../text/format.ts';
import { economyName, money } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConferenceHead } from '../wto/conference/ConferenceHead.tsx';
import { ConsensusBoard } from '../wto/conference/ConsensusBoard.tsx';
import { Requests } from '../wto/conference/Requests.tsx';
import '../wto/conference/board.css';
import '../wto/conference/conference.css';
import { type KnownEffects, shareOfFreeTrade, usePackageEffects } from '../wto/conference/effectModel.ts';
import { tabledPackages } from '../wto/conference/tablingModel.ts';
import { SwissFigure } from '../wto/package/SwissFigure.tsx';
import { TermsList, coefficientPoints, specialCoefficient } from '../wto/package/TermsList.tsx';
import { type Voice, boardOf } from '../wto/package/boardModel.ts';
import { swissChart } from '../wto/package/swissModel.ts';
import './screenConference.css';

type Props = {
  readonly view: WtoView;
  readonly conference: Conference;
};

/** The conference for the room: the package that leads or is on the floor, and what every voice says to it. */
export function ScreenConference({ view, conference }: Props) {
  const leading = tabledPackages(view, conference, undefined).find(({ leads }) => leads)?.package;
  const shown = floorPackage(conference) ?? leading;
  return (
    <main class="screen-main screen-conference col gap-3" id="content" tabIndex={-1}>
      <h1 class="sr">{t('screen.title')}</h1>
      <ConferenceHead view={view} conference={conference} />
      {shown === undefined ? (
        <NothingTabled />
      ) : (
        <Floor view={view} conference={conference} package={shown} />
      )}
    </main>
  );
}

const RULES = ['wto.how.1', 'wto.how.2', 'wto.how.3', 'wto.how.4'] as const;

function NothingTabled() {
  return (
    <section class="paper screen-how prose col">
      <ol class="size-h2">
        {RULES.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ol>
    </section>
  );
}

type FloorProps = Props & { readonly package: ConferencePackage };

function Floor({ view, conference, package: shown }: FloorProps) {
  const { objections, packages, stage } = conference;
  const effects = usePackageEffects(
    shown,
    objections.map(({ change }) => change),
  );
  const board = boardOf(view, conference, undefined);
  return (
    <div class="screen-floor fill stack gap-4">
      <ScreenPackage view={view} voices={board.voices} package={shown} />
      <div class="screen-side col">
        {stage === 'tabling' && (
          <p class="panel screen-tabled">{t('screen.tabled', { count: packages.length })}</p>
        )}
        <ConsensusBoard board={board} terms={shown.terms} effects={effects} isForRoom />
        {objections.length > 0 && (
          <Requests objections={objections} terms={shown.terms} effects={effects} mine={[]} mayTake={false} />
        )}
        <WorldSum effects={effects} />
      </div>
    </div>
  );
}

/** What all together would gain, and how far that is from free trade. */
function WorldSum({ effects }: { readonly effects: KnownEffects }) {
  if (effects.type !== 'known') return null;
  const percent = Math.round(100 * shareOfFreeTrade(effects.effects));
  return (
    <section class="panel screen-world run between num">
      <p>
        {t('wto.effect.world')} <b class="size-title">{money(effects.effects.asTabled.worldGainBn, true)}</b>{' '}
        <span class="muted">{t('wto.effect.aYear')}</span>
      </p>
      <p class="muted">{t('wto.effect.way', { percent })}</p>
    </section>
  );
}

type PackageProps = {
  readonly view: WtoView;
  readonly voices: readonly Voice[];
  readonly package: ConferencePackage;
};

/** The package as the back row reads it. */
function ScreenPackage({ view, voices, package: shown }: PackageProps) {
  const { scenario } = useCountries();
  const { author, revision, terms } = shown;
  return (
    <article class="paper screen-package col">
      <p class="muted">{t('wto.tabledBy', { economy: economyName(author), revision })}</p>
      <h2>
        {t('wto.coefficient')} {formatNumber(coefficientPoints(terms.coefficientBp))}
        {terms.specialTreatment && ` / ${formatNumber(specialCoefficient(terms))}`}
      </h2>
      <SwissFigure chart={swissChart(scenario, view, shown, voices)} isForRoom />
      <TermsList undertaking={shown} />
    </article>
  );
}
