/** The companies of the sandbox. All invented; the credit codes merely pass their checks (GB 32100-2015). */
export type Company = {
  key: string;
  name: string;
  englishName: string;
  /** Unified social credit code (统一社会信用代码). */
  creditCode: string;
  establishedOn: string;
  address: string;
  /** Keys of PERSONS: legal representative (法定代表人), actual controller (实际控制人) and who applies. */
  legalRepresentative: string;
  controller: string;
  clerk: string;
  /** Where the loan is paid out to (对公账户). */
  corporateAccount: { bankName: string; accountNumber: string; holderName: string };
  /** Where the marketplaces pay to: an account at a licensed payment company in the company's own name. */
  collectionAccount: { provider: string; holderName: string; tail: string };
  amazonSellerIds: readonly string[];
  /** What makes this company worth having. */
  story: string;
};

type Row = Omit<Company, 'corporateAccount' | 'collectionAccount'> & { accountNumber: string; tail: string };

const company = ({ accountNumber, tail, ...row }: Row): Company => ({
  ...row,
  corporateAccount: { bankName: '招商银行深圳分行', accountNumber, holderName: row.name },
  collectionAccount: { provider: '连连国际', holderName: row.name, tail },
});

export const COMPANIES: readonly Company[] = [
  company({
    key: 'yunfan',
    name: '深圳市云帆科技有限公司',
    englishName: 'Shenzhen Yunfan Technology Co., Ltd.',
    creditCode: '91440300MA5YY00107',
    establishedOn: '2019-03-18',
    address: '深圳市龙岗区坂田街道云帆大厦8层',
    legalRepresentative: 'linXiaofeng',
    controller: 'linXiaofeng',
    clerk: 'chenJing',
    accountNumber: '755900000010101',
    tail: '6621',
    amazonSellerIds: ['A1YUNFAN0US01'],
    story: 'The healthy seller: GMV steady a little above 100万 a month, paid every fortnight.',
  }),
  company({
    key: 'xingchen',
    name: '深圳市星辰海拓贸易有限公司',
    englishName: 'Shenzhen Xingchen Haituo Trading Co., Ltd.',
    creditCode: '91440300MA5YY0125D',
    establishedOn: '2020-06-02',
    address: '深圳市宝安区西乡街道星辰商务中心1502',
    legalRepresentative: 'wuJie',
    controller: 'ayiguli',
    clerk: 'liuKun',
    accountNumber: '755900000010202',
    tail: '3308',
    amazonSellerIds: ['A1XINGCHEN0US'],
    story: 'Applicant, legal representative and controller are three people on three phones.',
  }),
  company({
    key: 'qingmiao',
    name: '深圳市青苗电子商务有限公司',
    englishName: 'Shenzhen Qingmiao E-Commerce Co., Ltd.',
    creditCode: '91440300MA5YY023XE',
    establishedOn: '2026-04-09',
    address: '深圳市龙华区民治街道青苗创业园3栋',
    legalRepresentative: 'zhouYutong',
    controller: 'zhouYutong',
    clerk: 'zhouYutong',
    accountNumber: '755900000010303',
    tail: '1190',
    amazonSellerIds: ['A1QINGMIAO0US'],
    story: 'Too young: the shop has traded for five months.',
  }),
  company({
    key: 'haoyuan',
    name: '深圳市浩远国际贸易有限公司',
    englishName: 'Shenzhen Haoyuan International Trade Co., Ltd.',
    creditCode: '91440300MA5YY0344P',
    establishedOn: '2015-11-26',
    address: '深圳市南山区粤海街道浩远中心22层',
    legalRepresentative: 'huangZhiyuan',
    controller: 'huangZhiyuan',
    clerk: 'heMin',
    accountNumber: '755900000010404',
    tail: '8845',
    amazonSellerIds: ['A1HAOYUAN00US'],
    story: 'Large: about 100,000 orders in twelve months.',
  }),
  company({
    key: 'lanting',
    name: '深圳市兰亭家居科技有限公司',
    englishName: 'Shenzhen Lanting Home Technology Co., Ltd.',
    creditCode: '91440300MA5YY0459X',
    establishedOn: '2018-09-10',
    address: '深圳市福田区车公庙兰亭工业区5栋',
    legalRepresentative: 'xuWenbo',
    controller: 'xuWenbo',
    clerk: 'xuWenbo',
    accountNumber: '755900000010505',
    tail: '2716',
    amazonSellerIds: ['A1LANTING00US'],
    story: 'The bank cuts the limit we suggest.',
  }),
  company({
    key: 'mojin',
    name: '深圳市墨金贸易有限公司',
    englishName: 'Shenzhen Mojin Trading Co., Ltd.',
    creditCode: '91440300MA5YY05632',
    establishedOn: '2017-01-16',
    address: '深圳市罗湖区东门街道墨金大厦906',
    legalRepresentative: 'dengJiahao',
    controller: 'dengJiahao',
    clerk: 'dengJiahao',
    accountNumber: '755900000010606',
    tail: '4402',
    amazonSellerIds: ['A1MOJIN0000US'],
    story: 'The bank refuses what we suggest.',
  }),
  company({
    key: 'beidou',
    name: '深圳市北斗户外用品有限公司',
    englishName: 'Shenzhen Beidou Outdoor Products Co., Ltd.',
    creditCode: '91440300MA5YY06788',
    establishedOn: '2018-05-21',
    address: '深圳市光明区公明街道北斗工业园2栋',
    legalRepresentative: 'sunLiqun',
    controller: 'sunLiqun',
    clerk: 'sunLiqun',
    accountNumber: '755900000010707',
    tail: '5073',
    amazonSellerIds: ['A1BEIDOU000US'],
    story: 'The shop it shows is registered to another company.',
  }),
  company({
    key: 'tongda',
    name: '深圳市通达供应链有限公司',
    englishName: 'Shenzhen Tongda Supply Chain Co., Ltd.',
    creditCode: '91440300MA5YY0782C',
    establishedOn: '2016-07-07',
    address: '深圳市盐田区沙头角通达物流园1栋',
    legalRepresentative: 'luoJiaming',
    controller: 'luoJiaming',
    clerk: 'luoJiaming',
    accountNumber: '755900000010808',
    tail: '9968',
    amazonSellerIds: ['A1TONGDA000US'],
    story: 'Owes Amazon Lending, which takes its part of every payout.',
  }),
  company({
    key: 'zhanfeng',
    name: '深圳市展锋数码有限公司',
    englishName: 'Shenzhen Zhanfeng Digital Co., Ltd.',
    creditCode: '91440300MA5YY0897J',
    establishedOn: '2019-12-12',
    address: '深圳市福田区华强北展锋数码城4012',
    legalRepresentative: 'tanJunjie',
    controller: 'tanJunjie',
    clerk: 'tanJunjie',
    accountNumber: '755900000010909',
    tail: '7134',
    amazonSellerIds: ['A1ZHANFENG0US'],
    story: 'Its Amazon account is deactivated.',
  }),
  company({
    key: 'ouhang',
    name: '深圳市欧航商贸有限公司',
    englishName: 'Shenzhen Ouhang Commerce Co., Ltd.',
    creditCode: '91440300MA5YY09A1N',
    establishedOn: '2017-10-30',
    address: '深圳市前海深港合作区欧航大厦1106',
    legalRepresentative: 'zhengSiyuan',
    controller: 'zhengSiyuan',
    clerk: 'zhengSiyuan',
    accountNumber: '755900000011010',
    tail: '0357',
    amazonSellerIds: ['A1OUHANG000EU', 'A1OUHANG000JP'],
    story: 'Sells in Germany, Britain and Japan: three currencies, two regions.',
  }),
];
