import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AREA_LOADERS, ENTRY_SENTENCES, type Sentences } from '../../client/text/areas.ts';
import { partsOf } from '../../client/text/locale.ts';
import { loadAllText, switchLanguage, t } from '../../client/text/t.ts';
import { chooseWording, WORDING_LOADERS } from '../../client/text/wording.ts';
import { must } from '#shared/kernel/records.ts';

/** Words that lessons on the mainland do not use of the governments of a game. */
const NOT_IN_CLASS = /选举|选民|选票|下台|倒台|连任|示威|上街|民意代表|议会/;

/** What happened in the world and what research says is told in its own words, and the choice itself names what it replaces. */
const OF_THE_WORLD =
  /^(?:console\.wordingText$|model\.|provinceEvent\.|fourViews\.|concept\.\w+\.world$|event\.\w+\.why$)/;

function placesOf(sentence: string): string[] {
  return partsOf(sentence)
    .flatMap((part) => (part.type === 'place' ? [part.name] : []))
    .toSorted();
}

async function allChinese(): Promise<Sentences> {
  const areas = await Promise.all(Object.values(AREA_LOADERS.zh).map((load): Promise<Sentences> => load()));
  return Object.assign({}, ENTRY_SENTENCES.zh, ...areas);
}

describe('figures and questions about what others do', () => {
  it('say what they count, and do not make one treaty of several', async () => {
    await loadAllText();
    await switchLanguage('zh');
    expect(t('register.leaversIncome', { economies: '中国', change: '−0.24%' })).toBe(
      '按现在的协定和关税、不计增长：中国退出生效后，你的实际收入−0.24%。',
    );
    const asked = t('question.whoPaid', { economies: '美国、欧盟', economy: '韩国', percent: '0.2' });
    expect(asked).toContain('单是这些协定');
    await switchLanguage('en');
  });
});

describe('what ends with the talks', () => {
  it('claims no silence of whoever has agreed to an entry, nor of whoever has refused an offer', async () => {
    await loadAllText();
    await switchLanguage('zh');
    const offer = '你给日本的提案';
    expect([
      t('news.inForceSilent', { agreement: '关税同盟' }),
      t('notice.unsigned', { economies: '日本', offer }),
    ]).toEqual(['关税同盟已生效：谈判结束前没有成员拒绝', '你给日本的提案已失效：到谈判结束没有日本的签字']);
    await switchLanguage('en');
  });
});

describe('the wording for classrooms', () => {
  beforeAll(loadAllText);
  afterEach(async () => {
    chooseWording('general');
    await switchLanguage('en');
  });

  it('leaves no word of elections in the Chinese sentences of a game', async () => {
    const reworded = await must(WORDING_LOADERS.zh.classroom, 'the wording')();
    const said = { ...(await allChinese()), ...reworded };
    expect(
      Object.entries(said).filter(([key, words]) => NOT_IN_CLASS.test(words) && !OF_THE_WORLD.test(key)),
    ).toEqual([]);
  });

  it('says nothing that the general one says in the same words, and fills the same places', async () => {
    const general = await allChinese();
    const reworded = Object.entries(await must(WORDING_LOADERS.zh.classroom, 'the wording')());
    expect(reworded.filter(([key, words]) => general[key] === words)).toEqual([]);
    for (const [key, words] of reworded) expect(placesOf(words), key).toEqual(placesOf(general[key] ?? ''));
  });

  it('is spoken where the table has chosen it, in Chinese alone, until another is chosen', async () => {
    const english = t('election.none');
    chooseWording('classroom');
    expect(t('election.none')).toBe(english);
    await switchLanguage('zh');
    await expect.poll(() => t('election.none')).toBe('本局接下来没有民意测评');
    expect(t('tab.agreements')).toBe('协定');
    chooseWording('general');
    expect(t('election.none')).toBe('本局接下来没有选举');
  });

  it('is that of the last choice, whichever was fetched first', async () => {
    await switchLanguage('zh');
    chooseWording('classroom');
    chooseWording('general');
    await WORDING_LOADERS.zh.classroom?.();
    expect(t('election.none')).toBe('本局接下来没有选举');
  });
});
