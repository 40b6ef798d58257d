import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startLoader } from '../utils/page/loader.ts';

export default defineUnlistedScript(() => startLoader());
