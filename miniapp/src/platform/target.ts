/** Which build this is. Webpack replaces the variable, so that each build carries its own branch alone. */
export const IS_WEAPP = process.env.TARO_ENV === 'weapp';
