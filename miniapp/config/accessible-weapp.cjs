const path = require('node:path');
const { ARIA } = require('./aria-attributes.cjs');

/**
 * Taro's templates leave out every aria attribute, so that a screen reader in WeChat would meet a wall of plain views.
 * This adds them to the components we use, in the templates and in the runtime that fills them.
 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp') return;
      platform.template.mergeComponents(ctx, ARIA);
      const runtime = path.join(__dirname, 'accessible-runtime.js');
      platform.runtimePath = [platform.runtimePath, runtime].flat();
    },
  });
};
