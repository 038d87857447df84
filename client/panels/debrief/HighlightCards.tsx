import type { Highlight, Highlights } from '#shared/classroom/highlights.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { nameParams } from '../../text/nameParams.ts';
import { Say } from '../../text/Say.tsx';
import { fillSentence, t } from '../../text/t.ts';
import { MomentPicture } from '../moments/MomentPicture.tsx';
import type { MomentKind } from '../moments/momentsModel.ts';
import { headlinePhrase } from '../reveal/headline.ts';

/** Economies that a card shows; its sentence names them all. */
const MOST_SHOWN = 4;

type Props = { readonly highlights: Highlights };

/** What a finished game is remembered by, on three cards: its best deal, its worst betrayal, its turning point, each with its number. */
export function HighlightCards({ highlights }: Props) {
  const { deal, betrayal, unseen, turn } = highlights;
  return (
    <div class="highlights stack grid gap-3">
      <Card name="deal" picture="signed" told={deal} />
      <Card
        name="betrayal"
        picture={betrayal?.key.startsWith('left') === true ? 'left' : 'wordBroken'}
        told={betrayal}
        also={unseen}
      />
      <Card name="turn" picture="promoted" told={turn} />
    </div>
  );
}

type CardProps = {
  readonly name: 'deal' | 'betrayal' | 'turn';
  readonly picture: MomentKind;
  readonly told: Highlight | undefined;
  readonly also?: Highlight | undefined;
};

function Card({ name, picture, told, also }: CardProps) {
  return (
    <section class="paper pad stack gap-2 top">
      <div class="row between top">
        <h3>
          {t(`highlight.${name}`)}
          {told !== undefined && (
            <span class="small muted who-plays num">{t('debrief.inRoundOf', { round: told.round })}</span>
          )}
        </h3>
        <span aria-hidden="true" style={{ width: '4em' }}>
          <MomentPicture kind={picture} />
        </span>
      </div>
      {told === undefined ? (
        <p class="muted">{t(`highlight.none.${name}`)}</p>
      ) : (
        <>
          <p class="row wrap between">
            <b class="score-number num" aria-hidden="true">
              {fillSentence(`highlight.figure.${told.key}`, nameParams(told.params))}
            </b>
            <span class="row gap-1">
              {told.economies.slice(0, MOST_SHOWN).map((economy) => (
                <Medallion key={economy} economy={economy} size={34} />
              ))}
            </span>
          </p>
          <p>{highlightText(told)}</p>
          {told.cause !== undefined && (
            <p class="muted">
              <Say phrase={headlinePhrase(told.cause)} />
            </p>
          )}
          {also !== undefined && (
            <p class="ruled">
              <b>{t('highlight.unseen')}</b> {highlightText(also)}
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** What is remembered in the reader's language. What makes it is checked against the sentences by a test. */
export function highlightText({ key, params }: Highlight): string {
  return fillSentence(`highlight.${key}`, nameParams(params));
}
