import Taro from '@tarojs/taro';
import { IS_WEAPP } from './target.ts';

/** What WeChat keeps as a company's invoice title (发票抬头): four of the fields we would otherwise ask for. */
export type InvoiceTitle = { name: string; creditCode: string; bankName: string; accountNumber: string };

export const HAS_INVOICE_TITLES = IS_WEAPP;

export async function chooseInvoiceTitle(): Promise<InvoiceTitle | undefined> {
  try {
    const { title, taxNumber, bankName, bankAccount } = await Taro.chooseInvoiceTitle();
    return { name: title, creditCode: taxNumber, bankName, accountNumber: bankAccount };
  } catch {
    // Cancelled, or the mini-program has no official account behind it: the person types instead.
    return undefined;
  }
}
