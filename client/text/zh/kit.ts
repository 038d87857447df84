import type { kit as english } from '../en/kit.ts';

export const kit: Record<keyof typeof english, string> = {
  'rehearsal.title': '预演',
  'rehearsal.text': '课前先试一遍：模拟学生凭房间码进来、参加对局，也会惹课堂上常见的麻烦。',
  'rehearsal.people': '模拟学生人数',
  'rehearsal.begin': '放入{people}名模拟学生',
  'rehearsal.runs':
    '{people}名模拟学生会像真人一样陆续进来：有人迟到，有人用了重名，有人走神，有人操作被拒，有人举手，有人离开。您自己的手机也可以加入。',
  'rehearsal.over': '{people}名模拟学生已离开。如要再试，请另开一个课堂。',
  'rehearsal.speed': '他们的快慢',
  'rehearsal.times': '{times}倍',
  'rehearsal.real': '正式开始',
  'rehearsal.realAsk': '正式开始？',
  'rehearsal.realText': '同样的玩法会用新的房间码另开，本次预演随即删除。请向学生出示新的房间码。',
  'rehearsal.realDo': '用新的房间码开课',
};
