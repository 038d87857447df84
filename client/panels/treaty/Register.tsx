import { useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { boundUntilRound } from '#shared/rules/agreements/boundUntilRound.ts';
import { mayAct } from '#shared/rules/mayAct.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isLive } from '../../state/store.ts';
import { formatList } from '../../text/format.ts';
import { agreementName, economyName, nameParams, stageName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Dialog } from '../chrome/Dialog.tsx';
import { Ladder } from '../chrome/Ladder.tsx';
import { press } from '../player/press.ts';

type Props = { readonly game: GameState; readonly me: EconomyId | undefined };

/** The public register: every treaty in force, one's own first; leaving starts from the card that shows the deal. */
export function Register({ game, me }: Props) {
  const all = Object.values(game.agreements).toSorted((a, b) => b.level - a.level);
  const mine = all.filter(({ parties }) => me !== undefined && parties.includes(me));
  const others = all.filter((agreement) => !mine.includes(agreement));
  if (all.length === 0) return <p class="muted pad">{t('register.empty')}</p>;
  return (
    <div class="pane-scroll">
      {mine.length > 0 && <Part title={t('register.yours')} agreements={mine} game={game} me={me} />}
      {others.length > 0 && <Part title={t('register.others')} agreements={others} game={game} me={me} />}
    </div>
  );
}

function Part({
  title,
  agreements,
  game,
  me,
}: Props & { readonly title: string; readonly agreements: readonly Agreement[] }) {
  return (
    <section class="slips">
      <h3 class="small muted">{title}</h3>
      <ul>
        {agreements.map((agreement) => (
          <AgreementCard key={agreement.id} agreement={agreement} game={game} me={me} />
        ))}
      </ul>
    </section>
  );
}

function AgreementCard({ agreement, game, me }: Props & { readonly agreement: Agreement }) {
  const [isAsking, setAsking] = useState(false);
  const isParty = me !== undefined && agreement.parties.includes(me);
  const boundUntil = isParty ? boundUntilRound(agreement, me) : agreement.boundUntilRound;
  const hasLeft = agreement.notices.some(({ by }) => by === me);
  const mayLeave =
    isParty &&
    !hasLeft &&
    game.round > boundUntil &&
    mayAct(game, { type: 'seat', economy: me }, 'giveNotice') === undefined;
  const leave = (): void => {
    setAsking(false);
    void press({ type: 'giveNotice', agreement: agreement.id });
  };
  return (
    <li class="paper slip" id={`agreement-${agreement.id}`}>
      <div class="row between">
        <b>{agreementName(agreement.id)}</b>
        <Ladder level={agreement.level} />
      </div>
      <p class="small">
        {stageName(agreement.level)}: {formatList(agreement.parties.map(economyName))}
      </p>
      <AgreementLines agreement={agreement} />
      <div class="row between small muted">
        <span>
          {agreement.sinceRound === 0
            ? t('register.sinceOpening')
            : t('register.since', { round: agreement.sinceRound })}
          {' · '}
          {game.round <= boundUntil ? t('register.bound', { round: boundUntil }) : t('register.free')}
        </span>
        {mayLeave && (
          <button type="button" class="btn sm" onClick={() => setAsking(true)}>
            {t('register.leave')}
          </button>
        )}
      </div>
      {isAsking && (
        <Dialog
          title={t('register.leaveTitle', { agreement: agreementName(agreement.id) })}
          onClose={() => setAsking(false)}
          action={t('register.leaveConfirm')}
          onAction={leave}
          isActionOff={!isLive.value}
        >
          <p>{t('register.leaveText', { round: game.round + 1 })}</p>
          {agreement.level >= 3 && <p>{t('register.leaveUnion')}</p>}
          {game.round === game.settings.rounds && <p>{t('register.leaveLast')}</p>}
        </Dialog>
      )}
    </li>
  );
}

/** What an agreement obliges to, beyond its form. */
function AgreementLines({ agreement }: { readonly agreement: Agreement }) {
  const lines = [
    ...agreement.concessions.map((each) => t('register.preference', nameParams(each))),
    ...agreement.exceptions.map((each) => t('register.exception', nameParams(each))),
    ...agreement.payments.map(({ untilRound, ...rest }) =>
      t('register.payment', nameParams({ ...rest, round: untilRound })),
    ),
    ...(agreement.key === undefined ? [] : [keyText(agreement.key, agreement.parties)]),
    ...agreement.notices.map(({ by, outInRound }) =>
      t('register.leaving', { economy: economyName(by), round: outInRound }),
    ),
  ];
  if (lines.length === 0) return null;
  return (
    <ul class="lines small">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function keyText(key: NonNullable<Agreement['key']>, parties: readonly EconomyId[]): string {
  const text = t(`register.key.${key.type}`);
  if (key.type !== 'shares') return text;
  return `${text}: ${formatList(parties.map((party) => `${economyName(party)} ${key.percent[party] ?? 0}%`))}`;
}
