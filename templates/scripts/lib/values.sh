#!/bin/sh
# The values of a policy. `msgrctl emit` puts its own assignments in the place of this file; here each is empty, so that
# a script can be read, checked and started as it is.

# Who the policy is for.
ORGANIZATION=
# Which policy, and which msgrctl, made the script.
POLICY_SHA256=
TOOL_VERSION=
# The name of the program's bundle.
APPLICATION='Microsoft Messenger.app'
# The network installation point: an afp:, smb: or nfs: address, or a folder.
SOURCE=
# The settings of every user, as lines of an XML property list: a key and its value in turn, each after one tab.
SETTINGS=
# Settings of single users: a line with the account's name, then its settings as above; and so on.
USER_SETTINGS=
# none, file or enforce.
LOCK=none
# Root certificates, as PEM, one after the other.
CERTIFICATES=
# The TCP port range, or empty.
PORT_MIN=
PORT_MAX=
