/// <reference types="@tarojs/taro" />

declare module '*.scss';

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5';
    /** Where the API is, with scheme and without a trailing slash: https://loan.example. The web page asks its own origin. */
    TARO_APP_API?: string;
  }
}
