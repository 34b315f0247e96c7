import { cipherOf } from '../ids.ts';
import { codeOf } from './goods.ts';
import type { Operation } from './operation.ts';

/** What the token is good for: the one place where shop ciphers are told. */
export const ACCOUNT: readonly Operation[] = [
  {
    method: 'GET',
    path: '/authorization/202309/shops',
    for: 'account',
    run: ({ shops }) => ({
      data: {
        shops: shops.map(({ shopId, shopName, country }) => ({
          id: shopId,
          name: shopName,
          region: country,
          seller_type: 'CROSS_BORDER',
          cipher: cipherOf(shopId),
          code: codeOf(shopId),
        })),
      },
    }),
  },
  {
    method: 'GET',
    path: '/seller/202309/shops',
    for: 'account',
    run: ({ shops }) => ({ data: { shops: shops.map(({ shopId, country }) => ({ id: shopId, region: country })) } }),
  },
  {
    method: 'GET',
    path: '/seller/202309/permissions',
    for: 'account',
    run: ({ shops }) => ({
      data: { permissions: shops.some(({ status }) => status === 'suspended') ? [] : ['MANAGE_GLOBAL_PRODUCT'] },
    }),
  },
];
