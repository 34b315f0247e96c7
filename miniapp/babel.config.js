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
        // assumed: phones that reach WeChat's privacy interface (base library 2.32.3) run at least these engines;
        // confirm: the share of older ones in the mini-program's statistics. Half of what older ones cost is zod.
        targets: { ios: '12', chrome: '66' },
        // The web page may be opened by anything; WeChat brings its own polyfills.
        useBuiltIns: process.env.TARO_ENV === 'h5' ? 'usage' : false,
      },
    ],
  ],
};
