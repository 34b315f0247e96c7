import * as z from 'zod';

// WeChat's engine does not run generated code. zod reads this setting as each schema is made,
// so it has to come before the first one: import z from here, never from 'zod'.
z.config({ jitless: true });

export { z };
