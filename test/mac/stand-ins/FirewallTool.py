"""The loader of the Sharing firewall: strict about types; one wrong entry, and all rules are flushed [FW]."""
import sys

sys.path.insert(0, '/.mac/stand-ins')
from plists import loads, refuse  # noqa: E402

FILE = '/Library/Preferences/com.apple.sharing.firewall.plist'
STATE = '/.mac/state/firewall'
IPFW = '/.mac/state/ipfw'


class Wrong(Exception):
    pass


def number(value, what):
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise Wrong(f'{what} is not a number')
    return value


def ports(value, what):
    if not isinstance(value, list):
        raise Wrong(f'{what} is not an array')
    for one in value:
        if not isinstance(one, str):
            raise Wrong(f'{what} holds what is not a string')
        ends = one.split('-')
        if len(ends) > 2 or not all(end.isdigit() and 1 <= int(end) <= 65535 for end in ends):
            raise Wrong(f'{what} holds no port: {one}')
        if len(ends) == 2 and int(ends[0]) > int(ends[1]):
            raise Wrong(f'{what} holds no range: {one}')
    return value


def rules(settings):
    """None if the firewall is off, else the lines for ipfw."""
    if not isinstance(settings, dict):
        raise Wrong('the file is not a dictionary')
    if not isinstance(settings.get('state'), bool):
        raise Wrong('state is not a Boolean')
    services = settings.get('firewall')
    if not isinstance(services, dict):
        raise Wrong('firewall is not a dictionary')
    ports(settings.get('allports'), 'allports')
    for key in ('udpenabled', 'loggingenabled', 'stealthenabled'):
        if key in settings:
            number(settings[key], key)
    tcp, udp = [], []
    for name, service in services.items():
        if not isinstance(service, dict):
            raise Wrong(f'{name} is not a dictionary')
        enabled = number(service.get('enable'), f'{name}: enable')
        if 'port' in service:
            found = ports(service['port'], f'{name}: port')
            tcp += found if enabled else []
        if 'udpport' in service:
            found = ports(service['udpport'], f'{name}: udpport')
            udp += found if enabled else []
    if not settings['state']:
        return None
    lines = [f'02000 allow ip from any to any via lo*', '02040 allow tcp from any to any out', '02050 allow tcp from any to any established']
    lines += [f'{2070 + 10 * i:05d} allow tcp from any to any {one} in' for i, one in enumerate(tcp)]
    lines.append('12190 deny tcp from any to any')
    if settings.get('udpenabled') == 1:
        lines += [f'{22000 + 10 * i:05d} allow udp from any to any {one} in' for i, one in enumerate(udp)]
        lines.append('35000 deny udp from any to any in')
    return lines


def record(state, lines):
    with open(STATE, 'w') as file:
        file.write(state + '\n')
    with open(IPFW, 'w') as file:
        file.write(''.join(line + '\n' for line in lines))


def main(words):
    if words == ['-a']:
        try:
            state = open(STATE).read().strip()
        except OSError:
            state = 'default'
        sys.exit({'apple': 0, 'default': 255}.get(state, 255))
    if words:
        refuse(f'{words[0]} is not pretended')
    try:
        with open(FILE, 'rb') as file:
            lines = rules(loads(file.read()))
    except (OSError, ValueError, Wrong) as error:
        print(f'FirewallTool: {error}', file=sys.stderr)
        record('flushed', [])
        sys.exit(1)
    record('apple' if lines else 'default', lines or [])


main(sys.argv[1:])
