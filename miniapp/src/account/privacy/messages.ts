/**
 * The privacy guide as the web page shows it; on WeChat the one filed with the mini-program is opened instead.
 * assumed: it says the same as the filed one; confirm: the mini-program's admin and the partner's lawyers.
 */
export const SECTIONS: readonly { title: string; lines: readonly string[] }[] = [
  {
    title: '我们收集什么，为了什么',
    lines: [
      '微信登录标识：确认是您本人，找回您的申请。',
      '手机号：联系您，核对身份。',
      '企业名称、统一社会信用代码、对公账户：核对企业，放款。',
      '法定代表人与实际控制人的姓名、身份证号、手机号：核对身份，签署文件。属于敏感个人信息，加密保存，页面上只显示一部分。',
      '您授权的店铺经营数据：计算额度与利率。不读取买家姓名、地址、电话和聊天。',
      '剪贴板：复制授权链接时写入，不读取。',
    ],
  },
  {
    title: '提供给谁',
    lines: [
      '银行：您单独同意以后，用于独立审批。',
      '法大大：核验身份和电子签名。',
      '不出售，不用于营销，不向境外提供。',
    ],
  },
  {
    title: '保存多久',
    lines: [
      '没有放款的申请：结束后删除读到的经营数据。',
      '合同、还款与身份资料：依《反洗钱法》保存至业务关系结束后 10 年。',
      '授权与提供记录：至少 3 年。',
    ],
  },
  {
    title: '您的权利',
    lines: [
      '查看、复制、更正、删除，撤回任何一项授权，注销账号。入口在「我的」。',
      '评估由系统自动完成，您可以要求说明理由，也可以要求人工复核。',
    ],
  },
];

export const words = { title: '用户隐私保护指引', version: '版本' };
