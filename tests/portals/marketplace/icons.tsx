/** The few pictures that the pages need, of our own drawing. */
import { createSvgIcon } from '@mui/material/utils';

export const PlusIcon = createSvgIcon(<path d="M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z" />, 'Plus');
export const EyeIcon = createSvgIcon(
  <path d="M12 6c5 0 8.5 3.6 10 6-1.500 2.400-5 6-10 6S3.500 14.400 2 12c1.500-2.400 5-6 10-6m0 2.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7" />,
  'Eye',
);
export const TrashIcon = createSvgIcon(<path d="M9 4h6l1 2h4v2H4V6h4zM6 9h12l-1 11H7z" />, 'Trash');
export const ChevronIcon = createSvgIcon(<path d="M6 9l6 6 6-6-1.400-1.400L12 12.200 7.400 7.600z" />, 'Chevron');
export const CheckIcon = createSvgIcon(
  <path d="M9 16.200l-3.700-3.700L4 13.800l5 5L20 7.800l-1.300-1.300z" />,
  'Check',
);
export const CloseIcon = createSvgIcon(
  <path d="M6.400 5L12 10.600 17.600 5 19 6.400 13.400 12l5.600 5.600-1.400 1.400-5.600-5.600L6.400 19 5 17.600 10.600 12 5 6.400z" />,
  'Close',
);
export const ClockIcon = createSvgIcon(
  <path d="M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18m-1 4v6l4 2 1-1.700-3-1.500V7z" />,
  'Clock',
);
export const BoxIcon = createSvgIcon(
  <path d="M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2m0 2v14h14V5z" />,
  'Box',
);
export const TickedBoxIcon = createSvgIcon(
  <path d="M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2m5 14l8-8-1.400-1.400L10 14.200l-2.600-2.600L6 13z" />,
  'TickedBox',
);
