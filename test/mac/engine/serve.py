"""Does the work of the stand-ins in python, as holder.pl does for those in perl: see serve.sh."""
import ctypes
import os
import re
import select
import signal
import sys

sys.path.insert(0, '/.mac/stand-ins')
os.environ['MAC_RELEASE'] = sys.argv[1]
import plists  # noqa: E402, F401  (what takes time to load)
import datetime  # noqa: E402, F401

FOLDER = '/.mac/run'
syscall = ctypes.CDLL(None, use_errno=True).syscall
compiled = {}


def take_over(client):
    """Files, folder, environment and user of the wrapper. Its arguments are given back."""
    place = f'/.mac/proc/{client}'
    pidfd = os.pidfd_open(client)
    for number in range(3):
        copy = syscall(438, pidfd, (7, 8, 2)[number], 0)  # pidfd_getfd; for 7 and 8 see serve.sh
        if copy >= 0:
            os.dup2(copy, number)
            os.close(copy)
        else:
            os.close(number)
    words = open(f'{place}/cmdline', 'rb').read().split(b'\0')[1:-1]
    status = open(f'{place}/status').read()
    environment = open(f'{place}/environ', 'rb').read().split(b'\0')
    os.environb.clear()
    os.environb.update(one.split(b'=', 1) for one in environment if b'=' in one)
    os.chdir(f'{place}/cwd')
    os.umask(int(re.search(r'^Umask:\s*(\d+)', status, re.M)[1], 8))
    uid = int(re.search(r'^Uid:\s*\d+\s+(\d+)', status, re.M)[1])
    gid = int(re.search(r'^Gid:\s*\d+\s+(\d+)', status, re.M)[1])
    groups = re.search(r'^Groups:(.*)$', status, re.M)[1].split()
    os.setgroups([int(group) for group in groups])
    os.setresgid(gid, gid, gid)
    os.setresuid(uid, uid, uid)
    return [os.fsdecode(word) for word in words]


def work(file, client):
    """In a fork."""
    code = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        sys.argv = take_over(client)
        plists.NAME = os.path.basename(sys.argv[0])
        sys.stdout = open(1, 'w', encoding='utf-8', errors='surrogateescape', closefd=False)
        sys.stdin = open(0, encoding='utf-8', errors='surrogateescape', closefd=False)
        sys.stderr = open(2, 'w', encoding='utf-8', errors='surrogateescape', closefd=False)
        exec(compiled[file], {'__name__': '__main__'})
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException as error:
        print(f'{file}: {error!r}', file=sys.stderr)
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            pass
        os._exit(code & 255)


def reply(client, slot, status):
    code = 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    try:
        number = os.open(f'{FOLDER}/reply.{slot}', os.O_WRONLY | os.O_NONBLOCK)
        os.write(number, b'%d\n' % code)
        os.close(number)
    except OSError:
        pass


def is_gone(client):
    try:
        os.kill(client, 0)
    except ProcessLookupError:
        return True
    return False


def free(used):
    """A pipe is free again when the wrapper is gone. (If the file is gone, too, holder.pl has done it.)"""
    for client, slot in [one for one in used if is_gone(one[0])]:
        used.remove((client, slot))
        try:
            os.unlink(f'{FOLDER}/claim.{slot}')
        except FileNotFoundError:
            pass


def main():
    orders = os.open(f'{FOLDER}/python', os.O_RDWR)
    woken, wake = os.pipe()
    os.set_blocking(woken, False)
    os.set_blocking(wake, False)
    # Children are waited for in the loop alone: a handler could be faster than the entry in waiting.
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    waiting = {}
    used = []
    pending = b''
    while True:
        ready, _, _ = select.select([orders, woken], [], [])
        if woken in ready:
            os.read(woken, 4096)
            while waiting:
                pid, status = os.waitpid(-1, os.WNOHANG)
                if pid == 0:
                    break
                client, slot = waiting.pop(pid)
                reply(client, slot, status)
                used.append((client, slot))
        if orders in ready:
            pending += os.read(orders, 4096)
            *lines, pending = pending.split(b'\n')
            for line in lines:
                file, client, slot = line.decode().split()
                free(used)
                if file not in compiled:
                    compiled[file] = compile(open(f'/.mac/stand-ins/{file}').read(), file, 'exec')
                pid = os.fork()
                if pid == 0:
                    work(file, int(client))
                waiting[pid] = int(client), int(slot)


main()
