import type { SourceView } from '@loan/shared/api/view';

export const words = {
  title: '在您常用的浏览器里授权',
  waiting: '等待您在紫鸟等浏览器中完成授权',
  waitingText: '完成后本页自动进入下一步，可以先做别的。',
  made: '链接已生成',
  copyTitle: '复制链接',
  copy: '复制链接',
  copied: '已复制，去常用的浏览器粘贴打开',
  scan: '扫二维码',
  scanText: '用平时登录的手机扫一扫。',
  here: '在这部手机打开',
  hereText: '仅当您平时就在这部手机上登录',
  renew: '换新链接',
  stop: '停用链接',
  notMe: '不是您本人在操作',
  region: '换一个区域',
  others: '返回数据来源',
  making: '正在生成链接',
};

export const validUntil = (time: string): string => `链接只能用一次，${time} 前有效`;

export const leadOf = (vendor: string): string =>
  `把链接发到平时登录的电脑或浏览器，在${vendor}完成授权。账号密码不经过我们。`;
export const awaitedOf = (vendor: string): string => `等待${vendor}返回授权`;
export const hereCopiedOf = (vendor: string): string => `微信里打不开${vendor}。链接已复制，请粘贴到手机浏览器`;

type Problem = { title: string; text: string; act: string };

/** Why a link did not lead to an account: what happened, that nothing was read, what to do. */
export function problemWords(state: SourceView['state'], vendor: string): Problem | undefined {
  switch (state) {
    case 'cancelled':
      return {
        title: `您在${vendor}取消了授权`,
        text: '没有读取任何数据，申请也还在。想继续时，换一个新链接再授权一次。',
        act: '换新链接',
      };
    case 'linkExpired':
      return {
        title: '链接已过期',
        text: '每个链接 10 分钟内有效，只能用一次。没有读取任何数据。',
        act: '换新链接',
      };
    case 'wrongRegion':
      return {
        title: '店铺不在这个区域',
        text: `${vendor}返回的店铺不在刚才选的区域。没有读取任何数据，请换一个区域再授权。`,
        act: '换新链接',
      };
    case 'alreadyBound':
      return {
        title: '这个账号已在另一笔申请里',
        text: '一个账号同时只能用于一笔申请。请先撤回那笔申请，或者换一个账号。',
        act: '换一个账号授权',
      };
    case 'failed':
      return { title: '上次没有读完', text: '重新授权一次，会从中断的地方继续。', act: '换新链接' };
    case 'authorisationEnded':
      return {
        title: '授权已经结束',
        text: `${vendor}那边的授权已到期或被撤回，到期后没有再读取数据。`,
        act: '重新授权',
      };
    case 'disowned':
      return { title: '这个授权不再使用', text: '您说这不是您的，没有读取任何数据。', act: '换一个账号授权' };
    default:
      return undefined;
  }
}
