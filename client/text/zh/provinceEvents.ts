import type { ProvinceCardKey } from '#shared/content/provinces/cards/provinceCard.ts';
import type { cardChoices as english, provinceOrder as englishOrder } from '../en/provinceEvents.ts';

/** Cards of the provinces: title, what happened, what it does at this table, and what that is known from. `economy` is whom it names. */
export const provinceEvents = {
  'provinceEvent.ownSystem.title': '1958年：各省自成体系',
  'provinceEvent.ownSystem.text':
    '“大跃进”要求各大区、进而各省都建成独立完整的工业体系。部属企业下放地方，土法炼钢遍地开花，粮食产量层层虚报，征购照虚报之数进行。在随后1959至1961年的饥荒中，数千万人死亡：各家估计从约1500万到4500万不等，其中绝大多数是农民。',
  'provinceEvent.ownSystem.effect': '只供阅读，不影响对局。它交代各省封闭的产业布局由何而来。',
  'provinceEvent.ownSystem.source':
    '各省自成体系：本局所据文本。死亡人数：Ashton等1984（近3000万）、Peng 1987（2300万）、Houser等2009（1500万）、Dikötter 2010（4500万，有争议）。',
  'provinceEvent.selfReliance.title': '1966—1976年：自力更生与蜂窝状经济',
  'provinceEvent.selfReliance.text':
    '“备战备荒”之下，各省要自给自足，大批工厂迁入“三线”山区。唐尼索恩（Donnithorne）称之为“蜂窝状经济”：每个蜂房都有自己“小而全”的工业。这也是“文化大革命”的年代。根据县志、市志所作的研究估计，死者约110万至160万，遭受政治迫害者逾2000万。',
  'provinceEvent.selfReliance.effect': '只供阅读，不影响对局。',
  'provinceEvent.selfReliance.source':
    'Donnithorne 1972，《中国季刊》第52期。死亡与受迫害人数：Walder与苏阳2003，Walder 2014、2019。',
  'provinceEvent.separateKitchens.title': '1980年：分灶吃饭',
  'provinceEvent.separateKitchens.text':
    '财政从“吃大锅饭”改为“分灶吃饭”：各省包干上缴，余下归己。收入成了自家的事，纳税的工厂也就成了自家的财源。',
  'provinceEvent.separateKitchens.effect':
    '实行财政包干：本省留用税收的78%，其中工厂税收的87%，没有转移支付。已实行的分税制和按需转移支付随之取消。',
  'provinceEvent.separateKitchens.source': '年份由编者凭记忆写出。包干制的激励：Jin、钱颖一、Weingast 2005。',
  'provinceEvent.woolWars.title': '1985—1988年：羊毛大战、蚕茧大战',
  'provinceEvent.woolWars.text':
    '羊毛、蚕茧、棉花的收购价远低于加工后的利润。各地在边界设卡拦截，把原料留给自家的厂。按1997年开局计：全国收入−1.0%，边界效应25倍。',
  'provinceEvent.woolWars.effect': '当轮各省的“堵”都比所定高一级，最高四级；协定成员之间仍以协定为准。',
  'provinceEvent.woolWars.source':
    'Zhang 1989，《中国季刊》；Wedeman 2003论“资源大战”。年份由编者凭记忆写出。',
  'provinceEvent.marketSlump.title': '1990年：市场疲软，竹篱笆四起',
  'provinceEvent.marketSlump.text':
    '1988年底紧缩之后，货卖不动。各省禁止外地自行车、洗衣机、肥皂进入；靠罚款收费过日子的关卡，人称“无烟工业”。若全都升墙，按1997年开局计：全国收入−1.1%，边界效应23.7倍。',
  'provinceEvent.marketSlump.effect':
    '国有比重在45%以上的省，当轮须把墙升一级（已到最高级者不论），否则岗位分扣10分。',
  'provinceEvent.marketSlump.source': '《基督教科学箴言报》1990年10月18日。',
  'provinceEvent.taxSharing.title': '1994年：分税制',
  'provinceEvent.taxSharing.text':
    '税收按税种在中央与地方之间划分。中央所占比重一年之内从22%升到56%，起初其中大部分按来源返还。',
  'provinceEvent.taxSharing.effect':
    '实行分税制：本省留用税收的51%，其中工厂税收的31%、服务业税收的76%，并按来源得到税收返还。',
  'provinceEvent.taxSharing.source': '国家统计局，1993、1994年比重。1994年后的边界效应：Fang、Li、Lin 2013。',
  'provinceEvent.payrollSqueeze.title': '1996年：吃饭财政',
  'provinceEvent.payrollSqueeze.text':
    '1996年底，全国财政供养人员3673万，每年还增加100多万。每年新增的1000亿元财政收入中，600亿元用于发工资，许多地方仍然拖欠。这就是“吃饭财政”。',
  'provinceEvent.payrollSqueeze.effect': '当轮各省供养支出多6%。',
  'provinceEvent.payrollSqueeze.source': '本局所据文本。',
  'provinceEvent.layoffs.title': '1998年：国企下岗',
  'provinceEvent.layoffs.text':
    '一年之内，国有单位职工从1.1亿人减到9100万人。许多人领一点生活费回家，以东北和内地为多。',
  'provinceEvent.layoffs.effect':
    '国有比重在40%以上的省，当轮国有岗位减少开局时的10%。可以拒绝：在施政阶段付40亿元保岗。',
  'provinceEvent.layoffs.source': '统计年鉴：1997年1.104亿人，1998年0.906亿人。',
  'provinceEvent.fukangFee.title': '2000年：富康车的牌照费',
  'provinceEvent.fukangFee.text':
    '上海造桑塔纳，富康产自湖北。上海对富康车上牌加收8万元，湖北也想好了还手的办法。',
  'provinceEvent.fukangFee.effect':
    '{economy}当轮可对另一省立起四级的墙，不动本省的墙，也不花钱，但不得针对协定伙伴。受害的省下一轮可以如法回敬，只对{economy}。',
  'provinceEvent.fukangFee.source': '中国网2001年3月报道。湖北的回应：编者凭记忆。',
  'provinceEvent.blockadeRule.title': '2001年：国务院禁止地区封锁',
  'provinceEvent.blockadeRule.text':
    '国务院明令禁止地区封锁：歧视性收费、关卡、专门检验、只许买本地货，一一列名。只是巡查的人手不多，也没有写明可以向法院起诉。',
  'provinceEvent.blockadeRule.effect':
    '第一部法规生效：每轮有25%的概率受到巡查，墙和堵越高，政绩扣分越多，最多扣40分；可以向中央举报别省的墙。',
  'provinceEvent.blockadeRule.source': '国务院2001年4月《关于禁止在市场经济活动中实行地区封锁的规定》。',
  'provinceEvent.wtoAccession.title': '2001年：加入世界贸易组织',
  'provinceEvent.wtoAccession.text':
    '十五年谈判之后，关税下降，出口市场打开。沿海离世界更近，离内地反而更远。按1997年开局计：全国收入+0.5%，广东+2.3%，上海+0.9%，边界效应20.7倍。',
  'provinceEvent.wtoAccession.effect':
    '从此长期有效：进口成本下降（重工业−8%，轻工业−6%，农产品−3%），出口成本也下降（轻工业−5%，重工业−2%）。',
  'provinceEvent.wtoAccession.source':
    '年份由编者凭记忆写出。对外开放的作用小于国内成本下降：Tombe、朱晓冬2019。幅度为示意。',
  'provinceEvent.deltaAgreements.title': '2003—2004年：长三角与泛珠三角协议',
  'provinceEvent.deltaAgreements.text':
    '上海、江苏、浙江接连签署协议；2004年6月，内地九省区与港澳签署《泛珠三角区域合作框架协议》。许诺很多，约束很少。',
  'provinceEvent.deltaAgreements.effect': '当轮可以签一份不收押金而有约束力的协定。',
  'provinceEvent.deltaAgreements.source': '泛珠三角框架协议：中新社2004年6月4日。长三角各协议：编者凭记忆。',
  'provinceEvent.trunkHighways.title': '国道主干线',
  'provinceEvent.trunkHighways.text':
    '“五纵七横”，三万五千公里，1992年获批，2007年贯通。按1997年开局计：全国收入+1.2%，边界效应17.9倍。',
  'provinceEvent.trunkHighways.effect': '从此长期有效：各省之间每条路线的成本降低2%。',
  'provinceEvent.trunkHighways.source': '《中国日报》2006年12月30日。幅度为示意。',
  'provinceEvent.cadreEvaluation.title': '干部考核新办法',
  'provinceEvent.cadreEvaluation.text':
    '中央组织部不止一次发文：增长不再是考核干部的唯一标准，民生、环境和守法都要计入。',
  'provinceEvent.cadreEvaluation.effect':
    '不论各省是否同意，考核改革都生效。政绩得分里，民生占40%，晋升锦标赛占20%，合规和财政各占15%，岗位占10%。',
  'provinceEvent.cadreEvaluation.source':
    '2013年通知（编者凭记忆）与2020年11月通知（《中国日报》）。增长是否决定晋升有争议：Pang等2023，Wiebe。',
  'provinceEvent.monopolyLaw.title': '2008年：反垄断法',
  'provinceEvent.monopolyLaw.text':
    '2007年8月通过，次年施行。法中专设一章，禁止行政机关滥用权力排挤外地商品。',
  'provinceEvent.monopolyLaw.effect': '第二部法规生效：巡查概率40%，罚80分。',
  'provinceEvent.monopolyLaw.source': '《中华人民共和国反垄断法》第五章，全国人大。',
  'provinceEvent.buyLocalLists.title': '2009年：本地产品采购目录',
  'provinceEvent.buyLocalLists.text':
    '全球危机之中，杭州、长春、安徽列出本地汽车、家电、钢材的目录，要机关和居民优先购买。',
  'provinceEvent.buyLocalLists.effect': '当轮把墙升高者，岗位分加5分；巡查概率减半。',
  'provinceEvent.buyLocalLists.source': '2009年2月报道，据中国政商博客摘编。',
  'provinceEvent.inspectionTeam.title': '中央督查组',
  'provinceEvent.inspectionTeam.text': '国务院不时派出督查组，事先不打招呼，查到一处，拆掉一处。',
  'provinceEvent.inspectionTeam.effect':
    '墙或堵在二级以上的省，按法规的巡查概率（至少25%）被查到。被查到者每级扣法规罚分的四分之一（每级至少10分），该项政策降一级。',
  'provinceEvent.inspectionTeam.source': '编者凭记忆，示意。',
  'provinceEvent.deltaOffice.title': '2018年：长三角区域合作办公室',
  'provinceEvent.deltaOffice.text':
    '2018年1月，沪苏浙皖抽调人员合署办公，并订出三年行动计划；11月，长三角一体化上升为国家战略。',
  'provinceEvent.deltaOffice.effect':
    '从此长期有效：成员都在沪、苏、浙、皖之内而有约束力的协定，协调办不花钱。',
  'provinceEvent.deltaOffice.source': '中国新闻网英文版2018年1月25日；《中国日报》2018年7月20日。',
  'provinceEvent.fairCompetitionReview.title': '2024年：公平竞争审查',
  'provinceEvent.fairCompetitionReview.text':
    '2024年8月起，凡涉及市场的政策措施，出台前都须经过公平竞争审查。',
  'provinceEvent.fairCompetitionReview.effect': '从此长期有效：第二部法规之下，巡查概率由40%升到60%。',
  'provinceEvent.fairCompetitionReview.source': '国务院《公平竞争审查条例》，2024年6月公布。',
} as const satisfies Record<
  `provinceEvent.${ProvinceCardKey}.${'title' | 'text' | 'effect' | 'source'}`,
  string
>;

/** How a card is told, and what it lets a province choose in its envelope. */
export const cardChoices: Record<keyof typeof english, string> = {
  'cardStory.what': '当年的事',
  'cardStory.hit': '针对的是{other}。',
  'cardStory.source': '依据：{source}',
  'cardChoice.fee': '对外省货物加收牌照费',
  'cardChoice.noFee': '不设',
  'cardChoice.feeAgainst': '针对哪一省',
  'cardChoice.feeHint': '本轮对这一省立起四级的墙，不花钱，本省的墙不动。对方下一轮可以回敬。',
  'cardChoice.layoffs': '国企下岗',
  'cardChoice.laidOff': '照办',
  'cardChoice.kept': '保岗',
  'cardChoice.keep': '花{cost}保岗',
  'cardChoice.keepNet': '保住岗位，连花的钱算在内，本轮政绩{points}分。',
  'cardChoice.keepResult': '成绩（满分100）{points}分。',
  'cardChoice.keepHint': '否则本轮减少十分之一的国有岗位。',
};

export const provinceOrder: Record<keyof typeof englishOrder, string> = {
  'pmove.centre': '轮到你：本轮推什么改革，办什么事',
  'pmove.write': '暂无待办。可以提出协定，或按“就绪”',
  'pmove.renew': '轮到你：与{economies}的协定本轮后到期，要续签吗？',
  'pmove.writePoor': '再起草一份要{costYuan}，可动用的只有{freeYuan}。请按“就绪”，别省仍可能来找你',
  'pmove.full': '本轮已加入{limit}个新协定，到了上限。请按“就绪”',
  'pmove.writeFirst':
    '眼下最好的双边协定：与{economy}，各级不超过{most}。政绩得分对方{points}，你{ownPoints}（已扣起草费）；本省实际收入{income}',
  'pmove.writePaid':
    '眼下最好的双边协定：与{economy}，各级不超过{most}，另付对方一笔款。付款前：政绩得分对方{points}，你{ownPoints}；本省实际收入{income}',
  'pmove.writeCircle': '不妨与{economies}订一个协定：你的政绩{ownPoints}分，实际收入{income}{result}',
  'pmove.writeMany': '不妨与{count}个省订一个协定：你的政绩{ownPoints}分，实际收入{income}{result}',
  'pmove.circleResult': '，成绩{was} → {next}（满分100）',
  'pmove.assent': '轮到你：答复中央，同意不同意',
  'pmove.seal': '轮到你：定好墙和堵，然后提交',
  'pmove.sealedWait': '你已提交。还差{economies}',
  'pmove.results': '正在拆封各省的决定',
  'pmove.wait': '还差{economies}的信封',
  'pmove.allSealed': '各省都已提交',
  'pbrief.youAre': '你主政{economy}',
  'pbrief.centre': '你是中央',
  'pbrief.centreGoal':
    '全国收入占60分，省际壁垒占20分，各省对你的评价占20分。改革要花中央声望；声望随轮次和全国收入增加。',
  'pbrief.round': '第{round}轮',
  'pbrief.roundIn': '第{round}轮，约{year}年',
  'pbrief.year': '{year}年',
  'pbrief.yearAbout': '约{year}年',
  'pbrief.goal': '你的目标',
  'pbrief.goalText':
    '让百姓买得起更多东西，也让自己的政绩上去。两者合成你的成绩（满分100），与主政过本省的机器人相比：{gold}分起金牌。',
  'pbrief.table':
    '十省还可以共得一枚奖牌：终局时全国收入比开局高{income}%，边界效应不超过{times}倍，就是金牌。现在买本省货的可能是外省货的{now}倍。',
  'pbrief.how': '怎样计分',
  'pbrief.howText':
    '奖牌看两项：百姓实际收入占{income}%，政绩占{career}%，都取各轮平均，与主政本省的机器人相比。',
  'pbrief.howCareer':
    '每轮政绩由{parts}构成，各项0至100分，开局都是50分。晋升锦标赛比的是各省从开局算起的增长，每轮都重新计入。花钱会拉低财政这一项。',
  'pbrief.part': '{name}{share}',
  'pbrief.do1': '提出协定，或者签别人的：协定降低成员之间的墙。提协定要花钱，也就要扣一点政绩分。',
  'pbrief.do2': '设墙设堵：墙挡外省货，堵留本省原料。',
  'pbrief.do3': '看看结果如何，为什么。',
  'pbrief.partnerGains':
    '双边协定中，与{economy}的协定对你的成绩帮助最大，对方政绩也会加分。扣去起草费，你本轮政绩{points}分，实际收入{income}。',
  'pbrief.partnerCircle':
    '不妨与{economies}订一个各级不超过{most}的协定。你扣去起草费，本轮政绩{ownPoints}分，实际收入{income}{result}。',
  'pbrief.partnerCircleCost':
    '不妨与{economies}订一个各级不超过{most}的协定。你本轮政绩要减{points}分（含起草费），实际收入{income}{result}。',
  'pbrief.partnerPay': '不付款的话，{economies}的政绩会减几分。“均分政绩得益”会替你算好付款。',
  'pbrief.partnerNear': '先找{economy}，再付一笔款：光靠协定，对方得益太少。',
  'pbrief.partnerWrite': '起草与{economy}的协定',
  'pbrief.comes': '本轮',
  'pbrief.since': '你有何变化',
  'pbrief.others': '其他各省的消息（{count}条）',
  'pbrief.broken': '{economies}违反了与你的协定。',
  'pbrief.brokenExcluded': '{economies}违反了与你的协定，协定不再约束对方。',
  'pbrief.sanction': '法规不许设墙设堵：上一轮你因此被扣{points}分，调低级别可以少扣分。',
  'pbrief.walls.up': '{economies}的墙升高了。',
  'pbrief.walls.upMany': '{count}个省的墙升高了。',
  'pbrief.walls.down': '{economies}的墙降低了。',
  'pbrief.walls.downMany': '{count}个省的墙降低了。',
  'pbrief.pactBegun': '{economies}之间订立了协定，你不在其中。',
  'pbrief.pactEnds': '你与{economies}的协定本轮后到期，可在谈判中续签。',
  'pbrief.pactEndsLast': '你与{economies}的协定本轮后到期。',
  'pbrief.enacted': '新规生效：{reform}。',
  'pbrief.standing': '长期有效的事件',
  'pbrief.eventComing': '{title}（第{round}轮起）。',
  'pbrief.eventComingOnce': '{title}（第{round}轮）。',
  'pbrief.meeting': '第{round}轮后晋升：{rounds}轮增长合计最高的{count}省，政绩各加{points}分。',
  'plast.title': '还有什么算数',
  'plast.one': '这是最后一轮。成绩看百姓收入和政绩，都取全部{rounds}轮的平均，所以这一轮与其他各轮同样重要。',
  'plast.two': '还剩两轮。成绩看百姓收入和政绩，都取全部{rounds}轮的平均，所以这两轮与其他各轮同样重要。',
  'plast.place': '按政绩，你在{seats}省中排第{place}位，平均{career}分。你的奖牌看成绩，不看这个名次。',
  'plast.far': '前一位是{economy}，{career}分：余下各轮已追不上。',
  'plast.result': '照眼下这样，你的成绩将是{score}分（满分100）：{medal}。',
  'plast.byCareer': '{medal}{least}分起，要政绩平均{career}分（照此下去{careerNow}分）。',
  'plast.byEither':
    '{medal}{least}分起，要政绩平均{career}分（照此下去{careerNow}分），或收入平均{income}（照此下去{incomeNow}）。',
  'plast.byIncome': '{medal}{least}分起，要收入平均{income}（照此下去{incomeNow}）。',
  'plast.noWay': '{medal}{least}分起，单靠政绩或单靠收入都已达不到。',
  'plast.ahead.one': '前一位是{economy}，{career}分：本轮要比它多得{points}分以上才能超过。',
  'plast.ahead.two': '前一位是{economy}，{career}分：两轮合计要比它多得{points}分以上才能超过。',
  'plast.behind.one': '后一位是{economy}，{career}分：它本轮比你多得{points}分以上就会超过你。',
  'plast.behind.two': '后一位是{economy}，{career}分：它两轮合计比你多得{points}分以上就会超过你。',
  'plast.table':
    '全体奖牌看最后一轮之后的全国状况。目前全国收入{income}%，边界效应{times}倍；{medal}要求收入{needIncome}%，边界效应不超过{needTimes}倍。',
  'plast.tableGold': '全体奖牌看最后一轮之后的全国状况。目前全国收入{income}%，边界效应{times}倍，已够金牌。',
  'plast.works':
    '协定和两项政策仍然当轮见效，中央此时再改革，要到终局之后才生效。没花的钱作废，花钱照样扣政绩分。',
  'plast.promotion': '本轮之后的晋升看增长合计，前{count}名晋升。目前：{sums}。',
  'pbrief.rules': '现行规则',
  'pbrief.centreBy.rule':
    '规则由中央定，中央由电脑担任：在声望够用的改革中，推行最能打开省界的。你不能请它改革，但全国收入提高，它的声望也涨得快。改变干部考核之前，它会征求各省同意。',
  'pbrief.centreBy.seat': '规则由中央定，中央由玩家担任，可以找他谈。',
  'pbrief.centreBy.host': '规则由中央定，中央由主持人担任。',
  'pbrief.noReform': '财政包干，按增长提拔，没有反壁垒的法规。',
  'feature.corridors': '施政阶段新增：在“走廊认筹”里出钱共建走廊。',
  'feature.pillars': '施政阶段新增：选支柱产业。',
  'feature.homeReforms': '施政阶段新增：省内改革。',
  'feature.petitions': '施政阶段新增：向中央举报别省的墙。',
  'feature.offices': '提案新增：协定可以设协调办公室。',
  'reformDoes.taxSharing': '税收约留一半，中央按来源返还。',
  'reformDoes.taxSharingLater': '税收约留一半。',
  'reformDoes.standardTransfers': '转移支付按需要分配；费改税后墙收不到多少钱，道路收费取消。',
  'reformDoes.separation': '企业与政府脱钩：岗位少算，不能再下令只买本地。',
  'reformDoes.weakLaw': '不许设墙设堵。巡查概率25%，最多罚40分。',
  'reformDoes.strongLaw': '不许设墙设堵。巡查概率40%，最多罚80分。',
  'reformDoes.evaluation': '民生占政绩分的40%，增长占20%。晋升仍看增长。',
  'reformDoes.evaluationAsked': '要六个省同意。此后民生占政绩分的40%，增长占20%。晋升仍看增长。',
  'actDoes.inspection': '本轮末巡查墙加堵最高的省。',
  'actDoes.freeOffice': '这个省所在协定的办公室由中央出钱。',
  'gauge.short': '照此下去的成绩（满分100）',
  'gauge.title': '若余下各轮都像本轮，成绩是',
  'gauge.income': '实际收入平均{change}，胜过同一席位上{share}%的机器人：{points}分。',
  'gauge.career': '政绩得分平均{value}，胜过{share}%的机器人：{points}分。',
  'gauge.parts': '（收入{income}，政绩{career}）',
  'pactOutlook.unpaid': '付了这些款，工资（{payroll}）就发不足：政绩的国有岗位一项减{points}分，已计入。',
  'pactOutlook.nearUnpaid':
    '付了这些款，只比工资（{payroll}）多出{left}。实际收入若低于预测，工资就发不足：政绩的国有岗位一项减{points}分。',
  'gauge.early': '机器人的收入多在后几轮升高，开头的成绩因此偏低。',
  'gauge.rests': '两个数都以别省的墙和协定不变为前提。',
  'gauge.betrayed': '若曾违约的{economies}再违约：政绩{career}分。',
  'gauge.betrayedResult': '若曾违约的{economies}再违约：政绩{career}分，成绩{result}分。',
  'gauge.betrayedStay': '若你留下，而曾违约的{economies}再违约：政绩{career}分。',
  'gauge.answered': '若被你违约的省从下一轮起把你挡在门外：{score}。',
  'growth.stays': '增长从开局算起：只要墙和协定不变，这些分以后每轮照算。',
  'gauge.once': '只付一次的钱只算在本轮。',
  'gauge.medals': '铜牌{bronze}分起，银牌{silver}分起，金牌{gold}分起。',
  'gauge.part.income': '收入',
  'gauge.part.career': '政绩',
  'gauge.most': '{part}部分已到上限，再多也不加分。',
  'gauge.least': '{part}部分已到下限，再少也不扣分。',
  'gauge.bounded': '两项合计{sum}分，但成绩不低于0，不高于100。',
  'actDoes.corridorGrant': '中央出一条走廊的一半。',
  'actDoes.leaveToMarket': '几轮内不再推改革：企业离开高墙，搬到开放的省。',
  'actDoes.redrawDivisions': '两个相邻的省并成一个市场；人员膨胀，岗位减少。',
  'centre.tableTitle': '中央',
  'centre.title': '中央',
  'centre.prestige': '中央声望{left} / {prestige}',
  'centre.stands': '本轮已定',
  'centre.nothing': '还没有。每轮一项改革或另一条路，外加小事。',
  'centre.takeBack': '收回',
  'centre.assents': '{seats}省中{count}省已提交答复；要{needed}省同意。',
  'centre.reforms': '改革',
  'centre.inForce': '已施行',
  'centre.thisRound': '本轮推行',
  'centre.enact': '推行 · {cost}',
  'centre.enactLabel': '推行 · {cost}点声望：{reform}',
  'centre.actOf': '{act}：{what}',
  'centre.lesser': '小事',
  'centre.rival': '另外两条路',
  'centre.member': '哪个省的协定',
  'centre.mostPledged': '认筹最多的一条',
  'centre.first': '省',
  'centre.second': '与',
  'assent.title': '中央征求你的同意',
  'assent.text':
    '中央想让百姓收入占政绩分的40%，增长只占20%。十省中要{needed}省同意。你的答复提交后不能收回。',
  'assent.anyway': '不论各省怎么答复，这项改革都会因事件在第{round}轮生效。',
  'assent.yes': '同意',
  'assent.no': '不同意',
  'assent.cast': '已提交：{answer}。{count}省已答复。',
  'ballot.title': '评价中央',
  'ballot.text': '0到100分，不公开。时间到之前以最后一次为准。',
  'ballot.points': '给中央的分',
  'ballot.press': '提交评分',
  'ballot.cast': '已提交：{points}分。',
  'nation.title': '全国',
  'nation.income': '全国收入',
  'nation.since': '比{year}年',
  'nation.border': '边界效应',
  'nation.borderHint': '本省货比外省货',
  'nation.times': '{times}倍',
  'nation.prestige': '中央声望',
  'nation.centre.rule': '中央按规则行事',
  'nation.centre.seat': '中央由玩家担任',
  'nation.centre.host': '中央由主持人担任',
  'nation.rules': '现行规则',
};
