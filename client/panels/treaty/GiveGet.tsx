import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Phrase } from '../../text/phrase.ts';
import { Icon } from '../../design/Icon.tsx';
import { economyName } from '../../text/nameParams.ts';
import { Say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { giveAndGet, type Term } from './termsModel.ts';
import { useSeat, useTable } from '../../state/useTable.ts';

type Props = { readonly terms: readonly Term[] };

/** What the reader gives, left, and gets, right. */
export function GiveGet({ terms }: Props) {
  const { me } = useSeat();
  const { give, get } = giveAndGet(terms, me);
  return (
    <div class="givetake stack gap-none ruled">
      <Side title={t('proposal.youGive')} icon="give" phrases={give} />
      <Side title={t('proposal.youGet')} icon="get" phrases={get} />
    </div>
  );
}

type SideProps = {
  readonly title: string;
  readonly icon: 'give' | 'get';
  readonly phrases: readonly Phrase[];
};

function Side({ title, icon, phrases }: SideProps) {
  return (
    <div>
      <h4>
        <Icon name={icon} size={15} />
        {title}
      </h4>
      <ul>
        {phrases.length === 0 && <li class="muted">{t('common.none')}</li>}
        {phrases.map((phrase, at) => (
          <li key={at}>
            <Say phrase={phrase} />
          </li>
        ))}
      </ul>
    </div>
  );
}

type PartiesProps = {
  readonly terms: readonly Term[];
  readonly parties: readonly EconomyId[];
};

/** Give and get of every party, side by side: the desk, and proposals of others. */
export function GiveGetByParty({ terms, parties }: PartiesProps) {
  const { me } = useTable();
  return (
    <div class="by-party lit stack grid gap-none ruled">
      {parties.map((party) => {
        const { give, get } = giveAndGet(terms, party);
        return (
          <section key={party} aria-label={economyName(party)}>
            <h4 class="row">
              <Medallion economy={party} size={26} />
              {party === me ? t('proposal.you') : economyName(party)}
            </h4>
            <ul>
              <PartyLines
                icon="give"
                label={t('proposal.gives', { economy: economyName(party) })}
                phrases={give}
              />
              <PartyLines
                icon="get"
                label={t('proposal.gets', { economy: economyName(party) })}
                phrases={get}
              />
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function PartyLines({
  icon,
  label,
  phrases,
}: {
  readonly icon: 'give' | 'get';
  readonly label: string;
  readonly phrases: readonly Phrase[];
}) {
  return (
    <>
      {phrases.map((phrase, at) => (
        <li key={`${icon}${at}`}>
          <Icon name={icon} size={14} />
          <span>
            <span class="sr">{label}: </span>
            <Say phrase={phrase} />
          </span>
        </li>
      ))}
    </>
  );
}
