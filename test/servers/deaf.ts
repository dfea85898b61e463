import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The queue of connections is full and nobody takes one: Linux then drops each SYN, as a firewall does. */
const FULL = `
import socket, sys, time
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind((sys.argv[1], int(sys.argv[2])))
server.listen(0)
clients = [socket.socket() for _ in range(3)]
for client in clients:
    client.setblocking(False)
    client.connect_ex((sys.argv[1], int(sys.argv[2])))
time.sleep(0.1)
print('full', flush=True)
sys.stdin.read()
`;

/** A port that answers nothing at all, not even that it is closed. */
export async function startDeaf(address: string, port: number): Promise<{ stop: () => Promise<void> }> {
  const child = spawn('python3', ['-c', FULL, address, String(port)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    kill();
    await gone;
  };
  const isFull = await Promise.race([once(child.stdout, 'data').then(() => true), gone.then(() => false)]);
  if (!isFull) throw new Error(`nobody could listen on ${address}:${port}`);
  return { stop };
}
