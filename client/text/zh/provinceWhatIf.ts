import type { provinceWhatIf as english } from '../en/provinceWhatIf.ts';

/** 各省的快捷键；试算：贸易会怎么变，被征求意见的改革会带来什么。 */
export const provinceWhatIf: Record<keyof typeof english, string> = {
  'pkeys.map': '地图；方向键在各省之间移动',
  'pkeys.dials': '墙与堵（施政阶段）',
  'pkeys.write': '向选中的省起草协定',
  'pkeys.forms': '地图、蜂窝图、表格',
  'pmap.whatIf': '{only}设其余各省不动，贸易：',
  'pmap.whatIfSums': '{only}设其余各省不动，每年贸易（亿元）：',
  'pmap.moved': '本轮变动最大的贸易：',
  'pmap.movedSums': '本轮变动最大的贸易（每年，亿元）：',
  'pmap.whatIfOnly': '只是预演。',
  'pmap.whatIfLost': '减少',
  'pmap.whatIfWon': '增加',
  'pmap.whatIfFlow': '{from}到{to}：每年{sum}。',
  'assent.waiting': '模型正在计算……',
  'assent.forecast': '对你来说：维持现状每轮 {now} 分；改革后各省各走一步，每轮 {reformed} 分。',
  'assent.failed': '模型算不出结果。',
};
