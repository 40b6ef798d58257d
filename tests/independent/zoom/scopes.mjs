// Scope catalogues that the stand-ins offer: granular (apps made since March 2024) and classic (before).
// Product > group > [description, id]. Only what an ordinary account owner would be offered: no :master rows in the granular list.
export const GRANULAR = [
  [
    'Account',
    [
      [
        'View account info',
        [
          ["View an account's settings", 'account:read:settings:admin'],
          ["View an account's lock settings", 'account:read:lock_settings:admin'],
          ['View a virtual background', 'account:read:virtual_background:admin'],
        ],
      ],
      [
        'View and manage account info',
        [
          ["Update an account's settings", 'account:update:settings:admin'],
          ["Update an account's lock settings", 'account:update:lock_settings:admin'],
          ['Upload virtual background files', 'account:write:virtual_background_files:admin'],
          ['Delete virtual background files', 'account:delete:virtual_background_files:admin'],
        ],
      ],
      [
        'View and manage information barriers',
        [
          ['Create an information barrier policy', 'information_barriers:write:policy:admin'],
          ['Remove an information barrier policy', 'information_barriers:delete:policy:admin'],
        ],
      ],
      [
        'View information barriers',
        [['View information barrier policies', 'information_barriers:read:list_policies:admin']],
      ],
    ],
  ],
  [
    'Team Chat',
    [
      [
        "View users' team chat channels",
        [
          ['View user channels', 'team_chat:read:list_user_channels:admin'],
          ['View a channel', 'team_chat:read:channel:admin'],
        ],
      ],
      [
        'View and manage team chat channels',
        [
          ['Create a channel', 'team_chat:write:user_channel:admin'],
          ['Delete a channel', 'team_chat:delete:user_channel:admin'],
        ],
      ],
    ],
  ],
  [
    'Recording',
    [
      [
        'View all user recordings',
        [
          ['Lists all cloud recordings for a user', 'cloud_recording:read:list_user_recordings:admin'],
          ['View a recording’s settings', 'cloud_recording:read:recording_settings:admin'],
        ],
      ],
      ['View and manage all user recordings', [['Delete a recording', 'cloud_recording:delete:recording_file:admin']]],
    ],
  ],
  [
    'Billing',
    [
      [
        'View billing information',
        [
          ['View billing information', 'billing:read:information:admin'],
          ['View plan usage', 'billing:read:plan_usage:admin'],
        ],
      ],
    ],
  ],
  [
    'User',
    [
      [
        'View all user information',
        [
          ['View a user', 'user:read:user:admin'],
          ['View users', 'user:read:list_users:admin'],
          ["View a user's settings", 'user:read:settings:admin'],
          ["View a user's permissions", 'user:read:list_permissions:admin'],
          ["View a user's schedulers", 'user:read:list_schedulers:admin'],
          ["View a user's assistants", 'user:read:list_assistants:admin'],
          ['View user summary', 'user:read:summary:admin'],
          ["View a user's presence status", 'user:read:presence_status:admin'],
          ["View a user's collaboration devices", 'user:read:list_collaboration_devices:admin'],
          ['Check a user email', 'user:read:email:admin'],
        ],
      ],
      ["View user's zak token", [["View a user's Zoom Access Key", 'user:read:zak:admin']]],
      [
        'View users information and manage users',
        [
          ['Create a user', 'user:write:user:admin'],
          ['Update a user', 'user:update:user:admin'],
          ['Delete a user', 'user:delete:user:admin'],
          ["Update a user's settings", 'user:update:settings:admin'],
          ["Update a user's status", 'user:update:status:admin'],
        ],
      ],
    ],
  ],
  ['Calendar', [['View calendars', [['View calendar events', 'calendar:read:list_events:admin']]]]],
  ['Contacts', [["View user's contacts", [['View contacts', 'contact:read:list_contacts:admin']]]]],
  ['Contact Group', [['View contact groups', [['View contact groups', 'contact_group:read:list_groups:admin']]]]],
  [
    'Conference Room Connector (CRC)',
    [['View CRC devices', [['View H.323/SIP devices', 'device:read:list_h323_devices:admin']]]],
  ],
  [
    'Devices',
    [
      [
        'View devices',
        [
          ['View devices', 'device:read:list_devices:admin'],
          ['View a device', 'device:read:device:admin'],
        ],
      ],
    ],
  ],
  [
    'Group',
    [
      [
        'View groups',
        [
          ['View a group', 'group:read:group:admin'],
          ['View groups', 'group:read:list_groups:admin'],
          ['View group members', 'group:read:list_members:admin'],
        ],
      ],
      ['View and manage groups', [['Create a group', 'group:write:group:admin']]],
    ],
  ],
  [
    'Meeting',
    [
      [
        'View all user meetings',
        [
          ['View a meeting', 'meeting:read:meeting:admin'],
          ["View a user's meetings", 'meeting:read:list_meetings:admin'],
          ["View a meeting's livestream information", 'meeting:read:livestream:admin'],
        ],
      ],
      [
        'View and manage all user meetings',
        [
          ['Create a meeting for a user', 'meeting:write:meeting:admin'],
          ['Delete a meeting', 'meeting:delete:meeting:admin'],
        ],
      ],
    ],
  ],
  ['Phone', [['View all call logs', [['View call logs', 'phone:read:list_call_logs:admin']]]]],
  [
    'Report',
    [
      [
        'View report data',
        [
          ['View daily usage report', 'report:read:daily:admin'],
          ['View active or inactive hosts', 'report:read:list_users:admin'],
          ['View account operation logs', 'report:read:operation_logs:admin'],
        ],
      ],
    ],
  ],
  [
    'Role',
    [
      [
        'View user role information',
        [
          ['View roles', 'role:read:list_roles:admin'],
          ['View a role', 'role:read:role:admin'],
        ],
      ],
    ],
  ],
  ['TSP', [['View TSP', [['View TSP information', 'tsp:read:info:admin']]]]],
  ['Tracking Field', [['View tracking fields', [['View tracking fields', 'tracking_field:read:list_fields:admin']]]]],
  [
    'Webinar',
    [
      [
        'View all user webinars',
        [
          ['View a webinar', 'webinar:read:webinar:admin'],
          ["View a user's webinars", 'webinar:read:list_webinars:admin'],
        ],
      ],
    ],
  ],
  ['Whiteboard', [['View all user whiteboards', [['View whiteboards', 'whiteboard:read:list_whiteboards:admin']]]]],
  ['Workspace', [['View workspaces', [['View workspaces', 'workspace:read:list_workspaces:admin']]]]],
  ['Zoom Rooms', [['View Zoom Rooms', [['View Zoom Rooms', 'room:read:list_rooms:admin']]]]],
];

export const CLASSIC = [
  [
    'Meeting',
    [
      ['View and manage sub account’s user meetings', 'meeting:master'],
      ['View all user meetings', 'meeting:read:admin'],
      ["Get a meeting's encoded SIP URI", 'meeting:read:admin:sip_dialing'],
      ['View and manage all user meetings', 'meeting:write:admin'],
      ['View and manage information barriers', 'information_barriers:write:admin'],
      ['View information barriers', 'information_barriers:read:admin'],
    ],
  ],
  [
    'Webinar',
    [
      ['View and manage sub account’s user webinars', 'webinar:master'],
      ['View all user webinars', 'webinar:read:admin'],
      ['View and manage all user webinars', 'webinar:write:admin'],
    ],
  ],
  [
    'Recording',
    [
      ['View and manage sub account’s user recordings', 'recording:master'],
      ['View all user recordings', 'recording:read:admin'],
      ['View and manage all user recordings', 'recording:write:admin'],
    ],
  ],
  [
    'User',
    [
      ["View and manage sub account's user information", 'user:master'],
      ['View all user information', 'user:read:admin'],
      ['View users information and manage users', 'user:write:admin'],
      ["View user's zak token", 'user_zak:read:admin'],
    ],
  ],
  [
    'Account',
    [
      ['View and manage sub accounts', 'account:master'],
      ['View account info', 'account:read:admin'],
      ['View and manage account info', 'account:write:admin'],
    ],
  ],
  [
    'Conference Room Connector (CRC)',
    [
      ['View H.323 devices', 'h323:read:admin'],
      ['View and manage H.323 devices', 'h323:write:admin'],
    ],
  ],
  [
    'Team Chat',
    [
      ["View user's chat messages", 'chat_message:read:admin'],
      ["View user's chat channels", 'chat_channel:read:admin'],
    ],
  ],
  ['Marketplace', [['View apps on the account', 'marketplace_app:read:admin']]],
  [
    'Billing',
    [
      ['View billing', 'billing:master'],
      ['View billing information', 'billing:read:admin'],
    ],
  ],
  ['Contacts', [["View user's contacts", 'contact:read:admin']]],
  [
    'IM Group',
    [
      ['View IM groups', 'imgroup:read:admin'],
      ['View and manage IM groups', 'imgroup:write:admin'],
    ],
  ],
  [
    'Group',
    [
      ['View groups', 'group:read:admin'],
      ['View and manage groups', 'group:write:admin'],
    ],
  ],
  ['Dashboard', [['View dashboard data', 'dashboard_meetings:read:admin']]],
  [
    'Report',
    [
      ["View sub account's report data", 'report:master'],
      ['View report data', 'report:read:admin'],
      ['View your team chat history report', 'report_chat:read:admin'],
    ],
  ],
  [
    'Role',
    [
      ['View user role information', 'role:read:admin'],
      ['View and manage user role', 'role:write:admin'],
    ],
  ],
  [
    'Zoom Rooms',
    [
      ['View Zoom Rooms', 'room:read:admin'],
      ['View and manage Zoom Rooms', 'room:write:admin'],
    ],
  ],
  ['TSP', [['View TSP', 'tsp:read:admin']]],
  ['Tracking Field', [['View tracking fields', 'trackingfield:read:admin']]],
  [
    'Phone',
    [
      ['View all call logs', 'phone_call_log:read:admin'],
      ['View account phone settings', 'phone:read:admin'],
    ],
  ],
  ['SIP Phone', [['View SIP phones', 'sip_phone:read:admin']]],
];

/** Any one of these lets the call through. The first of the app's family is what the error names. */
export const NEEDS = {
  users: {
    granular: ['user:read:list_users:admin', 'user:read:list_users:master'],
    classic: ['user:read:admin', 'user:write:admin', 'user:master'],
  },
  user: {
    granular: ['user:read:user:admin', 'user:read:user:master'],
    classic: ['user:read:admin', 'user:write:admin', 'user:master'],
  },
  settings: {
    granular: ['account:read:settings:admin', 'account:read:settings:master'],
    classic: ['account:read:admin', 'account:write:admin', 'account:master'],
  },
  lock: {
    granular: ['account:read:lock_settings:admin', 'account:read:lock_settings:master'],
    classic: ['account:read:admin', 'account:write:admin', 'account:master'],
  },
};
/** Which of the two families that Compliance Manager reads (users, account) a list of scopes covers. */
export const familiesOf = (scopes) => ({
  user: scopes.some((s) => [...NEEDS.users.granular, ...NEEDS.users.classic].includes(s)),
  account: scopes.some((s) => [...NEEDS.settings.granular, ...NEEDS.settings.classic].includes(s)),
});
