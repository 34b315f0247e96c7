// Options: https://github.com/NervJS/taro/blob/v4.2.1/packages/babel-preset-taro/README.md
module.exports = {
  plugins: [require('./config/direct-zod.cjs')],
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        // The web page may be opened by old engines; WeChat polyfills for its own.
        useBuiltIns: process.env.TARO_ENV === 'h5' ? 'usage' : false,
      },
    ],
  ],
};
