/**
 * The people of the sandbox. Every one is invented: names, identity numbers and phones belong to nobody we know of;
 * the numbers merely pass the checks a real one would (GB 11643-1999, eleven digits).
 */
export type Person = {
  key: string;
  name: string;
  /** Resident identity number (居民身份证号码). */
  identityNumber: string;
  /** Mainland mobile number, without +86. */
  phone: string;
  /** What the sandbox's WeChat calls this person in our mini-program. */
  wechatOpenId: string;
};

const person = (key: string, name: string, identityNumber: string, phone: string): Person => ({
  key,
  name,
  identityNumber,
  phone,
  // WeChat's own are 28 characters and begin with o.
  wechatOpenId: `oSandbox-${key}`.padEnd(28, '0').slice(0, 28),
});

export const PERSONS = [
  person('linXiaofeng', '林晓峰', '440301198604129018', '19900000101'),
  person('chenJing', '陈静', '440303199407259021', '19900000102'),
  // A character outside the common set (U+36C3), which a careless font or database turns into a box.
  person('wuJie', '吴㛃', '440105199003099027', '19900000201'),
  // A Uyghur name written with the interpunct ·, and an identity number ending in X.
  person('ayiguli', '阿依古丽·买买提', '65310119881018908X', '19900000202'),
  person('liuKun', '刘堃', '441900199602039010', '19900000203'),
  person('zhouYutong', '周雨桐', '440307199805169027', '19900000301'),
  person('huangZhiyuan', '黄志远', '440506198109279011', '19900000401'),
  person('heMin', '何敏', '44132219920114902X', '19900000402'),
  person('xuWenbo', '许文博', '350203198712039015', '19900000501'),
  person('dengJiahao', '邓家豪', '440605198406189011', '19900000601'),
  person('sunLiqun', '孙立群', '37021219791122901X', '19900000701'),
  person('luoJiaming', '罗佳明', '445281198903059014', '19900000801'),
  person('tanJunjie', '谭俊杰', '430102199108309018', '19900000901'),
  person('zhengSiyuan', '郑思远', '330304198502219016', '19900001001'),
  person('songYifan', '宋一帆', '440305198305129013', '19900001101'),
  person('fanZhehao', '范哲豪', '430702198809079022', '19900001201'),
  person('qiuMengqi', '邱梦琪', '360721199103159018', '19900001301'),
  person('leiZixuan', '雷子轩', '44030719851126901X', '19900001401'),
  person('guanYaowen', '关耀文', '520103197908209030', '19900001501'),
  person('baiRuoxi', '白若溪', '441900199312049026', '19900001601'),
  person('yanShuhan', '严书涵', '420111198606179017', '19900001701'),
  person('hongJunwei', '洪俊伟', '33038119840228901X', '19900001801'),
  person('pengGuoliang', '彭国良', '35058219901010902X', '19900001901'),
  person('keJianing', '柯嘉宁', '441421198704069018', '19900002001'),
  person('maoLifang', '毛丽芳', '450103198207139013', '19900002101'),
  person('shiHaoran', '石浩然', '51010419950922902X', '19900002201'),
  person('tangMingyue', '唐明玥', '610113198801309014', '19900002301'),
  person('hanYuanhang', '韩远航', '440781198603179017', '19900002401'),
  person('duHaoming', '杜浩铭', '440305197803159018', '19900003101'),
  person('fuXinyi', '傅欣怡', '44522419840921902X', '19900003201'),
  person('jiangRui', '江锐', '440306198104169015', '19900003301'),
  person('zhouKai', '周凯', '440106198709239011', '19900003401'),
  person('yuBolin', '余博林', '440305198006149014', '19900003501'),
] as const satisfies readonly Person[];
