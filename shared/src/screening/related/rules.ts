import { isOffered } from '../../facts/offered.ts';
import type { LinkKind, RelatedParties } from '../../facts/related-parties.ts';
import { notChecked, type Rule } from '../rule.ts';

const WORDS: Record<LinkKind, string> = {
  controller: '控制人',
  bankAccount: '收款账户',
  shop: '店铺',
  phone: '手机号',
  wechat: '申请微信',
  warehouse: '仓库账户',
};

/**
 * F11: something in common that may mean nothing, or more companies than can be looked through. Whoever certainly
 * belongs together is no breach: those share one cap, see `programmeMaximum`.
 */
const relatedPartiesUnclear: Rule = {
  code: 'relatedPartiesUnclear',
  effect: 'refer',
  check({ policy, snapshot: { relatedParties } }) {
    if (!isOffered(relatedParties)) return notChecked;
    const { maxCompanies } = policy.fraud.related;
    const { clusterSize, links, ignored, isWhole } = relatedParties;
    const inputs = {
      ...{ clusterSize, maxCompanies, isWhole, links: toldLinks(links) },
      ignored: ignored.map(({ by, keys }) => `${by} ${keys}`).join(','),
    };
    const weak = links.filter(({ strength }) => strength === 'weak');
    if (clusterSize > maxCompanies || !isWhole)
      return { tag: 'breach', inputs, current: `关联企业较多，超过 ${maxCompanies} 家或未能全部核对` };
    if (weak.length === 0) return { tag: 'pass', inputs };
    const shared = weak.map(({ by }) => WORDS[by]).join('、');
    return { tag: 'breach', inputs, current: `与其他申请企业有相同的${shared}` };
  },
};

const toldLinks = (links: RelatedParties['links']): string =>
  links.map(({ by, companies }) => `${by} ${companies}`).join(',');

export const relatedRules: readonly Rule[] = [relatedPartiesUnclear];
