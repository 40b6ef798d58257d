import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startInPage } from '../../utils/page/start.ts';

// A function of its own: WXT loads each entrypoint for its options, without the main function and what that imports.
export default defineUnlistedScript(() => startInPage());
