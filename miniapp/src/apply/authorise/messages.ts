import type { SourceView } from '@loan/shared/api/view';

export const words = {
  title: '在您常用的浏览器里授权',
  lead: '把链接发到平时登录店铺的电脑或浏览器，在亚马逊完成授权。店铺账号密码不经过我们。',
  waiting: '等待您在紫鸟等浏览器中完成授权',
  waitingText: '完成后本页自动进入下一步，可以先做别的。',
  made: '链接已生成',
  awaited: '等待亚马逊返回授权',
  copyTitle: '复制链接',
  copy: '复制链接',
  copied: '已复制，去常用的浏览器粘贴打开',
  scan: '扫二维码',
  scanText: '用平时登录店铺的手机扫一扫。',
  here: '在这部手机打开',
  hereText: '仅当您平时就在这部手机上登录店铺',
  hereCopied: '微信里打不开亚马逊。链接已复制，请粘贴到手机浏览器',
  renew: '换新链接',
  stop: '停用链接',
  notMe: '不是您本人在操作',
  region: '换一个区域',
  others: '返回数据来源',
  making: '正在生成链接',
};

export const validUntil = (time: string): string => `链接只能用一次，${time} 前有效`;

/** Why a link did not lead to a shop: what happened, that nothing was read, what to do. */
export const PROBLEM: Partial<Record<SourceView['state'], { title: string; text: string; act: string }>> = {
  cancelled: {
    title: '您在亚马逊取消了授权',
    text: '没有读取任何数据，申请也还在。想继续时，换一个新链接再授权一次。',
    act: '换新链接',
  },
  linkExpired: {
    title: '链接已过期',
    text: '每个链接 10 分钟内有效，只能用一次。没有读取任何数据。',
    act: '换新链接',
  },
  wrongRegion: {
    title: '店铺不在这个区域',
    text: '亚马逊返回的店铺不在刚才选的区域。没有读取任何数据，请换一个区域再授权。',
    act: '换新链接',
  },
  alreadyBound: {
    title: '这家店铺已在另一笔申请里',
    text: '一家店铺同时只能用于一笔申请。请先撤回那笔申请，或者换一家店铺。',
    act: '换一家店铺授权',
  },
  failed: { title: '上次没有读完', text: '重新授权一次，会从中断的地方继续。', act: '换新链接' },
  authorisationEnded: {
    title: '授权已经结束',
    text: '亚马逊那边的授权已到期或被撤回，到期后没有再读取数据。',
    act: '重新授权',
  },
  disowned: { title: '授权已退回', text: '您说这不是您的店铺，授权已经退回并作废。', act: '换一家店铺授权' },
};
