import type { Agreement } from '#shared/protocol/law.ts';
import type { Phrase } from '../../text/phrase.ts';

/** Who signed what. An agreement without a title is called after its parties, and these are named already. */
export function signedPhrase({ id, title, level, parties }: Agreement): Phrase {
  if (title === undefined) return { key: 'news.signedForm', params: { economies: parties, level } };
  return { key: 'news.signed', params: { economies: parties, agreement: id } };
}
