import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** An invariant says what cannot be: no test can make it fail, and its text is for whoever reads the crash. */
const shouldIgnore = (path) =>
  path.isCallExpression() && path.node.callee.type === 'Identifier' && path.node.callee.name === 'invariant'
    ? 'an invariant'
    : undefined;

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'invariants', { shouldIgnore })];
