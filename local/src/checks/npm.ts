/** npm as it was started, or as it is on the path. */
export function npm(...args: string[]): [string, ...string[]] {
  const self = process.env['npm_execpath'];
  return self?.endsWith('npm-cli.js') ? ['node', self, ...args] : ['npm', ...args];
}
