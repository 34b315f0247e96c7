import type { Checked } from '@loan/shared/api/portrait';
import type { IconName } from '../../components/icon.tsx';

export const words = {
  title: '验证一份画像',
  text: '选择收到的文件。只核对签名和是否有效，不会保存文件。',
  pick: '选择 JSON 或 PDF 文件',
  pickInWechat: '从聊天中选择 JSON 文件',
  again: '再验证一份',
  what: '验证结果',
  whose: '企业',
  creditCode: '统一社会信用代码',
  madeFor: '出具给',
  purpose: '用途',
  madeAt: '导出时间',
  validUntil: '有效至',
  revokedAt: '撤回时间',
  issuer: '数据读取与签名',
  policy: '规则版本',
  snapshot: '数据快照（SHA-256）',
  statement: '内容摘要（SHA-256）',
  basis: '依据',
  notYou: '如果您不是“出具给”一栏的机构，请不要据此作决定。',
} as const;

type VerdictWords = { title: string; text: string; tone: 'positive' | 'caution'; icon: IconName };

export const VERDICT: Record<Checked['verdict'], VerdictWords> = {
  valid: { title: '有效', text: '签名正确，内容与导出时一致，在有效期内。', tone: 'positive', icon: 'done' },
  expired: { title: '已过期', text: '确实由企业导出，但已过有效期，内容不再显示。', tone: 'caution', icon: 'clock' },
  revoked: { title: '已撤回', text: '企业已撤回这份画像，内容不再显示。', tone: 'caution', icon: 'undo' },
  altered: {
    title: '内容被改动',
    text: '签名与内容对不上，或文件不完整。请向企业重新要一份。',
    tone: 'caution',
    icon: 'info',
  },
  notOurs: {
    title: '不是我们签出的',
    text: '没有找到这份画像：链接不完整、文件改动过，或不是从这里导出的。',
    tone: 'caution',
    icon: 'info',
  },
};
