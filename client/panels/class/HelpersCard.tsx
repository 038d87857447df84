import { useId, useState } from 'preact/hooks';
import { type HelperKind, HELPER_KINDS, type HelperLine } from '#shared/protocol/classHosts.ts';
import { CLASS_SIZES } from '#shared/content/lessons.ts';
import { type TableLetter } from '#shared/protocol/deal.ts';
import { TEXT_LENGTHS } from '#shared/protocol/textLengths.ts';
import { Choice } from '../../design/Choice.tsx';
import { CopyButton } from '../../design/CopyButton.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Icon } from '../../design/Icon.tsx';
import { Press, RefusalNote } from '../chrome/Press.tsx';
import { QrCode, ReachNote } from '../../design/QrCode.tsx';
import { classView, helperLines, newHelper, submitToClass } from '../../net/classroom.ts';
import { useShareOrigin } from '../../net/sessionApi.ts';
import { hostLink, screenLink, shareOrigin } from '../../state/router.ts';
import { gameId, me, mayHere } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { HostLink } from '../host/HostLinks.tsx';
import { namedTables, whyClassOff } from './ClassPresses.tsx';

/** Links to this console: the host's own, and those of others. */
export function Hosts({ hostToken }: { readonly hostToken: string }) {
  if (!mayHere('links')) return <AsWhom />;
  return (
    <>
      <HelpersCard />
      <HostLink token={hostToken} />
    </>
  );
}

/** Other people who host this class, each by a link that can be taken back. */
function HelpersCard() {
  const [isInviting, setInviting] = useState(false);
  const [asked, setAsked] = useState<HelperLine | undefined>(undefined);
  const lines = helperLines.value;
  const isFull = lines.length >= CLASS_SIZES.helpersPerClass;
  return (
    <section class="panel watchers" aria-labelledby="class-helpers">
      <div class="row between wrap pad">
        <h2 id="class-helpers">{t('class.helpers')}</h2>
        <Press
          class="btn sm"
          why={
            whyClassOff() ??
            (isFull ? { text: t('class.off.helpers', { most: CLASS_SIZES.helpersPerClass }) } : undefined)
          }
          onPress={() => setInviting(true)}
        >
          <Icon name="plus" size={17} />
          {t('class.helpers.add')}
        </Press>
      </div>
      {lines.length === 0 && <p class="small muted pad">{t('class.helpers.none')}</p>}
      <ul class="rows">
        {lines.map((line) => (
          <li key={line.id}>
            <i class={line.connected ? 'dot' : 'dot off'} aria-hidden="true" />
            <span class="grow clipped-name" title={line.label}>
              {line.label}
              {!line.connected && <span class="sr"> ({t('class.away')})</span>}
            </span>
            <span class="small muted">{kindText(line.kind, line.tables)}</span>
            <Press
              class="btn sm"
              aria-label={t('class.helpers.revokeOf', { name: line.label })}
              why={whyClassOff()}
              onPress={() => setAsked(line)}
            >
              {t('class.helpers.revoke')}
            </Press>
          </li>
        ))}
      </ul>
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
      {asked !== undefined && (
        <Dialog
          title={t('class.helpers.revokeAsk', { name: asked.label })}
          onClose={() => setAsked(undefined)}
          action={t('class.helpers.revoke')}
          onAction={() =>
            void submitToClass({ type: 'revokeHelper', helper: asked.id }).then((isDone) => {
              if (isDone) setAsked(undefined);
            })
          }
        >
          <RefusalNote />
          <p>{t('class.helpers.revokeText')}</p>
        </Dialog>
      )}
    </section>
  );
}

function kindText(kind: HelperKind, tables: readonly TableLetter[]): string {
  const name = t(`class.helper.${kind}`);
  return kind === 'assistant' ? `${name} · ${namedTables(tables)}` : name;
}

/** Who it is for, what they may do, and then the link, which is shown once. */
function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const id = useId();
  const [kind, setKind] = useState<HelperKind>('coTeacher');
  const [label, setLabel] = useState('');
  const [tables, setTables] = useState<readonly TableLetter[]>([]);
  const made = newHelper.value;
  const close = (): void => {
    newHelper.value = undefined;
    onClose();
  };
  if (made !== undefined) return <LinkDialog onClose={close} />;
  const all = classView.value?.tables ?? [];
  // An assistant has tables of their own, which are there once people were dealt.
  const kinds = HELPER_KINDS.filter((each) => each !== 'assistant' || all.length > 0);
  const isReady = label.trim() !== '' && (kind !== 'assistant' || tables.length > 0);
  const invite = (): void => {
    if (isReady) void submitToClass({ type: 'inviteHelper', kind, label: label.trim(), tables });
  };
  return (
    <Dialog title={t('class.helpers.add')} onClose={close} action={t('class.helpers.make')} onAction={invite}>
      <RefusalNote />
      <label for={id}>{t('class.helpers.label')}</label>
      <input
        id={id}
        class="field"
        value={label}
        maxLength={TEXT_LENGTHS.nameCharacters}
        autoComplete="off"
        onInput={(event) => setLabel(event.currentTarget.value)}
      />
      <Choice
        label={t('class.helpers.kind')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`class.helper.${value}`) }))}
        onChange={(value) => setKind(HELPER_KINDS.find((each) => each === value) ?? kind)}
      />
      <p class="small muted">{t(`class.helper.${kind}.may`)}</p>
      {kind === 'assistant' && (
        <fieldset class="row wrap">
          <legend>{t('class.helpers.tables')}</legend>
          {all.map((table) => (
            <label key={table} class="row">
              <input
                type="checkbox"
                checked={tables.includes(table)}
                onChange={({ currentTarget: { checked } }) =>
                  setTables((before) => [
                    ...before.filter((each) => each !== table),
                    ...(checked ? [table] : []),
                  ])
                }
              />
              {t('class.table', { table })}
            </label>
          ))}
        </fieldset>
      )}
    </Dialog>
  );
}

function LinkDialog({ onClose }: { readonly onClose: () => void }) {
  useShareOrigin();
  const made = newHelper.value;
  if (made === undefined) return null;
  const { helper, token } = made;
  const linkTo = helper.kind === 'screen' ? screenLink : hostLink;
  const link = linkTo(shareOrigin.value, gameId.value ?? '', token);
  return (
    <Dialog title={t('class.helpers.made', { name: helper.label })} onClose={onClose}>
      <p>{t('class.helpers.once')}</p>
      <ReachNote />
      <QrCode text={link} label={t('opened.qr', { link })} />
      <CopyButton text={link} label={t('copy.do')} class="btn primary" />
    </Dialog>
  );
}

/** Whoever is not the host itself reads as whom they are here, and what they may do. */
function AsWhom() {
  const helper = me.value?.helper;
  if (helper === undefined) return null;
  return (
    <section class="panel pad stack">
      <b>{t('class.asWhom', { name: helper.label })}</b>
      <span>{kindText(helper.kind, helper.tables)}</span>
      <p class="small muted">{t(`class.helper.${helper.kind}.may`)}</p>
    </section>
  );
}
