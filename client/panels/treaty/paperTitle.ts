import type { Draft } from '#shared/protocol/intents.ts';
import { t, tOr } from '../../text/t.ts';
import { kindOfPaper } from './paperModel.ts';

/** The title of a paper: its bloc's name, if it has one, and its form. */
export function paperTitle(paper: Pick<Draft, 'clauses' | 'title'>): string {
  const kind = t(`kind.${kindOfPaper(paper.clauses)}`);
  if (paper.title === undefined) return kind;
  return t('paper.titled', { title: tOr(`blocTitle.${paper.title}`, paper.title), kind });
}
