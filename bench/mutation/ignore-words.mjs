import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const CHINESE = /\p{Script=Han}/u;

/** An invariant says what cannot be: no test can make it fail, and its text is for whoever reads the crash. */
const isInvariant = ({ node }) =>
  node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'invariant';

/** Words on a screen with no figure in them: whoever changes them must not have to change a test. */
const isOnlyWords = ({ node }) =>
  (node.type === 'StringLiteral' && CHINESE.test(node.value)) ||
  (node.type === 'TemplateLiteral' && node.expressions.length === 0 && CHINESE.test(node.quasis[0].value.raw));

const shouldIgnore = (path) => (isInvariant(path) ? 'an invariant' : isOnlyWords(path) ? 'only words' : undefined);

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'words', { shouldIgnore })];
