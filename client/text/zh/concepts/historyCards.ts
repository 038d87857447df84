import type { historyCards as english } from '../../en/concepts/historyCards.ts';

export const historyCards: Record<keyof typeof english, string> = {
  'concept.waves.title': '高潮与停滞',
  'concept.waves.is': '一体化是一波一波来的：五六十年代一波，然后停滞，80年代中期以后再起。',
  'concept.waves.here': '你们这桌也有自己的浪潮。消息、顾虑和榜样决定何时签约。',
  'concept.waves.world':
    '起步很小：1921年比利时与卢森堡结盟，荷兰1948年加入；1932年有英联邦特惠。常说战后有三次高潮，实际讲到的是两次，中间隔着一次停滞。',
  'concept.europe.title': '欧洲的半个世纪',
  'concept.europe.is': '从六国的煤钢，到统一市场和共同货币的联盟。',
  'concept.europe.here': '它用五十年爬完阶梯，你只有几轮。',
  'concept.europe.world':
    '1958年共同体，1968年关税同盟，70年代停滞，1985年白皮书，1992年后统一市场，1999年起欧元，2004年第五次也是最大一次扩大，达25国。此后增至28国，又少了一个。',
  'concept.eastAsia.title': '东亚',
  'concept.eastAsia.is': '以东盟为中心的一圈协定，一个引来下一个。',
  'concept.eastAsia.here': '在世界情景里，东盟、中国、日本、韩国彼此贸易很多，开局时却没有共同的集团。',
  'concept.eastAsia.world':
    '东盟1992年签约建自由贸易区，原定2008年完成；1997年底开始与中日韩会晤，即“10+3”；2002年与中国签署框架协议，即“10+1”，定于2010年建成自由贸易区。',
  'concept.otherRegions.title': '非洲与美洲',
  'concept.otherRegions.is': '计划很多，同盟有几个，有的进展缓慢。',
  'concept.otherRegions.here': '墙高、大小悬殊，在这里也使这类集团难以成形；看看谁从中得益。',
  'concept.otherRegions.world':
    '南部非洲发展共同体成立于1992年，东南非共同市场成立于1994年。北美自由贸易区1994年启动。阿根廷、巴西、巴拉圭、乌拉圭的南方共同市场1995年1月成为关税同盟。澳大利亚、新西兰2002年与东盟签署框架。',
  'concept.webOfAgreements.title': '协定之网',
  'concept.webOfAgreements.is': '几乎每个经济体都参加了某个区域协定，多数还参加了好几个。',
  'concept.webOfAgreements.here': '终局时，数一数你们地图上的线。',
  'concept.webOfAgreements.world':
    '世界银行2004年前后的统计：只有12个岛国和公国一个也没参加；174个国家和地区至少参加一个，最多29个，平均5个，北方国家平均13个；近150个同时在多边体系内。协定多在东欧、北非和拉美。',
};
