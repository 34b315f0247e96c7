import { mergeInternalComponents } from '@tarojs/shared';
import { ARIA } from './aria-attributes.cjs';

mergeInternalComponents(ARIA);
