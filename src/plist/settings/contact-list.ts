import { settingsOf } from './define.ts';
import type { Setting } from './setting.ts';

const corporate = settingsOf('boolean', 'preference', 'corporate');
const personal = settingsOf('boolean', 'preference', 'personal');
const folded = (kind: 'corporate' | 'personal'): ReturnType<typeof settingsOf> => settingsOf('boolean', 'state', kind);

const SWAPPED = {
  about: 'account',
  readings: [
    'the table gives OnlineCollapsed to the corporate and OnlineCollapsedSIP to the personal account',
    'every other pair of keys gives the one that ends in SIP to the corporate account',
  ],
} as const;

/** How the contact list looks: groups, and which of them are folded. */
export const CONTACT_LIST_SETTINGS: readonly Setting[] = [
  personal('GroupOfflineTogether', 'Gathers contacts who are offline in one group of the personal list.'),
  corporate('GroupOfflineTogetherSIP', 'Gathers contacts who are offline in one group of the corporate list.'),
  settingsOf('boolean', 'state', 'both')('GroupsViewEverUsed', 'Remembers that the user has seen the contact list in groups.'),
  folded('corporate')('OfflineCollapsedSIP', 'Keeps the offline group of the corporate list folded.'),
  folded('personal')('OfflineCollapses', 'Keeps the offline group of the personal list folded.', {
    aliases: [{ name: 'OfflineCollapsed', why: 'the sister keys end in Collapsed, so the table most likely misprints it' }],
    contradictions: [
      { about: 'name', readings: ['the table prints OfflineCollapses', 'its sisters are OfflineCollapsedSIP, OnlineCollapsed and OnlineCollapsedSIP'] },
    ],
  }),
  folded('corporate')('OnlineCollapsed', 'Keeps the online group folded, by the table that of the corporate list.', { contradictions: [SWAPPED] }),
  folded('personal')('OnlineCollapsedSIP', 'Keeps the online group folded, by the table that of the personal list.', { contradictions: [SWAPPED] }),
  personal('ShowGroups', 'Shows the personal list in groups.'),
  corporate('ShowGroupsSIP', 'Shows the corporate list in groups.'),
];
