import { z } from '@loan/shared/schema';
import type { Hono } from 'hono';

/** As WeChat names them: letters and digits, `.txt`; one short line inside. Empty: this deployment has none. */
const DomainCheck = z.object({
  DOMAIN_CHECK_FILE: z.union([z.literal(''), z.string().regex(/^[\w-]{1,80}\.txt$/)]).default(''),
  DOMAIN_CHECK_TEXT: z.string().max(200).default(''),
});

/**
 * The file by which WeChat checks that a domain is ours (业务域名校验文件): it has to lie at the root before the
 * mini-program may open pages of the domain.
 */
export function serveDomainCheck(app: Hono, env: NodeJS.ProcessEnv): void {
  const { DOMAIN_CHECK_FILE: file, DOMAIN_CHECK_TEXT: text } = DomainCheck.parse(env);
  if (file) app.get(`/${file}`, (c) => c.text(text));
}
