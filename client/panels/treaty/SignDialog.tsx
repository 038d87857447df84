import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { confirmationFor, type Confirmation } from '#shared/rules/negotiation/confirmationFor.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { HomeForecast } from '../../preview/previewProtocol.ts';
import { formatList, formatSigned } from '../../text/format.ts';
import { agreementName } from '../../text/nameParams.ts';
import type { TextKey } from '../../text/areas.ts';
import { t } from '../../text/t.ts';
import { Dialog } from '../chrome/Dialog.tsx';
import { homeEffect } from './home/homeModel.ts';
import { VotesAtHome } from './home/VotesAtHome.tsx';
import { paperTitle } from './paperTitle.ts';

type Props = {
  readonly scenario: Scenario;
  readonly game: GameState;
  readonly paper: Paper;
  readonly me: EconomyId;
  /** What it does at home; absent where there is no politics or the model has not answered. */
  readonly home: HomeForecast | undefined;
  readonly onSign: () => void;
  readonly onClose: () => void;
};

/** The last signature makes law: it is asked for, and told what it would end. */
export function SignDialog({ scenario, game, paper, me, home, onSign, onClose }: Props) {
  const confirmation = confirmationFor(scenario, game, paper, me);
  const lapses = (confirmation?.lapses ?? [])
    .map((id) => game.papers[id])
    .filter((other) => other !== undefined)
    .map(paperTitle);
  const ends = (confirmation?.ends ?? []).map(agreementName);
  const notices = (confirmation?.notices ?? []).map(agreementName);
  return (
    <Dialog title={t('confirm.title')} onClose={onClose} action={t('confirm.sign')} onAction={onSign}>
      <p>{t(confirmText(confirmation))}</p>
      {home !== undefined && <HomeBeforeSigning game={game} home={home} me={me} />}
      {lapses.length > 0 && <p>{t('confirm.lapses', { list: formatList(lapses) })}</p>}
      {ends.length > 0 && <p>{t('confirm.ends', { list: formatList(ends) })}</p>}
      {notices.length > 0 && <p>{t('confirm.notices', { list: formatList(notices) })}</p>}
    </Dialog>
  );
}

function confirmText(confirmation: Confirmation | undefined): TextKey {
  if (confirmation?.awaitsRatification === true) return 'confirm.ratification';
  return confirmation?.awaitsBell === true ? 'confirm.bell' : 'confirm.text';
}

type HomeProps = {
  readonly game: GameState;
  readonly home: HomeForecast;
  readonly me: EconomyId;
};

/** Odds and cost once more, before the pen touches paper. */
function HomeBeforeSigning({ game, home, me }: HomeProps) {
  const own = homeEffect(game, home, me);
  return (
    <>
      {own !== undefined && <p class="num">{t('confirm.effect', { points: formatSigned(own.change, 1) })}</p>}
      {home.odds.length > 0 && <VotesAtHome home={home} />}
    </>
  );
}
