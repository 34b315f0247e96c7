import type { z } from '../../schema.ts';
import type { Scorecard } from '../scorecard-schema.ts';

const PPM = 10_000; // One per cent.

/**
 * The supplier's scorecard. base 560 = odds 7.5:1; 20 points double the odds. What it looks at: lending design §3.2.
 * assumed: every border and every point, set by judgement beside those of the data loan; confirm: after 100 real
 * defaults of suppliers.
 */
export const scorecard = {
  base: 560,
  characteristics: [
    {
      code: 'buyerGrade',
      part: 'data',
      title: '买方等级',
      strength: '买方稳健',
      direction: 'higherIsBetter',
      bins: [
        { below: 1, points: -20, reach: '未达到 C 级' },
        { below: 2, points: -5, reach: '买方达到 C 级' },
        { below: 3, points: 5, reach: '买方达到 B 级' },
        { below: 4, points: 20, reach: '买方达到 A 级' },
        { below: null, points: 25, reach: '买方达到 AA 级' },
      ],
      cureMissing: '请买方在确认页授权店铺数据后计入',
      ifConnected: { value: 3, text: '买方等级 A', from: 'papers' },
    },
    {
      code: 'frameworkMonths',
      part: 'data',
      title: '采购协议期限',
      strength: '采购有长期协议',
      direction: 'higherIsBetter',
      bins: [
        { below: 6, points: -10, reach: '不满 6 个月' },
        { below: 12, points: 0, reach: '满 6 个月' },
        { below: 24, points: 10, reach: '满 12 个月' },
        { below: null, points: 15, reach: '满 24 个月' },
      ],
      cure: '与买方签订更长期限的采购协议',
      ifConnected: { value: 12, text: '协议期限 12 个月', from: 'papers' },
    },
    {
      code: 'onTimeDelivery',
      part: 'data',
      title: '准时交货（90 天）',
      strength: '交货准时',
      direction: 'higherIsBetter',
      bins: [
        { below: 90 * PPM, points: -20, reach: '不到 90%' },
        { below: 95 * PPM, points: -8, reach: '90% 及以上' },
        { below: 98 * PPM, points: 3, reach: '95% 及以上' },
        { below: null, points: 8, reach: '98% 及以上' },
      ],
      cure: '按平台要求的时间送货入仓',
      ifConnected: { value: 96 * PPM, text: '准时交货 96%', from: 'papers' },
    },
    {
      code: 'buyerShare',
      part: 'data',
      title: '对该买方的依赖',
      strength: '客户分散',
      direction: 'lowerIsBetter',
      bins: [
        { below: 30 * PPM, points: 8, reach: '占收入低于 30%' },
        { below: 50 * PPM, points: 5, reach: '占收入低于 50%' },
        { below: 70 * PPM, points: -5, reach: '占收入低于 70%' },
        { below: null, points: -12, reach: '占收入 70% 及以上' },
      ],
      cure: '增加其他买方的订单',
      ifConnected: { value: 40 * PPM, text: '占收入 40%', from: 'papers' },
    },
    {
      code: 'paymentDaysDrift',
      part: 'platform',
      title: '买方付款天数变化',
      strength: '买方付款没有变慢',
      direction: 'lowerIsBetter',
      bins: [
        { below: 1, points: 15, reach: '不比此前慢' },
        { below: 8, points: 5, reach: '变慢不超过 7 天' },
        { below: 16, points: -7, reach: '变慢不超过 15 天' },
        { below: 31, points: -15, reach: '变慢不超过 30 天' },
        { below: null, points: -23, reach: '变慢超过 30 天' },
      ],
      cureMissing: '上传近 12 个月的数电发票并填写付款日期后计入',
      ifConnected: { value: 0, text: '付款天数慢 0 天', from: 'papers' },
    },
    {
      code: 'relationMonths',
      part: 'platform',
      title: '与买方合作时长',
      strength: '合作时间长',
      direction: 'higherIsBetter',
      bins: [
        { below: 12, points: -10, reach: '不满 12 个月' },
        { below: 24, points: 3, reach: '满 12 个月' },
        { below: 36, points: 10, reach: '满 24 个月' },
        { below: null, points: 15, reach: '满 36 个月' },
      ],
      ifConnected: { value: 12, text: '合作满 12 个月', from: 'papers' },
    },
    {
      code: 'supplyVariation',
      part: 'platform',
      title: '供货波动系数',
      strength: '供货稳定',
      direction: 'lowerIsBetter',
      bins: [
        { below: 15 * PPM + 1, points: 20, reach: '不高于 0.15' },
        { below: 30 * PPM + 1, points: 7, reach: '不高于 0.30' },
        { below: 50 * PPM + 1, points: -3, reach: '不高于 0.50' },
        { below: null, points: -15, reach: '高于 0.50' },
      ],
      ifConnected: { value: 20 * PPM, text: '供货波动系数 0.20', from: 'papers' },
    },
  ],
} as const satisfies z.input<typeof Scorecard>;
