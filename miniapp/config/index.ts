import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';

const root = path.resolve(__dirname, '..', '..');
/** The domain is written in TypeScript and zod in the newest JavaScript; old phones can read neither as it stands. */
const mustCompile = (file: string) =>
  file.startsWith(path.join(root, 'shared', 'src')) || file.startsWith(path.join(root, 'node_modules', 'zod'));

export default defineConfig<'webpack5'>(async (merge) => {
  const target = process.env.TARO_ENV;
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'cross-border-seller-loan',
    date: '2026-11-22',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
    sourceRoot: 'src',
    outputRoot: `dist/${target}`,
    framework: 'react',
    plugins: [path.join(__dirname, 'accessible-weapp.cjs')],
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    env: {
      TARO_ENV: JSON.stringify(target),
      // The mini-program speaks to a whitelisted domain, named at build time; the web page to its own origin.
      TARO_APP_API: JSON.stringify(process.env.TARO_APP_API ?? 'https://api.loan.example'),
    },
    mini: {
      compile: { include: [mustCompile] },
      optimizeMainPackage: { enable: true },
      // A px stays a px: text and tap targets must not shrink with a narrow screen (44 px, 12 px).
      postcss: { pxtransform: { enable: false } },
    },
    h5: {
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      compile: { include: [mustCompile] },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: { autoprefixer: { enable: true }, pxtransform: { enable: false } },
    },
  };
  return merge({}, base);
});
