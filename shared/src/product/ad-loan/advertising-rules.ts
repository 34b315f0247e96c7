import { formatPercentUp } from '../../money/format.ts';
import { notChecked, type Rule } from '../../screening/rule.ts';
import { advertisingOf } from './advertising.ts';

const HUNDREDTH_PPM = 10_000;

const advertisingNotTold: Rule<'adLoan'> = {
  code: 'advertisingNotTold',
  effect: 'decline',
  check: (context) => {
    const inputs = { told: advertisingOf(context) !== undefined, months: context.policy.terms.months };
    if (inputs.told) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: '没有读到近 3 个月的广告花费和带来的销售' };
  },
};

const adReturnTooLow: Rule<'adLoan'> = {
  code: 'adReturnTooLow',
  effect: 'decline',
  check: (context) => {
    const told = advertisingOf(context);
    if (told === undefined) return notChecked;
    const { minReturnPpm } = context.policy.terms;
    const inputs = { returnPpm: told.returnPpm, minReturnPpm };
    if (told.returnPpm >= minReturnPpm) return { tag: 'pass', inputs };
    // Rounded down, so that nobody reads the threshold and is below it.
    const times = (Math.floor(told.returnPpm / HUNDREDTH_PPM) / 100).toFixed(2);
    return { tag: 'breach', inputs, current: `每花 1 元广告带来 ${times} 元销售` };
  },
};

const adShareTooHigh: Rule<'adLoan'> = {
  code: 'adShareTooHigh',
  effect: 'decline',
  check: (context) => {
    const told = advertisingOf(context);
    if (told === undefined) return notChecked;
    const { maxSharePpm } = context.policy.terms;
    const { sharePpm } = told;
    const inputs = { sharePpm: sharePpm ?? null, maxSharePpm };
    if (sharePpm === undefined) return { tag: 'breach', inputs, current: '计入额度的店铺近 3 个月没有销售' };
    if (sharePpm < maxSharePpm) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `广告占销售 ${formatPercentUp(sharePpm, 1)}` };
  },
};

export const advertisingRules: readonly Rule<'adLoan'>[] = [advertisingNotTold, adReturnTooLow, adShareTooHigh];
